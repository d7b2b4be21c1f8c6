public import Events
internal import GRDB

/// A line as answers refer to it: what it does, by which decision, from which day.
public struct LineReference: Hashable, Sendable {
    /// The position of its fact.
    public let fact: Int
    public let act: Act
    public let decision: DecisionIdentity
    public let effectiveFrom: CivilDate?

    init(_ line: StandingLine) {
        self.fact = line.position
        self.act = line.line.act
        self.decision = line.decision
        self.effectiveFrom = line.effectiveFrom
    }

    init(_ line: LineHeader) {
        self.fact = line.position
        self.act = line.act
        self.decision = line.decision.identity
        self.effectiveFrom = line.effectiveFrom
    }

    private init(_ row: BoundRow, _ decision: DecisionHeader) {
        self.fact = row.integer(0)
        self.act = Act(rawValue: row.text(1))!
        self.decision = decision.identity
        self.effectiveFrom = row.optionalInteger(2).map(CivilDate.init(dayNumber:))
    }

    /// Reads references by position, each once, to lines in the form they have as known at a position.
    struct Shelf {
        private let database: Database
        private let known: Int
        private var decisions: DecisionHeader.Shelf
        private var found: [Int: LineReference] = [:]

        init(_ database: Database, known: Int) {
            self.database = database
            self.known = known
            self.decisions = DecisionHeader.Shelf(database, known: known)
        }

        mutating func reference(_ position: Int) throws -> LineReference {
            if found[position] == nil { try read([position]) }
            return found[position]!
        }

        /// Reads many references at once.
        mutating func read(_ positions: Set<Int>) throws {
            try database.forEachRow(
                """
                SELECT line.position, act, line.effective_from, line.decision
                FROM json_each(?1) AS wanted CROSS JOIN line ON line.position = wanted.value
                WHERE line.known_from <= ?2 AND line.known_until >= ?2
                """, [.text(positions.jsonList), .integer(known)]
            ) { row in
                guard let decision = try decisions.decision(row.integer(3)) else { return }
                let reference = LineReference(row, decision)
                found[reference.fact] = reference
            }
        }
    }
}
