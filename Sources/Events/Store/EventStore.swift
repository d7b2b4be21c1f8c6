public import Foundation
internal import GRDB

/// The log (`log.db`): the only holder of the right to append facts. Facts are never changed, deleted or reordered.
///
/// The file is kept with a rollback journal and `synchronous=EXTRA`, because what was acknowledged must survive a power
/// cut; each setting is read back on every connection, and the store refuses to open where one differs.
public struct EventStore: Sendable {
    /// The path of `log.db`.
    public let path: String
    /// The name of this log, which every leaf carries.
    public let origin: String
    let queue: DatabaseQueue
    let safeguards: Safeguards

    public static let fileName = "log.db"

    var directory: URL { URL(filePath: path).deletingLastPathComponent() }

    /// Makes a new, empty log in a directory, which is made too when it is not there; an empty log that is there is left.
    public static func create(
        in directory: URL, origin: String, safeguards: Safeguards = Safeguards()
    ) throws -> EventStore {
        let path = directory.appending(path: fileName).path
        if try !holdsEmptyLog(directory) { try build(in: directory, origin: origin) { _ in } }
        return try guarded(path) { try EventStore(in: directory, safeguards: safeguards) }
    }

    /// Makes a new log whose first fact says that a log before it was lost.
    public static func create(
        in directory: URL, origin: String, declaring loss: LossDeclaration, by name: String, at instant: Instant
    ) throws -> EventStore {
        func declare(_ store: EventStore) throws {
            try store.append { try $0.append(.lossDeclared(loss), by: name, at: instant) }
        }
        guard try holdsEmptyLog(directory) else {
            try build(in: directory, origin: origin, fill: declare)
            return try EventStore(in: directory)
        }
        let store = try EventStore(in: directory)
        try declare(store)
        return store
    }

    /// Makes a log that appears under its name only when it is whole.
    ///
    /// - Parameter fill: writes the first facts of the draft.
    package static func build(in directory: URL, origin: String, fill: (EventStore) throws -> Void) throws {
        let file = directory.appending(path: fileName)
        try guarded(file.path) {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            let draft = file.path + ".\(UUID().uuidString)" + DurableFile.draftSuffix
            defer { for suffix in ["", "-journal"] { try? FileManager.default.removeItem(atPath: draft + suffix) } }
            let queue = try DatabaseQueue(path: draft, configuration: configuration())
            try queue.inTransaction(.immediate) { database in
                try database.execute(sql: "PRAGMA application_id = \(EventStoreSchema.applicationID)")
                try EventStoreSchema.raise(database, from: 0)
                try database.execute(sql: "INSERT INTO registry (id, origin) VALUES (1, ?)", arguments: [origin])
                return .commit
            }
            try fill(EventStore(path: draft, origin: origin, queue: queue, safeguards: Safeguards()))
            try queue.close()
            try DurableFile.publish(draft, as: file, replacing: false)
            try DurableFile.sync(directory.deletingLastPathComponent().path)
        }
    }

    /// Whether a log without facts is in a directory; false when there is none.
    ///
    /// - Throws: ``EventStoreError/notEmpty(path:size:)`` when it has facts.
    package static func holdsEmptyLog(_ directory: URL) throws -> Bool {
        let path = directory.appending(path: fileName).path
        guard try DurableFile.isThere(path) else { return false }
        let size = try EventStore(in: directory).size()
        guard size == 0 else { throw EventStoreError.notEmpty(path: path, size: size) }
        return true
    }

    private init(path: String, origin: String, queue: DatabaseQueue, safeguards: Safeguards) {
        self.path = path
        self.origin = origin
        self.queue = queue
        self.safeguards = safeguards
    }

    /// Opens the log in a directory.
    ///
    /// A file that this user may not write is opened for reading only. Otherwise SQLite may roll back what a killed
    /// process left half written; nothing else is written by reading.
    public init(in directory: URL, safeguards: Safeguards = Safeguards()) throws {
        let path = directory.appending(path: Self.fileName).path
        guard try DurableFile.isThere(path) else { throw EventStoreError.noRegistry(path: directory.path) }
        let isWritable = access(path, W_OK) == 0
        let (queue, origin) = try Self.guarded(path) {
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration(readOnly: !isWritable))
            let origin = try queue.read { database in
                _ = try EventStoreCheck(database: database, path: path).run()
                return try String.fetchOne(database, sql: "SELECT origin FROM registry")
            }
            guard let origin else { throw EventStoreError.notALog(path: path) }
            return (queue, origin)
        }
        self.init(path: path, origin: origin, queue: queue, safeguards: safeguards)
    }

    private static func configuration(readOnly: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            // Written in the file itself: setting it back would be writing while reading.
            let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
            guard mode == "delete" else {
                throw EventStoreError.settingDiffers(name: "journal_mode", found: mode, expected: "delete")
            }
            for setting in EventStoreCheck.settings { try database.execute(sql: setting.statement) }
        }
        return configuration
    }

    /// Runs a body and turns the errors of SQLite and the file system into ``EventStoreError``.
    static func guarded<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_NOTADB: throw EventStoreError.notALog(path: path)
            default:
                throw EventStoreError.storage(
                    path: path, code: Int(error.extendedResultCode.rawValue),
                    message: error.message ?? "\(error.resultCode)")
            }
        } catch let error as RowDecodingError {
            throw EventStoreError.storage(
                path: path, code: Int(ResultCode.SQLITE_CORRUPT.rawValue), message: error.description)
        } catch let error as CocoaError {
            let cause = (error.underlying as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
            throw EventStoreError.storage(
                path: path, code: error.errorCode, message: cause ?? error.localizedDescription)
        }
    }
}

extension EventStore {
    /// Whether a file has the tables, triggers and settings of a log.
    package static func checkForm(of file: URL) throws {
        try guarded(file.path) {
            let queue = try DatabaseQueue(path: file.path, configuration: configuration(readOnly: true))
            try queue.read { _ = try EventStoreCheck(database: $0, path: file.path).run() }
        }
    }

    /// The statements that make the tables and triggers of the log.
    package static var schema: String { EventStoreSchema.steps.joined(separator: "\n") }

    /// Runs one statement on the log's connection: for tests that tamper with it.
    package func run(_ statement: String) throws {
        try Self.guarded(path) { try queue.writeWithoutTransaction { try $0.execute(sql: statement) } }
    }
}
