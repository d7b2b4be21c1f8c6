public import Events

extension BruteForce {
    /// What is shown by every line that is about a procedure, as known then: by position, its marks in the words of the
    /// contract: `future`, `undated`, `retroactive`, `stillborn`, `corrected`, `withdrawn`, `annulled`, `internal`.
    public func history(of procedure: ProcedureCode, on day: CivilDate, known: Int) -> [Int: Set<String>] {
        let ledger = ledger(known: known)
        let land = Land(ledger.unitChanges)
        let communes = land.lives.filter { $0.code.isCommune && $0.isAlive(on: day) }
        let papers = ledger.papers
        let corrected = ledger.correctedLines
        var history: [Int: Set<String>] = [:]
        for paper in papers where paper.names.contains(procedure) {
            var marks: Set<String> = []
            if let from = paper.effectiveFrom {
                if from > day { marks.insert("future") }
                if from < paper.decision.signedOn { marks.insert("retroactive") }
            } else {
                marks.insert("undated")
            }
            if communes.contains(where: { paper.isStillborn(among: papers, for: $0, in: land, on: day) }) {
                marks.insert("stillborn")
            }
            if corrected.contains(paper.position) { marks.insert("corrected") }
            if paper.isWithdrawn { marks.insert("withdrawn") }
            if paper.isAnnulled { marks.insert("annulled") }
            if paper.isInternal { marks.insert("internal") }
            history[paper.position] = marks
        }
        return history
    }
}
