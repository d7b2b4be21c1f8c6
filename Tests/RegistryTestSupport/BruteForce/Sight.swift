import Events

extension BruteForce {
    /// One question: a unit on a day, as known at a position, with all that is needed to answer it.
    struct Sight {
        let unit: Life
        let day: CivilDate
        let ledger: Ledger
        let land: Land
        /// Every line known, those that do not stand included.
        let papers: [Paper]
        let fold: Fold

        /// Nil when no commune with that code is alive on the day.
        init?(_ judge: BruteForce, _ commune: UnitCode, _ day: CivilDate, _ known: Int) {
            let ledger = judge.ledger(known: known)
            let land = Land(ledger.unitChanges)
            guard commune.isCommune, let unit = land.alive(commune, on: day) else { return nil }
            self.unit = unit
            self.day = day
            self.ledger = ledger
            self.land = land
            self.papers = ledger.papers
            self.fold = Fold(of: papers, for: unit, in: land, on: day)
        }

        func covers(_ paper: Paper) -> Bool { land.coverage(of: paper, for: unit, on: day) != .none }

        /// What rule 3 lets take part, and covers the unit.
        func isActive(_ paper: Paper) -> Bool { paper.counts(on: day) && covers(paper) }

        var counting: [Paper] { papers.filter { isActive($0) } }

        /// The procedures in one of the states, whose `levels` holds `commune`, by code.
        func entries(in wanted: (Fold.Status) -> Bool) -> [BruteForceCatalogue.Entry] {
            var entries: [BruteForceCatalogue.Entry] = []
            for (procedure, state) in fold.states where wanted(state.status) && state.isAtCommuneLevel {
                let partial = state.facts.filter { $0.coverage == .part }
                entries.append(
                    .init(
                        procedure: procedure, content: state.content, since: state.facts[0].paper.effectiveFrom!,
                        sinceFact: state.facts[0].paper.position, facts: state.facts.map(\.paper.position),
                        latestFact: state.facts.last!.paper.position, isPartOfTerritory: !partial.isEmpty))
            }
            return entries.sorted { $0.procedure < $1.procedure }
        }
    }
}
