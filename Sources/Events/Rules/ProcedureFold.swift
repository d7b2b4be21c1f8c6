/// The judge: applies the lines that cover one land, in their order, and says for each procedure what is in force, which
/// lines made it so, and which were not applied.
///
/// Pure: lines go in, states come out. One fold holds the procedures that a caller wants judged together.
public struct ProcedureFold: Sendable {
    /// What became of each procedure that some line named.
    public private(set) var procedures: [ProcedureCode: ProcedureState] = [:]
    /// The lines that will never be applied, because what they begin was abolished before, by their positions.
    public private(set) var stillborn: Set<Int> = []

    /// Every dated line that stands and covers the land, whether it counts on the day or not.
    private let known: [StandingLine]

    public init(known: [StandingLine]) {
        self.known = known
    }

    /// Applies one line.
    ///
    /// - Precondition: it stands, covers the land and counts; every line before it in the order was applied.
    public mutating func apply(_ line: StandingLine) {
        if stillborn.contains(line.position) { return }
        switch line.line.act {
        case .issue: issue(line)
        case .replace:
            issue(line)
            for procedure in line.line.replaces { end(procedure, by: line) }
        case .amend, .cut: change(line)
        case .suspend: move(line, from: .inForce, to: .suspended)
        case .resume: move(line, from: .suspended, to: .inForce)
        case .abolish: end(line.line.procedure, by: line)
        }
    }

    /// A state after one more line.
    ///
    /// - Precondition: the line comes after all others; nothing it says is stillborn, and it makes nothing so.
    static func state(_ state: ProcedureState, of procedure: ProcedureCode, after line: StandingLine) -> ProcedureState
    {
        var fold = ProcedureFold(known: [])
        fold.procedures[procedure] = state
        fold.apply(line)
        return fold.procedures[procedure]!
    }

    private subscript(procedure: ProcedureCode) -> ProcedureState {
        get { procedures[procedure] ?? ProcedureState() }
        set { procedures[procedure] = newValue }
    }

    private mutating func issue(_ line: StandingLine) {
        var state = self[line.line.procedure]
        if state.standing == .nothing {
            state.begin(with: line)
        } else {
            state.restate(by: line)
        }
        self[line.line.procedure] = state
    }

    private mutating func change(_ line: StandingLine) {
        var state = self[line.line.procedure]
        if state.standing == .nothing {
            state.conflicts.append(line.position)
        } else {
            state.set(line.line.components, removing: line.line.removes, by: line)
            state.note(line)
        }
        self[line.line.procedure] = state
    }

    private mutating func move(_ line: StandingLine, from: ProcedureState.Standing, to: ProcedureState.Standing) {
        var state = self[line.line.procedure]
        if state.standing == from {
            state.standing = to
            state.note(line)
        } else {
            state.conflicts.append(line.position)
        }
        self[line.line.procedure] = state
    }

    private mutating func end(_ procedure: ProcedureCode, by line: StandingLine) {
        var state = self[procedure]
        if state.standing != .nothing {
            state.end(by: line)
        } else if let last = state.lastApplied, last.ends(procedure), last.decision == line.decision,
            last.effectiveFrom == line.effectiveFrom
        {
            // One may become several, and annexes list the replaced again among the abolished.
            state.end(by: line)
        } else {
            let met = state.lastApplied == nil ? stillbornMet(by: line, procedure) : []
            if met.isEmpty {
                state.conflicts.append(line.position)
            } else {
                stillborn.formUnion(met)
                state.stillborn.append(contentsOf: met)
                state.end(by: line)
            }
        }
        self[procedure] = state
    }

    private func stillbornMet(by ending: StandingLine, _ procedure: ProcedureCode) -> [Int] {
        known.filter {
            $0.line.procedure == procedure && $0.couldBeStillborn(by: ending) && !stillborn.contains($0.position)
        }.map(\.position)
    }
}
