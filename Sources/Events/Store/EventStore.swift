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

    public static let fileName = "log.db"

    /// Makes a new, empty log in a directory, which is made too when it is not there.
    public static func create(in directory: URL, origin: String) throws -> EventStore {
        let path = directory.appending(path: fileName).path
        try guarded(path) {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            if FileManager.default.fileExists(atPath: path) {
                let store = try EventStore(in: directory)
                let size = try store.size()
                guard size == 0 else { throw EventStoreError.notEmpty(path: path, size: size) }
                return
            }
            // The file appears under its name only when it is whole.
            let draft = directory.appending(path: "\(fileName).\(UUID().uuidString).part").path
            defer { try? FileManager.default.removeItem(atPath: draft) }
            try make(at: draft, origin: origin)
            try FileManager.default.moveItem(atPath: draft, toPath: path)
        }
        return try EventStore(in: directory)
    }

    private static func make(at path: String, origin: String) throws {
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        try queue.write { database in
            try database.execute(sql: EventStoreSchema.creation)
            try database.execute(sql: "INSERT INTO registry (id, origin) VALUES (1, ?)", arguments: [origin])
            try database.execute(sql: "PRAGMA application_id = \(EventStoreSchema.applicationID)")
            try database.execute(sql: "PRAGMA user_version = \(EventStoreSchema.version)")
        }
        try queue.close()
    }

    /// Opens the log in a directory.
    ///
    /// A file that this user may not write is opened for reading only. Otherwise SQLite may roll back what a killed
    /// process left half written; nothing else is written by reading.
    public init(in directory: URL) throws {
        let path = directory.appending(path: Self.fileName).path
        guard FileManager.default.fileExists(atPath: path) else {
            throw EventStoreError.noRegistry(path: directory.path)
        }
        let isWritable = FileManager.default.isWritableFile(atPath: path)
        (self.queue, self.origin) = try Self.guarded(path) {
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration(readOnly: !isWritable))
            let origin = try queue.read { database in
                try EventStoreCheck(database: database, path: path).run()
                return try String.fetchOne(database, sql: "SELECT origin FROM registry")
            }
            guard let origin else { throw EventStoreError.notALog(path: path) }
            return (queue, origin)
        }
        self.path = path
    }

    private static func configuration(readOnly: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            for setting in EventStoreCheck.settings { try database.execute(sql: setting.statement) }
        }
        return configuration
    }

    /// Runs a body and turns SQLite's errors into ``EventStoreError``.
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
        } catch let error as CocoaError {
            let cause = (error.underlying as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
            throw EventStoreError.storage(
                path: path, code: error.errorCode, message: cause ?? error.localizedDescription)
        }
    }
}

extension EventStore {
    /// The statements that make the tables and triggers of the log.
    package static var schema: String { EventStoreSchema.creation }

    /// Runs one statement on the log's connection: for tests that tamper with it.
    package func run(_ statement: String) throws {
        try Self.guarded(path) { try queue.writeWithoutTransaction { try $0.execute(sql: statement) } }
    }
}
