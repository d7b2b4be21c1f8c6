public import Events
public import Foundation
internal import GRDB

/// Where facts, checkpoints and keys of a log are read from, as they stand: the file of a store or of a backup, the
/// directory of a bundle, or the exported facts alone.
public enum LogCopy: Sendable {
    case file(URL)
    case bundle(URL)
    case lines(Data)

    /// Why a copy cannot be read at all.
    public enum Fault: Error, Hashable, Sendable {
        /// No database, or one that is damaged; SQLite's words.
        case damaged(path: String, String)
        /// The file system failed.
        case storage(path: String, String)
        case missing(path: String)
        case malformed(path: String, MalformedEvidence)
    }
}

/// All that a copy holds, in memory.
public struct LogContents: Sendable {
    public var leaves: [[UInt8]] = []
    /// The keys as they are written, and how many facts there were when each began to sign.
    public var keys: [(size: Int, text: String)] = []
    public var checkpoints: [(size: Int, note: String)] = []
}

/// Everything of a copy but the facts, and a way through these.
struct LogReading {
    /// What the store says its name is; nil where only the facts tell.
    var origin: String?
    var keys: [(size: Int, text: String)] = []
    var checkpoints: [(size: Int, note: String)] = []
    /// Looks for what is wrong with the file as a file; may run beside the reading.
    var form: (@Sendable () throws -> DatabaseForm)?
    /// What a bundle says beside its lists: the newest checkpoint and the key, where it says them.
    var stated: (checkpoint: [UInt8]?, pem: [UInt8]?)?
    /// The stored nodes of the tree, where the copy has any; the number of rows with a value of another type than its
    /// column's is returned.
    var nodes: (((_ level: Int, _ number: Int, _ hash: UnsafeRawBufferPointer) -> Void) throws -> Int)?
    var facts: ((LogCopy.Batch) -> Void) throws -> Void
}

extension LogCopy {
    /// - Throws: ``Fault``.
    public func contents() throws -> LogContents {
        var contents = LogContents()
        try read { reading in
            contents.keys = reading.keys
            contents.checkpoints = reading.checkpoints
            try reading.facts { batch in contents.leaves += batch.rows.map { Array(batch.bytes[$0.leaf]) } }
        }
        return contents
    }

    /// Reads it in one transaction, or from beginning to end.
    func read(_ body: (LogReading) throws -> Void) throws {
        switch self {
        case .file(let url): try readFile(url, body)
        case .bundle(let url): try readBundle(url, body)
        case .lines(let data): try body(LogReading { Self.rows(of: data, $0) })
        }
    }

    private func readFile(_ url: URL, _ body: (LogReading) throws -> Void) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            for setting in ["trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"] {
                try database.execute(sql: "PRAGMA \(setting)")
            }
        }
        do {
            guard FileManager.default.fileExists(atPath: url.path) else { throw Fault.missing(path: url.path) }
            let queue = try DatabaseQueue(path: url.path, configuration: configuration)
            try queue.read { database in
                var reading = LogReading { try Self.facts(database, $0) }
                reading.origin = try GRDB.Row.fetchOne(database, sql: "SELECT CAST(origin AS BLOB) FROM registry").map {
                    try Self.text($0, 0)
                }
                reading.nodes = { try Self.nodes(database, $0) }
                reading.form = { [configuration] in
                    try DatabaseQueue(path: url.path, configuration: configuration).read { try DatabaseForm($0) }
                }
                // A log of the first version has no such tables yet.
                if try database.tableExists("checkpoint") {
                    reading.keys = try GRDB.Row.fetchAll(
                        database, sql: "SELECT size, CAST(vkey AS BLOB) FROM signing_key ORDER BY size"
                    ).map { (try $0.read(0), try Self.text($0, 1)) }
                    reading.checkpoints = try GRDB.Row.fetchAll(
                        database, sql: "SELECT size, CAST(note AS BLOB) FROM checkpoint ORDER BY size"
                    ).map { (try $0.read(0), try Self.text($0, 1)) }
                }
                try body(reading)
            }
        } catch let error as DatabaseError {
            let message = error.message ?? "\(error.resultCode)"
            switch error.resultCode {
            case .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_BUSY, .SQLITE_PERM, .SQLITE_READONLY,
                .SQLITE_LOCKED, .SQLITE_NOMEM:
                throw Fault.storage(path: url.path, message)
            default: throw Fault.damaged(path: url.path, message)
            }
        } catch let error as RowDecodingError {
            // A single value of another type than its column's.
            throw Fault.damaged(path: url.path, error.description)
        }
    }

    private static func facts(_ database: Database, _ take: (Batch) -> Void) throws {
        let row = try TypedRow(database, "SELECT \(Batch.columns) FROM fact ORDER BY position")
        var batch = Batch()
        while try row.next() {
            try batch.append(row)
            if batch.isFull {
                take(batch)
                batch = Batch()
            }
        }
        take(batch)
    }

    private static func nodes(
        _ database: Database, _ take: (Int, Int, UnsafeRawBufferPointer) -> Void
    ) throws -> Int {
        let row = try TypedRow(database, "SELECT level, number, hash FROM node")
        var badRows = 0
        while try row.next() {
            var isGood = true
            let (level, number) = (try row.integer(0, &isGood), try row.integer(1, &isGood))
            row.withBytes(2, of: .blob, &isGood) { take(level, number, $0) }
            if !isGood { badRows += 1 }
        }
        return badRows
    }

    /// All of a text that was read as bytes: also what stands behind a NUL, which a reader of strings drops.
    private static func text(_ row: GRDB.Row, _ column: Int) throws -> String {
        String(decoding: try bytes(row, column), as: UTF8.self)
    }

    private static func bytes(_ row: GRDB.Row, _ column: Int) throws -> [UInt8] {
        try row.withUnsafeData(atIndex: column) { data in data.map { Array($0) } ?? [] }
    }
}

