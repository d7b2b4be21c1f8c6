import Events
internal import Foundation
internal import GRDB

/// What stands for every procedure in one place on one day: the rows of its areas, the narrowest first.
struct Standings {
    struct Row {
        let procedure: ProcedureCode
        let span: SpanRow
        let name: String
        let field: String?
        let role: String
        /// In whose order catalogues are read.
        let sortKey: Data

        fileprivate static func columns(of table: String) -> String {
            "\(table).procedure, content.name, content.field, content.role, content.sort_key, "
                + SpanRow.columns(of: table)
        }

        fileprivate init(_ row: GRDB.Row) {
            self.procedure = ProcedureCode(number: row[0])
            self.name = row[1] ?? ""
            self.field = row[2]
            self.role = row[3] ?? "resolve"
            self.sortKey = row[4] ?? Data()
            self.span = SpanRow(row, at: 5)
        }
    }

    /// By procedure code.
    let rows: [Row]

    /// Of procedures of all levels: reads whatever is known of a procedure.
    ///
    /// - Parameter procedures: which ones are looked at; nil: all.
    init(
        _ database: Database, areas: [Int], on day: CivilDate, known: Int, procedures: Set<ProcedureCode>? = nil
    ) throws {
        let chosen = procedures.map { "span.procedure IN (\($0.map(\.number).sorted().commaSeparated)) AND" } ?? ""
        try self.init(areas) { area in
            try GRDB.Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT \(Row.columns(of: "span"))
                        FROM \(SpanRow.joined("span")) LEFT JOIN content ON content.id = span.content
                        WHERE \(chosen) area = ? AND known_until >= ? AND until_day >= ? AND known_from <= ?
                            AND from_day <= ?
                        """),
                arguments: [area, known, day.dayNumber, known, day.dayNumber])
        }
    }

    /// Of those procedures that some catalogue shows, on whatever day: reads one page of each area.
    init(listedIn areas: [Int], on day: CivilDate, known: Int, _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(Row.columns(of: "page_row"))
                FROM page JOIN page_row ON page_row.page = page.id JOIN state ON state.id = page_row.state
                    LEFT JOIN content ON content.id = page_row.content
                WHERE page.area = ?1 AND page.known_until >= ?2 AND page.until_day >= ?3 AND page.known_from <= ?2
                    AND page.from_day <= ?3 AND page_row.from_day <= ?3 AND page_row.until_day >= ?3
                    AND page_row.known_from <= ?2 AND page_row.known_until >= ?2
                """)
        try self.init(areas) { area in
            try GRDB.Row.fetchCursor(statement, arguments: [area, known, day.dayNumber])
        }
    }

    /// What stands for procedures of all levels in every area, read in one pass over all that is known.
    static func byArea(_ database: Database, on day: CivilDate, known: Int) throws -> [Int: [Row]] {
        let rows = try GRDB.Row.fetchCursor(
            database,
            sql: """
                SELECT \(Row.columns(of: "span")), span.area
                FROM \(SpanRow.joined("span")) LEFT JOIN content ON content.id = span.content
                WHERE known_until >= ? AND until_day >= ? AND known_from <= ? AND from_day <= ?
                """, arguments: [known, day.dayNumber, known, day.dayNumber])
        var found: [Int: [Row]] = [:]
        while let row = try rows.next() { found[row[14], default: []].append(Row(row)) }
        return found
    }

    /// - Parameter read: the rows of an area.
    private init(_ areas: [Int], _ read: (Int) throws -> RowCursor) throws {
        var rows: [Row] = []
        var seen: Set<Int> = []
        for (rank, area) in areas.enumerated() {
            let cursor = try read(area)
            var own: [Int] = []
            while let row = try cursor.next() {
                let procedure: Int = row[0]
                // The narrowest area hides wider ones.
                guard rank == 0 || !seen.contains(procedure) else { continue }
                own.append(procedure)
                rows.append(Row(row))
            }
            if rank + 1 < areas.count { seen.formUnion(own) }
        }
        self.rows = areas.count > 1 ? rows.sorted { $0.procedure < $1.procedure } : rows
    }

    /// What stands for one procedure; nil when no row says anything.
    static func row(
        _ database: Database, _ procedure: ProcedureCode, areas: [Int], on day: CivilDate, known: Int
    ) throws -> SpanRow? {
        for area in areas {
            let row = try GRDB.Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT \(SpanRow.columns) FROM \(SpanRow.joined("span"))
                        WHERE area = ? AND span.procedure = ? AND known_from <= ? AND known_until >= ?
                            AND from_day <= ? AND until_day >= ?
                        """),
                arguments: [area, procedure.number, known, known, day.dayNumber, day.dayNumber])
            if let row { return SpanRow(row) }
        }
        return nil
    }

    /// The components of a content.
    static func content(_ database: Database, _ id: Int) throws -> Value {
        try GRDB.Row.fetchOne(
            database.cachedStatement(sql: "SELECT data FROM content WHERE id = ?"), arguments: [id])!.stored(at: 0)
    }
}
