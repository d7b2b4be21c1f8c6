import Events
internal import Foundation
internal import GRDB

/// A line in the form it has as known at a position: what is judged, what it rests on, and who recorded it when.
struct LineRow {
    let standing: StandingLine
    let decision: DecisionRow
    /// The correction of the line whose form it has.
    let correctedBy: Int?
    private let ownWithdrawal: Int?
    let recordedAt: String
    let recordedBy: String

    /// What withdrew it, or its decision.
    var withdrawnBy: Int? { ownWithdrawal ?? decision.withdrawnBy }
    /// Whether it is judged at all.
    var stands: Bool { withdrawnBy == nil && decision.annulledBy == nil && !decision.form.isInternal }
    /// The effect that gave it its day.
    var datedBy: Int? { standing.line.effectiveFrom == nil ? decision.datedBy : nil }

    init(
        position: Int, line: Line, decision: DecisionRow, correctedBy: Int? = nil, withdrawnBy: Int? = nil,
        recordedAt: String, recordedBy: String
    ) {
        self.standing = StandingLine(
            position: position, decision: decision.identity, line: line, decisionFrom: decision.effectiveFrom,
            decisionUntil: decision.form.effectiveUntil)
        self.decision = decision
        self.correctedBy = correctedBy
        self.ownWithdrawal = withdrawnBy
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
    }

    private init(_ row: Row, _ decision: DecisionRow) throws {
        self.init(
            position: row[0], line: Line(checked: try row.storedForm(at: 5)), decision: decision,
            correctedBy: row[1], withdrawnBy: row[2], recordedAt: row[3], recordedBy: row[4])
    }

    /// The correction of its decision, where that gave the line another form.
    func correctionOfDecision(_ database: Database) throws -> Int? {
        guard let correction = decision.correctedBy else { return nil }
        let original = try DecisionRow.asRecorded(database, id: decision.id).form
        return standsOtherwise(in: original, than: decision.form, isDated: decision.datedBy != nil) ? correction : nil
    }

    /// Whether two forms of its decision make it another line.
    ///
    /// - Parameter isDated: whether an effect gives the day, so that the decision's own does not matter.
    private func standsOtherwise(in first: Decision, than second: Decision, isDated: Bool) -> Bool {
        func line(of decision: Decision) -> StandingLine {
            StandingLine(
                position: standing.position, decision: decision.identity, line: standing.line,
                decisionFrom: isDated ? nil : decision.effectiveFrom, decisionUntil: decision.effectiveUntil)
        }
        return first.isInternal != second.isInternal || !line(of: first).hasSameForm(as: line(of: second))
    }

    /// Whether a correction gave the line, or its decision, another form than it has in another row.
    func isCorrectedOtherwise(than other: LineRow) -> Bool {
        standing.line != other.standing.line
            || standsOtherwise(
                in: decision.form, than: other.decision.form,
                isDated: decision.datedBy != nil && other.decision.datedBy != nil)
    }

    /// Whether the row of the table `line` would be the same.
    func saysTheSame(as other: LineRow) -> Bool {
        standing.line == other.standing.line && standing.territory == other.standing.territory
            && standing.effectiveFrom == other.standing.effectiveFrom
            && standing.effectiveUntil == other.standing.effectiveUntil && stands == other.stands
            && correctedBy == other.correctedBy && ownWithdrawal == other.ownWithdrawal
    }

