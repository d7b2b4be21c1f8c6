import Events
internal import GRDB

/// What a row of the table `state` says.
struct SpanState: Hashable {
    let standing: ProcedureState.Standing
    let isListed: Bool
    let content: Int?
    let facts: [Int]
    let review: ReviewMarks
    let basisEnds: CivilDate?
}

extension SpanState {
    /// Whether it could not be without a line.
    func mentions(_ line: Int) -> Bool { facts.contains(line) || review.mentions(line) }

    init(_ row: SpanRow) {
        self.init(
            standing: row.standing, isListed: row.isListed, content: row.content, facts: row.facts,
            review: row.review, basisEnds: row.basisEnds)
    }
}

/// The rows of the table `state` that are known of one procedure.
struct StateShelf {
    let procedure: ProcedureCode
    /// A line that no row of the table mentions yet; nil: rows may mention any.
    var newest: Int?
    private(set) var ids: [SpanState: Int] = [:]
    /// Whether these are all.
    private var isWhole = false

    /// - Parameters:
    ///   - newest: a line that no row of the table mentions yet.
    ///   - ids: some of the rows.
    init(_ procedure: ProcedureCode, newest: Int? = nil, ids: [SpanState: Int] = [:]) {
        self.procedure = procedure
        self.newest = newest
        self.ids = ids
    }

    /// The id of a state, written when it is the first time.
    mutating func id(of state: SpanState, _ database: Database) throws -> Int {
        if let id = ids[state] { return id }
        if !isWhole, newest.map({ !state.mentions($0) }) ?? true {
            try readAll(database)
            if let id = ids[state] { return id }
        }
        try database.cachedStatement(
            sql: """
                INSERT INTO state (procedure, standing, is_listed, content, facts, review, basis_ends)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).run(
            procedure.number, state.standing.rawValue, state.isListed, state.content, state.facts.commaSeparated,
            state.review.text, state.basisEnds?.dayNumber)
        let id = Int(database.lastInsertedRowID)
        ids[state] = id
        return id
    }

    private mutating func readAll(_ database: Database) throws {
        try database.cachedStatement(
            sql: """
                SELECT id, standing, is_listed, content, facts, review, basis_ends FROM state WHERE procedure = ?
                """
        ).forEach(procedure.number) { row in
            let state = SpanState(
                standing: ProcedureState.Standing(rawValue: row.integer(1))!, isListed: row.flag(2),
                content: row.optionalInteger(3), facts: [Int](commaSeparated: row.text(4)),
                review: ReviewMarks(text: row.text(5)),
                basisEnds: row.optionalInteger(6).map(CivilDate.init(dayNumber:)))
            ids[state] = row.integer(0)
        }
        isWhole = true
    }
}
