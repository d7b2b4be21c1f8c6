import Events

/// What a procedure comes to in the end, area by area, kept between facts: a line that comes after all others goes on from
/// there, and needs neither the lines before it nor their rows.
struct ProcedureOutcome {
    /// What stands last wherever the same lines cover the land.
    struct Life {
        let state: ProcedureState
        /// Whether its components have to be read before it goes on.
        let lacksContent: Bool
        /// The last two rows, or all; nothing in them is partial.
        let tail: [SpanRow]
        /// Whether these are all rows.
        let isWhole: Bool
    }

    let procedure: ProcedureCode
    /// The last of its lines, in the order of judgement.
    private var last: StandingLine
    /// The latest day on which what a temporary line changed is as if it had not been.
    private let lastReturn: CivilDate?
    /// The latest signature under which it was ended.
    private var lastEnding: CivilDate?
    private(set) var lives: [Life]
    /// In every area that has rows for it and communes that someone may ask for, and in the nation; with the positions from
    /// which the rows of the tail are known.
    var areas: [Int: ProcedureLives.Stay]
    /// The rows of `state` of what stands last, as far as they are known.
    private var states: [SpanState: Int] = [:]

    /// Nil when nothing is known of it.
    ///
    /// - Precondition: it is judged alone, and every area was looked at.
    init?(_ lives: ProcedureLives, _ states: StateShelf) {
        guard let last = lives.lines.max(by: { $0.precedes($1) }) else { return nil }
        self.procedure = lives.procedure
        self.last = last
        self.lastReturn = lives.lines.filter { !$0.countsNever }.compactMap { $0.effectiveUntil?.next }.max()
        self.lastEnding = lives.lines.filter { $0.ends(lives.procedure) }.map(\.decision.signedOn).max()
        self.lives = lives.lives.map { Life($0.state, rows: $0.rows, isWhole: true) }
        self.areas = lives.areas
        for (id, stay) in lives.areas {
            areas[id]!.knownFrom = stay.knownFrom.suffix(tail(of: id).count)
        }
        keep(states)
    }

    /// The last rows as an area has them.
    private func tail(of area: Int) -> [SpanRow] { lives[areas[area]!.life].tail.had(by: area) }

    /// Whether a line comes after all others, and could not be stillborn.
    func precedes(_ line: StandingLine) -> Bool {
        guard line.effectiveUntil == nil, let day = line.effectiveFrom, last.precedes(line),
            lastReturn.map({ $0 < day }) ?? true
        else { return false }
        // What stood before that day has to be known.
        guard day > last.effectiveFrom! || lives.allSatisfy({ $0.isWhole || $0.tail.count > 1 }) else { return false }
        guard line.line.act.statesContent, line.line.procedure == procedure, let lastEnding else { return true }
        return lastEnding <= line.decision.signedOn
    }

    /// Adds a line that comes after all others, and forgets the lives.
    ///
    /// - Returns: the lives there were; ``areas`` still has their numbers.
    mutating func add(_ line: StandingLine) -> [Life] {
        defer { lives = [] }
        last = line
        if line.ends(procedure) { lastEnding = max(lastEnding ?? .earliest, line.decision.signedOn) }
        return lives
    }

    /// Gives an area that has rows now the life of another; false when it is not known of that one.
    mutating func begin(_ area: Area, as model: Int, _ stay: ProcedureLives.Stay) -> Bool {
        guard let life = areas[model]?.life else { return false }
        let tail = lives[life].tail.had(by: area.id)
        areas[area.id] = .init(life: life, partial: stay.partial, knownFrom: stay.knownFrom.suffix(tail.count))
        return true
    }

    /// The rows of `state` that are known, before those that mention a new line.
    func states(before line: StandingLine) -> StateShelf {
        StateShelf(procedure, newest: line.position, ids: states)
    }

    /// Keeps the rows of `state` of what stands last.
    mutating func keep(_ shelf: StateShelf) {
        let last = Set(lives.flatMap { $0.tail.map { SpanState($0) } })
        states = shelf.ids.filter { last.contains($0.key) }
    }

    /// Keeps a life that a new line does not cover, or that goes on with it.
    mutating func keep(_ life: Life) -> Int {
        lives.append(life)
        return lives.count - 1
    }
}

extension ProcedureOutcome {
    /// The same, small: the components of what stands are read again when they are asked for.
    var light: ProcedureOutcome {
        var outcome = self
        outcome.lives = lives.map { life in
            Life(
                state: life.state.withoutContent, lacksContent: life.state.standing != .nothing, tail: life.tail,
                isWhole: life.isWhole)
        }
        return outcome
    }
}

extension ProcedureOutcome.Life {
    /// - Parameter isWhole: whether these are all rows.
    init(_ state: ProcedureState, rows: [SpanRow], isWhole: Bool) {
        self.init(state: state, lacksContent: false, tail: rows.suffix(2), isWhole: isWhole && rows.count <= 2)
    }
}

extension [SpanRow] {
    /// The rows that a later one leaves, with it.
    func followed(by row: SpanRow) -> [SpanRow] {
        var rows = self
        if rows.last!.from == row.from {
            rows.removeLast()
        } else {
            rows[rows.count - 1].until = row.from.previous
        }
        if let last = rows.last, last.saysTheSame(as: row) {
            rows[rows.count - 1].until = row.until
        } else {
            rows.append(row)
        }
        return rows
    }
}
