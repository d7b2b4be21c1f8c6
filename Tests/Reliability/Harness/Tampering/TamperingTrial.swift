import Foundation

/// One log changed in one way, and what the program said to it.
struct TamperingTrial: Sendable {
    let tampering: TamperingCase
    /// What exactly was done.
    let told: String
    /// `tthc verify` with nothing from outside.
    let alone: Run
    /// With each thing that must show it; none where the log itself does.
    let outside: [Run]
    let append: Append?

    /// An append with the mark of the log as it was before.
    struct Append: Sendable {
        let run: Run
        let leftAllAsItWas: Bool
    }

    init(_ tampering: TamperingCase, number: Int, ground: TamperingGround) throws {
        var numbers = RandomSource(seed: ground.bench.seed, number)
        let copy = try SampleRegistry(copyOf: ground.registry, ground.bench)
        defer { copy.remove() }
        self.tampering = tampering
        self.told = try "trial \(number), " + tampering.apply(copy.log, ground, &numbers)
        // The store in place, or the file as a stranger gets it.
        let verify = number % 2 == 0 ? ["verify"] : ["verify", copy.log]
        self.alone = try copy.run(verify)
        let newest = ground.held.last!.path
        switch tampering.shownBy {
        case .log:
            self.outside = []
            self.append = nil
            return
        case .checkpoint: self.outside = [try copy.run(verify + ["--since", newest])]
        case .key:
            // The facts are the same, but who signed the checkpoint is no longer known to the log.
            self.outside = [
                try copy.run(verify + ["--key", ground.verifierKey]), try copy.run(verify + ["--since", newest]),
            ]
        }
        let before = try Self.contents(of: copy)
        let run = try copy.record(.decision(901, lines: 1), ["--anchor", copy.anchor])
        self.append = Append(run: run, leftAllAsItWas: try Self.contents(of: copy) == before)
    }

    /// The log and its marks.
    private static func contents(of registry: SampleRegistry) throws -> [String: Data] {
        var contents = ["log.db": try Folder.contents(registry.log)]
        for name in try FileManager.default.contentsOfDirectory(atPath: registry.anchor)
        where name.hasSuffix(".checkpoint") {
            contents[name] = try Folder.contents("\(registry.anchor)/\(name)")
        }
        return contents
    }

    var isFound: Bool { (outside.isEmpty ? [alone] : outside).allSatisfy(\.isRefusal) }

    func judge(_ tally: Tally) {
        let what = "\(tampering.name) (\(told))"
        guard let append else {
            return tally.expect(alone.isRefusal, "\(what): \(alone.ending), \(alone.told)")
        }
        tally.expect(
            alone.isRefusal || alone.exitCode == 0, "\(what), nothing from outside: \(alone.ending), \(alone.told)")
        for run in outside { tally.expect(run.isRefusal, "\(what), with what shows it: \(run.ending), \(run.told)") }
        tally.expect(append.run.exitCode == 4, "\(what), append: \(append.run.ending), \(append.run.told)")
        tally.expect(append.leftAllAsItWas, "\(what): the refused append wrote something")
    }
}
