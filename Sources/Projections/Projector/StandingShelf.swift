import Events

/// What procedures come to in the end, area by area, kept between facts: a line that comes after all others goes on from
/// there, and needs neither the lines before it nor their rows.
///
/// Procedures that are judged with others, and those with lines that end by themselves, are not kept.
struct StandingShelf {
    /// What stands last in one area.
    struct Last {
        /// Which of the states of the procedure it is: areas that the same lines cover share one.
        var state: Int
        /// The row that holds until the latest day; nil where nothing is written of nothing.
        var row: SpanRow?
        /// The position from which the row is known.
        var knownFrom: Int
    }

    struct Procedure {
        /// The day on which its last line takes effect.
        var lastDay: CivilDate
        /// The latest signature under which it was ended.
        var lastEnding: CivilDate?
        var states: [ProcedureState]
        /// In every area that has rows for it, and in the nation.
        var areas: [Int: Last]

        /// Whether a line comes after all others, and could not be stillborn.
        func precedes(_ line: StandingLine, _ procedure: ProcedureCode) -> Bool {
            guard line.effectiveUntil == nil, let day = line.effectiveFrom, day > lastDay else { return false }
            guard line.line.act.statesContent, line.line.procedure == procedure, let lastEnding else { return true }
            return lastEnding <= line.decision.signedOn
        }
    }

    /// So many states at most in each half: each holds a content.
    private static let limit = 16_000

    private var procedures: [ProcedureCode: Procedure] = [:]
    /// Those that were not asked for since the other half was full once.
    private var older: [ProcedureCode: Procedure] = [:]
    private var states = 0

    subscript(procedure: ProcedureCode) -> Procedure? {
        mutating get {
            if let found = procedures[procedure] { return found }
            guard let found = older.removeValue(forKey: procedure) else { return nil }
            self[procedure] = found
            return found
        }
        set {
            if procedures[procedure] == nil { older[procedure] = nil }
            states += (newValue?.states.count ?? 0) - (procedures[procedure]?.states.count ?? 0)
            procedures[procedure] = newValue
            guard states > Self.limit else { return }
            older = procedures
            procedures = [:]
            states = 0
        }
    }

    /// Forgets and returns what is kept of a procedure, so that it can be changed in place.
    mutating func take(_ procedure: ProcedureCode) -> Procedure? {
        defer { self[procedure] = nil }
        return self[procedure]
    }

    mutating func removeAll() { self = StandingShelf() }
}

extension StandingShelf.Procedure {
    /// Nil when it cannot be gone on from: lines end by themselves, or hang together with others.
    ///
    /// - Parameter lines: every dated line that stands and names the procedure.
    init?(_ procedure: ProcedureCode, lines: [StandingLine], judgedWith group: Set<ProcedureCode>) {
        guard group.count == 1, let last = lines.compactMap(\.effectiveFrom).max(),
            lines.allSatisfy({ $0.effectiveUntil == nil })
        else { return nil }
        self.init(
            lastDay: last, lastEnding: lines.filter { $0.ends(procedure) }.map(\.decision.signedOn).max(),
            states: [], areas: [:])
    }
}
