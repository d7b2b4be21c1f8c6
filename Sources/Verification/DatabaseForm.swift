internal import Events
internal import GRDB

/// What can be wrong with a database although each of its values reads well: pages and indexes that do not hang together,
/// values of another type than their column's.
struct DatabaseForm: Sendable {
    /// The rows with values of another type, by table; of facts and nodes whoever reads them all tells.
    private var badRows: [String: Int] = [:]
    /// In SQLite's words.
    private let faults: [String]

    private static let tables = ["registry", "fact", "node", "checkpoint", "signing_key"]
    private static let types = [
        ("registry", "typeof(origin) <> 'text'"),
        ("checkpoint", "typeof(note) <> 'text'"),
        ("signing_key", "typeof(vkey) <> 'text'"),
    ]

    init(_ database: Database) throws {
        for (table, isOther) in Self.types where try database.tableExists(table) {
            badRows[table] = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM \(table) NOT INDEXED WHERE \(isOther)")
        }
        // The retry of a submission is found through an index: it must lead to its row.
        self.faults = try String.fetchAll(database, sql: "PRAGMA integrity_check(5)").filter { $0 != "ok" }
    }

    /// - Parameters:
    ///   - facts: how many facts have values of another type.
    ///   - nodes: how many nodes have.
    func findings(badFacts facts: Int, badNodes nodes: Int) -> [Finding] {
        let badRows = badRows.merging(["fact": facts, "node": nodes]) { $1 }
        let counts = Self.tables.map { ($0, badRows[$0, default: 0]) }
        return counts.filter { $0.1 > 0 }.map { .badValues(table: $0.0, count: $0.1) }
            + faults.map { .unreadable($0) }
    }
}
