import Events
internal import GRDB

/// The words under which contents, lines and decisions are found, in an FTS5 table of SQLite.
///
/// A content is indexed once, however often it stands; a line only for the papers it rests on; each form of a decision for
/// its number. Which of them counts on a day, as known at a position, is looked up when it is asked.
enum SearchIndex {
    /// What a row of words belongs to.
    enum Subject {
        case content(id: Int)
        case line(position: Int, knownFrom: Int)
        case decision(id: Int, knownFrom: Int)

        fileprivate var columns: (kind: String, subject: Int, knownFrom: Int) {
            switch self {
            case .content(let id): ("content", id, 0)
            case .line(let position, let known): ("line", position, known)
            case .decision(let id, let known): ("decision", id, known)
            }
        }
    }

    static func insert(_ terms: SearchTerms, of subject: Subject, in database: Database) throws {
        let columns = subject.columns
        try database.cachedStatement(
            sql: "INSERT INTO search_row (kind, subject, known_from, length) VALUES (?, ?, ?, ?)"
        ).run(columns.kind, columns.subject, columns.knownFrom, terms.plain.utf8.count { $0 == UInt8(ascii: " ") })
        try database.cachedStatement(
            sql: """
                INSERT INTO search_term (rowid, name, plain, field, keywords, bases, papers)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).run(
            Int(database.lastInsertedRowID), terms.name, terms.plain, terms.field, terms.keywords, terms.bases,
            terms.papers)
    }

    /// The tables that lead from words to the subjects of one kind.
    static func subjects(_ kind: String) -> String {
        "search_term JOIN search_row ON search_row.id = search_term.rowid AND search_row.kind = '\(kind)'"
    }

    /// The contents that an expression of FTS5 matches, those with short names first, then as recorded.
    static func contents(_ database: Database, matching expression: String) throws -> FastDatabaseValueCursor<Int> {
        try Int.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT subject FROM \(subjects("content"))
                    WHERE search_term MATCH ? ORDER BY length, search_row.id
                    """), arguments: [expression])
    }
}
