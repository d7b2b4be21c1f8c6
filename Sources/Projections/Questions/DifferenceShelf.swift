import Events
internal import GRDB

/// What several differences ask for, read once: the lines that ever named a procedure, as known at some positions, and what
/// contents say otherwise than others.
final class DifferenceShelf {
    private struct Key<Subject: Hashable>: Hashable {
        let subject: Subject
        let known: Int
    }

    let contents: ContentShelf
    private let database: Database
    private var naming: [Key<ProcedureCode>: [LineHeader]] = [:]
    private var rows: [Key<Int>: LineRow] = [:]

    init(_ database: Database) {
        self.database = database
        self.contents = ContentShelf(database)
    }

    /// Reads the lines of many procedures at once.
    func readLines(everNaming procedures: Set<ProcedureCode>, known: Int) throws {
        let missing = procedures.filter { naming[Key(subject: $0, known: known)] == nil }
        let found = try LineHeader.fetch(database, everNaming: missing, known: known)
        for procedure in missing { naming[Key(subject: procedure, known: known)] = found[procedure] ?? [] }
    }

    /// The lines of many procedures that begin or end to count between two days, at once; those of procedures that were read
    /// are taken from what was read.
    func lines(
        everNaming procedures: Set<ProcedureCode>, turningBetween first: CivilDate, _ second: CivilDate, known: Int
    ) throws -> [ProcedureCode: [LineHeader]] {
        var found: [ProcedureCode: [LineHeader]] = [:]
        var missing: Set<ProcedureCode> = []
        for procedure in procedures {
            if let lines = naming[Key(subject: procedure, known: known)] {
                found[procedure] = lines
            } else {
                missing.insert(procedure)
            }
        }
        guard !missing.isEmpty else { return found }
        return try found.merging(
            LineHeader.fetch(
                database, everNaming: missing, turningBetween: first, second, known: known)
        ) { first, _ in first }
    }

    /// By position, in the form they have.
    func everNaming(_ procedure: ProcedureCode, known: Int) throws -> [LineHeader] {
        let key = Key(subject: procedure, known: known)
        if naming[key] == nil { try readLines(everNaming: [procedure], known: known) }
        return naming[key]!
    }

    /// The whole of a line that is known.
    func row(_ line: LineHeader, known: Int) throws -> LineRow {
        let key = Key(subject: line.position, known: known)
        if let row = rows[key] { return row }
        let row = try LineRow.find(database, at: line.position, known: known)!
        rows[key] = row
        return row
    }
}
