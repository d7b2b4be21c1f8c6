import Events
internal import GRDB

/// Judges single procedures in one place by folding their lines: for questions about one procedure or one line.
struct PlaceJudge {
    private let extent: (StandingLine) -> Extent
    private let known: Int
    private var shelf: LineShelf

    init(_ database: Database, place: Place, known: Int) {
        self.init(database, known: known) { place.extent(of: $0, on: .latest) }
    }

    init(_ database: Database, area: Area, known: Int) {
        self.init(database, known: known) { area.extent(of: $0) }
    }

    private init(_ database: Database, known: Int, extent: @escaping (StandingLine) -> Extent) {
        self.shelf = LineShelf(database: database, known: known)
        self.known = known
        self.extent = extent
    }

    /// What became of a procedure on a day.
    mutating func state(of procedure: ProcedureCode, on day: CivilDate) throws -> ProcedureState {
        try fold(with: procedure, on: day).procedures[procedure] ?? ProcedureState()
    }

    /// Whether a line that begins a procedure will never be applied here, because what it begins is abolished before.
    mutating func isStillborn(_ line: StandingLine) throws -> Bool {
        guard line.line.act.statesContent, let day = line.effectiveFrom,
            try shelf.lines(naming: line.line.procedure).contains(where: { line.couldBeStillborn(by: $0) })
        else { return false }
        return try fold(with: line.line.procedure, on: day).stillborn.contains(line.position)
    }

    private mutating func fold(with procedure: ProcedureCode, on day: CivilDate) throws -> ProcedureFold {
        let lines = try shelf.linesJudged(with: procedure).filter { extent($0).covers }.sorted { $0.precedes($1) }
        var fold = ProcedureFold(known: lines)
        for line in lines where line.counts(on: day) { fold.apply(line) }
        return fold
    }
}
