import Foundation

extension FileCommand {
    /// Keys, secret and public, in each place where one is read.
    static func ofKeys(_ bench: Bench, _ numbers: inout RandomSource) throws -> [FileCommand] {
        let seed = SampleRegistry.seed
        let verifier = Data((try SignedNote.verifierKey(name: SampleRegistry.origin, seed: seed) + "\n").utf8)
        let secret =
            BadInput.garbage(&numbers).filter { $0.name != "a million lines" } + BadInput.truncated(seed, bench)
        let papers = bench.folder.fresh("papers")
        // Recorded already: with the right key nothing is added.
        try Folder.write(Papers.decision(2, lines: 2).data, to: papers + ".jsonl")
        let fresh = bench.folder.fresh("papers")
        try Folder.write(Papers.decision(70, lines: 1).data, to: fresh + ".jsonl")
        let refused = Allowed(garbage: [2, 4], altered: [2, 4], good: [0])
        return [
            FileCommand(
                name: "record with a key", good: seed, inputs: [],
                arguments: { _, _ in ["record", papers + ".jsonl"] }, environment: { ["TTHC_KEY": $0] },
                allowed: refused, suffix: ".key", mode: 0o400),
            FileCommand(
                name: "record with a bad key", good: Data(seed.reversed().map { $0 &+ 1 }), inputs: secret,
                arguments: { _, _ in ["record", fresh + ".jsonl"] }, environment: { ["TTHC_KEY": $0] },
                allowed: Allowed(garbage: [2, 4], altered: [2, 4], good: [4]), suffix: ".key", mode: 0o400),
            FileCommand(
                name: "keys rotate", good: Data(seed.reversed().map { $0 &+ 1 }), inputs: secret,
                arguments: { file, folder in ["keys", "rotate", "--key", file, "--new-key", "\(folder)/new.key"] },
                allowed: Allowed(garbage: [2, 4], altered: [2, 4], good: [4]), result: "new.key", suffix: ".key",
                mode: 0o400),
            FileCommand(
                name: "verify --key FILE", good: verifier, inputs: texts(verifier, bench, &numbers),
                arguments: { file, _ in ["verify", "--key", file] }, suffix: ".vkey"
            ).tolerating(["CRLF", "CR"]),
        ]
    }
}
