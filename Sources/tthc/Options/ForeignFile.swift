import ArgumentParser
import Foundation
import Intake

/// A foreign file of the command line, or standard input for `-`.
enum ForeignFile {
    /// - Throws: ``FileFault`` with a ``ReadingFault``, which names the file.
    static func read(_ path: String, keptValues: Bool = false) throws -> TableFile {
        let name = path == "-" ? say("đầu vào", "standard input") : path
        do {
            let contents = try InputFile.read(path, atMost: ReadingLimits.standard.fileBytes)
            return try TableFile(name: name, contents: contents, formulas: keptValues ? .keptValues : .refused)
        } catch let fault as ReadingFault {
            throw FileFault(file: name, cause: fault)
        }
    }
}

/// Where what is proposed is written.
struct DraftOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            say("Ghi bản thảo vào tệp mới này.", "Write the draft to this new file."), valueName: "file"),
        completion: .file())
    var target: String?
    @Flag(help: ArgumentHelp(say("Cho ghi đè tệp bản thảo đã có.", "Replace a draft that is there.")))
    var overwrite = false

    func write(_ text: @autoclosure () -> String) throws {
        guard let target else { return }
        try DraftFile.write(text(), to: target, overwrites: overwrite)
    }
}
