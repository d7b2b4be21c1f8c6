/// Mends a record of ours that was wrong (sửa sai; `record-corrected`): it stands in the place of what it corrects.
public struct Correction: Hashable, Sendable {
    /// The whole of what should have been recorded.
    public enum Form: Hashable, Sendable {
        case line(Line)
        case decision(Decision)
        case unit(effectiveFrom: CivilDate, UnitChange)
        /// The day of an effect.
        case effect(CivilDate)
        case posting(ListPosting)
        case observation(BoardObservation)
    }

    /// The position of what it corrects: a fact, or a correction of one.
    public let corrects: Int
    public let reason: String
    public let form: Form
    /// Of a line that is a cut: what it lightens, once for each different state it meets.
    public let reductions: [Reduction]
    /// What was submitted, without its reductions.
    public let value: Value

    /// - Precondition: `value` has the shape of a correction.
    init(checked value: Value, reductions: [Reduction] = []) {
        self.corrects = value["corrects"]!.integer!
        self.reason = value["reason"]!.text!
        if let line = value["line"] {
            self.form = .line(Line(checked: line))
        } else {
            let fact = value["fact"]!
            switch CorrectedFact(of: fact) {
            case .decision: self.form = .decision(Decision(checked: fact))
            case .effect: self.form = .effect(fact.day("effectiveFrom")!)
            case .posting: self.form = .posting(ListPosting(checked: fact))
            case .observation: self.form = .observation(BoardObservation(checked: fact))
            case .unit:
                var change = fact.members!
                change["effectiveFrom"] = nil
                self.form = .unit(
                    effectiveFrom: fact.day("effectiveFrom")!, UnitChange(checked: .object(change)))
            }
        }
        self.reductions = reductions
        self.value = value
    }

    /// The same, with what its cut lightens.
    package func lightening(_ reductions: [Reduction]) -> Correction {
        Correction(checked: value, reductions: reductions)
    }
}

/// Which kind of fact a corrected `fact` is, by its keys.
enum CorrectedFact {
    case decision, unit, effect, posting, observation

    init(keys: [String]) {
        if keys.contains("postedOn") {
            self = .posting
        } else if keys.contains("observedOn") {
            self = .observation
        } else if keys.contains(where: { UnitChange.Kind(rawValue: $0) != nil }) {
            self = .unit
        } else {
            self = keys.allSatisfy { $0 == "effectiveFrom" } ? .effect : .decision
        }
    }

    init(of fact: Value) { self.init(keys: fact.members?.keys ?? []) }
}

/// Strikes a record (rút lại; `record-withdrawn`): as if it had not been recorded, for whoever knows. With a decision go
/// its lines; with a correction, an annulment, an effect or a withdrawal, what stood before stands again.
public struct Withdrawal: Hashable, Sendable {
    /// The position of what it withdraws.
    public let withdraws: Int
    public let reason: String
    /// The `data` of the fact: exactly what was submitted.
    public let value: Value

    /// - Precondition: `value` has the shape of a withdrawal.
    init(checked value: Value) {
        self.withdraws = value["withdraws"]!.integer!
        self.reason = value["reason"]!.text!
        self.value = value
    }
}
