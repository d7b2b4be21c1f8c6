import Events
internal import GRDB

/// What a line does, by which decision, from which day and where, in the form it has as known at a position; not what it
/// states. Read from columns alone.
final class LineHeader {
    let position: Int
    /// From which fact on it is known in this form.
    let knownFrom: Int
    let act: Act
    let procedure: ProcedureCode
    /// The procedures that a `replace` ends.
    let replaces: [ProcedureCode]
    /// Whether it states the content of a procedure that communes handle.
    let beginsAtCommuneLevel: Bool
    /// Nil while no day is known.
    let effectiveFrom: CivilDate?
    let effectiveUntil: CivilDate?
    /// Of a line for the whole nation nothing else is told.
    let territory: Territory
    /// Whether it is judged at all.
    let stands: Bool
    let decision: DecisionHeader

    /// - Parameter row: of ``columns``.
    fileprivate init(_ row: BoundRow, territory: Territory, _ decision: DecisionHeader) {
        self.position = row.integer(0)
        self.knownFrom = row.integer(1)
        self.act = Act(rawValue: row.text(3))!
        self.effectiveFrom = row.optionalInteger(4).map(CivilDate.init(dayNumber:))
        self.effectiveUntil = row.optionalInteger(5).map(CivilDate.init(dayNumber:))
        self.stands = row.flag(6)
        self.procedure = ProcedureCode(number: row.integer(7))
        self.replaces = row.withBytes(8) { [Int](commaSeparated: $0) }.map(ProcedureCode.init(number:))
        self.beginsAtCommuneLevel = row.flag(9)
        self.territory = territory
        self.decision = decision
    }

    /// Every procedure it names: its own, then those it replaces.
    var named: [ProcedureCode] { replaces.isEmpty ? [procedure] : [procedure] + replaces }

    func names(_ procedure: ProcedureCode) -> Bool {
        self.procedure == procedure || replaces.contains(procedure)
    }

    /// Whether it would end a procedure: abolishes it, or replaces it by another.
    func ends(_ procedure: ProcedureCode) -> Bool {
        act == .abolish ? self.procedure == procedure : replaces.contains(procedure)
    }

    /// Whether it never counts: its last day comes before its first, because that was put off.
    var countsNever: Bool {
        guard let effectiveFrom, let effectiveUntil else { return false }
        return effectiveUntil < effectiveFrom
    }

    /// Whether it counts on a day: it has begun, and has not ended.
    func counts(on day: CivilDate) -> Bool {
        guard let effectiveFrom, effectiveFrom <= day else { return false }
        return day <= (effectiveUntil ?? .latest)
    }

    /// The day as of which its territory's codes mean units; nil when only the day of the question can tell.
    var territoryDay: CivilDate? { territory.asOf ?? effectiveFrom }

    /// Whether this line, which begins or replaces a procedure, could be met by another's abolition before it takes
    /// effect, as ``StandingLine`` says.
    func couldBeStillborn(by ending: LineHeader) -> Bool {
        guard act.statesContent, !countsNever, ending.ends(procedure), let from = effectiveFrom,
            let endingFrom = ending.effectiveFrom
        else { return false }
        return from > endingFrom && decision.identity.signedOn < ending.decision.identity.signedOn
    }

    /// Where in the annexes the lines of some decisions stand, by position.
    static func names(
        _ database: Database, ofDecisions ids: Set<Int>, known: Int
    ) throws -> [Int: String] {
        var found: [Int: String] = [:]
        try database.forEachRow(
            """
            SELECT position, name FROM json_each(?1) AS wanted CROSS JOIN line ON line.decision = wanted.value
            WHERE \(isKnown)
            """, [.text(ids.jsonList), .integer(known)]
        ) { found[$0.integer(0)] = $0.text(1) }
        return found
    }

    /// Whether another is the same row: as recorded, corrected, dated and struck by the same facts.
    func isSameForm(as other: LineHeader) -> Bool {
        knownFrom == other.knownFrom && decision.knownFrom == other.decision.knownFrom
    }
}

extension LineHeader {
    private static let columns = """
        line.position, line.known_from, line.decision, line.act, line.effective_from, line.effective_until, line.stands,
        line.procedure, line.replaces, line.begins, line.territory
        """
    private static let isKnown = "line.known_from <= ?2 AND line.known_until >= ?2"

    /// Reads rows of ``columns``.
    private struct Reader {
        var decisions: DecisionHeader.Shelf
        /// Many lines apply on the same ground.
        var territories: [String: Territory] = [:]

        init(_ database: Database, known: Int) {
            self.decisions = DecisionHeader.Shelf(database, known: known)
        }

        /// Nil where its decision is not known.
        mutating func header(_ row: BoundRow) throws -> LineHeader? {
            guard let decision = try decisions.decision(row.integer(2)) else { return nil }
            return LineHeader(row, territory: territory(row.optionalText(10)), decision)
        }

        private mutating func territory(_ text: String?) -> Territory {
            guard let text else { return .wholeNation }
            if let territory = territories[text] { return territory }
            let territory = Territory(text: text)
            territories[text] = territory
            return territory
        }
    }

    private static let byDecision = """
        SELECT \(columns) FROM json_each(?1) AS wanted CROSS JOIN line ON line.decision = wanted.value WHERE \(isKnown)
        """

