import Events
internal import GRDB

/// What several differences ask for, read once: the lines that ever named a procedure, as known at some positions, and what
/// contents say otherwise than others.
final class DifferenceShelf {
    private struct Key: Hashable {
        let procedure: ProcedureCode
        let known: Int
    }

    private let database: Database
    private let contents: ContentShelf
    private var found: [Key: [LineRow]] = [:]
    private var kept = 0

    /// So many lines at most: each holds what it states.
    private static let limit = 20_000

    init(_ database: Database) {
        self.database = database
        self.contents = ContentShelf(database)
    }

    /// What one content says otherwise than another.
    func components(from old: Int, to new: Int) throws -> [ProcedureChanges.ComponentChange] {
        try contents.differences(from: old, to: new)
    }

    /// By position, in the form they have.
    func everNaming(_ procedure: ProcedureCode, known: Int) throws -> [LineRow] {
        let key = Key(procedure: procedure, known: known)
        if let rows = found[key] { return rows }
        let rows = try LineRow.fetch(database, everNaming: procedure, known: known)
        kept += rows.count
        if kept > Self.limit { (found, kept) = ([:], rows.count) }
        found[key] = rows
        return rows
    }
}
