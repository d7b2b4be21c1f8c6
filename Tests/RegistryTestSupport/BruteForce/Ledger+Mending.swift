import Events

/// What became of the facts of a ledger: withdrawn, annulled, corrected.
extension BruteForce.Ledger {
    /// Whether a withdrawal that stands, being itself not withdrawn, strikes the fact.
    func isWithdrawn(_ position: Int) -> Bool {
        withdrawals.contains { $0.fact.withdraws == position && !isWithdrawn($0.position) }
    }

    /// Whether an annulment of the decision stands.
    func isAnnulled(_ decision: Int) -> Bool {
        annulments.contains { $0.decision == decision && !isWithdrawn($0.position) }
    }

    /// What stands in the place of a fact, or of a correction, by the last of its own corrections that stand; nil when
    /// none does, and it stands as it was recorded.
    func correctedForm(of position: Int) -> Correction.Form? {
        let last = corrections.last { $0.fact.corrects == position && !isWithdrawn($0.position) }
        guard let last else { return nil }
        return correctedForm(of: last.position) ?? last.fact.form
    }

    func form(of decision: Entry<Decision>) -> Decision {
        switch correctedForm(of: decision.position) {
        case nil: return decision.fact
        case .decision(let corrected): return corrected
        default: preconditionFailure("position \(decision.position): a decision corrected to something else")
        }
    }

    func form(of line: Bound<Line>) -> Line {
        switch correctedForm(of: line.position) {
        case nil: return line.fact
        case .line(let corrected): return corrected
        default: preconditionFailure("position \(line.position): a line corrected to something else")
        }
    }

    /// The day that the last effect of a decision gives it; nil when no effect stands.
    func dayByEffect(of decision: Int) -> CivilDate? {
        let last = effects.last { $0.decision == decision && !isWithdrawn($0.position) }
        guard let last else { return nil }
        switch correctedForm(of: last.position) {
        case nil: return last.fact.effectiveFrom
        case .effect(let day): return day
        default: preconditionFailure("position \(last.position): an effect corrected to something else")
        }
    }

    /// The changes of units that stand, as corrected: by the same resolution, at the same position.
    var unitChanges: [BruteForce.NumberedUnitChange] {
        units.filter { !isWithdrawn($0.position) }.map { unit in
            switch correctedForm(of: unit.position) {
            case nil: return .init(position: unit.position, fact: unit.fact)
            case .unit(let day, let change):
                return .init(position: unit.position, fact: unit.fact.corrected(to: change, on: day))
            default: preconditionFailure("position \(unit.position): a unit's change corrected to something else")
            }
        }
    }
}

extension UnitFact {
    fileprivate func corrected(to change: UnitChange, on day: CivilDate) -> UnitFact {
        var members = change.value.members!
        members["effectiveFrom"] = .text(day.description)
        members["resolution"] = resolution.value
        guard let fact = try? UnitFact(value: .object(members)) else {
            preconditionFailure("no unit's change: \(members)")
        }
        return fact
    }
}
