import Events

/// The lives of one procedure, one for each set of lines that cover some land alike, and which of them each area has.
///
/// What it says is what the rows of `span` that are still true say; kept between facts, it spares reading them, and the
/// lines, again.
struct ProcedureLives {
    /// The life of a procedure wherever the same lines cover the land.
    struct Life {
        /// The lines that cover it, in the order of judgement.
        let lines: [StandingLine]
        let timeline: ProcedureTimeline
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
    /// Every dated line that stands and with which the procedure is judged, by position.
    private(set) var lines: [StandingLine]
    private(set) var lives: [Life] = []
    /// The nation, and every area that has rows for the procedure and communes that someone may ask for.
    var areas: [Int: Stay] = [:]
    /// The contents by the lines that made them.
    private var contents: [[Int]: Int]
    /// The rows of `state` there are for the procedure; nil while nobody asked for them.
    var states: [SpanState: Int]?
    /// Whether all days before a new line's stay as they are: no line ends by itself, none could be stillborn.
    private var goesOnPlainly: Bool

    /// - Parameters:
    ///   - lines: every dated line that stands and with which the procedure is judged.
    ///   - contents: those that are known, by the lines that made them.
    init(_ procedure: ProcedureCode, lines: [StandingLine], contents: [[Int]: Int]) {
        self.procedure = procedure
        self.lines = lines
        self.contents = contents
        let endings = lines.filter { $0.line.act == .abolish || $0.line.act == .replace }
        self.goesOnPlainly = lines.allSatisfy { line in
            line.effectiveUntil == nil && !endings.contains { line.couldBeStillborn(by: $0) }
        }
    }

    /// Whether a new line can be judged with those there are: it hangs together with no other procedure.
    func admits(_ line: StandingLine) -> Bool {
        !lines.contains { line.couldBeStillborn(by: $0) || $0.couldBeStillborn(by: line) }
    }

    /// Adds a new line, and forgets the lives: those that areas still have are to be kept, or gone on with.
    ///
    /// - Returns: the lives there were; ``areas`` still has their numbers.
    mutating func add(_ line: StandingLine) -> [Life] {
        defer { lives = [] }
        lines.append(line)
        goesOnPlainly = goesOnPlainly && line.effectiveUntil == nil
        return lives
    }

    /// Keeps a life that the new line does not cover.
    mutating func keep(_ life: Life) -> Int {
        if let index = index(ofLifeCoveredBy: life.lines) { return index }
        lives.append(life)
        return lives.count - 1
    }

    /// How many lines and states it holds.
    var weight: Int { lines.count + lives.reduce(0) { $0 + $1.timeline.stretches.count } }

    /// The life that an area has by the lines that cover it.
    ///
    /// - Parameter content: the content of a state in force, written when it is the first time.
    mutating func life(
        coveredBy covering: [StandingLine], _ content: (ProcedureState) throws -> Int
    ) rethrows -> Int {
        let covering = covering.sorted { $0.precedes($1) }
        if let index = index(ofLifeCoveredBy: covering) { return index }
        let timeline = ProcedureTimeline(of: procedure, lines: covering)
        lives.append(Life(lines: covering, timeline: timeline, rows: try rows(of: timeline, content)))
        return lives.count - 1
    }

    /// Goes on with a life by a new line.
    mutating func goOn(
        with life: Life, by line: StandingLine, _ content: (ProcedureState) throws -> Int
    ) rethrows -> Int {
        var covering = life.lines
        covering.insert(line, at: covering.firstIndex { line.precedes($0) } ?? covering.count)
        if let index = index(ofLifeCoveredBy: covering) { return index }
        let timeline =
            goesOnPlainly
            ? life.timeline.with(line, of: procedure, among: covering)
            : ProcedureTimeline(of: procedure, lines: covering)
        lives.append(Life(lines: covering, timeline: timeline, rows: try rows(of: timeline, content)))
        return lives.count - 1
    }

    private func index(ofLifeCoveredBy lines: [StandingLine]) -> Int? {
        lives.firstIndex { $0.lines.elementsEqual(lines, by: ===) }
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

extension ProcedureLives.Life {
    /// The rows as an area has them: in the nation those that say nothing are left out.
    func rows(in area: Area) -> [SpanRow] {
        area.id == Area.nation.id ? rows.filter { !$0.isBlank } : rows
    }
}

/// What becomes of rows when others take their place; rows that stay as they were are left alone. Areas that have the same
/// rows take the same step.
final class RowStep {
    let old: [SpanRow]
    let new: [SpanRow]
    /// Which old rows are no longer true.
    private(set) var closed: [Int] = []
    /// Which new rows come.
    private(set) var inserted: [Int] = []
    /// For each new row the old one that it is, where it is one.
    private(set) var origin: [Int?] = []
    /// For each new row that comes its row in the table `state`, once it is known.
    var states: [Int: Int] = [:]

    /// - Parameters:
    ///   - old: what stands, by first day.
    ///   - new: what should stand, by first day.
    init(from old: [SpanRow], to new: [SpanRow]) {
        (self.old, self.new) = (old, new)
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, right < new.count, old[left] == new[right] {
                origin.append(left)
                left += 1
                right += 1
            } else if left < old.count, right == new.count || old[left].from <= new[right].from {
                closed.append(left)
                left += 1
            } else {
                inserted.append(right)
                origin.append(nil)
                right += 1
            }
        }
    }
}

/// What a row of the table `state` says.
struct SpanState: Hashable {
    let standing: ProcedureState.Standing
    let isListed: Bool
    let content: Int?
    let facts: [Int]
    let review: ReviewMarks
    let basisEnds: CivilDate?
}

extension SpanState {
    init(_ row: SpanRow) {
        self.init(
            standing: row.standing, isListed: row.isListed, content: row.content, facts: row.facts,
            review: row.review, basisEnds: row.basisEnds)
    }
}

extension SpanRow {
    /// A stretch of a life; nothing in it is partial.
    init(_ stretch: ProcedureTimeline.Stretch, content: Int?) {
        let state = stretch.state
        var review = ReviewMarks()
        review.conflict = state.conflicts.sorted()
        review.stillborn = state.stillborn.sorted()
        review.overwritten = state.overwritten
        review.expired = stretch.expired.sorted()
        let basisEnds = state.basisEnds
        review.legalBases = basisEnds == nil ? nil : state.legalBasesSetBy
        self.init(
            from: stretch.from, until: stretch.until, standing: state.standing,
            isListed: state.standing != .nothing && state.isCommuneLevel, content: content, facts: state.applied,
            partial: [], review: review, basisEnds: basisEnds)
    }

    /// The same row where the territory of some lines holds only a part of the land.
    func with(partial lines: [Int]) -> SpanRow {
        if lines.isEmpty { return self }
        var row = self
        row.partial = facts.filter(lines.contains)
        return row
    }

    func saysTheSame(as other: SpanRow) -> Bool {
        standing == other.standing && content == other.content && isListed == other.isListed && facts == other.facts
            && partial == other.partial && review == other.review && basisEnds == other.basisEnds
    }
}
