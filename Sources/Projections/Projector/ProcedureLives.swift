import Events

/// The lives of one procedure, one for each set of lines that cover some land alike, and which of them each area has.
struct ProcedureLives {
    /// The life of a procedure wherever the same lines cover the land.
    struct Life {
        /// The lines that cover it.
        let lines: [StandingLine]
        /// What it comes to in the end.
        let state: ProcedureState
        /// What stands over all days, in order and without gap; nothing in it is partial.
        let rows: [SpanRow]
    }

    /// The life that an area has.
    struct Stay {
        var life: Int
        /// The lines whose territory holds only a part of the land.
        var partial: [Int]
        /// The position from which each of its rows is known.
        var knownFrom: [Int]
    }

    let procedure: ProcedureCode
    /// Every dated line that stands and with which the procedure is judged.
    let lines: [StandingLine]
    private(set) var lives: [Life] = []
    /// The areas that have rows for the procedure and communes that someone may ask for, as far as they were looked at.
    var areas: [Int: Stay] = [:]
    /// The contents by the lines that made them.
    private var contents: [[Int]: Int]

    /// - Parameters:
    ///   - lines: every dated line that stands and with which the procedure is judged.
    ///   - contents: those that are known, by the lines that made them.
    init(_ procedure: ProcedureCode, lines: [StandingLine], contents: [[Int]: Int]) {
        self.procedure = procedure
        self.lines = lines
        self.contents = contents
    }

    /// The life that an area has by the lines that cover it.
    ///
    /// - Parameter content: the content of a state in force, written when it is the first time.
    mutating func life(
        coveredBy covering: [StandingLine], _ content: (ProcedureState) throws -> Int
    ) rethrows -> Int {
        if let index = lives.firstIndex(where: { $0.lines.elementsEqual(covering, by: ===) }) { return index }
        let timeline = ProcedureTimeline(of: procedure, lines: covering)
        lives.append(
            Life(
                lines: covering, state: timeline.stretches.last!.state, rows: try rows(of: timeline, content)))
        return lives.count - 1
    }

    private mutating func rows(
        of timeline: ProcedureTimeline, _ content: (ProcedureState) throws -> Int
    ) rethrows -> [SpanRow] {
        var rows: [SpanRow] = []
        for stretch in timeline.stretches {
            let row = SpanRow(stretch, content: try self.content(of: stretch.state, content))
            if let last = rows.last, last.saysTheSame(as: row) {
                rows[rows.count - 1].until = row.until
            } else {
                rows.append(row)
            }
        }
        return rows
    }

    private mutating func content(
        of state: ProcedureState, _ content: (ProcedureState) throws -> Int
    ) rethrows -> Int? {
        guard state.standing != .nothing else { return nil }
        if let found = contents[state.applied] { return found }
        let id = try content(state)
        contents[state.applied] = id
        return id
    }
}

extension [SpanRow] {
    /// The rows as an area has them: in the nation those that say nothing are left out.
    func had(by area: Int) -> [SpanRow] { area == Area.nation.id ? filter { !$0.isBlank } : self }
}

extension SpanRow {
    /// A stretch of a life; nothing in it is partial.
    init(_ stretch: ProcedureTimeline.Stretch, content: Int?) {
        self.init(
            stretch.state, from: stretch.from, until: stretch.until, expired: stretch.expired, content: content)
    }

    /// - Parameter expired: temporary lines that have ended and that no later line has taken up.
    init(_ state: ProcedureState, from: CivilDate, until: CivilDate, expired: [Int], content: Int?) {
        var review = ReviewMarks()
        review.conflict = state.conflicts.sorted()
        review.stillborn = state.stillborn.sorted()
        review.overwritten = state.overwritten
        review.expired = expired.sorted()
        let basisEnds = state.basisEnds
        review.legalBases = basisEnds == nil ? nil : state.legalBasesSetBy
        self.init(
            from: from, until: until, standing: state.standing,
            isListed: state.standing != .nothing && state.isCommuneLevel, content: content, facts: state.applied,
            partial: [], review: review, basisEnds: basisEnds)
    }

    /// The same row where the territory of some lines holds only a part of the land.
    func with(partial lines: [Int]) -> SpanRow {
        var row = self
        row.partial = lines.isEmpty ? [] : facts.filter(lines.contains)
        return row
    }

    func saysTheSame(as other: SpanRow) -> Bool {
        standing == other.standing && content == other.content && isListed == other.isListed && facts == other.facts
            && partial == other.partial && review == other.review && basisEnds == other.basisEnds
    }
}
