import Events
internal import GRDB

/// Which decision a line belongs to, without what the decision says. A class, since many lines share it.
final class DecisionHeader {
    /// The position of its fact.
    let id: Int
    /// From which fact on it is known in this form.
    let knownFrom: Int
    let identity: DecisionIdentity

    private init(_ row: BoundRow) {
        self.id = row.integer(0)
        self.knownFrom = row.integer(1)
        self.identity = DecisionIdentity(
            issuer: row.text(2), number: row.text(3), signedOn: CivilDate(dayNumber: row.integer(4)))
    }

    /// Those asked for, in the form they have as known at a position, each read once.
    struct Shelf {
        private let database: Database
        private let known: Int
        private var found: [Int: DecisionHeader] = [:]

        init(_ database: Database, known: Int) {
            self.database = database
            self.known = known
        }

        private static let query = """
            SELECT id, known_from, issuer, number, signed_on FROM decision
            WHERE id = ?1 AND known_from <= ?2 AND known_until >= ?2
            """

        /// Nil where none is known under the id.
        mutating func decision(_ id: Int) throws -> DecisionHeader? {
            if let header = found[id] { return header }
            try database.forEachRow(Self.query, [.integer(id), .integer(known)]) { found[id] = DecisionHeader($0) }
            return found[id]
        }
    }
}
