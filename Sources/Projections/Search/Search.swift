import Events
internal import GRDB

/// One search: goes through what may be meant, the best first, and keeps what counts on the day until the page is full.
struct Search {
    private let database: Database
    private let query: SearchQuery
    private let limit: Int
    private var scope: SearchScope
    private var lines: LineReference.Shelf
    private var papers: [PaperHits] = []
    private var seen: Set<ProcedureCode> = []
    /// The contents gone through in this round: what is found by a sharp expression is found by a blunt one again.
    private var passed: Set<Int> = []
    private(set) var items: [SearchReport.Item] = []
    /// Whether procedures are wanted that are not in force that day.
    private var wantsOthers = false

    init(_ query: SearchQuery, in scope: SearchScope, limit: Int) {
        self.database = scope.database
        self.query = query
        self.limit = limit
        self.scope = scope
        self.lines = LineReference.Shelf(database, known: scope.known)
    }

    private var isFull: Bool { items.count >= limit }

    /// - Parameter includesOthers: whether those come after the others that are not in force that day.
    mutating func run(includesOthers: Bool) throws {
        papers = try query.papers.map { try PaperHits(database, of: $0, known: scope.known) }
        for others in includesOthers ? [false, true] : [false] {
            wantsOthers = others
            passed = []
            if query.plain.isEmpty { try takeNamed() } else { try takeWorded() }
        }
    }

    /// Those that codes and papers name.
    private mutating func takeNamed() throws {
        guard !papers.isEmpty else {
            for range in query.codes {
                let numbers = try Int.fetchCursor(
                    database,
                    sql: "SELECT DISTINCT procedure FROM line_procedure WHERE procedure BETWEEN ? AND ? ORDER BY 1",
                    arguments: [range.lowerBound, range.upperBound])
                while !isFull, let number = try numbers.next() {
                    try take(ProcedureCode(number: number), .code) { _ in true }
                }
            }
            return
        }
        for procedure in papers[0].procedures.sorted() where !isFull {
            try take(procedure, .code) { _ in true }
        }
    }

    /// Those whose contents have the words.
    private mutating func takeWorded() throws {
        let expressions = SearchExpressions(query)
        try take(expressions.whole)
        let bases = try PaperHits(database, matching: expressions.bases, known: scope.known)
        for procedure in bases.procedures.sorted() where !isFull {
            try take(procedure, .basis) { bases.match($0) != nil }
        }
        if items.isEmpty { try take(expressions.begun) }
    }

    private mutating func take(_ expressions: [(match: SearchReport.Match, expression: String)]) throws {
        for (match, expression) in expressions where !isFull {
            let contents = try SearchIndex.contents(database, matching: expression)
            while !isFull, let content = try contents.next() {
                guard passed.insert(content).inserted else { continue }
                for procedure in try procedures(with: content) where !isFull {
                    try take(procedure, match) { $0.content == content }
                }
            }
        }
    }

    private func procedures(with content: Int) throws -> [ProcedureCode] {
        let days = wantsOthers ? (Int.max, Int.min) : (scope.day.dayNumber, scope.day.dayNumber)
        return try Int.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT procedure FROM content_use JOIN span USING (procedure, content)
                    WHERE content = ? AND known_until >= ? AND known_from <= ? AND from_day <= ? AND until_day >= ?
                    ORDER BY procedure
                    """), arguments: [content, scope.known, scope.known, days.0, days.1]
        ).map(ProcedureCode.init(number:))
    }

    /// Takes a procedure up, unless it is there already, or what stands for it is not what is looked for.
    private mutating func take(
        _ procedure: ProcedureCode, _ match: SearchReport.Match, where condition: (SpanRow) -> Bool
    ) throws {
        guard !seen.contains(procedure), papers.allSatisfy({ $0.procedures.contains(procedure) }),
            query.codes.isEmpty || query.codes.contains(where: { $0.contains(procedure.number) })
        else { return }
        let standing = try scope.rows(of: procedure).filter { $0.standing != .nothing }
        let asked = wantsOthers ? try scope.otherRows(of: procedure) : standing
        for row in asked where condition(row) {
            let found = papers.map { $0.match(row) }
            guard !found.contains(nil) else { continue }
            let shown = wantsOthers ? standing.first ?? nearest(of: asked) : row
            items.append(try item(procedure, shown, found.compactMap { $0 }.max(by: isWorse) ?? match))
            seen.insert(procedure)
            return
        }
    }

    private func isWorse(_ left: SearchReport.Match, _ right: SearchReport.Match) -> Bool {
        let order = SearchReport.Match.allCases
        return order.firstIndex(of: left)! > order.firstIndex(of: right)!
    }

    /// What stood last before the day; where nothing did, what will stand first.
    private func nearest(of rows: [SpanRow]) -> SpanRow {
        rows.last { $0.until < scope.day } ?? rows.first { $0.from > scope.day } ?? rows[0]
    }

    private mutating func item(
        _ procedure: ProcedureCode, _ row: SpanRow, _ match: SearchReport.Match
    ) throws -> SearchReport.Item {
        let content = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT name, field FROM content WHERE id = ?"), arguments: [row.content!])!
        let first = try lines.reference(row.facts.first!)
        let state: SearchReport.State =
            if row.until < scope.day {
                .ended(until: row.until)
            } else if row.from > scope.day {
                .upcoming(from: row.from)
            } else if row.standing == .suspended {
                .suspended(since: row.from)
            } else {
                .inForce(since: first.effectiveFrom ?? row.from)
            }
        return SearchReport.Item(
            procedure: procedure, name: content[0], field: content[1], state: state, isListed: row.isListed,
            latest: try lines.reference(row.facts.last!), match: match)
    }
}