extension GRDB.Row {
    /// A column of a file that may hold anything: `row[0]` ends the program when the type is another.
    fileprivate func read<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value {
        guard let value = Value.fromDatabaseValue(self[index]) else {
            throw DatabaseError(
                resultCode: .SQLITE_CORRUPT, message: "column \(index) holds \(self[index] as DatabaseValue)")
        }
        return value
    }
}

extension LogCopy {
    private func readBundle(_ url: URL, _ body: (LogReading) throws -> Void) throws {
        let facts = try Self.contents(url.appending(path: BundleFile.facts))
        var reading = LogReading { Self.rows(of: facts, $0) }
        let keys = url.appending(path: BundleFile.keys)
        let checkpoints = url.appending(path: BundleFile.checkpoints)
        for (index, line) in try Self.textLines(keys).enumerated() {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let size = Int(parts[0]), size >= 0 else {
                throw Fault.malformed(
                    path: keys.path, MalformedEvidence(line: index + 1, .badKey(String(line.prefix(120)))))
            }
            reading.keys.append((size, String(parts[1])))
        }
        for (index, line) in try Self.textLines(checkpoints).enumerated() {
            guard let value = CanonicalJSON.value(of: Array(line.utf8)), let size = value["size"]?.integer,
                let note = value["note"]?.text
            else {
                throw Fault.malformed(
                    path: checkpoints.path, MalformedEvidence(line: index + 1, .expected("note, size")))
            }
            reading.checkpoints.append((size, note))
        }
        reading.stated = (
            try Self.contentsIfThere(url.appending(path: BundleFile.checkpoint)),
            try Self.contentsIfThere(url.appending(path: BundleFile.pem))
        )
        try body(reading)
    }

    private static func contentsIfThere(_ url: URL) throws(Fault) -> [UInt8]? {
        FileManager.default.fileExists(atPath: url.path) ? Array(try contents(url)) : nil
    }

    private static func contents(_ url: URL) throws(Fault) -> Data {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw .missing(path: url.path)
        }
        do {
            return try FileHandle(forReadingFrom: url).readToEnd() ?? Data()
        } catch {
            throw .storage(path: url.path, error.localizedDescription)
        }
    }

    private static func textLines(_ url: URL) throws(Fault) -> [Substring] {
        let data = try contents(url)
        guard let text = String(validating: data, as: UTF8.self) else {
            throw .malformed(path: url.path, MalformedEvidence(line: 1, .notUTF8))
        }
        return text.split(separator: "\n")
    }

    /// Each line is a leaf; empty lines are none.
    private static func rows(of data: Data, _ take: (Batch) -> Void) {
        var batch = Batch()
        data.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while let start = rest.first {
                // Newlines at the beginning are no lines.
                guard start != UInt8(ascii: "\n") else {
                    rest.removeFirst()
                    continue
                }
                let line = rest.prefix { $0 != UInt8(ascii: "\n") }
                batch.append(UnsafeRawBufferPointer(rebasing: line))
                rest = rest[line.endIndex...]
                if batch.isFull {
                    take(batch)
                    batch = Batch()
                }
            }
        }
        take(batch)
    }
}
