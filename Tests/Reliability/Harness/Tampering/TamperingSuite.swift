import Foundation

/// A signed log is changed behind the program's back, at random, by someone who can also mend triggers, tree and
/// signatures; `tthc verify` must find it.
///
/// What leaves a log that agrees with itself is found only with what is held outside: the last checkpoint or the key.
enum TamperingSuite: Suite {
    static let name = "tampering"

    static func run(_ bench: Bench, _ tally: Tally) throws {
        let ground = try TamperingGround(bench)
        try control(ground, tally)
        let cases = TamperingCase.all
        let rounds = bench.isLong ? 10 : 2
        let trials = try bench.map(Array(0..<rounds * cases.count)) { _, number in
            try TamperingTrial(cases[number % cases.count], number: number, ground: ground)
        }
        for trial in trials { trial.judge(tally) }
        tally.report("random cases", trials.count)
        for witness in TamperingCase.Witness.allCases {
            let trials = trials.filter { $0.tampering.shownBy == witness }
            tally.report(
                "cases shown by \(witness.rawValue)",
                "\(trials.count), found \(trials.count(where: \.isFound)), "
                    + "by the log alone \(trials.count { $0.alone.isRefusal })")
        }
        let appends = trials.compactMap(\.append)
        tally.report("appends with an anchor", "\(appends.count), refused \(appends.count { $0.run.exitCode == 4 })")
    }

    /// The log as it was made passes, with each checkpoint that was handed out, and grows.
    private static func control(_ ground: TamperingGround, _ tally: Tally) throws {
        let since = ground.held.flatMap { ["--since", $0.path] }
        for subject in [[], [ground.registry.log]] {
            let run = try ground.registry.run(["verify"] + subject + since + ["--key", ground.verifierKey])
            tally.expect(run.exitCode == 0, "untouched, verify \(subject): \(run.ending), \(run.told)")
        }
        for (size, path) in ground.held {
            let run = try ground.registry.run(["verify", path, "--key", ground.verifierKey])
            tally.expect(run.exitCode == 0, "checkpoint of \(size): \(run.ending), \(run.told)")
        }
        let grown = try SampleRegistry(copyOf: ground.registry, ground.bench)
        defer { grown.remove() }
        let run = try grown.record(.decision(900, lines: 1), ["--anchor", grown.anchor])
        tally.expect(run.exitCode == 0, "append to the untouched log: \(run.ending), \(run.told)")
    }
}
