import Events

/// What stands of the facts so far, for who makes up a history: read one fact after another, asked by counting again.
struct HistoryLedger: Sendable {
    /// A fact, and the position of the decision it is about.
    struct Entry: Sendable {
        let position: Int
        let event: Event
        /// Of a correction or withdrawal: that of what it mends. Nil for what is about units.
        let decision: Int?
    }

    /// That one record is about another, by position.
    private struct Link: Sendable {
        let from: Int
        let to: Int
    }

    private(set) var entries: [Entry] = []
    private var withdrawals: [Link] = []
    private var corrections: [Link] = []
    private var annulments: [Link] = []

    subscript(position: Int) -> Entry { entries[position - 1] }

    /// Reads the next fact; what names a decision binds to the one of that identity that stands just before.
    mutating func read(_ fact: RecordedEvent) {
        let position = fact.position
        var decision: Int?
        switch fact.event {
        case .decisionPublished: decision = position
        case .line(let line): decision = bound(line.decision, position)
        case .effectSet(let effect): decision = bound(effect.decision, position)
        case .remarked(let remark): decision = bound(remark.decision, position)
        case .annulled(let annulment):
            decision = bound(annulment.decision, position)
            annulments.append(Link(from: position, to: decision!))
        case .corrected(let correction):
            precondition(!isWithdrawn(correction.corrects), "position \(position) corrects what is withdrawn")
            decision = self[correction.corrects].decision
            corrections.append(Link(from: position, to: correction.corrects))
        case .withdrawn(let withdrawal):
            precondition(!isWithdrawn(withdrawal.withdraws), "position \(position) withdraws what is withdrawn")
            decision = self[withdrawal.withdraws].decision
            withdrawals.append(Link(from: position, to: withdrawal.withdraws))
        case .unit, .posted, .observed, .keyRotated, .lossDeclared: break
        }
        entries.append(Entry(position: position, event: fact.event, decision: decision))
    }

    private func bound(_ identity: DecisionIdentity, _ position: Int) -> Int {
        guard let decision = standingDecision(identity) else {
            preconditionFailure("position \(position) binds to \(identity.stream), which does not stand")
        }
        return decision
    }
}

// What is struck.
extension HistoryLedger {
    /// Whether a standing record withdraws it, or what it is a line of or corrects is withdrawn.
    func isWithdrawn(_ position: Int) -> Bool {
        if withdrawals.contains(where: { $0.to == position && !isWithdrawn($0.from) }) { return true }
        guard entries.indices.contains(position - 1) else { return false }
        switch self[position].event {
        case .line: return isWithdrawn(self[position].decision!)
        case .corrected(let correction): return isWithdrawn(correction.corrects)
        default: return false
        }
    }

    /// Whether a decision is neither withdrawn nor annulled.
    func stands(_ decision: Int) -> Bool {
        !isWithdrawn(decision) && !annulments.contains { $0.to == decision && !isWithdrawn($0.from) }
    }
}

// What the records say now.
extension HistoryLedger {
    /// What it says by now: as the last standing correction of it says, else as it was recorded itself.
    ///
    /// The object of a decision, a line, a posting, an observation, `{effectiveFrom, rename: {..}}`, or `{effectiveFrom}` of an effect; of a
    /// correction, of whichever of these it corrects.
    func form(of position: Int) -> Value { stated(carrier(of: position)) }

    /// The record that holds its form: itself, or a correction.
    private func carrier(of position: Int) -> Int {
        let last = corrections.last { $0.to == position && !isWithdrawn($0.from) }
        return last.map { carrier(of: $0.from) } ?? position
    }

