import Events
internal import GRDB

/// A line as the read models keep it: what is judged, and who recorded it when.
struct LineRow {
    let standing: StandingLine
    let isInternal: Bool
    let recordedAt: String
    let recordedBy: String

    private static let columns = """
        SELECT line.position, issuer, number, signed_on, decision.effective_from, decision.effective_until, line.data,
            line.is_internal, line.recorded_at, line.recorded_by
        FROM line JOIN decision ON decision.id = line.decision
        """

    init(_ row: Row) throws {
        self.standing = StandingLine(
            position: row[0],
            decision: DecisionIdentity(issuer: row[1], number: row[2], signedOn: CivilDate(dayNumber: row[3])),
            line: Line(checked: try row.stored(at: 6)),
            decisionFrom: (row[4] as Int?).map(CivilDate.init(dayNumber:)),
            decisionUntil: (row[5] as Int?).map(CivilDate.init(dayNumber:)))
        self.isInternal = row[7]
        self.recordedAt = row[8]
        self.recordedBy = row[9]
    }

    /// The lines that name a procedure, by position.
    static func fetch(_ database: Database, naming procedure: ProcedureCode, known: Int = .max) throws -> [LineRow] {
        try fetch(
            database,
            "JOIN line_procedure USING (position) WHERE procedure = ? AND line.position <= ? ORDER BY line.position",
            [procedure.number, known])
    }

    /// The lines of a decision, by position.
    static func fetch(_ database: Database, ofDecision id: Int, known: Int = .max) throws -> [LineRow] {
        try fetch(
            database, "WHERE line.decision = ? AND line.position <= ? ORDER BY line.position", [id, known])
    }

    /// The lines of citizens' decisions that take effect after a day, or have no day.
    static func fetch(_ database: Database, upcomingAfter day: CivilDate, known: Int) throws -> [LineRow] {
        let later = try fetch(
            database, "WHERE line.is_internal = 0 AND line.effective_from > ? AND line.position <= ?",
            [day.dayNumber, known])
        let undated = try fetch(
            database, "WHERE line.is_internal = 0 AND line.effective_from IS NULL AND line.position <= ?", [known])
        return (later + undated).sorted { $0.standing.position < $1.standing.position }
    }

    private static func fetch(
        _ database: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [LineRow] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "\(columns) \(condition)"), arguments: arguments)
        var found: [LineRow] = []
        while let row = try rows.next() { found.append(try LineRow(row)) }
        return found
    }
}
