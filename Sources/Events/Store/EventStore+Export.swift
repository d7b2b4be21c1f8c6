package import Foundation
internal import GRDB

extension EventStore {
    /// Writes the log as a bundle, and makes it durable under the name of a draft.
    ///
    /// - Parameter draft: no directory may be there.
    package func export(to draft: URL) throws {
        try Self.guarded(draft.path) {
            // Without facts and keys a bundle has nothing that tells which log it is.
            guard try size() > 0 || !signingKeys().isEmpty else { throw EventStoreError.noFacts(path: path) }
            try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: false)
            // One transaction: all files tell of the same head.
            try queue.read { database in
                try Self.write(draft, BundleFile.facts) { line in
                    let rows = try Row.fetchCursor(database, sql: "SELECT leaf FROM fact ORDER BY position")
                    while let row = try rows.next() { try line(Self.leaf(of: row, column: 0)) }
                }
                let keys = try Self.signingKeys(database)
                try Self.write(draft, BundleFile.keys) { line in
                    for row in keys { try line(Array("\(row.size) \(row.key)".utf8)) }
                }
                try Self.write(draft, BundleFile.checkpoints) { line in
                    guard try Self.hasEvidence(database) else { return }
                    let rows = try Row.fetchCursor(database, sql: "SELECT size, note FROM checkpoint ORDER BY size")
                    while let row = try rows.next() {
                        guard let note = String.fromDatabaseValue(row[1]) else {
                            throw EventStoreError.badCheckpoint(size: row[0])
                        }
                        try line(CanonicalJSON.bytes(of: .object(["size": .integer(row[0]), "note": .text(note)])))
                    }
                }
                guard let key = keys.last?.key, let newest = try Self.newestCheckpoint(database) else { return }
                try DurableFile.write(
                    "\(newest.note)".utf8, to: draft.appending(path: BundleFile.checkpoint), replacing: false)
                try DurableFile.write(key.pem.utf8, to: draft.appending(path: BundleFile.pem), replacing: false)
            }
            try DurableFile.sync(draft.path)
        }
    }

    /// Writes a file line by line.
    private static func write(
        _ folder: URL, _ name: String, _ body: (_ line: ([UInt8]) throws -> Void) throws -> Void
    ) throws {
        let file = folder.appending(path: name)
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
            throw DurableFile.fault(file.path)
        }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        var buffer: [UInt8] = []
        try body { line in
            buffer += line + [UInt8(ascii: "\n")]
            guard buffer.count > 1 << 20 else { return }
            try handle.write(contentsOf: buffer)
            buffer = []
        }
        try handle.write(contentsOf: buffer)
        try handle.synchronize()
    }
}
