import Foundation
import Testing

/// A directory for one registry; it goes with the value.
final class TemporaryStore: Sendable {
    let directory = FileManager.default.temporaryDirectory.appending(path: "tthc-program-\(UUID().uuidString)")

    init() {}

    deinit { try? FileManager.default.removeItem(at: directory) }

    /// A store that `tthc init` has just made.
    static func empty() throws -> TemporaryStore {
        let store = TemporaryStore()
        try store.succeed(["init", "--origin", "example/hai-phong"])
        return store
    }

    /// Another store with the same log; its read models are made when it is first asked. Only for a store that no process
    /// is recording into: those that ask it may be making and removing files beside its read models.
    func copy() throws -> TemporaryStore {
        let copy = TemporaryStore()
        try FileManager.default.createDirectory(at: copy.directory, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: directory.appending(path: "log.db"), to: copy.directory.appending(path: "log.db"))
        return copy
    }

    /// Runs the program here and expects it to end well.
    @discardableResult
    func succeed(_ arguments: [String], language: String = "vi", input: String = "") throws -> String {
        let run = try Program.run(arguments, in: self, language: language, input: input)
        try #require(run.exitCode == 0 && run.signal == nil, "tthc \(arguments): \(run.errors)")
        return run.output
    }

    /// The size of the log and the root over it, as the program says.
    func head() throws -> [String] {
        let status = try JSON(succeed(["status", "--on", "2026-09-08", "--format", "json"]))
        return try [String(status.integer("facts")), status.object("basis").object("head").text("root")]
    }

    /// Changes a database of the store behind the program's back.
    func sqlite(_ file: String, _ statements: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: Self.sqlitePath)
        process.arguments = [directory.appending(path: file).path, statements]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "sqlite3 \(statements)")
    }

    static let sqlitePath = "/usr/bin/sqlite3"
    static let hasSQLite = FileManager.default.isExecutableFile(atPath: sqlitePath)
}
