import Foundation
import GRDB

/// Reads a log as any reader of SQLite does, knowing nothing of this program: what it sees is what a change changes.
///
/// Every column of every row is taken as its type and its bytes, from the table and never from an index.
struct PlainReader: Sendable {
    typealias Content = [LogPart: [Data]]

    private let statements: [LogPart: [String]]

    /// - Parameter path: a log as it should be, whose tables tell which columns there are to read.
    init(like path: String) throws {
        self.statements = try Self.open(path).read { database in
            let tables = Set(try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
            func all(_ table: String, but excluded: String = "") throws -> [String] {
                guard tables.contains(table) else { return [] }
                let columns = try database.columns(in: table).map(\.name).filter { $0 != excluded }
                return ["SELECT \(Self.exactly(columns)) FROM \(table) NOT INDEXED"]
            }
            return [
                .leaf: ["SELECT \(Self.exactly(["leaf"])) FROM fact NOT INDEXED"],
                .column: try all("fact", but: "leaf"),
                .checkpoint: try all("checkpoint"), .key: try all("signing_key"),
                .origin: ["SELECT \(Self.exactly(["origin"])) FROM registry NOT INDEXED"],
                .node: try all("node"),
                .schema: [
                    "SELECT \(Self.exactly(["type", "name", "sql"])) FROM sqlite_schema", "PRAGMA user_version",
                    "PRAGMA application_id",
                ],
            ]
        }
    }

    /// - Throws: SQLite's error when the file cannot be read to its end.
    func content(of path: String) throws -> Content {
        try Self.open(path).read { database in
            try statements.mapValues { try $0.flatMap { try Self.rows(database, $0) } }
        }
    }

    /// The first part in which a file differs from what it was; nil when a reader sees no difference.
    func change(of path: String, from content: Content) -> LogPart? {
        guard let now = try? self.content(of: path) else { return .unreadable }
        return LogPart.allCases.first { now[$0] != content[$0] }
    }

    /// Whether SQLite's own check finds nothing wrong with a file.
    static func passesIntegrityCheck(_ path: String) -> Bool {
        (try? open(path).read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }) == ["ok"]
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func exactly(_ columns: [String]) -> String {
        columns.map { "typeof(\"\($0)\"), CAST(\"\($0)\" AS BLOB)" }.joined(separator: ", ")
    }

    private static func rows(_ database: Database, _ statement: String) throws -> [Data] {
        let cursor = try Row.fetchCursor(database, sql: statement)
        var rows: [Data] = []
        while let row = try cursor.next() {
            var bytes = Data()
            for index in 0..<row.count {
                let value = try row.withUnsafeData(atIndex: index) { data in
                    let value = data.map { Data($0) } ?? Data()
                    return value
                }
                withUnsafeBytes(of: value.count) { bytes.append(contentsOf: $0) }
                bytes.append(value)
            }
            rows.append(bytes)
        }
        return rows
    }
}