    func insert(_ database: Database, known position: Int) throws {
        let (line, territory) = (standing.line, standing.territory)
        let begins = line.beginsAtCommuneLevel
        try database.cachedStatement(
            sql: """
                INSERT INTO line (position, known_from, known_until, decision, act, effective_from, effective_until,
                    stands, is_whole_nation, name, procedure, replaces, begins, territory, corrected_by, withdrawn_by,
                    recorded_at, recorded_by)
                VALUES (?, ?, \(ReadModelSchema.endOfKnowledge), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            standing.position, position, decision.id, line.act.rawValue, standing.effectiveFrom?.dayNumber,
            standing.effectiveUntil?.dayNumber, stands, territory.isWholeNation, line.name, line.procedure.number,
            line.replaces.map(\.number).commaSeparated, begins, territory.isWholeNation ? nil : territory.text,
            correctedBy, ownWithdrawal, recordedAt, recordedBy,
        ])
        try database.cachedStatement(sql: "INSERT INTO line_form (position, known_from, data) VALUES (?, ?, ?)")
            .execute(arguments: [standing.position, position, line.form.stored])
        for procedure in line.named {
            try database.cachedStatement(
                sql: """
                    INSERT INTO line_procedure (procedure, position, replaces, ends) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO UPDATE
                    SET replaces = max(replaces, excluded.replaces), ends = max(ends, excluded.ends)
                    """
            ).execute(arguments: [
                procedure.number, standing.position, line.act == .replace, standing.ends(procedure),
            ])
        }
        for code in territory.groundCodes {
            for procedure in line.named {
                try database.cachedStatement(
                    sql: """
                        INSERT OR IGNORE INTO line_ground (code, effective_from, position, named, begins)
                        VALUES (?, ?, ?, ?, ?)
                        """
                ).execute(arguments: [
                    code, standing.effectiveFrom?.dayNumber ?? ReadModelSchema.undated, standing.position,
                    procedure.number, begins && procedure == line.procedure,
                ])
            }
        }
    }
}

extension LineRow {
    /// One line; nil when it is not known.
    static func find(_ database: Database, at position: Int, known: Int) throws -> LineRow? {
        try fetch(database, "line.position = ?", [position], known: known).first
    }

    /// The lines that name a procedure, those that do not stand included, by position.
    static func fetch(_ database: Database, naming procedure: ProcedureCode, known: Int) throws -> [LineRow] {
        try fetch(database, everNaming: procedure, known: known).filter { $0.standing.line.named.contains(procedure) }
    }

    /// The lines that name a procedure in any form they ever had or will have, in the form they have, by position.
    static func fetch(_ database: Database, everNaming procedure: ProcedureCode, known: Int) throws -> [LineRow] {
        try fetch(
            database, "line.position IN (SELECT position FROM line_procedure WHERE procedure = ?)",
            [procedure.number], known: known)
    }

    /// The lines of a decision, by position.
    static func fetch(_ database: Database, ofDecision id: Int, known: Int) throws -> [LineRow] {
        try fetch(database, "line.decision = ?", [id], known: known)
    }

    /// The standing cuts that take effect within some days, by position.
    static func fetch(
        _ database: Database, cutsFrom from: CivilDate, through day: CivilDate, known: Int
    ) throws -> [LineRow] {
        try fetch(
            database, "stands = 1 AND act = 'cut' AND line.effective_from BETWEEN ? AND ?",
            [from.dayNumber, day.dayNumber], known: known)
    }

    /// Some lines, by position.
    static func fetch(_ database: Database, at positions: Set<Int>, known: Int) throws -> [LineRow] {
        try fetch(
            database, "line.position IN (SELECT value FROM json_each(?))", [positions.jsonList], known: known)
    }

    /// The forms a line had up to a position, oldest first.
    static func forms(_ database: Database, at position: Int, through known: Int) throws -> [Line] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT data FROM line_form WHERE position = ? AND known_from <= ? ORDER BY known_from"),
            arguments: [position, known]
        ).map { Line(checked: try $0.storedForm(at: 0)) }
    }

    private static func fetch(
        _ database: Database, _ condition: String, _ arguments: StatementArguments, known: Int
    ) throws -> [LineRow] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT line.position, line.corrected_by, line.withdrawn_by, line.recorded_at, line.recorded_by,
                        line_form.data, \(DecisionRow.columns)
                    FROM line JOIN line_form USING (position, known_from)
                        JOIN decision ON decision.id = line.decision AND \(ReadModelSchema.known("decision"))
                    WHERE \(condition) AND \(ReadModelSchema.known("line")) ORDER BY line.position
                    """), arguments: [known, known] + arguments + [known, known])
        var found: [LineRow] = []
        // Lines of one decision are read together.
        var decisions: [Int: DecisionRow] = [:]
        while let row = try rows.next() {
            let id: Int = row[6]
            let decision = try decisions[id] ?? DecisionRow(row, at: 6)
            decisions[id] = decision
            found.append(try LineRow(row, decision))
        }
        return found
    }
}
