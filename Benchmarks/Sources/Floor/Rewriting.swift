/// The rows of a finished database, held in memory, to be put into a new one with the same schema and settings: what the
/// program's writing costs at least.
///
/// It knows nothing of the schema. The texts of a full-text index without contents are put together again from its words.
public struct Rewriting {
    private let settings: [(name: String, value: String)]
    private let creation: [String]
    private let tables: [(insert: String, rows: [[SQLiteValue]])]

    public var rows: Int { tables.reduce(0) { $0 + $1.rows.count } }

    public init(of path: String) throws {
        let database = try Connection(path, readOnly: true)
        settings = try ["page_size", "auto_vacuum", "application_id", "user_version"].map {
            ($0, try database.first("PRAGMA \($0)").text)
        }
        let objects = try database.rows(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
        let virtual = objects.filter { $0[2].text.hasPrefix("CREATE VIRTUAL TABLE") }.map { $0[1].text }
        // Those of a virtual table come with it.
        func isShadow(_ name: String) -> Bool {
            name.hasPrefix("sqlite_") || virtual.contains { name.hasPrefix($0 + "_") && !virtual.contains(name) }
        }
        var creation: [String] = []
        var tables: [(String, [[SQLiteValue]])] = []
        for object in objects {
            let (type, name, sql) = (object[0].text, object[1].text, object[2].text)
            guard !(type == "table" && isShadow(name)), !sql.contains("'sqlite_") else { continue }
            creation.append(sql)
            guard type == "table" else { continue }
            if sql.contains("fts5vocab") { continue }
            if sql.contains("USING fts5") {
                tables.append(try Self.fullText(database, name))
            } else {
                let rows = try database.rows("SELECT * FROM \"\(name)\"")
                let places = Array(repeating: "?", count: rows.first?.count ?? 1).joined(separator: ", ")
                if !rows.isEmpty { tables.append(("INSERT INTO \"\(name)\" VALUES (\(places))", rows)) }
            }
        }
        self.creation = creation
        self.tables = tables
    }

    /// The rows of a full-text table, from where its words stand.
    private static func fullText(_ database: Connection, _ table: String) throws -> (String, [[SQLiteValue]]) {
        let columns = try database.rows("SELECT name FROM pragma_table_info('\(table)')").map { $0[0].text }
        try database.run("CREATE VIRTUAL TABLE temp.instance USING fts5vocab('main', '\(table)', 'instance')")
        var texts: [Int: [[UInt8]]] = [:]
        let words = try database.prepare("SELECT doc, col, term FROM temp.instance ORDER BY doc, col, offset")
        while try words.step() {
            let column = columns.firstIndex(of: words.value(1).text) ?? 0
            texts[words.integer(0), default: columns.map { _ in [] }][column] += Array(words.bytes(2)) + [0x20]
        }
        let rows = texts.sorted { $0.key < $1.key }.map { row in
            [SQLiteValue.integer(Int64(row.key))] + row.value.map(SQLiteValue.text)
        }
        let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        return ("INSERT INTO \"\(table)\" (rowid, \(names)) VALUES (?, \(places))", rows)
    }

    /// Writes all rows in one transaction.
    ///
    /// - Parameters:
    ///   - journal: the journal mode of the original, which the file tells only of WAL.
    ///   - synchronous: its setting, which no file tells.
    public func write(to path: String, journal: String, synchronous: String) throws {
        let database = try Connection(path)
        for setting in settings { try database.run("PRAGMA \(setting.name) = \(setting.value)") }
        _ = try database.first("PRAGMA journal_mode = \(journal)")
        try database.run("PRAGMA synchronous = \(synchronous)")
        try database.run("BEGIN IMMEDIATE")
        for statement in creation { try database.run(statement) }
        for table in tables {
            let insert = try database.prepare(table.insert)
            for row in table.rows { try insert.run(row) }
        }
        try database.run("COMMIT")
    }
}
