import Foundation

/// Settings, schema or key are not what the evidence rests on: refused with exit code 4 and a word for what differs, by
/// every command that relies on it, with nothing written.
enum DriftSuite: Suite {
    static let name = "drift"

    static func run(_ bench: Bench, _ tally: Tally) throws {
        let registry = try SampleRegistry(bench)
        try registry.grow(.units + .decision(1, lines: 2))
        for command in DriftCommand.all {
            let copy = try SampleRegistry(copyOf: registry, bench)
            defer { copy.remove() }
            let run = try command.run(on: copy)
            tally.expect(run.exitCode == 0, "untouched, \(command.name): \(run.ending), \(run.told)")
        }
        let drifts = try DriftCase.ofSchema(registry) + DriftCase.ofFile + (registry.isSigned ? DriftCase.ofKey : [])
        let trials = drifts.flatMap { drift in DriftCommand.all.map { (drift, $0) } }
        try bench.forEach(trials) { _, trial in
            tally.count(try Self.problems(trial.0, trial.1, registry, bench))
        }
        tally.report("drifts", drifts.count)
        tally.report("of the schema", try DriftCase.ofSchema(registry).count)
        tally.report("of the file's settings", DriftCase.ofFile.count)
        tally.report("of the key", registry.isSigned ? "\(DriftCase.ofKey.count)" : "skipped, there are no keys yet")
        if registry.isSigned { try refuseKeysInTheStore(registry, bench, tally) }
    }

    private static func problems(
        _ drift: DriftCase, _ command: DriftCommand, _ registry: SampleRegistry, _ bench: Bench
    ) throws -> [String] {
        let copy = try SampleRegistry(copyOf: registry, bench)
        defer { copy.remove() }
        let environment = try drift.apply(copy)
        let before = try Folder.contents(copy.log)
        let run = try command.run(on: copy, environment: environment)
        let what = "\(drift.name), \(command.name): \(run.ending), \(run.told.prefix(200))"
        guard drift.concerns == .everything || command.writes else {
            return run.exitCode == 0 ? [] : ["\(what), though it needs no key"]
        }
        var problems: [String] = []
        if run.exitCode != 4 { problems.append("not exit code 4") }
        if !drift.words.allSatisfy(run.told.contains) { problems.append("not all of \(drift.words) are told") }
        if try Folder.contents(copy.log) != before { problems.append("the log was written") }
        return problems.isEmpty ? [] : ["\(what): \(problems.joined(separator: ", "))"]
    }

    /// A new key is not made where the log is, and a key that is there already is not given away.
    private static func refuseKeysInTheStore(_ registry: SampleRegistry, _ bench: Bench, _ tally: Tally) throws {
        let bare = try SampleRegistry(bench, isSigned: false)
        for path in [bare.path("store/new.key"), bare.path("store/../store/new.key")] {
            let run = try bare.run(["keys", "new", "--key", path])
            tally.expect(run.exitCode == 4, "keys new --key \(path): \(run.ending), \(run.told)")
            tally.expect(!Folder.exists(bare.path("store/new.key")), "keys new left a key in the store")
        }
        let run = try registry.run(["keys", "new", "--key", registry.path("second.key")])
        tally.expect(run.exitCode == 4, "keys new where there is a key: \(run.ending), \(run.told)")
        tally.expect(!Folder.exists(registry.path("second.key")), "keys new left a key that it refused to give")
    }
}
