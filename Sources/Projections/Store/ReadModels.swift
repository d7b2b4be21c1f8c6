internal import Events
internal import Foundation
internal import GRDB

/// The read models (`view.db`): everything the questions are answered from, brought up to the log when it is opened.
///
/// The file can be deleted at any time. Where it cannot be written the read models are made in memory for this run.
struct ReadModels: Sendable {
    static let fileName = "view.db"

    let path: String
    let queue: DatabaseQueue

    /// Opens the read models beside a log and brings them up to its head.
    init(in directory: URL, log: EventStore) throws {
        let path = directory.appending(path: Self.fileName).path
        self.path = path
        self.queue = try Self.guarded(path) { try Self.open(path, log: log) }
    }

    /// Read models of a log, in memory, from its first fact.
    init(inMemoryFor log: EventStore) throws {
        self.path = ":memory:"
        self.queue = try Self.guarded(path) { [path] in
            let queue = try DatabaseQueue(named: nil, configuration: Self.configuration(isFile: false))
            try Self.catchUp(queue, path: path, with: log)
            return queue
        }
    }

    private static func open(_ path: String, log: EventStore) throws -> DatabaseQueue {
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration(isFile: true))
            try catchUp(queue, path: path, with: log)
            return queue
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_NOTADB, .SQLITE_CORRUPT:
                // Cache that cannot be read is cache to be made again.
                for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
                let queue = try DatabaseQueue(path: path, configuration: configuration(isFile: true))
                try catchUp(queue, path: path, with: log)
                return queue
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_FULL, .SQLITE_IOERR:
                // A disk that is full or fails under the cache keeps nobody from reading the log.
                return try ReadModels(inMemoryFor: log).queue
            default: throw error
            }
        }
    }

    static func configuration(isFile: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        // What is written here refers to what was written before it; asking again would cost a search for each reference.
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            // Of a new file. Four times SQLite's own: the trees are less deep, and less of each page is left empty.
            try database.execute(sql: "PRAGMA page_size = 16384")
            if isFile { try database.execute(sql: "PRAGMA journal_mode = WAL") }
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
            // In kibibytes: what one fact changes lies all over the file.
            try database.execute(sql: "PRAGMA cache_size = -65536")
        }
        return configuration
    }

    /// How far the read models are.
    struct Progress {
        let position: Int
        let root: [UInt8]
    }

    /// Brings the read models up to the log; makes them anew when they are of another log, another generation, or of a log
    /// whose beginning is not this one's.
    static func catchUp(_ queue: DatabaseQueue, path: String, with log: EventStore) throws {
        let progress = try queue.read { try Self.progress($0, of: log) }
        let head = try log.checkLeaves(after: progress.map { LogHead(size: $0.position, root: $0.root) })
        if let progress, progress.position == head.size, progress.root == head.root { return }
        try queue.inTransaction(.immediate) { database in
            try catchUp(database, with: log)
            return .commit
        }
    }

    /// The same, inside a transaction of the read models.
    static func catchUp(_ database: Database, with log: EventStore) throws {
        var progress = try progress(database, of: log)
        if let known = progress {
            let size = try log.size()
            if try known.position > size || log.head(ofSize: known.position).root != known.root { progress = nil }
        }
        if progress == nil { try clear(database, origin: log.origin) }
        var last = progress?.position ?? 0
        guard try last < log.size() else { return }
        let projector = try Projector(database: database)
        try log.forEach(after: last) { recorded, _ in
            projector.begin(at: recorded.position)
            try project(recorded, with: projector)
            last = recorded.position
        }
        try projector.finish()
        try setProgress(database, to: try log.head(ofSize: last))
    }

    /// Projects a fact that is recorded: it must apply to those before it.
    static func project(_ recorded: RecordedEvent, with projector: Projector) throws {
        do {
            try projector.apply(recorded)
        } catch let refusal as Refusal {
            throw ReadModelError.factDoesNotApply(refusal, position: recorded.position)
        }
    }

    /// Nil when these are not the read models of that log, made by this program.
    static func progress(_ database: Database, of log: EventStore) throws -> Progress? {
        // Asked of SQLite itself: GRDB would read the whole schema, on every opening.
        let isThere = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'progress'"
        guard try Int.fetchOne(database.cachedStatement(sql: isThere)) != nil else { return nil }
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT position, root FROM progress WHERE generation = ? AND origin = ?"),
            arguments: [ReadModelSchema.generation, log.origin])
        return row.map { Progress(position: $0[0], root: Array($0[1] as Data)) }
    }

    /// How many facts they were made of.
    static func position(_ database: Database) throws -> Int {
        var position = 0
        try database.forEachRow("SELECT position FROM progress", []) { position = $0.integer(0) }
        return position
    }

    static func setProgress(_ database: Database, to head: LogHead) throws {
        try database.execute(
            sql: "UPDATE progress SET position = ?, root = ?", arguments: [head.size, Data(head.root)])
    }

    static func clear(_ database: Database, origin: String) throws {
        // The tables of FTS5 go with the virtual table they belong to.
        for condition in ["sql LIKE 'CREATE VIRTUAL TABLE%'", "name NOT LIKE 'sqlite_%'"] {
            let tables = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND \(condition)")
            for table in tables.reversed() { try database.execute(sql: "DROP TABLE \"\(table)\"") }
        }
        try database.execute(sql: ReadModelSchema.creation)
        try database.execute(
            sql: "INSERT INTO progress (id, generation, origin, position, root) VALUES (1, ?, ?, 0, ?)",
            arguments: [ReadModelSchema.generation, origin, Data(MerkleTree.emptyRoot)])
    }

    /// Runs a body and turns SQLite's errors into ``ReadModelError``.
    static func guarded<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw ReadModelError.storage(
                path: path, code: Int(error.extendedResultCode.rawValue),
                message: error.message ?? "\(error.resultCode)")
        }
    }

    /// Reads what is there at one moment.
    ///
    /// GRDB's own reading turns writing off and on, by which SQLite forgets how it had prepared its statements: each would
    /// be prepared anew for every question.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try Self.guarded(path) {
            try queue.unsafeRead { database in
                var result: Result?
                try database.inTransaction(.deferred) {
                    result = try body(database)
                    return .commit
                }
                return result!
            }
        }
    }

    /// The bytes of journal that a run may leave to the next one, which reads them when it opens the file.
    private static let shortJournal = 512 << 10

    /// Writes the journal into the file when it has grown long.
    func settle() throws {
        var status = stat()
        guard stat(path + "-wal", &status) == 0, status.st_size > Self.shortJournal else { return }
        try Self.guarded(path) {
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        }
    }
}

extension ReadModels {
    /// Drops everything and projects the whole log again.
    func rebuild(from log: EventStore) throws {
        try Self.guarded(path) {
            try queue.inTransaction(.immediate) { database in
                try Self.clear(database, origin: log.origin)
                try Self.catchUp(database, with: log)
                return .commit
            }
        }
    }

    /// The tables whose rows are not those that the log makes.
    func tablesDiffering(from log: EventStore) throws -> [String] {
        let fresh = try ReadModels(inMemoryFor: log)
        return try ReadModelSchema.tables.filter { table in
            let query = "SELECT * FROM \(table) ORDER BY \(ReadModelSchema.rowOrder(of: table))"
            let digests = try [self, fresh].map { models in
                try models.read { database in
                    var hasher = Hasher()
                    let rows = try Row.fetchCursor(database, sql: query)
                    while let row = try rows.next() { for value in row.databaseValues { hasher.combine(value) } }
                    return hasher.finalize()
                }
            }
            return digests[0] != digests[1]
        }
    }
}
