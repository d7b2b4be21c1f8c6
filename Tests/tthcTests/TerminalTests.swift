import Foundation
import Testing

/// What a person sees: lines that fit, colours only where they are wanted.
@Suite struct TerminalTests {
    private static let scriptPath = "/usr/bin/script"

    @Test(arguments: ["vi", "en"])
    func `no line of a table is wider than the terminal`(language: String) throws {
        let sample = try Sample.store.get()
        for question in Sample.questions + [["log"], ["rebuild", "--check"]] {
            let output = try sample.succeed(question, language: language)
            #expect(!output.isEmpty)
            for line in output.split(separator: "\n") where width(line) > 80 {
                Issue.record("\(question), \(width(line)) columns: \(line)")
            }
        }
    }

    @Test(arguments: [60, 100, 120])
    func `a table follows the width of the terminal`(columns: Int) throws {
        #expect(try linesBeyond(columns) == [])
    }

    private func linesBeyond(_ columns: Int) throws -> [String] {
        try Sample.questions.flatMap { question in
            let run = try Program.run(question, in: Sample.store.get(), environment: ["COLUMNS": "\(columns)"])
            return run.output.split(separator: "\n").filter { width($0) > columns }.map { "\(question[0]): \($0)" }
        }
    }

    @Test func `nothing that is piped holds an escape code`() throws {
        for question in Sample.questions {
            for format in ["table", "json", "csv", "md"] {
                let run = try Program.run(
                    question + ["--format", format], in: Sample.store.get(),
                    environment: ["NO_COLOR": "", "TERM": "xterm-256color"])
                #expect(!run.output.contains("\u{1B}"), "\(question) \(format)")
            }
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: scriptPath), "needs script(1)"))
    func `a terminal gets colours, unless NO_COLOR is set or it is dumb`() throws {
        let diff = ["diff", "--commune", "11824", "--from", "2026-09-07", "--to", "2026-09-08"]
        #expect(try onTerminal(diff, ["TERM": "xterm"]).contains("\u{1B}[32m"))
        #expect(try !onTerminal(diff, ["TERM": "xterm", "NO_COLOR": "1"]).contains("\u{1B}"))
        #expect(try !onTerminal(diff, ["TERM": "dumb"]).contains("\u{1B}"))
        #expect(try !onTerminal(diff + ["--format", "json"], ["TERM": "xterm"]).contains("\u{1B}"))
    }

    /// What the program prints when its output is a terminal.
    private func onTerminal(_ arguments: [String], _ environment: [String: String]) throws -> String {
        let files = TemporaryStore()
        try FileManager.default.createDirectory(at: files.directory, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(filePath: Self.scriptPath)
        let command = ([Program.executable.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
        process.arguments = ["-qec", command, files.directory.appending(path: "typescript").path]
        process.environment = [
            "TTHC_STORE": try Sample.store.get().directory.path, "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh",
        ].merging(environment) { $1 }
        return try RunningProgram(process, input: "", output: nil).wait().output
    }

    /// Columns of a line of letters that take one column each; marks that combine with a letter take none.
    private func width(_ line: some StringProtocol) -> Int { line.count }
}
