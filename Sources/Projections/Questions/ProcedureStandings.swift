public import Events
internal import GRDB

/// What the registry knows of procedures that somebody else lists: the evidence against which a foreign list is held.
public struct ProcedureStandings: Sendable {
    /// Of one procedure.
    public struct Standing: Sendable {
        /// Where it stands on the day, in force or suspended: in how many of the communes that were asked for.
        public let communes: Int
        /// The names it has there, each once, in order.
        public let names: [String]
        /// The name it had last anywhere, on any day; nil when it never was in force.
        public let lastName: String?
        /// The standing lines that name it, by position.
        public let lines: [NamingLine]

        public var isInForce: Bool { communes > 0 }
        public var wasEverInForce: Bool { lastName != nil }
    }

    /// A line that names a procedure.
    public struct NamingLine: Hashable, Sendable {
        public let fact: Int
        public let act: Act
        public let decision: DecisionIdentity
        public let effectiveFrom: CivilDate?
        /// Whether it is about the procedure itself, not one that replaces it.
        public let isOwn: Bool
    }

    /// How many communes were asked for; 0 when none lives on the day, so that nothing follows from what is not in force.
    public let communes: Int
    private let standings: [ProcedureCode: Standing]

    /// Of a procedure that was asked for.
    public subscript(procedure: ProcedureCode) -> Standing {
        standings[procedure] ?? Standing(communes: 0, names: [], lastName: nil, lines: [])
    }
}

extension ProcedureStandings {
    init(
        _ database: Database, of procedures: Set<ProcedureCode>, commune: UnitCode?, province: UnitCode?,
        on day: CivilDate, known: Int
    ) throws {
        let places =
            try commune.map { [try Place.find(database, $0, on: day, known: known)] }
            ?? Place.all(database, on: day, known: known).filter { province == nil || $0.province == province }
        var counts: [ProcedureCode: Int] = [:]
        var names: [ProcedureCode: Set<String>] = [:]
        for (areas, places) in Dictionary(grouping: places, by: \.areas) {
            let standings = try Standings(
                database, areas: areas, on: day, known: known, procedures: procedures)
            for row in standings.rows where row.span.standing != .nothing {
                counts[row.procedure, default: 0] += places.count
                names[row.procedure, default: []].insert(row.name)
            }
        }
        self.communes = places.count
        self.standings = try Dictionary(
            uniqueKeysWithValues: procedures.map { procedure in
                let lines = try LineRow.fetch(database, naming: procedure, known: known).filter(\.stands).map { row in
                    NamingLine(
                        fact: row.standing.position, act: row.standing.line.act, decision: row.decision.identity,
                        effectiveFrom: row.standing.effectiveFrom, isOwn: row.standing.line.procedure == procedure)
                }
                let standing = Standing(
                    communes: counts[procedure] ?? 0, names: names[procedure, default: []].sorted(),
                    lastName: try ProcedureName.last(database, procedure, known: known), lines: lines)
                return (procedure, standing)
            })
    }
}

extension Registry {
    /// Where procedures stand on a day, and which lines name them.
    ///
    /// - Parameters:
    ///   - commune: asks for one commune.
    ///   - province: asks for the communes of a province; nil, with no commune, for every one.
    public func standings(
        of procedures: Set<ProcedureCode>, commune: UnitCode? = nil, province: UnitCode? = nil, on day: CivilDate,
        known: Int? = nil
    ) throws -> ProcedureStandings {
        try ask(known) { database, head in
            try ProcedureStandings(
                database, of: procedures, commune: commune, province: province, on: day, known: head.size)
        }
    }

    /// Whether a decision of this identity stands, so that another of it would be refused.
    public func isRecorded(_ decision: DecisionIdentity, known: Int? = nil) throws -> Bool {
        try ask(known) { database, head in
            try DecisionRow.find(database, decision, known: head.size).contains(where: \.stands)
        }
    }
}
