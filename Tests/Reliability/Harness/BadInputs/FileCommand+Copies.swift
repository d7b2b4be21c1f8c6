import Foundation

extension FileCommand {
    /// Copies of the log: as a file of SQLite, and each file of a bundle.
    static func ofCopies(
        _ registry: SampleRegistry, _ bench: Bench, _ numbers: inout RandomSource
    ) throws -> [FileCommand] {
        let backup = bench.folder.fresh("backup")
        try registry.succeed(["backup", backup])
        let copy = try Folder.contents(backup)
        // A schema or version that differs is refused; a byte of free space changes nothing.
        let allowed = Allowed(altered: [1, 2, 4])
        let cut = BadInput.truncated(copy, bench).map { $0 }
        let cuts = bench.isLong ? cut.evenly(2_000) : cut
        let files = [
            FileCommand(
                name: "verify a copy", good: copy, inputs: BadInput.garbage(&numbers) + cuts,
                arguments: { file, _ in ["verify", file] }, allowed: allowed, suffix: ".db"),
            FileCommand(
                name: "restore a copy", good: copy, inputs: BadInput.garbage(&numbers) + cuts,
                arguments: { file, folder in ["restore", file, "--store", "\(folder)/new"] }, allowed: allowed,
                result: "new/log.db", suffix: ".db"),
        ]
        return files + (try ofBundles(registry, bench, &numbers))
    }

    /// The bundle is beside the bad file, which takes the place of one of its own.
    private static func ofBundles(
        _ registry: SampleRegistry, _ bench: Bench, _ numbers: inout RandomSource
    ) throws -> [FileCommand] {
        let bundle = bench.folder.fresh("bundle")
        try registry.succeed(["export", "--bundle", bundle])
        var commands: [FileCommand] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: bundle).sorted() {
            let good = try Folder.contents("\(bundle)/\(name)")
            let inputs = texts(good, bench, &numbers)
            for command in ["verify", "restore"] {
                // What only repeats what the signed files say need not be read by who restores.
                let altered: Set<Int32> = name == "facts.jsonl" ? [1, 2] : [0, 1, 2]
                commands.append(
                    FileCommand(
                        name: "\(command) a bundle, \(name)", good: good, inputs: inputs,
                        arguments: { file, folder in
                            let own = "\(folder)/bundle"
                            try? Folder.copy(bundle, to: own)
                            Folder.remove("\(own)/\(name)")
                            try? Folder.copy(file, to: "\(own)/\(name)")
                            return command == "verify"
                                ? ["verify", own] : ["restore", own, "--store", "\(folder)/new"]
                        }, allowed: Allowed(garbage: [1, 2], altered: altered),
                        result: command == "verify" ? nil : "new/log.db"))
            }
        }
        return commands
    }
}
