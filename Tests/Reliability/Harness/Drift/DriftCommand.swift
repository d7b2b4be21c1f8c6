/// A command that relies on the log.
struct DriftCommand: Sendable {
    let name: String
    let arguments: [String]
    /// Whether it needs the key.
    var writes = false

    static let all = [
        DriftCommand(name: "record", arguments: [], writes: true),
        DriftCommand(
            name: "catalogue",
            arguments: ["catalogue", "--commune", "11824", "--on", "2026-02-01", "--format", "json"]),
        DriftCommand(name: "log", arguments: ["log", "--format", "jsonl"]),
        DriftCommand(name: "verify", arguments: ["verify"]),
    ]

    func run(on registry: SampleRegistry, environment: [String: String] = [:]) throws -> Run {
        guard writes else { return try registry.run(arguments, environment: environment) }
        let file = registry.path("more.jsonl")
        try Folder.write(Papers.decision(50, lines: 1).data, to: file)
        return try registry.run(["record", file], environment: environment)
    }
}
