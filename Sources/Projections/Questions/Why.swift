public import Events
internal import GRDB

/// Why a procedure is in a commune's catalogue on a day, or is not: every line about it, those that were applied in their
/// order, then those that were not, each with its reason. A reader needs nothing else.
public struct Why: Sendable {
    public let basis: Basis
    public let commune: Place
    public let procedure: ProcedureCode
    /// The name in force, else the last one that an applied line stated, else the last that any line states.
    public let name: String?
    public let state: ProcedureState.Standing
    /// Whether it is in force or suspended, and of commune level.
    public let isListed: Bool
    /// The levels in force: `ministry`, `province`, `commune`.
    public let levels: [String]
    /// The lines applied on the way to the day, earlier lives included.
    public let applied: [Applied]
    /// Every other line about it, by position.
    public let notApplied: [NotApplied]
    /// Lines that were about it until a correction moved them to another procedure.
    public let moved: [MovedLine]

    /// A line and what it rests on.
    public struct Fact: Sendable {
        public let line: StandingLine
        public let recordedAt: String
        public let recordedBy: String
        public let correction: StatementReference?
        /// The effect that gave it its day.
        public let effect: StatementReference?
        public let withdrawal: StatementReference?
        public let annulment: StatementReference?
        /// What other papers say of it.
        public let remarks: [RemarkReference]
    }

    public struct Applied: Sendable {
        /// What a line did to the procedure.
        public enum Outcome: String, Hashable, Sendable {
            case began, restated, changed, suspended, resumed, ended
            /// It ended what was not in force: replaced before by the same decision, or not yet begun.
            case forestalled
        }

        public let fact: Fact
        public let outcome: Outcome
        /// Whether only a part of the commune's land lies in its territory.
        public let isPartOfTerritory: Bool
    }

    public struct NotApplied: Sendable {
        public let fact: Fact
        public let reason: Exclusion
        /// Whether the commune's land lies, at least partly, in its territory.
        public let coversCommune: Bool
        /// Of a conflict: the state it met.
        public let met: ProcedureState.Standing?
        /// Of a stillborn line: the line that abolished what it would have begun.
        public let abolishedBy: LineReference?
    }
}

extension Why {
    /// - Throws: ``NoUnit`` when no commune lives under the code that day.
    init(
        _ database: Database, _ procedure: ProcedureCode, commune code: UnitCode, on day: CivilDate, known: Int,
        head: LogHead
    ) throws {
        let place = try Place.find(database, code, on: day, known: known)
        let rows = try LineRow.fetch(database, naming: procedure, known: known)
        var judge = PlaceJudge(database, place: place, known: known)
        let fold = try judge.fold(with: procedure, on: day)
        let state = fold.procedures[procedure] ?? ProcedureState()
        let byPosition = Dictionary(uniqueKeysWithValues: rows.map { ($0.standing.position, $0) })
        let applied = state.everApplied.map { byPosition[$0]! }
        self.basis = Basis(commune: code, on: day, known: known, head: head)
        self.commune = place
        self.procedure = procedure
        self.state = state.standing
        self.isListed = state.standing != .nothing && state.isCommuneLevel
        self.levels = state.content[.levels]?.list?.compactMap(\.text) ?? []
        self.name =
            state.content[.name]?.text ?? Self.lastName(of: procedure, applied) ?? Self.lastName(of: procedure, rows)
        let outcomes = Self.outcomes(of: applied.map(\.standing), on: procedure)
        self.applied = try zip(applied, outcomes).map { row, outcome in
            Applied(
                fact: try Fact(database, row, known: known), outcome: outcome,
                isPartOfTerritory: place.extent(of: row.standing, on: day) == .part)
        }
        let isApplied = Set(state.everApplied)
        self.notApplied = try rows.filter { !isApplied.contains($0.standing.position) }.map { row in
            let line = row.standing
            let reason =
                row.exclusion(on: day)
                ?? (!place.extent(of: line, on: day).covers
                    ? .territory : fold.stillborn.contains(line.position) ? .stillborn : .conflict)
            return NotApplied(
                fact: try Fact(database, row, known: known), reason: reason,
                coversCommune: place.extent(of: line, on: day).covers,
                met: reason == .conflict ? Self.state(metBy: line, applied.map(\.standing), of: procedure) : nil,
                abolishedBy: reason == .stillborn ? try judge.ending(of: line, on: day).map(LineReference.init) : nil)
        }
        self.moved = try MovedLine.fetch(database, from: procedure, known: known)
    }

