import Foundation
import Synchronization

/// Malformed files for every command that reads one: exit code 2 (1 where the file is well formed and wrong), one
/// sentence, no trap, under 2 s and 200 MB, and the log as it was.
enum BadInputSuite: Suite {
    static let name = "bad-inputs"

    static func run(_ bench: Bench, _ tally: Tally) throws {
        let registry = try SampleRegistry(bench)
        try registry.grow(.units + .decision(1, lines: 2))
        try registry.grow(.decision(2, lines: 2))
        let before = try registry.exported()
        let commands = try FileCommand.all(registry, bench)
        var trials: [BadInputTrial] = []
        for command in commands {
            trials += bench.sample(command.inputs, short: 24).map { BadInputTrial(command: command, input: $0) }
            let good = BadInputTrial(
                command: command.allowing(command.allowed.good), input: BadInput("untouched", command.good))
            tally.count(try good.run(on: registry, bench).problems)
        }
        let slowest = Mutex((seconds: 0.0, kilobytes: 0))
        let codes = try bench.map(trials) { _, trial in
            let (run, problems) = try trial.run(on: registry, bench)
            tally.count(problems)
            slowest.withLock { $0 = (max($0.seconds, run.seconds), max($0.kilobytes, run.peakKilobytes)) }
            return (trial.command.name, run.ending)
        }
        tally.expect(try registry.exported() == before, "the log is not what it was before the bad inputs")
        for command in commands {
            let endings = codes.filter { $0.0 == command.name }.map(\.1)
            let counts = Set(endings).sorted().map { ending in "\(endings.count { $0 == ending }) × \(ending)" }
            tally.report(command.name, counts.joined(separator: ", "))
        }
        let (seconds, kilobytes) = slowest.withLock { $0 }
        tally.report("inputs", trials.count)
        tally.report("slowest", "\(Int(seconds * 1_000)) ms")
        tally.report("most memory", "\(kilobytes / 1_024) MB")
        try spoiledStores(registry, bench, tally)
    }
}

extension FileCommand {
    /// The same command, from which other answers are expected.
    func allowing(_ codes: Set<Int32>) -> FileCommand {
        var command = self
        command.allowed.altered = codes
        return command
    }
}
