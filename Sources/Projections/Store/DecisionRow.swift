import Events
internal import GRDB

/// A decision as the read models keep it.
struct DecisionRow {
    /// The position of its fact.
    let id: Int
    let identity: DecisionIdentity
    let effectiveFrom: CivilDate?
    let effectiveUntil: CivilDate?
    let isInternal: Bool
    let hasLinesPending: Bool
    let recordedAt: String
    let recordedBy: String
    /// As it was submitted.
    let data: Value

    var title: String? { data["title"]?.text.flatMap { $0.isEmpty ? nil : $0 } }
    var condition: String? { data["condition"]?.text.flatMap { $0.isEmpty ? nil : $0 } }

    init(_ row: Row) throws {
        self.id = row[0]
        self.identity = DecisionIdentity(issuer: row[1], number: row[2], signedOn: CivilDate(dayNumber: row[3]))
        self.effectiveFrom = (row[4] as Int?).map(CivilDate.init(dayNumber:))
        self.effectiveUntil = (row[5] as Int?).map(CivilDate.init(dayNumber:))
        self.isInternal = row[6]
        self.hasLinesPending = row[7]
        self.recordedAt = row[8]
        self.recordedBy = row[9]
        self.data = try row.stored(at: 10)
    }

    private static let columns = """
        id, issuer, number, signed_on, effective_from, effective_until, is_internal, lines_pending, recorded_at,
        recorded_by, data
        """

    static func find(_ database: Database, _ identity: DecisionIdentity, known: Int = .max) throws -> DecisionRow? {
        try fetch(
            database, "WHERE issuer = ? AND number = ? AND signed_on = ? AND id <= ?",
            [identity.issuer, identity.number, identity.signedOn.dayNumber, known]
        ).first
    }

    /// The decisions of an issuer under a number: numbers restart each year.
    static func find(_ database: Database, issuer: String, number: String, known: Int) throws -> [DecisionRow] {
        try fetch(
            database, "WHERE issuer = ? AND number = ? AND id <= ? ORDER BY signed_on", [issuer, number, known])
    }

    /// The numbers of an issuer that begin with a text, in order.
    static func numbers(
        _ database: Database, issuer: String, beginningWith text: String, known: Int
    ) throws -> [String] {
        try String.fetchAll(
            database, sql: "SELECT DISTINCT number FROM decision WHERE issuer = ? AND id <= ? ORDER BY number",
            arguments: [issuer, known]
        ).filter { !text.isEmpty && $0.hasPrefix(text) }
    }

    /// All decisions, by day of signature, then as recorded.
    static func all(_ database: Database, known: Int) throws -> [DecisionRow] {
        try fetch(database, "WHERE id <= ? ORDER BY signed_on, id", [known])
    }

    private static func fetch(
        _ database: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [DecisionRow] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT \(columns) FROM decision \(condition)"), arguments: arguments)
        var found: [DecisionRow] = []
        while let row = try rows.next() { found.append(try DecisionRow(row)) }
        return found
    }
}
