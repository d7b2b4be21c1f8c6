public import Events

extension BruteForce {
    /// `nothing`, `inForce` or `suspended`, whatever the level; nil when no unit with that code is alive that day.
    public func state(
        of procedure: ProcedureCode, commune: UnitCode, on day: CivilDate, known: Int
    ) -> String? {
        guard let sight = Sight(self, commune, day, known) else { return nil }
        return (sight.fold.states[procedure]?.status ?? .nothing).rawValue
    }

    /// Whether the catalogue holds a procedure, in force or suspended; nil when no unit with that code is alive that
    /// day.
    public func listed(
        procedure: ProcedureCode, commune: UnitCode, on day: CivilDate, known: Int
    ) -> Bool? {
        guard let sight = Sight(self, commune, day, known) else { return nil }
        return sight.entries { $0 != .nothing }.contains { $0.procedure == procedure }
    }

    /// The lines applied to a procedure on the way to the day, earlier lives included, in order of application; nil
    /// when no unit with that code is alive that day.
    public func applied(
        procedure: ProcedureCode, commune: UnitCode, on day: CivilDate, known: Int
    ) -> [Int]? {
        guard let sight = Sight(self, commune, day, known) else { return nil }
        return sight.fold.states[procedure]?.applied.map(\.paper.position) ?? []
    }

    /// Every other line that is about a procedure, as known then, with the first reason that holds; nil when no unit
    /// with that code is alive that day.
    public func notApplied(
        procedure: ProcedureCode, commune: UnitCode, on day: CivilDate, known: Int
    ) -> [Int: String]? {
        guard let sight = Sight(self, commune, day, known) else { return nil }
        let applied = sight.fold.states[procedure]?.applied.map(\.paper.position) ?? []
        var reasons: [Int: String] = [:]
        for paper in sight.papers where paper.names.contains(procedure) && !applied.contains(paper.position) {
            reasons[paper.position] = sight.reason(paper)
        }
        return reasons
    }
}

extension BruteForce.Sight {
    fileprivate func reason(_ paper: BruteForce.Paper) -> String {
        if paper.isWithdrawn { return "withdrawn" }
        if paper.isAnnulled { return "annulled" }
        if paper.isInternal { return "internal" }
        guard let from = paper.effectiveFrom else { return "undated" }
        if from > day { return "future" }
        if !paper.counts(on: day) { return "expired" }
        if !covers(paper) { return "territory" }
        if fold.stillborn.contains(paper.position) { return "stillborn" }
        return "conflict"
    }
}
