public import Events
public import Projections

/// Why a procedure is listed or not, in a form that can be compared.
public struct BruteForceWhy: Hashable, Sendable, CustomStringConvertible {
    let state: String
    let isListed: Bool
    let applied: [Int]
    let notApplied: [Int: String]

    /// The judge's answer; nil when no unit with that code is alive that day.
    public init?(
        _ judge: BruteForce, _ procedure: ProcedureCode, _ commune: UnitCode, on day: CivilDate, known: Int
    ) {
        guard let state = judge.state(of: procedure, commune: commune, on: day, known: known) else { return nil }
        self.state = state
        self.isListed = judge.listed(procedure: procedure, commune: commune, on: day, known: known)!
        self.applied = judge.applied(procedure: procedure, commune: commune, on: day, known: known)!
        self.notApplied = judge.notApplied(procedure: procedure, commune: commune, on: day, known: known)!
    }

    /// The program's answer.
    public init(_ why: Why) {
        switch why.state {
        case .nothing: state = "nothing"
        case .inForce: state = "inForce"
        case .suspended: state = "suspended"
        }
        isListed = why.isListed
        applied = why.applied.map(\.fact.line.position)
        notApplied = Dictionary(
            uniqueKeysWithValues: why.notApplied.map { ($0.fact.line.position, $0.reason.rawValue) })
    }

    /// One line for each part.
    public var description: String {
        (["\(state) \(isListed)", "applied \(applied)"] + notApplied.map { "not \($0.key) \($0.value)" }.sorted())
            .joined(separator: "\n")
    }
}
