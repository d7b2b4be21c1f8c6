import Foundation

/// A registry in a folder with all that belongs to it: papers, key, anchor, home.
struct Store: Sendable {
    let program: Program
    let directory: String
    /// Set for every run beside what belongs to the registry.
    var extra: [String: String] = [:]

    static let log = "store/log.db"
    private static let key = "key/registry.key"
    /// The key that takes over from the first.
    static let nextKey = "key/next.key"

    var environment: [String: String] {
        [
            "TTHC_STORE": "\(directory)/store", "HOME": "\(directory)/home", "TTHC_KEY": "\(directory)/\(Self.key)",
            "TTHC_ANCHOR": "\(directory)/anchor",
        ].merging(extra) { $1 }
    }

    func makeFolders() throws {
        for name in ["papers", "home", "key", "anchor"] { try Folder.make("\(directory)/\(name)") }
    }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    func run(
        _ arguments: [String], environment extra: [String: String] = [:], through wrapper: [String] = []
    ) throws -> Run {
        try program.run(
            arguments, environment: environment.merging(extra) { $1 }, through: wrapper, in: directory)
    }

    /// A run that must succeed for the harness to go on.
    @discardableResult
    func succeed(_ arguments: [String]) throws -> Run {
        let run = try run(arguments)
        guard run.exitCode == 0, !run.isTimedOut else {
            throw Trouble("tthc \(arguments.joined(separator: " ")) \(run.account)")
        }
        return run
    }

    /// Makes the registry and its key.
    func create() throws {
        try succeed(["init"])
        try succeed(["keys", "new", "--key", path(Self.key)])
    }

    func write(_ papers: Papers, _ name: String) throws { try Folder.write(papers.data, to: path("papers/\(name)")) }

    func record(_ papers: Papers) throws {
        try write(papers, "before.jsonl")
        try succeed(["record", "papers/before.jsonl"])
    }

    /// The key that signs now, as it is published; nil where the registry has none.
    func signingKey() throws -> String? {
        let run = try run(["keys", "show", "--format", "vkey"])
        return run.exitCode == 0 ? run.text : nil
    }

    func facts() throws -> Facts { Facts(try succeed(["log", "--format", "jsonl"]).output) }

    var hasLog: Bool { Folder.exists(path(Self.log)) }

    /// Checks the whole registry.
    func verify() throws -> Run { try run(["verify"]) }
}
