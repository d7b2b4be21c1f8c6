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

        fileprivate init(_ row: BoundRow) {
            self.procedure = ProcedureCode(number: row.integer(0))
            self.name = row.text(1)
            self.field = row.optionalText(2)
            self.role = row.optionalText(3) ?? "resolve"
            self.sortKey = row.withBytes(4) { Data($0) }
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
        let table = procedures == nil ? "span" : "json_each(?4) CROSS JOIN span ON span.procedure = value"
        let chosen = procedures.map { [RowArgument.text($0.map(\.number).jsonList)] } ?? []
        try self.init(areas) { area, read in
            try database.forEachRow(
                """
                SELECT \(Row.columns(of: "span"))
                FROM \(table) JOIN state ON state.id = span.state LEFT JOIN content ON content.id = span.content
                WHERE area = ?3 AND known_until >= ?1 AND until_day >= ?2 AND known_from <= ?1 AND from_day <= ?2
                """, [.integer(known), .integer(day.dayNumber), .integer(area)] + chosen, read)
        }
    }

    /// Of those procedures that some catalogue shows, on whatever day: reads one page of each area.
    init(listedIn areas: [Int], on day: CivilDate, known: Int, _ database: Database) throws {
        try self.init(areas) { area, read in
            try database.forEachRow(
                Self.listed, [.integer(area), .integer(known), .integer(day.dayNumber)], read)
        }
    }

    private static let listed = """
        SELECT \(Row.columns(of: "page_row"))
        FROM page JOIN page_row ON page_row.page = page.id JOIN state ON state.id = page_row.state
            LEFT JOIN content ON content.id = page_row.content
        WHERE page.area = ?1 AND page.known_until >= ?2 AND page.until_day >= ?3 AND page.known_from <= ?2
            AND page.from_day <= ?3 AND page_row.from_day <= ?3 AND page_row.until_day >= ?3
            AND page_row.known_from <= ?2 AND page_row.known_until >= ?2
        """

    /// What stands for procedures of all levels in every area, read in one pass over all that is known.
    static func byArea(_ database: Database, on day: CivilDate, known: Int) throws -> [Int: [Row]] {
        var found: [Int: [Row]] = [:]
        try database.forEachRow(
            """
            SELECT \(Row.columns(of: "span")), span.area
            FROM \(SpanRow.joined("span")) LEFT JOIN content ON content.id = span.content
            WHERE known_until >= ?1 AND until_day >= ?2 AND known_from <= ?1 AND from_day <= ?2
            """, [.integer(known), .integer(day.dayNumber)]
        ) { row in found[row.integer(14), default: []].append(Row(row)) }
        return found
    }

    /// - Parameter rows: reads the rows of an area.
    private init(_ areas: [Int], _ rows: (_ area: Int, _ read: (BoundRow) throws -> Void) throws -> Void) throws {
        var found: [Row] = []
        var seen: Set<Int> = []
        for (rank, area) in areas.enumerated() {
            var own: [Int] = []
            try rows(area) { row in
                let procedure = row.integer(0)
                // The narrowest area hides wider ones.
                guard rank == 0 || !seen.contains(procedure) else { return }
                own.append(procedure)
                found.append(Row(row))
            }
            if rank + 1 < areas.count { seen.formUnion(own) }
        }
        self.rows = areas.count > 1 ? found.sorted { $0.procedure < $1.procedure } : found
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