    private func stated(_ position: Int) -> Value {
        switch self[position].event {
        case .decisionPublished(let decision): return decision.value
        case .line(let fact): return fact.line.value
        case .unit(let fact):
            let kind = fact.change.kind.rawValue
            return .object([
                "effectiveFrom": .text(fact.effectiveFrom.description), kind: fact.change.value[kind],
            ])
        case .effectSet(let fact): return .object(["effectiveFrom": .text(fact.effectiveFrom.description)])
        case .posted(let fact): return fact.value
        case .observed(let fact): return fact.value
        case .corrected(let correction): return correction.value["line"] ?? correction.value["fact"]!
        case .annulled, .remarked, .withdrawn, .keyRotated, .lossDeclared:
            preconditionFailure("position \(position) has no form to be corrected")
        }
    }

    /// The fact that a correction is about in the end; of another record, itself.
    func root(of position: Int) -> Int {
        guard case .corrected(let correction) = self[position].event else { return position }
        return root(of: correction.corrects)
    }

    /// Every decision ever recorded.
    var decisions: [Int] {
        entries.compactMap { entry in
            guard case .decisionPublished = entry.event else { return nil }
            return entry.position
        }
    }

    var standingDecisions: [Int] { decisions.filter(stands) }

    func identity(of decision: Int) -> DecisionIdentity { DecisionIdentity(checked: form(of: decision)) }

    func standingDecision(_ identity: DecisionIdentity) -> Int? {
        decisions.first { self.identity(of: $0) == identity && stands($0) }
    }

    /// The lines of a decision that are not withdrawn by themselves.
    func lines(of decision: Int) -> [Int] {
        entries.compactMap { entry in
            guard case .line = entry.event, entry.decision == decision else { return nil }
            return withdrawals.contains { $0.to == entry.position && !isWithdrawn($0.from) } ? nil : entry.position
        }
    }

    /// The names that the lines of a decision bear now.
    func lineNames(of decision: Int) -> [String] {
        Set(lines(of: decision).map { form(of: $0)["line"]!.text! }).sorted()
    }

    /// Whether an effect that is not withdrawn gives it a day.
    func hasEffect(_ decision: Int) -> Bool {
        entries.contains { entry in
            guard case .effectSet = entry.event else { return false }
            return entry.decision == decision && !isWithdrawn(entry.position)
        }
    }

    /// The changes of units that stand.
    var unitChanges: [HistoryLand.Change] {
        entries.compactMap { entry in
            guard case .unit = entry.event, !isWithdrawn(entry.position) else { return nil }
            var change = form(of: entry.position).members!
            let day = CivilDate(change["effectiveFrom"]!.text!)!
            change["effectiveFrom"] = nil
            return .init(
                position: entry.position, effectiveFrom: day, change: UnitChange(checked: .object(change)))
        }
    }
}

// What must hold after each submission.
extension HistoryLedger {
    var isSound: Bool {
        let identities = standingDecisions.map(identity)
        return Set(identities).count == identities.count && HistoryLand(unitChanges).applies && isPlain
    }

    /// Whether what was recorded last, if it is about a board, is about that of a commune that lives on the day.
    var lastBoardLives: Bool {
        let said: Value
        switch entries.last!.event {
        case .posted(let posting): said = posting.value
        case .observed(let observation): said = observation.value
        case .corrected(let correction): said = correction.value["fact"] ?? .object([:])
        default: return true
        }
        guard let code = said["commune"]?.text, let text = (said["postedOn"] ?? said["observedOn"])?.text else {
            return true
        }
        let day = CivilDate(text)!
        return HistoryLand(unitChanges).lives.contains { $0.code.text == code && $0.isAlive(on: day) }
    }

    /// Whether the correction that counts for a fact is the one recorded last of all that stand for it.
    ///
    /// Otherwise one may ask which is the last: the correction of a correction, by its own position or by that of the
    /// one whose place it takes. No history depends on that.
    private var isPlain: Bool {
        let standing = corrections.map(\.from).filter { !isWithdrawn($0) }
        return standing.allSatisfy { correction in
            let fact = root(of: correction)
            return carrier(of: fact) == standing.last { root(of: $0) == fact }
        }
    }
}
