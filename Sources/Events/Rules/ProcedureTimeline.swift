/// The whole life of one procedure on one land, as known at one position: a state for each stretch of days.
public struct ProcedureTimeline: Sendable {
    /// A stretch of days on which nothing changes.
    public struct Stretch: Sendable {
        public let from: CivilDate
        /// The last day, inclusive.
        public var until: CivilDate
        public let state: ProcedureState
        /// Temporary lines that have ended and that no later line has taken up.
        public let expired: [Int]
    }

    /// In order, without gap, from the earliest day to the latest.
    public let stretches: [Stretch]

    /// - Parameters:
    ///   - procedure: whose life.
    ///   - lines: the standing lines that cover the land, of this procedure and of those judged with it.
    public init(of procedure: ProcedureCode, lines: [StandingLine]) {
        let dated = lines.filter { $0.effectiveFrom != nil }.sorted { $0.precedes($1) }
        let own = dated.filter { $0.line.named.contains(procedure) }
        let ends = Set(dated.filter { !$0.countsNever }.compactMap { $0.effectiveUntil?.next })
        let days = ends.union(dated.map { $0.effectiveFrom! })
        var stretches = [Stretch(from: .earliest, until: .latest, state: ProcedureState(), expired: [])]
        var fold = ProcedureFold(known: dated)
        for day in days.sorted() {
            if ends.contains(day) {
                // What the ended lines had changed is as if it had not been.
                fold = ProcedureFold(known: dated)
                for line in dated where line.counts(on: day) { fold.apply(line) }
            } else {
                for line in dated where line.effectiveFrom == day && line.counts(on: day) { fold.apply(line) }
            }
            let state = fold.procedures[procedure] ?? ProcedureState()
            let expired = ends.isEmpty ? [] : Self.expired(on: day, own)
            guard !state.isSame(as: stretches.last!.state) || expired != stretches.last!.expired else { continue }
            stretches[stretches.count - 1].until = day.previous
            stretches.append(Stretch(from: day, until: .latest, state: state, expired: expired))
        }
        self.stretches = stretches
    }

    /// The state on a day.
    public func state(on day: CivilDate) -> Stretch { stretches.last { $0.from <= day }! }

    private static func expired(on day: CivilDate, _ lines: [StandingLine]) -> [Int] {
        lines.filter { line in
            guard let from = line.effectiveFrom, let until = line.effectiveUntil, from <= until, until < day
            else { return false }
            return !lines.contains { $0.counts(on: day) && $0.effectiveFrom! > until }
        }.map(\.position)
    }
}
