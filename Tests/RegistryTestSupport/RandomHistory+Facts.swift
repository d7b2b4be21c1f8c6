import Events

/// What one fact holds by itself, before it has its place in a log.
struct HistoryFact {
    let stream: String
    let type: String
    let data: Value

    /// The facts that a submission becomes, in order.
    static func facts(of submission: Value) -> [HistoryFact] {
        var carried = submission.members!
        for key in ["kind", "command", "note"] { carried[key] = nil }
        let data = Value.object(carried)
        switch submission["kind"]!.text! {
        case "decision": return published(data)
        case "lines": return lines(data)
        case "units": return units(data)
        case "effect": return [HistoryFact(stream: stream(data), type: "decision-effect-set", data: data)]
        case "annulment": return [HistoryFact(stream: stream(data), type: "decision-annulled", data: data)]
        case "remark": return [HistoryFact(stream: stream(data), type: "decision-remarked", data: data)]
        case "posting":
            return [HistoryFact(stream: "board/\(data["commune"]!.text!)", type: "list-posted", data: data)]
        case "observation":
            return [HistoryFact(stream: "board/\(data["commune"]!.text!)", type: "board-observed", data: data)]
        case "correction": return [corrected(data)]
        case "withdrawal":
            let target = "record/\(data["withdraws"]!.integer!)"
            return [HistoryFact(stream: target, type: "record-withdrawn", data: data)]
        case let kind: preconditionFailure("a submission of kind \(kind)")
        }
    }

    /// The stream of the decision that a submission names.
    private static func stream(_ submission: Value) -> String {
        let decision = submission["decision"]!
        return "decision/\(decision["issuer"]!.text!)/\(decision["signedOn"]!.text!)/\(decision["number"]!.text!)"
    }

    private static func published(_ submission: Value) -> [HistoryFact] {
        let data = Value.object(["decision": submission["decision"]])
        return [HistoryFact(stream: stream(submission), type: "decision-published", data: data)] + lines(submission)
    }

    private static func lines(_ submission: Value) -> [HistoryFact] {
        let types = [
            "issue": "procedure-issued", "amend": "procedure-amended", "replace": "procedure-replaced",
            "cut": "procedure-cut", "abolish": "procedure-abolished", "suspend": "procedure-suspended",
            "resume": "procedure-resumed",
        ]
        let decision = submission["decision"]!
        let identity = Value.object([
            "issuer": decision["issuer"], "number": decision["number"], "signedOn": decision["signedOn"],
        ])
        return (submission["lines"]?.list ?? []).map { line in
            let act = line["act"]!.text!
            let data = Value.object([
                "decision": identity, "line": line, "reductions": act == "cut" ? .list([]) : nil,
            ])
            return HistoryFact(stream: stream(submission), type: types[act]!, data: data)
        }
    }

    private static func units(_ submission: Value) -> [HistoryFact] {
        let types = [
            "dissolve": "unit-dissolved", "establish": "unit-established", "rename": "unit-renamed",
            "move": "unit-moved",
        ]
        return submission["changes"]!.list!.map { change in
            let (kind, body) = change.members!.entries[0]
            let data = Value.object([
                "effectiveFrom": submission["effectiveFrom"], kind: body, "resolution": submission["resolution"],
            ])
            return HistoryFact(stream: "unit/\(body["code"]!.text!)", type: types[kind]!, data: data)
        }
    }

    private static func corrected(_ submission: Value) -> HistoryFact {
        var data = submission.members!
        if data["line"]?["act"] == .text("cut") { data["reductions"] = .list([]) }
        let target = "record/\(submission["corrects"]!.integer!)"
        return HistoryFact(stream: target, type: "record-corrected", data: .object(data))
    }
}