    /// The lines of some decisions; those that do not stand, too.
    static func fetch(_ database: Database, ofDecisions ids: Set<Int>, known: Int) throws -> [LineHeader] {
        var reader = Reader(database, known: known)
        var found: [LineHeader] = []
        try database.forEachRow(byDecision, [.text(ids.jsonList), .integer(known)]) { row in
            if let header = try reader.header(row) { found.append(header) }
        }
        return found
    }

    private static let byProcedure = """
        SELECT \(columns), wanted.value
        FROM json_each(?1) AS wanted CROSS JOIN line_procedure ON line_procedure.procedure = wanted.value
            CROSS JOIN line ON line.position = line_procedure.position WHERE \(isKnown)
        """

    /// The lines that name procedures in any form they ever had or will have, in the form they have, those that do not
    /// stand included: by procedure, then position.
    static func fetch(
        _ database: Database, everNaming procedures: Set<ProcedureCode>, known: Int
    ) throws -> [ProcedureCode: [LineHeader]] {
        try fetch(database, byProcedure, procedures, known: known)
    }

    private static let turning =
        byProcedure
        + " AND stands AND (effective_from > ?3 AND effective_from <= ?4 OR effective_until >= ?3 AND effective_until < ?4)"

    /// Of the lines that name procedures in any form those that stand and begin or end to count between two days: on the
    /// one they count, on the other they do not. By procedure, then position.
    static func fetch(
        _ database: Database, everNaming procedures: Set<ProcedureCode>, turningBetween first: CivilDate,
        _ second: CivilDate, known: Int
    ) throws -> [ProcedureCode: [LineHeader]] {
        let days = [first.dayNumber, second.dayNumber].sorted()
        return try fetch(database, turning, procedures, known: known, days.map(RowArgument.integer))
    }

    private static let endings = byProcedure + " AND line_procedure.ends AND stands AND effective_from IS NOT NULL"

    /// The standing, dated lines that end procedures, or did in another form, by procedure, then position.
    static func fetch(
        _ database: Database, ending procedures: Set<ProcedureCode>, known: Int
    ) throws -> [ProcedureCode: [LineHeader]] {
        try fetch(database, endings, procedures, known: known)
    }

    private static func fetch(
        _ database: Database, _ query: String, _ procedures: Set<ProcedureCode>, known: Int,
        _ arguments: [RowArgument] = []
    ) throws -> [ProcedureCode: [LineHeader]] {
        guard !procedures.isEmpty else { return [:] }
        var reader = Reader(database, known: known)
        var found: [ProcedureCode: [LineHeader]] = [:]
        try database.forEachRow(
            query, [.text(procedures.map(\.number).jsonList), .integer(known)] + arguments
        ) { row in
            guard let header = try reader.header(row) else { return }
            found[ProcedureCode(number: row.integer(11)), default: []].append(header)
        }
        return found
    }

    private static let afterDay = """
        SELECT \(columns) FROM json_each(?1) AS wanted CROSS JOIN line ON line.position = wanted.value
        WHERE \(isKnown) AND stands AND coalesce(line.effective_from, \(ReadModelSchema.undated)) > ?3
        """

    /// The standing lines that take effect after a day, or have no day, by position.
    static func fetch(_ database: Database, upcomingAfter day: CivilDate, known: Int) throws -> [LineHeader] {
        var positions: Set<Int> = []
        try database.forEachRow(
            "SELECT position FROM line_ground WHERE effective_from > ?1", [.integer(day.dayNumber)]
        ) { positions.insert($0.integer(0)) }
        return try fetch(database, positions, upcomingAfter: day, known: known)
    }

    /// The same, of those that may count on some land and concern procedures of commune level: they begin one, or name one
    /// that is listed or that another of them names. There may be some more among them.
    static func fetch(
        _ database: Database, upcomingAfter day: CivilDate, on land: Land, listed: Set<ProcedureCode>, known: Int
    ) throws -> [LineHeader] {
        var lines: [(position: Int, named: Int)] = []
        var coming = Set(listed.map(\.number))
        for code in land.groundCodes {
            try database.forEachRow(
                "SELECT position, named, begins FROM line_ground WHERE code = ?1 AND effective_from > ?2",
                [.text(code), .integer(day.dayNumber)]
            ) { row in
                lines.append((row.integer(0), row.integer(1)))
                if row.flag(2) { coming.insert(row.integer(1)) }
            }
        }
        // A line that names several brings the others with it.
        var positions: Set<Int> = []
        var open = lines
        while true {
            let before = positions.count
            for line in open where coming.contains(line.named) { positions.insert(line.position) }
            if positions.count == before { break }
            open = open.filter { line in
                guard positions.contains(line.position) else { return true }
                coming.insert(line.named)
                return false
            }
        }
        return try fetch(database, positions, upcomingAfter: day, known: known)
    }

    private static func fetch(
        _ database: Database, _ positions: Set<Int>, upcomingAfter day: CivilDate, known: Int
    ) throws -> [LineHeader] {
        var reader = Reader(database, known: known)
        var found: [LineHeader] = []
        try database.forEachRow(
            afterDay, [.text(positions.jsonList), .integer(known), .integer(day.dayNumber)]
        ) { row in
            if let header = try reader.header(row) { found.append(header) }
        }
        return found
    }
}
