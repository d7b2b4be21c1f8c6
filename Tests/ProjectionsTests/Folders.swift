import Events
import Foundation
import Projections
import RegistryTestSupport

/// A temporary directory that goes with its owner.
final class TemporaryFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "tthc-test-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The names of what is in it.
    var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
    }
}

/// A copy of a log without read models, which nobody holds open.
final class LogFolder {
    private let folder: TemporaryFolder

    init(of store: TemporaryRegistry) throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: store.directory.appending(path: "log.db"), to: folder.url.appending(path: "log.db"))
    }

    var view: URL { folder.url.appending(path: "view.db") }
    var hasView: Bool { FileManager.default.fileExists(atPath: view.path) }

    func open() throws -> Registry { try Registry(in: folder.url) }

    func removeView() throws {
        for name in try folder.files where name.hasPrefix("view.db") {
            try FileManager.default.removeItem(at: folder.url.appending(path: name))
        }
    }
}

/// A log as it is exported: one leaf a line.
func exported(_ registry: Registry) throws -> Data {
    var lines = Data()
    try registry.log.forEachLeaf { _, leaf in lines += leaf + [UInt8(ascii: "\n")] }
    return lines
}

/// The `sqlite3` program, to alter a file by hand.
enum SQLiteShell {
    private static let path = "/usr/bin/sqlite3"
    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

    struct Failed: Error {
        let status: Int32
    }

    static func run(_ sql: String, in file: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = [file.path, sql]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
    }
}
