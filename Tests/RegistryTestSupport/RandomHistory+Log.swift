import Events

/// Turns submissions into the facts that a registry would hold after recording them, one after the other.
struct HistoryLog: Sendable {
    private(set) var facts: [RecordedEvent] = []
    private(set) var submissions: [String] = []
    private(set) var sizes: [Int] = []
    /// What stands of the facts.
    private(set) var ledger = HistoryLedger()
    private var revisions: [String: Int] = [:]
    /// 2025-01-10 at 08:00 in Viet Nam; each submission comes a few days after the one before.
    private var clock = CivilDate(year: 2025, month: 1, day: 10)!.dayNumber * 86_400_000 + 3_600_000

    /// Appends a submission.
    mutating func record(_ submission: Value) {
        let text = CanonicalJSON.text(of: submission)
        submissions.append(text)
        clock += 3 * 86_400_000
        let command = submission["command"] ?? .text("random-\(submissions.count)")
        let parts = HistoryFact.facts(of: submission)
        for (index, part) in parts.enumerated() {
            revisions[part.stream, default: 0] += 1
            let position = facts.count + 1
            // As a leaf, which the project's own codec reads and checks: it would refuse a shape it does not know.
            let leaf = Value.object([
                "data": part.data, "origin": .text("random.test"), "position": .integer(position),
                "recordedAt": .text(Instant(milliseconds: clock).description), "recordedBy": .text("test"),
                "stream": .object(["name": .text(part.stream), "revision": .integer(revisions[part.stream]!)]),
                "submission": .object([
                    "command": command, "digest": .text(String(repeating: "0", count: 64)),
                    "note": index == 0 ? submission["note"] : nil, "of": .integer(parts.count),
                    "part": .integer(index + 1),
                ]),
                "type": .text(part.type), "version": .integer(1),
            ])
            do {
                facts.append(try RecordedEvent(leaf: CanonicalJSON.bytes(of: leaf)))
            } catch {
                preconditionFailure("\(error): \(CanonicalJSON.text(of: leaf)) of \(text)")
            }
            if case .decisionPublished(let decision) = facts.last!.event {
                precondition(ledger.standingDecision(decision.identity) == nil, "a decision comes twice: \(text)")
            }
            ledger.read(facts.last!)
        }
        sizes.append(facts.count)
    }
}

// What was ever named, in whatever form, withdrawn or not.
extension HistoryLog {
    /// Every code that a commune ever had, in order.
    var communeCodes: [UnitCode] { unitCodes.filter(\.isCommune) }

    /// Every code that a province ever had, in order.
    var provinceCodes: [UnitCode] { unitCodes.filter(\.isProvince) }

    private var unitCodes: [UnitCode] {
        let codes = facts.compactMap { fact -> UnitCode? in
            switch fact.event {
            case .unit(let unit): return unit.change.code
            case .corrected(let correction):
                guard case .unit(_, let change) = correction.form else { return nil }
                return change.code
            default: return nil
            }
        }
        return Set(codes).sorted()
    }

    /// Every identity that a decision ever had, in the order of the log.
    var identities: [DecisionIdentity] {
        var found: [DecisionIdentity] = []
        for fact in facts {
            switch fact.event {
            case .decisionPublished(let decision): found.append(decision.identity)
            case .corrected(let correction):
                if case .decision(let decision) = correction.form { found.append(decision.identity) }
            default: break
            }
        }
        return found
    }

    /// The days that effects, boards and corrections brought.
    var mendedDays: [CivilDate] {
        facts.flatMap { fact -> [CivilDate] in
            switch fact.event {
            case .effectSet(let effect): return [effect.effectiveFrom]
            case .posted(let posting): return [posting.postedOn]
            case .observed(let observation): return [observation.observedOn]
            case .corrected(let correction):
                switch correction.form {
                case .line(let line): return [line.effectiveFrom, line.effectiveUntil].compactMap { $0 }
                case .decision(let decision):
                    return [decision.effectiveFrom, decision.effectiveUntil].compactMap { $0 }
                case .unit(let day, _), .effect(let day): return [day]
                case .posting(let posting): return [posting.postedOn]
                case .observation(let observation): return [observation.observedOn]
                }
            default: return []
            }
        }
    }
}
