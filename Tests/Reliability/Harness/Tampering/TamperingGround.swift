import Foundation

/// A signed log with its past, and what others hold of it: checkpoints and the verifier key.
struct TamperingGround: Sendable {
    let bench: Bench
    let registry: SampleRegistry
    /// The log after each submission.
    let ages: [(size: Int, log: Data)]
    /// Checkpoints that were handed out, as files, ascending by size.
    let held: [(size: Int, path: String)]
    /// The text of the verifier key that was handed out.
    let verifierKey: String

    /// A key the registry never had.
    static let foreignSeed = Data(repeating: 99, count: 32)

    init(_ bench: Bench) throws {
        let registry = try SampleRegistry(bench)
        var ages: [(size: Int, log: Data)] = []
        var held: [(size: Int, path: String)] = []
        var size = 0
        for number in 0...6 {
            let lines = 1 + number % 3
            try registry.grow(number == 0 ? .units : .decision(number, lines: lines))
            size += number == 0 ? Papers.units.facts : lines + 1
            ages.append((size, try Folder.contents(registry.log)))
            let file = registry.path("held-\(size).txt")
            try registry.succeed(["checkpoint", "-o", file])
            held.append((size, file))
        }
        self.bench = bench
        self.registry = registry
        self.ages = ages
        self.held = held
        self.verifierKey = try SignedNote.verifierKey(name: SampleRegistry.origin, seed: SampleRegistry.seed)
    }

    var size: Int { ages.last!.size }
}
