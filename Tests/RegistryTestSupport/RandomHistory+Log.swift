import Events

/// Turns submissions into the facts that a registry would hold after recording them, one after the other.
struct HistoryLog: Sendable {
    private(set) var facts: [RecordedEvent] = []
    private(set) var submissions: [String] = []
    private(set) var sizes: [Int] = []
    private(set) var identities: Set<String> = []
    private var revisions: [String: Int] = [:]
    /// 2025-01-10 at 08:00 in Viet Nam; each submission comes a few days after the one before.
    private var clock = CivilDate(year: 2025, month: 1, day: 10)!.dayNumber * 86_400_000 + 3_600_000

    /// Every code that a commune ever had, in order.
    var communeCodes: [UnitCode] {
        let codes = facts.compactMap { fact -> UnitCode? in
            guard case .unit(let unit) = fact.event, unit.change.code.isCommune else { return nil }
            return unit.change.code
        }
        return Set(codes).sorted()
    }

    /// The changes of units as the judge reads them.
    var unitChanges: [BruteForce.NumberedUnitChange] { BruteForce(facts: facts).unitChanges }

    /// Appends a submission of kind `decision` or `units`.
    mutating func record(_ submission: Value) {
        let text = CanonicalJSON.text(of: submission)
        submissions.append(text)
        clock += 3 * 86_400_000
        let parts = submission["kind"] == .text("decision") ? decisionParts(submission) : unitParts(submission)
        for (index, part) in parts.enumerated() {
            revisions[part.stream, default: 0] += 1
            let position = facts.count + 1
            // As a leaf, which the project's own codec reads and checks: it would refuse a shape it does not know.
            let leaf = Value.object([
                "data": part.data, "origin": .text("random.test"), "position": .integer(position),
                "recordedAt": .text(Instant(milliseconds: clock).description), "recordedBy": .text("test"),
                "stream": .object(["name": .text(part.stream), "revision": .integer(revisions[part.stream]!)]),
                "submission": .object([
                    "command": .text("random-\(submissions.count)"), "digest": .text(String(repeating: "0", count: 64)),
                    "of": .integer(parts.count), "part": .integer(index + 1),
                ]),
                "type": .text(part.type), "version": .integer(1),
            ])
            do {
                facts.append(try RecordedEvent(leaf: CanonicalJSON.bytes(of: leaf)))
            } catch {
                preconditionFailure("\(error): \(CanonicalJSON.text(of: leaf)) of \(text)")
            }
        }
        sizes.append(facts.count)
    }

    private typealias Part = (stream: String, type: String, data: Value)

    private mutating func decisionParts(_ submission: Value) -> [Part] {
        let decision = submission["decision"]!
        let issuer = decision["issuer"]!.text!
        let number = decision["number"]!.text!
        let signedOn = decision["signedOn"]!.text!
        let stream = "decision/\(issuer)/\(signedOn)/\(number)"
        precondition(identities.insert(stream).inserted, "a decision comes twice: \(stream)")
        let identity = Value.object([
            "issuer": .text(issuer), "number": .text(number), "signedOn": .text(signedOn),
        ])
        let types = [
            "issue": "procedure-issued", "amend": "procedure-amended", "replace": "procedure-replaced",
            "cut": "procedure-cut", "abolish": "procedure-abolished", "suspend": "procedure-suspended",
            "resume": "procedure-resumed",
        ]
        let published: Part = (stream, "decision-published", .object(["decision": decision]))
        return [published]
            + (submission["lines"]?.list ?? []).map { line in
                let act = line["act"]!.text!
                let data = Value.object([
                    "decision": identity, "line": line, "reductions": act == "cut" ? .list([]) : nil,
                ])
                return (stream, types[act]!, data)
            }
    }

    private func unitParts(_ submission: Value) -> [Part] {
        let types = [
            "dissolve": "unit-dissolved", "establish": "unit-established", "rename": "unit-renamed",
            "move": "unit-moved",
        ]
        return submission["changes"]!.list!.map { change in
            let (kind, body) = change.members!.entries[0]
            let data = Value.object([
                "effectiveFrom": submission["effectiveFrom"], kind: body, "resolution": submission["resolution"],
            ])
            return ("unit/\(body["code"]!.text!)", types[kind]!, data)
        }
    }
}
