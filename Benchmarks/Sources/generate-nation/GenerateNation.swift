import ArgumentParser
import Foundation
import NationalHistory

@main
struct GenerateNation: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate-nation",
        abstract: "Writes a made-up history of the whole nation as submissions, JSON Lines.")

    @Argument(help: "How many lines of annexes.")
    var lines: Int

    @Argument(help: "The file to write.")
    var file: String

    @Option(help: "The same seed gives the same history.")
    var seed: UInt64 = 1

    func validate() throws {
        guard lines >= 5000 else { throw ValidationError("A nation needs at least 5000 lines, not \(lines).") }
    }

    func run() throws {
        guard FileManager.default.createFile(atPath: file, contents: nil),
            let handle = FileHandle(forWritingAtPath: file)
        else { throw ValidationError("\(file) cannot be written.") }
        let counts = try NationalHistory(lines: lines, seed: seed).write { try handle.write(contentsOf: $0) }
        try handle.close()
        let acts = counts.acts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        print(
            "\(counts.lines) lines, \(counts.facts) facts, \(counts.submissions) submissions, \(counts.procedures) procedures"
        )
        print(acts)
    }
}
