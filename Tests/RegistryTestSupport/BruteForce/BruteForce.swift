public import Events

/// An independent judge of the registry: it answers every question by reading the whole log again, in the words of the
/// contract, section 3, and shares no judging code with the program.
///
/// It is slow on purpose: nothing is kept between two questions, nothing is indexed, nothing is skipped.
public struct BruteForce: Sendable {
    /// Every line of every decision, in the order of the log.
    let papers: [Paper]
    /// Every change of a unit, in the order of the log.
    let unitChanges: [NumberedUnitChange]

    /// A change of a unit with its position.
    struct NumberedUnitChange: Sendable {
        let position: Int
        let fact: UnitFact
    }

    /// Judges by these facts: the whole log, in order.
    public init(facts: [RecordedEvent]) {
        var decisions: [DecisionIdentity: Decision] = [:]
        var papers: [Paper] = []
        var unitChanges: [NumberedUnitChange] = []
        for fact in facts {
            switch fact.event {
            case .decisionPublished(let decision): decisions[decision.identity] = decision
            case .line(let line):
                guard let decision = decisions[line.decision] else {
                    preconditionFailure("position \(fact.position): a line of a decision that is not recorded")
                }
                papers.append(Paper(position: fact.position, decision: decision, line: line.line))
            case .unit(let unit): unitChanges.append(NumberedUnitChange(position: fact.position, fact: unit))
            }
        }
        self.papers = papers
        self.unitChanges = unitChanges
    }

    /// The catalogue of a commune on a day, as known by the first `known` facts; nil when no unit with that code is
    /// alive that day.
    public func catalogue(commune: UnitCode, on day: CivilDate, known: Int) -> BruteForceCatalogue? {
        guard let sight = Sight(self, commune, day, known) else { return nil }
        return BruteForceCatalogue(
            entries: sight.entries { $0 == .inForce }, suspended: sight.entries { $0 == .suspended },
            upcoming: sight.upcoming(), review: sight.review())
    }
}
