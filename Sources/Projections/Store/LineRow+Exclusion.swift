import Events

/// Why a line about a procedure is not applied to it.
public enum Exclusion: String, CaseIterable, Hashable, Sendable {
    // In the order in which the first that holds is told.
    case withdrawn, annulled, `internal`, undated, future, expired, territory, stillborn, conflict
}

extension LineRow {
    /// Why it does not count on a day, wherever one asks; nil when it counts.
    func exclusion(on day: CivilDate) -> Exclusion? {
        if withdrawnBy != nil { return .withdrawn }
        if decision.annulledBy != nil { return .annulled }
        if decision.form.isInternal { return .internal }
        guard let from = standing.effectiveFrom else { return .undated }
        if from > day { return .future }
        return standing.counts(on: day) ? nil : .expired
    }
}