    private static func lastName(of procedure: ProcedureCode, _ rows: [LineRow]) -> String? {
        rows.map(\.standing.line).last { $0.procedure == procedure && $0.components[.name] != nil }?.components[.name]?
            .text
    }

    /// What each line did, given those before it.
    private static func outcomes(of lines: [StandingLine], on procedure: ProcedureCode) -> [Applied.Outcome] {
        var isThere = false
        return lines.map { line in
            if line.ends(procedure) {
                defer { isThere = false }
                return isThere ? .ended : .forestalled
            }
            defer { isThere = true }
            switch line.line.act {
            case .issue, .replace: return isThere ? .restated : .began
            case .amend, .cut: return .changed
            case .suspend: return .suspended
            case .resume: return .resumed
            case .abolish: return .ended
            }
        }
    }

    /// The state in which a line found the procedure.
    private static func state(
        metBy line: StandingLine, _ applied: [StandingLine], of procedure: ProcedureCode
    ) -> ProcedureState.Standing {
        let before = applied.filter { $0.precedes(line) }
        var state = ProcedureState.Standing.nothing
        for outcome in outcomes(of: before, on: procedure) {
            switch outcome {
            case .began, .resumed: state = .inForce
            case .suspended: state = .suspended
            case .ended: state = .nothing
            case .restated, .changed, .forestalled: break
            }
        }
        return state
    }
}

extension Why.Fact {
    fileprivate init(_ database: Database, _ row: LineRow, known: Int) throws {
        self.init(
            line: row.standing, recordedAt: row.recordedAt, recordedBy: row.recordedBy,
            correction: try StatementReference(
                database, at: try row.correctedBy ?? row.correctionOfDecision(database)),
            effect: try StatementReference(database, at: row.datedBy),
            withdrawal: try StatementReference(database, at: row.withdrawnBy),
            annulment: try StatementReference(database, at: row.decision.annulledBy),
            remarks: try RemarkReference.fetch(database, on: row.decision.id, known: known).filter {
                $0.remark.concerns(lineNamed: row.standing.line.name)
            })
    }

    fileprivate var members: Value.Members {
        [
            "fact": .integer(line.position), "act": .text(line.line.act.rawValue), "line": .text(line.line.name),
            "procedure": .text(line.line.procedure.description), "decision": line.decision.value,
            "effectiveFrom": line.effectiveFrom.map { .text($0.description) },
            "effectiveUntil": line.effectiveUntil.map { .text($0.description) },
            "recordedAt": .text(recordedAt), "recordedBy": .text(recordedBy), "correction": correction?.value,
            "effect": effect?.value, "withdrawal": withdrawal?.value, "annulment": annulment?.value,
            "remarks": remarks.isEmpty ? nil : .list(remarks.map(\.value)),
        ]
    }
}

extension Why {
    public var value: Value {
        .object([
            "schema": .text("tthc.why/1"), "basis": basis.value, "commune": commune.value,
            "procedure": .text(procedure.description), "name": name.map(Value.text), "state": .text(stateName),
            "listed": .flag(isListed), "levels": levels.isEmpty ? nil : .list(levels.map(Value.text)),
            "applied": .list(
                applied.map { step in
                    var members = step.fact.members
                    members["outcome"] = .text(step.outcome.rawValue)
                    members["flags"] = .list(step.isPartOfTerritory ? [.text("partOfTerritory")] : [])
                    return .object(members)
                }),
            "notApplied": .list(
                notApplied.map { line in
                    var members = line.fact.members
                    members["reason"] = .text(line.reason.rawValue)
                    members["abolishedBy"] = line.abolishedBy.map { .integer($0.fact) }
                    return .object(members)
                }),
            "moved": moved.isEmpty ? nil : .list(moved.map(\.value)),
        ])
    }

    private var stateName: String {
        switch state {
        case .nothing: "none"
        case .inForce: "inForce"
        case .suspended: "suspended"
        }
    }
}
