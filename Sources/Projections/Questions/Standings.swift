import Events
internal import GRDB

/// What stands for every procedure in one place on one day: the rows of its areas, the narrowest first.
struct Standings {
    struct Row {
        let procedure: ProcedureCode
        let span: SpanRow
        let name: String
        let field: String?
        let role: String
    }

    /// By procedure code.
    let rows: [Row]

    /// - Parameter procedures: which ones are looked at; nil: all.
    init(
        _ database: Database, areas: [Int], on day: CivilDate, known: Int, procedures: Set<ProcedureCode>? = nil
    ) throws {
        let chosen = procedures.map { "AND procedure IN (\($0.map(\.number).sorted().commaSeparated))" } ?? ""
        var narrowest: [Int: (rank: Int, row: Row)] = [:]
        for (rank, area) in areas.enumerated() {
            let rows = try GRDB.Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT span.procedure, content.name, content.field, content.role, \(SpanRow.columns)
                        FROM span LEFT JOIN content ON content.id = span.content
                        WHERE area = ? AND known_until >= ? AND until_day >= ? AND known_from <= ? AND from_day <= ?
                            \(chosen)
                        """),
                arguments: [area, known, day.dayNumber, known, day.dayNumber])
            while let row = try rows.next() {
                let procedure: Int = row[0]
                guard narrowest[procedure] == nil else { continue }
                narrowest[procedure] = (
                    rank,
                    Row(
                        procedure: ProcedureCode(number: procedure), span: SpanRow(row, at: 4), name: row[1] ?? "",
                        field: row[2], role: row[3] ?? "resolve")
                )
            }
        }
        self.rows = narrowest.values.map(\.row).sorted { $0.procedure < $1.procedure }
    }

    /// What stands for one procedure; nil when no row says anything.
    static func row(
        _ database: Database, _ procedure: ProcedureCode, areas: [Int], on day: CivilDate, known: Int
    ) throws -> SpanRow? {
        for area in areas {
            let row = try GRDB.Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT \(SpanRow.columns) FROM span
                        WHERE area = ? AND procedure = ? AND known_from <= ? AND known_until >= ?
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
