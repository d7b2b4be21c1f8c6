import ArgumentParser
import Foundation

/// Tries to make `tthc` lose, halve, double, corrupt or silently change facts, and reports figures.
@main
struct Reliability: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reliability",
        abstract: "Tries to make tthc lose, halve, double, corrupt or silently change facts.",
        discussion: "Exit code 1 when there was any violation. A failure names its seed.")

    /// Those that replay crash states come last: they make this process large, and Linux counts the memory of the process
    /// that starts another to that one's peak.
    static var suites: [any Suite.Type] {
        [
            BitFlipSuite.self, TamperingSuite.self, DriftSuite.self, BadInputSuite.self, StorageSuite.self,
            KillSuite.self, ErrorSuite.self, RandomKillSuite.self, CrashStateSuite.self, SabotageSuite.self,
        ]
    }

    @Option(help: "The program under test (default: tthc beside this one).")
    var tthc: String?
    @Flag(help: "The whole of it, for tens of minutes.")
    var long = false
    @Option(help: "Only this suite (repeatable).")
    var only: [String] = []
    @Option(name: .customLong("case"), help: "Only this scenario or story of a suite (repeatable).")
    var cases: [String] = []
    @Option(help: "Write the report to this file as well.")
    var report: String?
    @Option(help: "The seed of all that is chosen by chance.")
    var seed: UInt64 = 20_260_101
    @Option(help: "So many trials side by side.")
    var lanes = 2
    @Option(help: "Keep the folders of trials that went wrong here.")
    var keep: String?

    func validate() throws {
        let names = Self.suites.map { $0.name }
        for name in only where !names.contains(name) {
            throw ValidationError("no suite \(name); there are \(names.joined(separator: ", "))")
        }
    }

    func run() throws {
        let program = Program(path: absolute(tthc ?? Executable.neighbour("tthc")))
        try Strace.requireInstalled()
        let bench = Bench(
            program: program, isLong: long, seed: seed, folder: try Folder(),
            lanes: lanes, cases: cases, kept: keep.map(absolute))
        var document = Report(program: program, isLong: long, seed: seed)
        for suite in Self.suites where only.isEmpty || only.contains(suite.name) {
            let tally = Tally()
            let began = Date()
            do {
                try suite.run(bench, tally)
            } catch {
                tally.expect(false, "the suite could not go on: \(error)")
            }
            let section = document.add(suite.name, tally, seconds: Date().timeIntervalSince(began))
            print(section)
            fflush(nil)
        }
        print(document.summary)
        if let report { try Folder.write(Data(document.text.utf8), to: absolute(report)) }
        if document.violations > 0 { throw ExitCode(1) }
    }

    private func absolute(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
}
