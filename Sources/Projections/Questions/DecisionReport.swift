public import Events
internal import GRDB

/// The decisions that are recorded, by day of signature, those that no longer stand included.
public struct DecisionList: Sendable {
    public let basis: Basis
    public let decisions: [Summary]

    public struct Summary: Sendable {
        /// The position of its fact.
        public let fact: Int
        public let identity: DecisionIdentity
        public let effectiveFrom: CivilDate?
        public let effectiveUntil: CivilDate?
        public let title: String?
        public let condition: String?
        public let isInternal: Bool
        public let hasLinesPending: Bool
        /// The effect that gave it its day.
        public let datedBy: Int?
        /// The correction whose form it has.
        public let correctedBy: Int?
        public let annulledBy: Int?
        public let withdrawnBy: Int?
        public let lines: Int
        public let recordedAt: String
        public let recordedBy: String
    }
}

extension DecisionList {
    init(_ database: Database, on day: CivilDate, known: Int, head: LogHead) throws {
        self.init(
            basis: Basis(commune: nil, on: day, known: known, head: head),
            decisions: try DecisionRow.all(database, known: known).map { try Summary(database, $0, known: known) })
    }

    public var value: Value {
        .object([
            "schema": .text("tthc.decisions/1"), "basis": basis.value,
            "decisions": .list(decisions.map { .object($0.members) }),
        ])
    }
}

extension DecisionList.Summary {
    init(_ database: Database, _ row: DecisionRow, known: Int) throws {
        self.init(
            fact: row.id, identity: row.identity, effectiveFrom: row.effectiveFrom,
            effectiveUntil: row.form.effectiveUntil, title: row.title, condition: row.condition,
            isInternal: row.form.isInternal, hasLinesPending: row.form.hasLinesPending, datedBy: row.datedBy,
            correctedBy: row.correctedBy, annulledBy: row.annulledBy, withdrawnBy: row.withdrawnBy,
            lines: try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT count(*) FROM line
                        WHERE decision = ? AND withdrawn_by IS NULL AND \(ReadModelSchema.known("line"))
                        """), arguments: [row.id, known, known])!,
            recordedAt: row.recordedAt, recordedBy: row.recordedBy)
    }

    var members: Value.Members {
        [
            "fact": .integer(fact), "decision": identity.value,
            "effectiveFrom": effectiveFrom.map { .text($0.description) },
            "effectiveUntil": effectiveUntil.map { .text($0.description) }, "title": title.map(Value.text),
            "condition": condition.map(Value.text), "internal": .flag(isInternal),
            "linesPending": .flag(hasLinesPending), "datedBy": datedBy.map(Value.integer),
            "correctedBy": correctedBy.map(Value.integer), "annulledBy": annulledBy.map(Value.integer),
            "withdrawnBy": withdrawnBy.map(Value.integer), "lineCount": .integer(lines),
            "recordedAt": .text(recordedAt),
            "recordedBy": .text(recordedBy),
        ]
    }
}

/// One decision with its lines and what became of each on a day.
public struct DecisionReport: Sendable {
    public let basis: Basis
    public let summary: DecisionList.Summary
    public let lines: [LineFate]
    /// What other papers say of it.
    public let remarks: [RemarkReference]

    /// A line and its fate.
    public struct LineFate: Sendable {
        public enum Fate: String, Hashable, Sendable {
            case withdrawn, annulled, `internal`, undated, future, expired, counted
        }

        public let line: StandingLine
        public let fate: Fate
        /// The correction whose form it has.
        public let correctedBy: Int?
        /// In how many communes alive that day a line that counts was applied or is a conflict, and one that counts or is
        /// to come will never be applied.
        public let applied: Int
        public let conflicts: Int
        public let stillborn: Int
        /// The names of the procedure here and there, as far as the line or the content in force tells.
        public let name: String?
    }
}

extension DecisionReport {
    init(_ database: Database, _ row: DecisionRow, on day: CivilDate, known: Int, head: LogHead) throws {
        let places = try Place.all(database, on: day, known: known)
        let lines = try LineRow.fetch(database, ofDecision: row.id, known: known)
        self.init(
            basis: Basis(commune: nil, on: day, known: known, head: head),
            summary: try DecisionList.Summary(database, row, known: known),
            lines: try lines.map { try LineFate(database, $0, places: places, on: day, known: known) },
            remarks: try RemarkReference.fetch(database, on: row.id, known: known))
    }

    public var value: Value {
        var members: Value.Members = ["schema": .text("tthc.decision/1"), "basis": basis.value]
        for (key, value) in summary.members.entries { members[key] = value }
        members["lines"] = .list(lines.map(\.value))
        members["remarks"] = remarks.isEmpty ? nil : .list(remarks.map(\.value))
        return .object(members)
    }
}

extension DecisionReport.LineFate {
    fileprivate init(
        _ database: Database, _ row: LineRow, places: [Place], on day: CivilDate, known: Int
    ) throws {
        let line = row.standing
        self.line = line
        self.fate = row.exclusion(on: day).flatMap { Fate(rawValue: $0.rawValue) } ?? .counted
        self.correctedBy = row.correctedBy
        var outcomes: [[Int]: (applied: Int, conflicts: Int, stillborn: Int)] = [:]
        var total = (applied: 0, conflicts: 0, stillborn: 0)
        for place in places where fate == .counted && place.extent(of: line, on: day).covers {
            if outcomes[place.areas] == nil {
                var judge = PlaceJudge(database, place: place, known: known)
                let states = try line.line.named.map { try judge.state(of: $0, on: day) }
                outcomes[place.areas] = (
                    states.contains { $0.everApplied.contains(line.position) } ? 1 : 0,
                    states.contains { $0.conflicts.contains(line.position) } ? 1 : 0,
                    states.contains { $0.stillborn.contains(line.position) } ? 1 : 0
                )
            }
            let outcome = outcomes[place.areas]!
            total.applied += outcome.applied
            total.conflicts += outcome.conflicts
            total.stillborn += outcome.stillborn
        }
        if fate == .future {
            total.stillborn = try StillbornLines(database, places: places, on: day, known: known).communes(of: line)
        }
        (self.applied, self.conflicts, self.stillborn) = (total.applied, total.conflicts, total.stillborn)
        self.name =
            try line.line.components[.name]?.text ?? ProcedureName.last(database, line.line.procedure, known: known)
    }

    fileprivate var value: Value {
        .object([
            "fact": .integer(line.position), "line": .text(line.line.name), "act": .text(line.line.act.rawValue),
            "procedure": .text(line.line.procedure.description), "name": name.map(Value.text),
            "replaces": line.line.replaces.isEmpty
                ? nil : .list(line.line.replaces.map { .text($0.description) }),
            "effectiveFrom": line.effectiveFrom.map { .text($0.description) },
            "effectiveUntil": line.effectiveUntil.map { .text($0.description) },
            "fate": .text(fate.rawValue),
            "correctedBy": correctedBy.map(Value.integer),
            "communes": fate == .counted || stillborn > 0
                ? .object([
                    "applied": .integer(applied), "conflict": .integer(conflicts), "stillborn": .integer(stillborn),
                ]) : nil,
        ])
    }
}
