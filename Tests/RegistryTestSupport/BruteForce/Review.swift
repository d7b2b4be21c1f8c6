import Events

extension BruteForce.Sight {
    /// What the catalogue calls `review`: for procedures at commune level or not in force for the unit.
    func review() -> Set<BruteForceCatalogue.Review> {
        var found: [ProcedureCode: [String: Set<Int>]] = [:]
        func point(_ procedure: ProcedureCode, _ reason: String, _ position: Int) {
            found[procedure, default: [:]][reason, default: []].insert(position)
        }
        for (procedure, state) in fold.states {
            for position in state.conflicts { point(procedure, "conflict", position) }
            for positions in state.overwriters.values {
                for position in positions { point(procedure, "overwritten", position) }
            }
            if state.isAtCommuneLevel {
                if let position = state.legalBasesFact, hasEndedBasis(state.content) {
                    point(procedure, "basisEnded", position)
                }
                for fact in state.facts where fact.coverage == .part {
                    point(procedure, "partOfTerritory", fact.paper.position)
                }
            }
        }
        for paper in papers where fold.stillborn.contains(paper.position) {
            point(paper.line.procedure, "stillborn", paper.position)
        }
        for paper in papers where paper.hasEnded(on: day) && covers(paper) && !isFollowed(paper) {
            point(paper.line.procedure, "expired", paper.position)
        }
        for remark in ledger.remarks where !ledger.isWithdrawn(remark.position) {
            for paper in counting where remark.concerns(paper) {
                for procedure in paper.names { point(procedure, "remark", remark.position) }
            }
        }

        var items: Set<BruteForceCatalogue.Review> = []
        for (procedure, reasons) in found where isSubjectToReview(procedure) {
            for (reason, positions) in reasons {
                items.insert(.init(procedure: procedure, reason: reason, facts: positions.sorted()))
            }
        }
        return items
    }

    private func isSubjectToReview(_ procedure: ProcedureCode) -> Bool {
        guard let state = fold.states[procedure], state.status != .nothing else { return true }
        return state.isAtCommuneLevel
    }

    private func hasEndedBasis(_ content: [Component: Value]) -> Bool {
        (content[.legalBases]?.list ?? []).contains { basis in
            guard let text = basis["effectiveUntil"]?.text else { return false }
            return CivilDate(text)! < day
        }
    }

    /// Whether a line that counts, from a later day than the last of an ended one, names its procedure.
    private func isFollowed(_ ended: BruteForce.Paper) -> Bool {
        counting.contains { paper in
            paper.effectiveFrom! > ended.effectiveUntil! && paper.names.contains(ended.line.procedure)
        }
    }
}

extension BruteForce.Ledger.Bound<Remark> {
    /// Whether it speaks of the line: of its decision, and by its name unless it names none.
    fileprivate func concerns(_ paper: BruteForce.Paper) -> Bool {
        decision == paper.decisionPosition && (fact.lines.isEmpty || fact.lines.contains(paper.line.name))
    }
}
