import Foundation

/// A registry made by the program, with its key and the marks that are kept outside of it.
struct SampleRegistry: Sendable {
    let program: Program
    let directory: String
    /// Without one the registry is unsigned.
    let isSigned: Bool

    static let origin = "tthc.local/harness"
    /// The registry's key: the same in every run, so that what is made with a seed can be made again.
    static let seed = Data(repeating: 7, count: 32)

    var store: String { path("store") }
    var log: String { path("store/log.db") }
    var key: String { path("registry.key") }
    var anchor: String { path("anchor") }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    /// Makes an empty registry in a new folder; with a key unless told otherwise.
    init(_ bench: Bench, isSigned: Bool = true) throws {
        self.program = bench.program
        self.directory = bench.folder.fresh("registry")
        self.isSigned = isSigned
        try Folder.make(anchor)
        try succeed(["init", "--origin", Self.origin])
        guard self.isSigned else { return }
        try writeKey()
        try succeed(["keys", "new", "--key", key])
    }

    /// A copy of another registry with its key and marks, in a new folder.
    ///
    /// - Parameter log: other contents of its log.
    init(copyOf other: SampleRegistry, _ bench: Bench, log: Data? = nil) throws {
        self.program = other.program
        self.directory = bench.folder.fresh("copy")
        self.isSigned = other.isSigned
        try Folder.make(store)
        try Folder.write(try log ?? Folder.contents(other.log), to: self.log)
        try Folder.copy(other.anchor, to: anchor)
        if isSigned { try writeKey() }
    }

    private func writeKey() throws {
        try Folder.write(Self.seed, to: key)
        chmod(key, 0o400)
    }

    func remove() { Folder.remove(directory) }

    /// Runs the program on this registry, which has no place of its own to look for keys or marks.
    func run(
        _ arguments: [String], environment: [String: String] = [:], through wrapper: [String] = []
    ) throws -> Run {
        var own = ["TTHC_STORE": store, "HOME": path("home")]
        if isSigned { own["TTHC_KEY"] = key }
        return try program.run(arguments, environment: own.merging(environment) { $1 }, through: wrapper)
    }

    /// Runs what must succeed for the suite to go on.
    @discardableResult
    func succeed(_ arguments: [String]) throws -> Run {
        let run = try run(arguments)
        guard run.exitCode == 0, !run.isTimedOut else {
            throw Trouble("tthc \(arguments.joined(separator: " ")) \(run.ending): \(run.told)")
        }
        return run
    }

    /// Hands in submissions, which may be refused.
    func record(_ papers: Papers, _ options: [String] = [], through wrapper: [String] = []) throws -> Run {
        let file = path("papers.jsonl")
        try Folder.write(papers.data, to: file)
        return try run(["record", file] + options, through: wrapper)
    }

    /// Records submissions and leaves the mark of it outside.
    func grow(_ papers: Papers) throws {
        let run = try record(papers, isSigned ? ["--anchor", anchor] : [])
        guard run.exitCode == 0 else { throw Trouble("tthc record \(run.ending): \(run.told)") }
    }

    /// The log as it is exported: every fact, byte for byte.
    func exported() throws -> Data { try succeed(["log", "--format", "jsonl"]).output }
}
