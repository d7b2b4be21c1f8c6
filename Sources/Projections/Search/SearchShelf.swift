import Events
internal import GRDB

/// The words of what facts bring, kept until those of many facts are written at once.
///
/// Whenever another statement might have to be taken back, FTS5 writes what it holds, and merges that with what it wrote
/// before: row after row, it would write its index many times over. Who projects facts writes what waits at the end of the
/// transaction.
final class SearchShelf {
    private let database: Database
    private let folder = WordFolder()
    private var waiting: [(terms: SearchTerms, subject: SearchIndex.Subject)] = []

    /// How many rows wait at most: the words of one have a kilobyte or two.
    private static let longestWait = 2_000

    init(database: Database) {
        self.database = database
    }

    func add(_ content: [Component: CanonicalValue], of id: Int) throws {
        try add(SearchTerms(content: content, folder), of: .content(id: id))
    }

    func add(_ row: LineRow, known position: Int) throws {
        try add(
            SearchTerms(line: row.standing.line, folder),
            of: .line(position: row.standing.position, knownFrom: position))
    }

    func add(_ row: DecisionRow, known position: Int) throws {
        try add(SearchTerms(decision: row.form, folder), of: .decision(id: row.id, knownFrom: position))
    }

    private func add(_ terms: SearchTerms, of subject: SearchIndex.Subject) throws {
        guard !terms.isEmpty else { return }
        waiting.append((terms, subject))
        if waiting.count >= Self.longestWait { try settle() }
    }

    /// Writes what waits.
    func settle() throws {
        for (terms, subject) in waiting { try SearchIndex.insert(terms, of: subject, in: database) }
        waiting.removeAll(keepingCapacity: true)
    }
}
