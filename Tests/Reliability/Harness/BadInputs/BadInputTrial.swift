import Foundation

/// One command with one bad file.
struct BadInputTrial: Sendable {
    let command: FileCommand
    let input: BadInput

    static let longest = 2.0
    static let most = 200 * 1_024

    func run(on registry: SampleRegistry, _ bench: Bench) throws -> (run: Run, problems: [String]) {
        let folder = bench.folder.fresh("input")
        try Folder.make(folder)
        defer { Folder.remove(folder) }
        let file = "\(folder)/input\(command.suffix)"
        try input.place(at: file)
        if case .bytes = input.contents { chmod(file, command.mode) }
        let before = try Folder.contents(registry.log)
        let arguments = command.arguments(file, folder)
        let run = try Self.patiently { try registry.run(arguments, environment: command.environment(file)) }
        var problems = Self.problems(of: run, allowed: command.allowed.codes(input.kind))
        if try Folder.contents(registry.log) != before { problems.append("the log was written") }
        if let result = command.result, run.exitCode != 0, Folder.exists("\(folder)/\(result)") {
            problems.append("\(result) is there after a failure")
        }
        return (run, problems.map { "\(command.name), \(input.name): \($0)" })
    }

    /// Runs it again where it was slow: the machine may have been busy with something else.
    ///
    /// The kernel counts a child's memory from that of the harness, whose peak is forgotten first.
    static func patiently(_ body: () throws -> Run) throws -> Run {
        try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
        var run = try body()
        for _ in 0..<3 where run.seconds > longest && !run.isTimedOut { run = try body() }
        return run
    }

    /// What is wrong with an answer to bad input.
    static func problems(of run: Run, allowed: Set<Int32>) -> [String] {
        let said = "\(run.ending): \(run.told.prefix(300))"
        if run.isTimedOut || run.signal != nil { return [said] }
        let code = run.exitCode ?? -1
        var problems: [String] = []
        if !allowed.contains(code) { problems.append("\(said), not \(allowed.sorted())") }
        if code > 1, !run.errors.hasPrefix("tthc: ") || run.errors.count(where: \.isNewline) != 1 {
            problems.append("\(said): no single sentence")
        }
        if code == 1, run.told.isEmpty { problems.append("\(said): not a word") }
        if run.seconds > Self.longest { problems.append("\(said), after \(run.seconds) s") }
        if run.peakKilobytes > Self.most { problems.append("\(said), with \(run.peakKilobytes) KB") }
        return problems
    }
}
