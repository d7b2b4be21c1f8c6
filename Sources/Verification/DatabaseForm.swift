internal import Events
internal import GRDB

/// What can be wrong with a database although each of its values reads well: pages and indexes that do not hang together,
/// values of another type than their column's.
struct DatabaseForm {
    let database: Database

    private static let types = [
        ("registry", "typeof(origin) <> 'text'"),
        (
            "fact",
            """
            typeof(stream) <> 'text' OR typeof(revision) <> 'integer' OR typeof(type) <> 'text'
                OR typeof(command) <> 'text' OR typeof(part) <> 'integer' OR typeof(parts) <> 'integer'
                OR typeof(recorded_at) <> 'text' OR typeof(leaf) <> 'blob'
            """
        ),
        ("node", "typeof(level) <> 'integer' OR typeof(number) <> 'integer' OR typeof(hash) <> 'blob'"),
        ("checkpoint", "typeof(note) <> 'text'"),
        ("signing_key", "typeof(vkey) <> 'text'"),
    ]

    func findings() throws -> [Finding] {
        var findings: [Finding] = []
        for (table, isOther) in Self.types where try database.tableExists(table) {
            let count = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM \(table) NOT INDEXED WHERE \(isOther)")
            if let count, count > 0 { findings.append(.badValues(table: table, count: count)) }
        }
        // The retry of a submission is found through an index: it must lead to its row.
        let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check(5)")
        return findings + faults.filter { $0 != "ok" }.map { .unreadable($0) }
    }
}
