import Events

extension BruteForce {
    /// The first facts of a log, sorted by what they are, each with its position.
    ///
    /// A fact that speaks of a decision is bound to one when it is read, by the facts before it: nothing that comes
    /// later binds it to another.
    struct Ledger: Sendable {
        private(set) var decisions: [Entry<Decision>] = []
        private(set) var lines: [Bound<Line>] = []
        private(set) var units: [Entry<UnitFact>] = []
        private(set) var effects: [Bound<EffectSet>] = []
        private(set) var annulments: [Bound<Annulment>] = []
        private(set) var remarks: [Bound<Remark>] = []
        private(set) var postings: [Entry<ListPosting>] = []
        private(set) var observations: [Entry<BoardObservation>] = []
        private(set) var corrections: [Entry<Correction>] = []
        private(set) var withdrawals: [Entry<Withdrawal>] = []

        /// A fact, as it was recorded.
        struct Entry<Fact: Sendable>: Sendable {
            let position: Int
            let fact: Fact
        }

        /// A fact that speaks of a decision, as it was recorded.
        struct Bound<Fact: Sendable>: Sendable {
            let position: Int
            /// The position of the decision: two decisions may bear one identity, one after the other.
            let decision: Int
            let fact: Fact
        }

        init(_ facts: [RecordedEvent]) {
            for recorded in facts { read(recorded.event, at: recorded.position) }
        }

        private mutating func read(_ event: Event, at position: Int) {
            switch event {
            case .decisionPublished(let fact): decisions.append(Entry(position: position, fact: fact))
            case .unit(let fact): units.append(Entry(position: position, fact: fact))
            case .corrected(let fact): corrections.append(Entry(position: position, fact: fact))
            case .withdrawn(let fact): withdrawals.append(Entry(position: position, fact: fact))
            case .line(let fact): lines.append(bind(fact.line, to: fact.decision, position))
            case .effectSet(let fact): effects.append(bind(fact, to: fact.decision, position))
            case .annulled(let fact): annulments.append(bind(fact, to: fact.decision, position))
            case .remarked(let fact): remarks.append(bind(fact, to: fact.decision, position))
            case .posted(let fact): postings.append(Entry(position: position, fact: fact))
            case .observed(let fact): observations.append(Entry(position: position, fact: fact))
            case .keyRotated, .lossDeclared: break
            }
        }

        /// Binds a fact to the decision of an identity that stands after all that was read so far.
        private func bind<Fact: Sendable>(_ fact: Fact, to identity: DecisionIdentity, _ position: Int) -> Bound<Fact> {
            let named = decisions.last { decision in
                form(of: decision).identity == identity && !isWithdrawn(decision.position)
                    && !isAnnulled(decision.position)
            }
            guard let named else { preconditionFailure("position \(position): no decision \(identity) stands") }
            return Bound(position: position, decision: named.position, fact: fact)
        }
    }
}
