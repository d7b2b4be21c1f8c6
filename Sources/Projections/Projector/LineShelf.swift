import Events
internal import GRDB

/// The standing lines about each procedure, read from the read models when first asked for and kept.
struct LineShelf {
    private let database: Database
    private let known: Int
    private var lines: [ProcedureCode: [StandingLine]] = [:]
    private var kept = 0

    /// So many lines at most: each holds what it states.
    private static let limit = 10_000

    /// - Parameter known: how many facts are known.
    init(database: Database, known: Int = ReadModelSchema.endOfKnowledge) {
        self.database = database
        self.known = known
    }

    /// Every standing line that names a procedure, dated or not, by position.
    mutating func lines(naming procedure: ProcedureCode) throws -> [StandingLine] {
        if let lines = lines[procedure] { return lines }
        let found = try LineRow.fetch(database, naming: procedure, known: known).filter(\.stands).map(\.standing)
        kept += found.count
        if kept > Self.limit { (lines, kept) = ([:], found.count) }
        lines[procedure] = found
        return found
    }

    /// The dated lines with which a procedure must be judged, itself included.
    ///
    /// Procedures are judged apart, except where a `replace` may be stillborn: then those it names hang together, since a
    /// stillborn replacement ends none of them.
    mutating func linesJudged(with procedure: ProcedureCode) throws -> [StandingLine] {
        let group = try judged(with: procedure)
        var found: [Int: StandingLine] = [:]
        for member in group {
            for line in try lines(naming: member) where line.effectiveFrom != nil { found[line.position] = line }
        }
        return found.values.sorted { $0.position < $1.position }
    }

    private func isNamedByReplacement(_ procedure: ProcedureCode) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM line_procedure JOIN line USING (position) WHERE procedure = ? AND act = 'replace')
                    """), arguments: [procedure.number])!
    }

    /// The procedures that hang together with one, itself included.
    mutating func judged(with procedure: ProcedureCode) throws -> Set<ProcedureCode> {
        var group: Set<ProcedureCode> = [procedure]
        var open = [procedure]
        while let next = open.popLast() {
            guard try isNamedByReplacement(next) else { continue }
            let lines = try lines(naming: next)
            for line in lines where line.line.act == .replace {
                let rivals = try self.lines(naming: line.line.procedure)
                guard rivals.contains(where: { line.couldBeStillborn(by: $0) }) else { continue }
                for other in line.line.named where group.insert(other).inserted { open.append(other) }
            }
        }
        return group
    }
}
