internal import Foundation
internal import GRDB

/// Reads back what the evidence rests on, and refuses where one thing differs: settings, version, tables, triggers.
struct EventStoreCheck {
    let database: Database
    let path: String

    struct Setting {
        let name: String
        /// As SQLite prints it.
        let expected: String
        let statement: String
    }

    static let settings = [
        Setting(name: "journal_mode", expected: "delete", statement: "PRAGMA journal_mode = DELETE"),
        Setting(name: "synchronous", expected: "3", statement: "PRAGMA synchronous = EXTRA"),
        Setting(name: "foreign_keys", expected: "1", statement: "PRAGMA foreign_keys = ON"),
        // Without it INSERT OR REPLACE walks through the triggers that forbid deleting.
        Setting(name: "recursive_triggers", expected: "1", statement: "PRAGMA recursive_triggers = ON"),
        Setting(name: "trusted_schema", expected: "0", statement: "PRAGMA trusted_schema = OFF"),
        Setting(name: "cell_size_check", expected: "1", statement: "PRAGMA cell_size_check = ON"),
        Setting(name: "mmap_size", expected: "0", statement: "PRAGMA mmap_size = 0"),
        Setting(name: "busy_timeout", expected: "10000", statement: "PRAGMA busy_timeout = 10000"),
    ]

    /// - Returns: the version of the schema, at most ``EventStoreSchema/version``.
    func run() throws -> Int {
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard application == EventStoreSchema.applicationID else { throw EventStoreError.notALog(path: path) }
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= EventStoreSchema.version else {
            throw EventStoreError.newerVersion(path: path, found: version, known: EventStoreSchema.version)
        }
        guard version > 0 else {
            throw EventStoreError.settingDiffers(
                name: "user_version", found: "\(version)", expected: "\(EventStoreSchema.version)")
        }
        for setting in Self.settings {
            let found = try String.fetchOne(database, sql: "PRAGMA \(setting.name)") ?? setting.expected
            guard found == setting.expected else {
                throw EventStoreError.settingDiffers(name: setting.name, found: found, expected: setting.expected)
            }
        }
        let found = try Self.objects(of: database)
        let built = EventStoreSchema.objects(ofVersion: version)
        guard found != built else { return version }
        let differing = Set(found.keys).union(built.keys).filter { found[$0] != built[$0] }
        throw EventStoreError.schemaDiffers(path: path, objects: differing.sorted())
    }

    /// Every table, index and trigger by name, with the statement that made it, as bytes: a reader of texts drops what
    /// stands behind a NUL. What is no text is named as that.
    private static func objects(of database: Database) throws -> [String: [UInt8]] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT type || ' ' || name || iif(typeof(type) || typeof(name) = 'texttext', '', ' (no text)'),
                    CAST(iif(typeof(sql) IN ('text', 'null'), coalesce(sql, ''), 'no text') AS BLOB)
                FROM sqlite_schema
                """)
        return Dictionary(rows.map { ($0[0], Array($0[1] as Data)) }, uniquingKeysWith: { first, _ in first })
    }
}
