import Foundation
import Testing

/// Help in both languages, completion for the common shells, and every command in the introduction.
@Suite struct HelpTests {
    /// The commands that the program itself lists.
    static let commands: [String] = {
        let help = try? Program.run(["--help"], in: TemporaryStore()).output
        let list = (help ?? "").split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS:") }.dropFirst()
        return list.compactMap { $0.wholeMatch(of: #/  ([a-z]+)  .*/#).map { String($0.1) } }
    }()

    @Test func `the program lists its commands`() {
        #expect(Self.commands.count >= 14)
        #expect(Set(Self.commands).isSuperset(of: Sample.questions.map { $0[0] }))
    }

    @Test(arguments: commands, ["vi", "en"])
    func `every command has help with an example, in both languages`(command: String, language: String) throws {
        for arguments in [[command, "--help"], [command, "-h"], ["help", command]] {
            let help = try Program.run(arguments, in: TemporaryStore(), language: language)
            #expect(help.exitCode == 0)
            #expect(help.errors.isEmpty)
            #expect(help.output.contains(language == "vi" ? "Ví dụ:" : "Example"), "\(arguments)")
            #expect(help.output.contains(try Regex("tthc \(command)( |\n)")), "\(arguments)")
        }
    }

    @Test(arguments: [[]] + commands.map { [$0] })
    func `help speaks the language that was asked for`(command: [String]) throws {
        let store = TemporaryStore()
        let texts = try ["vi", "en"].map { try Program.run(command + ["--help"], in: store, language: $0).output }
        let byOption = try ["vi", "en"].map {
            try Program.run(command + ["--help", "--lang", $0], in: store, language: $0 == "vi" ? "en" : "vi").output
        }
        #expect(texts[0] != texts[1])
        #expect(texts == byOption)
    }

    @Test(arguments: ["vi", "en"])
    func `help fits 80 columns`(language: String) throws {
        for line in try Self.lines(language) where line.count > 80 && !line.hasPrefix("USAGE:") {
            Issue.record("\(line.count) columns: \(line)")
        }
    }

    @Test func `the line of usage fits 80 columns`() throws {
        let usage = try Self.lines("en").filter { $0.hasPrefix("USAGE:") }
        #expect(usage.allSatisfy { $0.count <= 80 })
    }

    /// All that the program says when asked for help.
    private static func lines(_ language: String) throws -> [Substring] {
        try ([[]] + commands.map { [$0] }).flatMap { command in
            try Program.run(command + ["--help"], in: TemporaryStore(), language: language).output.split(
                separator: "\n")
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `a completion script knows every command`(shell: String) throws {
        let script = try TemporaryStore().succeed(["--generate-completion-script", shell])
        for command in Self.commands { #expect(script.contains(command), "\(command)") }
    }

    @Test func `the version is printed`() throws {
        #expect(try TemporaryStore().succeed(["--version"]).contains(#/^\d+\.\d+\.\d+\n$/#))
    }

    @Test(arguments: ["README.md", "README.vi.md"])
    func `every command is named in the introduction`(name: String) throws {
        let file = Program.root.appending(path: name)
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            return print("\(name) is not there yet: not looked for the commands in it")
        }
        for command in Self.commands { #expect(text.contains("tthc \(command)"), "\(name): \(command)") }
    }
}
