import ArgumentParser
import Events
import Foundation

/// Where a note or proof is written.
struct TargetOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            say("Ghi vào tệp mới này (mặc định: đầu ra).", "A new file to write to (default: the output)."),
            valueName: "file"), completion: .file())
    var file: String?

    /// Writes the file whole or not at all, and never over another.
    func write(_ text: String) throws {
        guard let file, file != "-" else { return try Screen.print(text) }
        try DurableFile.write(text.utf8, to: URL(filePath: file), replacing: false)
    }
}
