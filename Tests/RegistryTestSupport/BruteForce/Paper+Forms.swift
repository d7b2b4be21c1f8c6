import Events

/// A line as known at one position against the same line as known at another.
extension BruteForce.Paper {
    /// Whether it says the same: the same line, of the same decision, on the same days.
    func hasForm(of other: BruteForce.Paper) -> Bool {
        line.value == other.line.value && decision == other.decision && isInternal == other.isInternal
            && effectiveFrom == other.effectiveFrom && effectiveUntil == other.effectiveUntil
    }

    /// Whether our own corrections, and not effects, are what makes the two say something else.
    ///
    /// Where effects give the day of both, the day that the decision itself gives says nothing for the line.
    func differsByCorrection(from other: BruteForce.Paper) -> Bool {
        if line.value != other.line.value || decision != other.decision { return true }
        if isInternal != other.isInternal || effectiveUntil != other.effectiveUntil { return true }
        if dayByEffect != nil && other.dayByEffect != nil { return false }
        return dayWithoutEffects != other.dayWithoutEffects
    }
}
