import Events

extension BruteForce.Paper {
    /// Whether it is stillborn for a unit when its own day has come.
    func isStillbornOnItsDay(
        among papers: [BruteForce.Paper], for unit: BruteForce.Life, in land: BruteForce.Land
    ) -> Bool {
        guard statesContent, let from = effectiveFrom else { return false }
        return BruteForce.Fold(of: papers, for: unit, in: land, on: from).stillborn.contains(position)
    }
}
