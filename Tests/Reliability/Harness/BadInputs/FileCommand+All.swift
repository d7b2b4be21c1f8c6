import Foundation

extension FileCommand {
    /// Every command that reads a file, each with bad ones.
    static func all(_ registry: SampleRegistry, _ bench: Bench) throws -> [FileCommand] {
        var numbers = RandomSource(seed: bench.seed, 1)
        return try ofSubmissions(bench, &numbers) + ofLogs(registry, bench, &numbers)
            + ofNotes(registry, bench, &numbers) + ofKeys(bench, &numbers) + [ofMarks(registry, bench, &numbers)]
            + ofCopies(registry, bench, &numbers)
    }

    /// What is bad in any text.
    static func texts(_ good: Data, _ bench: Bench, _ numbers: inout RandomSource) -> [BadInput] {
        BadInput.garbage(&numbers) + BadInput.truncated(good, bench) + BadInput.changed(good, bench, &numbers)
            + BadInput.spoiled(String(decoding: good, as: UTF8.self))
    }

    private static func ofSubmissions(_ bench: Bench, _ numbers: inout RandomSource) throws -> [FileCommand] {
        let good = Papers.decision(3, lines: 2).data
        // A changed letter may be another good decision, so nothing is written, and it may be refused by the log.
        let allowed = Allowed(altered: [0, 2, 4])
        return [
            FileCommand(
                name: "record .jsonl", good: good, inputs: texts(good, bench, &numbers),
                arguments: { file, _ in ["record", file, "--dry-run"] }, allowed: allowed, suffix: ".jsonl"),
            FileCommand(
                name: "record .json, written", good: good, inputs: BadInput.garbage(&numbers),
                arguments: { file, _ in ["record", file] }, allowed: Allowed(good: [0]), suffix: ".json"
            ).withGood(Papers.decision(2, lines: 2).data),
            FileCommand(
                name: "record .yaml", good: good, inputs: texts(good, bench, &numbers),
                arguments: { file, _ in ["record", file, "--dry-run"] }, allowed: allowed, suffix: ".yaml"),
        ]
    }

    private static func ofLogs(
        _ registry: SampleRegistry, _ bench: Bench, _ numbers: inout RandomSource
    ) throws -> [FileCommand] {
        let good = try registry.exported()
        // Without a signature who recorded is told by the file alone.
        return [
            FileCommand(
                name: "restore .jsonl", good: good, inputs: texts(good, bench, &numbers),
                arguments: { file, folder in ["restore", file, "--store", "\(folder)/new"] },
                allowed: Allowed(altered: [0, 1, 2]), result: "new/log.db", suffix: ".jsonl")
        ]
    }

    /// The same command with another file that it takes.
    private func withGood(_ good: Data) -> FileCommand {
        FileCommand(
            name: name, good: good, inputs: inputs, arguments: arguments, environment: environment, allowed: allowed,
            result: result, suffix: suffix, mode: mode)
    }
}
