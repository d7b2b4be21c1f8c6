import Events

extension BruteForce.Paper {
    /// Whether it is stillborn for a unit as it is judged on a day, or when its own day has come.
    func isStillborn(
        among papers: [BruteForce.Paper], for unit: BruteForce.Life, in land: BruteForce.Land, on day: CivilDate
    ) -> Bool {
        guard statesContent, let from = effectiveFrom else { return false }
        return [from, day].contains {
            BruteForce.Fold(of: papers, for: unit, in: land, on: $0).stillborn.contains(position)
        }
    }
}
