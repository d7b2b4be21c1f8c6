public import Events
internal import GRDB

/// What the registry holds: its size and head, the last decision of each issuer, what is undated or pending, and conflicts.
public struct StatusReport: Sendable {
    public let basis: Basis
    public let origin: String
    /// How many stand.
    public let decisions: Int
    public let lines: Int
    /// How many decisions were withdrawn or annulled.
    public let struck: Int
    public let communes: Int
    /// By issuer.
    public let lastDecisions: [DecisionList.Summary]
    /// Decisions of which some line has no effective day.
    public let undated: [DecisionList.Summary]
    /// Decisions whose annex is still to come.
    public let pending: [DecisionList.Summary]
    /// Lines that were not applied somewhere on the day, by position.
    public let conflicts: [Conflict]

    public struct Conflict: Hashable, Sendable {
        public let procedure: ProcedureCode
        public let line: LineReference
    }
}

extension StatusReport {
    init(_ database: Database, origin: String, on day: CivilDate, known: Int, head: LogHead) throws {
        let all = try DecisionRow.all(database, known: known)
        let rows = all.filter(\.stands)
        let last = Dictionary(rows.map { ($0.identity.issuer, $0) }, uniquingKeysWith: { $1 })
        let undated = try Int.fetchSet(
            database,
            sql: """
                SELECT DISTINCT decision FROM line
                WHERE effective_from IS NULL AND stands = 1 AND \(ReadModelSchema.known("line"))
                """, arguments: [known, known])
        func summaries(_ rows: [DecisionRow]) throws -> [DecisionList.Summary] {
            try rows.map { try DecisionList.Summary(database, $0, known: known) }
        }
        self.basis = Basis(commune: nil, on: day, known: known, head: head)
        self.origin = origin
        self.decisions = rows.count
        self.struck = all.count - rows.count
        self.lines = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM line JOIN decision ON decision.id = line.decision AND \(ReadModelSchema.known("decision"))
                WHERE line.withdrawn_by IS NULL AND decision.withdrawn_by IS NULL AND decision.annulled_by IS NULL
                    AND \(ReadModelSchema.known("line"))
                """, arguments: [known, known, known, known])!
        self.communes = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM unit
                WHERE known_from <= ? AND known_until >= ? AND from_day <= ? AND until_day >= ?
                """, arguments: [known, known, day.dayNumber, day.dayNumber])!
        self.lastDecisions = try summaries(last.sorted { $0.key < $1.key }.map(\.value))
        self.undated = try summaries(rows.filter { undated.contains($0.id) })
        self.pending = try summaries(rows.filter(\.form.hasLinesPending))
        self.conflicts = try Self.conflicts(database, on: day, known: known)
    }

    private static func conflicts(_ database: Database, on day: CivilDate, known: Int) throws -> [Conflict] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT state.procedure, state.review
                FROM state JOIN span ON span.procedure = state.procedure AND span.state = state.id
                WHERE state.review <> '' AND known_from <= ? AND known_until >= ? AND from_day <= ? AND until_day >= ?
                """, arguments: [known, known, day.dayNumber, day.dayNumber])
        var lines = LineReference.Shelf(database, known: known)
        var found: Set<Conflict> = []
        for row in rows {
            let procedure = ProcedureCode(number: row[0])
            for position in ReviewMarks(text: row[1]).conflict {
                let conflict = Conflict(procedure: procedure, line: try lines.reference(position))
                guard !found.contains(conflict) else { continue }
                // An area may hold no commune that day.
                let communes = try AreaReach(database, procedure: procedure, on: day, known: known)
                    .communes { $0.review.conflict.contains(position) }
                if !communes.isEmpty { found.insert(conflict) }
            }
        }
        return found.sorted { ($0.line.fact, $0.procedure) < ($1.line.fact, $1.procedure) }
    }

    public var value: Value {
        func list(_ summaries: [DecisionList.Summary]) -> Value { .list(summaries.map { .object($0.members) }) }
        return .object([
            "schema": .text("tthc.status/1"), "basis": basis.value, "origin": .text(origin),
            "facts": .integer(basis.head.size), "decisions": .integer(decisions), "lines": .integer(lines),
            "struck": .integer(struck),
            "communes": .integer(communes), "lastDecisions": list(lastDecisions), "undated": list(undated),
            "pending": list(pending),
            "conflicts": .list(
                conflicts.map { conflict in
                    .object([
                        "procedure": .text(conflict.procedure.description), "fact": .integer(conflict.line.fact),
                        "act": .text(conflict.line.act.rawValue), "decision": conflict.line.decision.value,
                    ])
                }),
        ])
    }
}
