import Events
internal import GRDB

/// Judges single procedures in one place by folding their lines: for questions about one procedure or one line.
struct PlaceJudge {
    private let database: Database
    private let place: Place
    private let known: Int
    private var shelf: LineShelf
    /// The place through its days, when it was first asked for.
    private var stretches: [(from: CivilDate, place: Place)]?

    init(_ database: Database, place: Place, known: Int) {
        self.database = database
        self.place = place
        self.known = known
        self.shelf = LineShelf(database: database, known: known)
    }

    /// What became of a procedure on a day.
    mutating func state(of procedure: ProcedureCode, on day: CivilDate) throws -> ProcedureState {
        try fold(with: procedure, on: day).procedures[procedure] ?? ProcedureState()
    }

    /// Whether a line that begins a procedure will never be applied here, because what it begins is abolished before: as it
    /// is judged on a day, or will be on its own.
    mutating func isStillborn(_ line: StandingLine, on day: CivilDate) throws -> Bool {
        guard let own = line.effectiveFrom, try couldBeStillborn(line) else { return false }
        return try isStillborn(line.position, beginning: line.line.procedure, from: own, on: day)
    }

    /// The same of a line that some line might meet.
    mutating func isStillborn(_ line: LineHeader, on day: CivilDate) throws -> Bool {
        guard let own = line.effectiveFrom else { return false }
        return try isStillborn(line.position, beginning: line.procedure, from: own, on: day)
    }

    private mutating func isStillborn(
        _ position: Int, beginning procedure: ProcedureCode, from own: CivilDate, on day: CivilDate
    ) throws -> Bool {
        try fold(with: procedure, on: own).stillborn.contains(position)
            || fold(with: procedure, on: day).stillborn.contains(position)
    }

    /// Whether some line might abolish what a line begins before that takes effect.
    mutating func couldBeStillborn(_ line: StandingLine) throws -> Bool {
        guard line.line.act.statesContent else { return false }
        return try shelf.lines(naming: line.line.procedure).contains { line.couldBeStillborn(by: $0) }
    }

    /// The line that abolishes what a stillborn line would have begun.
    mutating func ending(of line: StandingLine, on day: CivilDate) throws -> StandingLine? {
        try shelf.lines(naming: line.line.procedure).filter {
            line.couldBeStillborn(by: $0) && place.extent(of: $0, on: day).covers
        }.sorted { $0.precedes($1) }.first
    }

    /// Everything judged together with a procedure, on a day.
    mutating func fold(with procedure: ProcedureCode, on day: CivilDate) throws -> ProcedureFold {
        let place = try place(on: day)
        let lines = try shelf.linesJudged(with: procedure).filter { place.extent(of: $0, on: day).covers }
            .sorted { $0.precedes($1) }
        var fold = ProcedureFold(known: lines)
        for line in lines where line.counts(on: day) { fold.apply(line) }
        return fold
    }

    /// The place as it will be on a day; as on its last day when it will not live that long.
    private mutating func place(on day: CivilDate) throws -> Place {
        let stretches = try stretches ?? place.stretches(database, known: known)
        self.stretches = stretches
        return stretches.last { $0.from <= day }?.place ?? place
    }
}
