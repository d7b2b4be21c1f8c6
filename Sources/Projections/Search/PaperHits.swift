import Events
internal import GRDB

/// Where a paper is met: in the legal bases of contents, in what lines rest on, in the number of decisions.
struct PaperHits {
    /// The contents whose legal bases name it.
    private var contents: Set<Int> = []
    /// The standing lines that rest on it, or are of the decision that bears it.
    private var lines: [Int: SearchReport.Match] = [:]
    /// The procedures that may have to do with it: those that ever had such a content, or are named by such a line.
    private(set) var procedures: Set<ProcedureCode> = []

    init(_ database: Database, of paper: PaperNumber, known: Int) throws {
        try self.init(database, matching: "papers : (\(paper.match))", known: known)
    }

    /// - Parameter expression: what is to be matched, in the language of FTS5.
    init(_ database: Database, matching expression: String, known: Int) throws {
        let found = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT procedure, content FROM \(SearchIndex.subjects("content"))
                    JOIN content_use ON content = subject WHERE search_term MATCH ?
                    """), arguments: [expression])
        while let row = try found.next() {
            procedures.insert(ProcedureCode(number: row[0]))
            contents.insert(row[1])
        }
        try collect(
            database, .basis,
            from: """
                \(SearchIndex.subjects("line"))
                JOIN line ON line.position = subject AND line.known_from = search_row.known_from
                    AND \(ReadModelSchema.known("line"))
                """, [known, known], expression)
        try collect(
            database, .decision,
            from: """
                \(SearchIndex.subjects("decision"))
                JOIN decision ON decision.id = subject AND decision.known_from = search_row.known_from
                    AND \(ReadModelSchema.known("decision"))
                JOIN line ON line.decision = decision.id AND \(ReadModelSchema.known("line"))
                """, [known, known, known, known], expression)
    }

    private mutating func collect(
        _ database: Database, _ match: SearchReport.Match, from tables: String, _ known: StatementArguments,
        _ expression: String
    ) throws {
        let found = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT line_procedure.procedure, line.position FROM \(tables)
                    JOIN line_procedure ON line_procedure.position = line.position
                    WHERE line.stands AND search_term MATCH ?
                    """), arguments: known + [expression])
        while let row = try found.next() {
            procedures.insert(ProcedureCode(number: row[0]))
            lines[row[1]] = match
        }
    }

    /// How what stands for a procedure has to do with it; nil when it has not.
    func match(_ row: SpanRow) -> SearchReport.Match? {
        let found = row.facts.compactMap { lines[$0] }
        if found.contains(.decision) { return .decision }
        return !found.isEmpty || row.content.map(contents.contains) ?? false ? .basis : nil
    }
}
