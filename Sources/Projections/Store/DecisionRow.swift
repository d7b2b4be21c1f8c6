import Events
internal import GRDB

/// A decision in the form it has as known at a position.
struct DecisionRow {
    /// The position of its fact.
    let id: Int
    /// What counts of it: as submitted, or as corrected.
    let form: Decision
    /// The day that counts: its own, or the one it was given later.
    let effectiveFrom: CivilDate?
    /// The correction whose form it has.
    let correctedBy: Int?
    /// The effect that gave it its day.
    let datedBy: Int?
    let annulledBy: Int?
    let withdrawnBy: Int?
    let recordedAt: String
    let recordedBy: String

    var identity: DecisionIdentity { form.identity }
    /// Whether it is neither withdrawn nor annulled.
    var stands: Bool { withdrawnBy == nil && annulledBy == nil }
    var title: String? { form.title.flatMap { $0.isEmpty ? nil : $0 } }
    /// The words that make its effect conditional, while no day is known.
    var condition: String? {
        effectiveFrom == nil ? form.condition.flatMap { $0.isEmpty ? nil : $0 } : nil
    }

    static let columns = """
        decision.id, decision.effective_from, decision.corrected_by, decision.dated_by, decision.annulled_by,
        decision.withdrawn_by, decision.recorded_at, decision.recorded_by, decision.data
        """
    static let columnCount = 9

    init(
        id: Int, form: Decision, effectiveFrom: CivilDate?, correctedBy: Int? = nil, datedBy: Int? = nil,
        annulledBy: Int? = nil, withdrawnBy: Int? = nil, recordedAt: String, recordedBy: String
    ) {
        self.id = id
        self.form = form
        self.effectiveFrom = effectiveFrom
        self.correctedBy = correctedBy
        self.datedBy = datedBy
        self.annulledBy = annulledBy
        self.withdrawnBy = withdrawnBy
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
    }

    /// Reads the columns of ``columns`` from an offset on.
    init(_ row: Row, at offset: Int = 0) throws {
        self.init(
            id: row[offset], form: Decision(checked: try row.stored(at: offset + 8)),
            effectiveFrom: (row[offset + 1] as Int?).map(CivilDate.init(dayNumber:)), correctedBy: row[offset + 2],
            datedBy: row[offset + 3], annulledBy: row[offset + 4], withdrawnBy: row[offset + 5],
            recordedAt: row[offset + 6], recordedBy: row[offset + 7])
    }

    /// Whether two forms of one decision are the same row.
    func saysTheSame(as other: DecisionRow) -> Bool {
        form == other.form && effectiveFrom == other.effectiveFrom && correctedBy == other.correctedBy
            && datedBy == other.datedBy && annulledBy == other.annulledBy && withdrawnBy == other.withdrawnBy
    }
}

extension DecisionRow {
    /// One decision, by the position of its fact.
    static func find(_ database: Database, id: Int, known: Int) throws -> DecisionRow? {
        try fetch(database, "id = ?", [id], known: known).first
    }

    /// The decision as it was first recorded.
    static func asRecorded(_ database: Database, id: Int) throws -> DecisionRow {
        try find(database, id: id, known: id)!
    }

    /// Those of an identity, struck ones included, by position.
    static func find(_ database: Database, _ identity: DecisionIdentity, known: Int) throws -> [DecisionRow] {
        try fetch(
            database, "issuer = ? AND number = ? AND signed_on = ?",
            [identity.issuer, identity.number, identity.signedOn.dayNumber], known: known)
    }

    /// The decisions of an issuer under a number, by day of signature, then position: numbers restart each year.
    static func find(_ database: Database, issuer: String, number: String, known: Int) throws -> [DecisionRow] {
        try fetch(database, "issuer = ? AND number = ?", [issuer, number], known: known).sorted {
            ($0.identity.signedOn, $0.id) < ($1.identity.signedOn, $1.id)
        }
    }

    /// The numbers of an issuer that begin with a text, in order.
    static func numbers(
        _ database: Database, issuer: String, beginningWith text: String, known: Int
    ) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT DISTINCT number FROM decision WHERE issuer = ? AND \(ReadModelSchema.known("decision"))
                ORDER BY number
                """, arguments: [issuer, known, known]
        ).filter { !text.isEmpty && $0.hasPrefix(text) }
    }

    /// All decisions, struck ones included, by day of signature, then as recorded.
    static func all(_ database: Database, known: Int) throws -> [DecisionRow] {
        try fetch(database, "true", [], known: known).sorted {
            ($0.identity.signedOn, $0.id) < ($1.identity.signedOn, $1.id)
        }
    }

    private static func fetch(
        _ database: Database, _ condition: String, _ arguments: StatementArguments, known: Int
    ) throws -> [DecisionRow] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT \(columns) FROM decision WHERE \(condition) AND \(ReadModelSchema.known("decision"))
                    ORDER BY id
                    """), arguments: arguments + [known, known])
        var found: [DecisionRow] = []
        while let row = try rows.next() { found.append(try DecisionRow(row)) }
        return found
    }
}
