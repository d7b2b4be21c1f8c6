public import Events

/// An independent judge of the registry: it answers every question by reading the whole log again, in the words of the
/// contract, section 3, and shares no judging code with the program.
///
/// It is slow on purpose: nothing is kept between two questions, nothing is indexed, nothing is skipped.
public struct BruteForce: Sendable {
    private let facts: [RecordedEvent]

    /// A change of a unit with its position.
    struct NumberedUnitChange: Sendable {
        let position: Int
        let fact: UnitFact
    }

    /// Judges by these facts: the whole log, in order.
    public init(facts: [RecordedEvent]) {
        self.facts = facts
    }

    /// The changes of units that stand after all facts, as corrected, each at the position of the change it mends.
    var unitChanges: [NumberedUnitChange] { Ledger(facts).unitChanges }

    /// What the first `known` facts say.
    func ledger(known: Int) -> Ledger { Ledger(facts.filter { $0.position <= known }) }

    /// The catalogue of a commune on a day, as known by the first `known` facts; nil when no unit with that code is
    /// alive that day.
    public func catalogue(commune: UnitCode, on day: CivilDate, known: Int) -> BruteForceCatalogue? {
        guard let sight = Sight(self, commune, day, known) else { return nil }
        return BruteForceCatalogue(
            entries: sight.entries { $0 == .inForce }, suspended: sight.entries { $0 == .suspended },
            upcoming: sight.upcoming(), review: sight.review())
    }
}
