public import Events
internal import GRDB

/// Every line about a procedure, by position, with what it is on a day.
public struct ProcedureHistory: Sendable {
    public let basis: Basis
    public let procedure: ProcedureCode
    public let facts: [Fact]
    /// Lines that were about the procedure until a correction moved them to another.
    public let moved: [MovedLine]

    public struct Fact: Sendable {
        public enum Mark: String, CaseIterable, Hashable, Sendable {
            /// Takes effect after the day.
            case future
            /// No day is known.
            case undated
            /// Took effect before it was signed.
            case retroactive
            /// Abolished before it took effect, in some commune alive that day.
            case stillborn
            /// Has another form than was first recorded, because of a correction.
            case corrected
            /// It, or its decision, was struck from the record.
            case withdrawn
            /// Its decision was annulled.
            case annulled
            /// Of an internal decision: takes part in no catalogue.
            case `internal`
        }

        public let line: StandingLine
        public let recordedAt: String
        public let recordedBy: String
        public let marks: [Mark]
        /// The fact that corrected it, or its decision.
        public let correctedBy: Int?
        public let withdrawnBy: Int?
        public let annulledBy: Int?
        /// The fact that gave it its day.
        public let datedBy: Int?
    }
}

/// A line that a correction moved to another procedure.
public struct MovedLine: Hashable, Sendable {
    public let fact: Int
    public let correctedBy: Int?
    /// What it is about now.
    public let procedure: ProcedureCode

    /// The lines that named a procedure in a form they no longer have.
    static func fetch(_ database: Database, from procedure: ProcedureCode, known: Int) throws -> [MovedLine] {
        try LineRow.fetch(database, everNaming: procedure, known: known).compactMap { row in
            let line = row.standing
            guard !line.line.named.contains(procedure) else { return nil }
            // It may name the procedure only in a form that is not known yet.
            let forms = try LineRow.forms(database, at: line.position, through: known)
            guard forms.contains(where: { $0.named.contains(procedure) }) else { return nil }
            return MovedLine(fact: line.position, correctedBy: row.correctedBy, procedure: line.line.procedure)
        }
    }

    var value: Value {
        .object([
            "fact": .integer(fact), "correctedBy": correctedBy.map(Value.integer),
            "procedure": .text(procedure.description),
        ])
    }
}

extension ProcedureHistory {
    init(
        _ database: Database, _ procedure: ProcedureCode, on day: CivilDate, known: Int, head: LogHead
    ) throws {
        let rows = try LineRow.fetch(database, naming: procedure, known: known)
        let stillborn = try StillbornLines(database, on: day, known: known)
        self.init(
            basis: Basis(commune: nil, on: day, known: known, head: head), procedure: procedure,
            facts: try rows.map {
                try Fact(
                    database, $0, isStillborn: $0.stands && stillborn.communes(of: $0.standing) > 0, on: day)
            },
            moved: try MovedLine.fetch(database, from: procedure, known: known))
    }

    public var value: Value {
        .object([
            "schema": .text("tthc.history/1"), "basis": basis.value, "procedure": .text(procedure.description),
            "facts": .list(facts.map(\.value)),
            "moved": moved.isEmpty ? nil : .list(moved.map(\.value)),
        ])
    }
}

extension ProcedureHistory.Fact {
    fileprivate init(_ database: Database, _ row: LineRow, isStillborn: Bool, on day: CivilDate) throws {
        let line = row.standing
        let correctedBy = try row.correctedBy ?? row.correctionOfDecision(database)
        var marks: Set<Mark> = []
        if let from = line.effectiveFrom {
            if from > day { marks.insert(.future) }
            if from < line.decision.signedOn { marks.insert(.retroactive) }
        } else {
            marks.insert(.undated)
        }
        if isStillborn { marks.insert(.stillborn) }
        if correctedBy != nil { marks.insert(.corrected) }
        if row.withdrawnBy != nil { marks.insert(.withdrawn) }
        if row.decision.annulledBy != nil { marks.insert(.annulled) }
        if row.decision.form.isInternal { marks.insert(.internal) }
        self.init(
            line: line, recordedAt: row.recordedAt, recordedBy: row.recordedBy,
            marks: Mark.allCases.filter(marks.contains), correctedBy: correctedBy, withdrawnBy: row.withdrawnBy,
            annulledBy: row.decision.annulledBy, datedBy: row.datedBy)
    }

    fileprivate var value: Value {
        .object([
            "fact": .integer(line.position), "act": .text(line.line.act.rawValue),
            "procedure": .text(line.line.procedure.description),
            "replaces": line.line.replaces.isEmpty ? nil : .list(line.line.replaces.map { .text($0.description) }),
            "decision": line.decision.value, "line": .text(line.line.name),
            "effectiveFrom": line.effectiveFrom.map { .text($0.description) },
            "effectiveUntil": line.effectiveUntil.map { .text($0.description) },
            "recordedAt": .text(recordedAt), "recordedBy": .text(recordedBy),
            "marks": .list(marks.map { .text($0.rawValue) }),
            "correctedBy": correctedBy.map(Value.integer), "withdrawnBy": withdrawnBy.map(Value.integer),
            "annulledBy": annulledBy.map(Value.integer), "datedBy": datedBy.map(Value.integer),
        ])
    }
}
