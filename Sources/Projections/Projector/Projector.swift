import Events
internal import Foundation
internal import GRDB

/// Turns facts into rows of the read models, one fact after another, inside a transaction that its caller holds.
///
/// What a fact changes is found through the procedures it names and the areas its territory reaches; only their rows are
/// folded again, and rows that stay as they were are left alone. A row that is no longer true is closed, not deleted: it
/// stays true of what was known before.
final class Projector {
    let database: Database
    var shelf: LineShelf
    private(set) var register: UnitRegister
    var areas: AreaShelf

    /// The lives folded for the procedure at hand, by the positions of the lines that make them.
    var timelines: [[Int]: ProcedureTimeline] = [:]

    /// What the facts since the beginning changed in what is to be reviewed.
    var reviewChange = ReviewChange()

    init(database: Database) throws {
        self.database = database
        self.shelf = LineShelf(database: database)
        self.areas = try AreaShelf(database: database)
        self.register = try UnitRegister(database: database)
    }

    /// Projects one fact.
    func apply(_ recorded: RecordedEvent) throws {
        timelines = [:]
        switch recorded.event {
        case .decisionPublished(let decision): try apply(decision, recorded)
        case .line(let fact): try apply(fact, recorded)
        case .unit(let fact): try apply(fact, recorded)
        }
    }

    private func apply(_ decision: Decision, _ recorded: RecordedEvent) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO decision (id, issuer, number, signed_on, effective_from, effective_until, is_internal,
                    lines_pending, recorded_at, recorded_by, data)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            recorded.position, decision.identity.issuer, decision.identity.number,
            decision.identity.signedOn.dayNumber, decision.effectiveFrom?.dayNumber,
            decision.effectiveUntil?.dayNumber, decision.isInternal, decision.hasLinesPending,
            recorded.recordedAt.description, recorded.recordedBy,
            Data(CanonicalJSON.bytes(of: decision.value)),
        ])
    }

    private func apply(_ fact: DecisionLine, _ recorded: RecordedEvent) throws {
        guard let decision = try DecisionRow.find(database, fact.decision) else {
            throw ReadModelError.decisionMissing(fact.decision, position: recorded.position)
        }
        let standing = StandingLine(
            position: recorded.position, decision: fact.decision, line: fact.line,
            decisionFrom: decision.effectiveFrom, decisionUntil: decision.effectiveUntil)
        try insert(standing, decision: decision.id, isInternal: decision.isInternal, recorded)
        guard !decision.isInternal else { return }
        shelf.add(standing)
        if standing.effectiveFrom != nil { try refresh(because: standing) }
    }

    private func insert(
        _ standing: StandingLine, decision: Int, isInternal: Bool, _ recorded: RecordedEvent
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO line (position, decision, act, effective_from, effective_until, is_internal, is_whole_nation,
                    recorded_at, recorded_by, data)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            standing.position, decision, standing.line.act.rawValue, standing.effectiveFrom?.dayNumber,
            standing.effectiveUntil?.dayNumber, isInternal, standing.territory.isWholeNation,
            recorded.recordedAt.description, recorded.recordedBy,
            Data(CanonicalJSON.bytes(of: standing.line.value)),
        ])
        for procedure in standing.line.named {
            try database.cachedStatement(sql: "INSERT INTO line_procedure (procedure, position) VALUES (?, ?)")
                .execute(arguments: [procedure.number, standing.position])
        }
        guard !isInternal else { return }
        for code in standing.territory.communeCodes {
            try database.cachedStatement(sql: "INSERT INTO line_commune (code, position) VALUES (?, ?)")
                .execute(arguments: [code.text, standing.position])
        }
    }

    private func apply(_ fact: UnitFact, _ recorded: RecordedEvent) throws {
        register.apply(fact, position: recorded.position)
        try database.cachedStatement(
            sql: "INSERT INTO unit_change (position, code, recorded_at, recorded_by, data) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            recorded.position, fact.change.code.text, recorded.recordedAt.description, recorded.recordedBy,
            Data(CanonicalJSON.bytes(of: fact.value)),
        ])
        guard fact.change.code.isCommune else { return }
        for code in register.codesDescending(from: fact.change.code) {
            try refreshRows(of: code, known: recorded.position)
        }
    }
}
