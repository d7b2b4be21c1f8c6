public import Events
internal import GRDB

/// Every line about a procedure, by position, with what it is on a day.
public struct ProcedureHistory: Sendable {
    public let basis: Basis
    public let procedure: ProcedureCode
    public let facts: [Fact]

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
            /// Of an internal decision: takes part in no catalogue.
            case `internal`
        }

        public let line: StandingLine
        public let recordedAt: String
        public let recordedBy: String
        public let marks: [Mark]
    }
}

extension ProcedureHistory {
    init(
        _ database: Database, _ procedure: ProcedureCode, on day: CivilDate, known: Int, head: LogHead
    ) throws {
        let rows = try LineRow.fetch(database, naming: procedure, known: known)
        let stillborn = try Self.stillborn(database, rows.map(\.standing), on: day, known: known)
        self.init(
            basis: Basis(commune: nil, on: day, known: known, head: head), procedure: procedure,
            facts: rows.map { row in
                let line = row.standing
                var marks: [Fact.Mark] = []
                if let from = line.effectiveFrom {
                    if from > day { marks.append(.future) }
                    if from < line.decision.signedOn { marks.append(.retroactive) }
                } else {
                    marks.append(.undated)
                }
                if stillborn.contains(line.position) { marks.append(.stillborn) }
                if row.isInternal { marks.append(.internal) }
                return Fact(line: line, recordedAt: row.recordedAt, recordedBy: row.recordedBy, marks: marks)
            })
    }

    /// Those of the lines that will never be applied in some commune alive on the day.
    private static func stillborn(
        _ database: Database, _ lines: [StandingLine], on day: CivilDate, known: Int
    ) throws -> Set<Int> {
        let candidates = lines.filter { line in lines.contains { line.couldBeStillborn(by: $0) } }
        guard !candidates.isEmpty else { return [] }
        var found: Set<Int> = []
        var seen: Set<[Int]> = []
        for place in try Place.all(database, on: day, known: known) where seen.insert(place.areas).inserted {
            var judge = PlaceJudge(database, place: place, known: known)
            for line in candidates where place.extent(of: line, on: day).covers {
                if try judge.isStillborn(line) { found.insert(line.position) }
            }
        }
        return found
    }

    public var value: Value {
        .object([
            "schema": .text("tthc.history/1"), "basis": basis.value, "procedure": .text(procedure.description),
            "facts": .list(
                facts.map { fact in
                    .object([
                        "fact": .integer(fact.line.position), "act": .text(fact.line.line.act.rawValue),
                        "procedure": .text(fact.line.line.procedure.description),
                        "replaces": fact.line.line.replaces.isEmpty
                            ? nil : .list(fact.line.line.replaces.map { .text($0.description) }),
                        "decision": fact.line.decision.value, "line": .text(fact.line.line.name),
                        "effectiveFrom": fact.line.effectiveFrom.map { .text($0.description) },
                        "effectiveUntil": fact.line.effectiveUntil.map { .text($0.description) },
                        "recordedAt": .text(fact.recordedAt), "recordedBy": .text(fact.recordedBy),
                        "marks": .list(fact.marks.map { .text($0.rawValue) }),
                    ])
                }),
        ])
    }
}
