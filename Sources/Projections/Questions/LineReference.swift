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

    private init(_ row: Row) {
        self.fact = row[0]
        self.act = Act(rawValue: row[1])!
        self.decision = DecisionIdentity(issuer: row[2], number: row[3], signedOn: CivilDate(dayNumber: row[4]))
        self.effectiveFrom = (row[5] as Int?).map(CivilDate.init(dayNumber:))
    }

    /// Reads references by position, each once, to lines in the form they have as known at a position.
    struct Shelf {
        private let database: Database
        private let known: Int
        private var found: [Int: LineReference] = [:]

        init(_ database: Database, known: Int) {
            self.database = database
            self.known = known
        }

        mutating func reference(_ position: Int) throws -> LineReference {
            if found[position] == nil { try read([position]) }
            return found[position]!
        }

        /// Reads many references at once.
        mutating func read(_ positions: Set<Int>) throws {
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT line.position, act, issuer, number, signed_on, line.effective_from
                        FROM json_each(?) AS wanted JOIN line ON line.position = wanted.value
                        JOIN decision ON decision.id = line.decision AND \(ReadModelSchema.known("decision"))
                        WHERE \(ReadModelSchema.known("line"))
                        """), arguments: ["[\(positions.sorted().commaSeparated)]", known, known, known, known])
            while let row = try rows.next() {
                let reference = LineReference(row)
                found[reference.fact] = reference
            }
        }
    }
}
