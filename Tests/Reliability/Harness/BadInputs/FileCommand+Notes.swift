import Foundation

extension FileCommand {
    /// Checkpoints and proofs, and each place where one is read.
    static func ofNotes(
        _ registry: SampleRegistry, _ bench: Bench, _ numbers: inout RandomSource
    ) throws -> [FileCommand] {
        let key = try SignedNote.verifierKey(name: SampleRegistry.origin, seed: SampleRegistry.seed)
        func made(_ arguments: [String]) throws -> Data {
            let file = bench.folder.fresh("made")
            try registry.succeed(arguments + ["-o", file])
            return try Folder.contents(file)
        }
        let old = try made(["checkpoint", "--size", "5"])
        let head = try made(["checkpoint"])
        let held = bench.folder.fresh("held")
        try Folder.write(old, to: held)
        let (receipt, list) = try receipt(registry, bench)
        let files: [(name: String, good: Data, options: [String])] = [
            ("checkpoint", head, []), ("proof", try made(["proof", "--fact", "3"]), []),
            ("consistency proof", try made(["proof", "--from", "5"]), ["--since", held]),
            ("receipt", receipt, ["--list", list]),
        ]
        let verifying = files.map { name, good, options in
            FileCommand(
                name: "verify, \(name)", good: good, inputs: notes(good, bench, &numbers),
                arguments: { file, _ in ["verify", file, "--key", key] + options })
        }
        return verifying + [
            FileCommand(
                name: "verify --since", good: old, inputs: notes(old, bench, &numbers),
                arguments: { file, _ in ["verify", "--since", file] }
            ).tolerating(["cut off after \(SignedNote.bodyLength(of: old)) bytes"]),
            // Only its size and root are used: who gets the proof holds the old checkpoint.
            FileCommand(
                name: "proof --from", good: old, inputs: notes(old, bench, &numbers),
                arguments: { file, folder in ["proof", "--from", file, "-o", "\(folder)/proof.txt"] },
                allowed: Allowed(altered: [0, 1, 2, 4]), result: "proof.txt"),
            // A list is any bytes: that it is another than the one confirmed is all there is to find.
            FileCommand(
                name: "verify --list", good: try Folder.contents(list),
                inputs: texts(try Folder.contents(list), bench, &numbers),
                arguments: { file, folder in
                    try? Folder.write(receipt, to: "\(folder)/receipt")
                    return ["verify", "\(folder)/receipt", "--key", key, "--list", file]
                }, allowed: Allowed(garbage: [1, 2]), suffix: ".json"),
            // Nobody has the key of a log that was lost: only the form can be checked.
            FileCommand(
                name: "init --declare-loss", good: head, inputs: notes(head, bench, &numbers),
                arguments: { file, folder in ["init", "--declare-loss", file, "--store", "\(folder)/new"] },
                allowed: Allowed(altered: [0, 1, 2, 4]), result: "new/log.db"),
        ]
    }

    /// A receipt, and the file of the list it is for.
    private static func receipt(_ registry: SampleRegistry, _ bench: Bench) throws -> (Data, list: String) {
        let (receipt, list) = (bench.folder.fresh("receipt"), bench.folder.fresh("list") + ".json")
        let run = try registry.succeed([
            "catalogue", "--commune", "11824", "--on", "2026-02-01", "--format", "json", "--full", "--receipt", receipt,
            "--anchor", registry.anchor,
        ])
        try Folder.write(run.output, to: list)
        return (try Folder.contents(receipt), list)
    }

    private static func notes(_ good: Data, _ bench: Bench, _ numbers: inout RandomSource) -> [BadInput] {
        texts(good, bench, &numbers) + BadInput.crowded(String(decoding: good, as: UTF8.self))
    }
}
