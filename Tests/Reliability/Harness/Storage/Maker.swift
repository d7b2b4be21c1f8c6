import Foundation

/// A command that makes something whole or not at all.
struct Maker: Sendable {
    let name: String
    /// The command that makes it in a folder.
    let arguments: @Sendable (String) -> [String]
    let result: String
    /// An empty registry left behind by a failure is whole in itself: a fact in it is not.
    var mayLeaveEmptyRegistry = false

    static func all(_ exported: String) -> [Maker] {
        let registries = [
            Maker(
                name: "init", arguments: { ["init", "--store", "\($0)/new"] }, result: "new/log.db",
                mayLeaveEmptyRegistry: true),
            Maker(
                name: "restore", arguments: { ["restore", exported, "--store", "\($0)/new"] }, result: "new/log.db",
                mayLeaveEmptyRegistry: true),
        ]
        return registries + [
            Maker(name: "backup", arguments: { ["backup", "\($0)/copy.db"] }, result: "copy.db"),
            Maker(name: "export", arguments: { ["export", "--bundle", "\($0)/bundle"] }, result: "bundle"),
            Maker(name: "checkpoint", arguments: { ["checkpoint", "-o", "\($0)/note.txt"] }, result: "note.txt"),
            Maker(
                name: "proof", arguments: { ["proof", "--fact", "3", "-o", "\($0)/proof.txt"] }, result: "proof.txt"),
        ]
    }

    /// What is wrong when it is made on a disk that may be full, and made again when it no longer is.
    func problems(on disk: SmallDisk, _ registry: SampleRegistry) throws -> [String] {
        let result = "\(disk.path)/\(self.result)"
        let run = try registry.run(arguments(disk.path))
        var problems: [String] = []
        switch run.exitCode {
        case 0: if !Folder.exists(result) { problems.append("exit code 0, but there is no \(self.result)") }
        case 3: problems += try remainder(result, registry, disk)
        default: problems.append("\(run.ending): \(run.told)")
        }
        try disk.empty()
        if run.exitCode == 0 { Folder.remove(result) }
        let again = try registry.run(arguments(disk.path))
        if again.exitCode != 0 { problems.append("again with room \(again.ending): \(again.told)") }
        return problems
    }

    private func remainder(_ result: String, _ registry: SampleRegistry, _ disk: SmallDisk) throws -> [String] {
        guard Folder.exists(result) else { return [] }
        guard mayLeaveEmptyRegistry else { return ["exit code 3, but \(self.result) is there"] }
        let log = try registry.run(["log", "--format", "jsonl", "--store", "\(disk.path)/new"])
        return log.exitCode == 0 && log.output.isEmpty ? [] : ["exit code 3, but facts are there: \(log.ending)"]
    }
}
