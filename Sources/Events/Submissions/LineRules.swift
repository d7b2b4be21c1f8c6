/// What the keys of one line must be together, given its act; each key by itself has been checked.
struct LineRules {
    let value: Value
    let path: String
    let marks: SourceMarks

    private var act: Act { Act(rawValue: value["act"]!.text!)! }

    func check() throws(InputFault) {
        try checkKeys()
        try checkReplaces()
        if let content = value["content"] { try checkComponents(content, "content") }
        if let changes = value["changes"] { try checkComponents(changes, "changes") }
        if act.changesComponents { try checkChange() }
        try checkTerritory()
        if act.mayBeTemporary, let from = day("effectiveFrom"), let until = day("effectiveUntil") {
            try require(
                until >= from, .untilBeforeFrom(until: until, from: from), at: "\(path).effectiveUntil", marks)
        }
    }

    private func day(_ key: String) -> CivilDate? { value[key]?.text.flatMap { CivilDate($0) } }

    private func checkKeys() throws(InputFault) {
        let belongs: [(key: String, belongs: Bool, isRequired: Bool)] = [
            ("content", act.statesContent, true),
            ("replaces", act == .replace, true),
            ("changes", act.changesComponents, false),
            ("removes", act.changesComponents, false),
            ("effectiveUntil", act.mayBeTemporary, false),
        ]
        for (key, belongs, isRequired) in belongs {
            try require(
                belongs || value[key] == nil, .keyNotAllowed(key, reason: .act(act.rawValue)), at: "\(path).\(key)",
                marks)
            try require(!isRequired || !belongs || value[key] != nil, .missingKey(key), at: path, marks)
        }
    }

    private func checkReplaces() throws(InputFault) {
        var seen: Set<ProcedureCode> = []
        let own = ProcedureCode(value["procedure"]!.text!)
        for (index, replaced) in (value["replaces"]?.list ?? []).enumerated() {
            let code = ProcedureCode(replaced.text!)!
            try require(code != own, .replacesItself("\(code)"), at: "\(path).replaces[\(index)]", marks)
            try require(
                seen.insert(code).inserted, .duplicate("\(code)"), at: "\(path).replaces[\(index)]", marks)
        }
    }

    private func checkChange() throws(InputFault) {
        let changed = value["changes"]?.members?.keys ?? []
        let removed = value["removes"]?.list?.compactMap(\.text) ?? []
        try require(!changed.isEmpty || !removed.isEmpty, .nothingToChange, at: path, marks)
        var seen: Set<String> = []
        for (index, name) in removed.enumerated() {
            let place = "\(path).removes[\(index)]"
            try require(!changed.contains(name), .bothChangedAndRemoved(name), at: place, marks)
            try require(seen.insert(name).inserted, .duplicate(name), at: place, marks)
            try require(
                Component(rawValue: name)?.isEssential != true, .componentCannotBeRemoved(name), at: place, marks)
        }
    }

    private func checkComponents(_ content: Value, _ key: String) throws(InputFault) {
        let path = "\(path).\(key)"
        var seen: Set<String> = []
        for (index, level) in (content["levels"]?.list ?? []).enumerated() {
            try require(
                seen.insert(level.text!).inserted, .duplicate(level.text!), at: "\(path).levels[\(index)]", marks)
        }
        if let limit = content["timeLimit"] { try checkTimeLimit(limit, "\(path).timeLimit") }
        for (index, fee) in (content["fees"]?.list ?? []).enumerated() { try checkFee(fee, "\(path).fees[\(index)]") }
        for (index, channel) in (content["channels"]?.list ?? []).enumerated() {
            let path = "\(path).channels[\(index)]"
            if let limit = channel["timeLimit"], limit.text == nil { try checkTimeLimit(limit, "\(path).timeLimit") }
            if let fee = channel["fee"], fee.text == nil { try checkFee(fee, "\(path).fee") }
        }
    }

    /// A time limit is a number with its unit, or words, or both.
    private func checkTimeLimit(_ limit: Value, _ path: String) throws(InputFault) {
        let hasValue = limit["value"] != nil
        let hasUnit = limit["unit"] != nil
        try require(hasValue || !hasUnit, .keyNotAllowed("unit", reason: .withoutValue("value")), at: path, marks)
        try require(hasUnit || !hasValue, .missingKey("unit"), at: path, marks)
        try require(hasValue || limit["text"] != nil, .missingKey("value | text"), at: path, marks)
    }

    private func checkFee(_ fee: Value, _ path: String) throws(InputFault) {
        try require(fee["amount"] != nil || fee["text"] != nil, .missingKey("amount | text"), at: path, marks)
    }

    private func checkTerritory() throws(InputFault) {
        guard let territory = value["territory"]?.members else { return }
        let path = "\(path).territory"
        try require(!territory.isEmpty, .tooFew(minimum: 1), at: path, marks)
        for key in ["provinces", "communes"] where territory["nation"] != nil {
            try require(
                territory[key] == nil, .keyNotAllowed(key, reason: .territoryBase), at: "\(path).\(key)", marks)
        }
        for key in ["provinces", "communes", "except", "types"] {
            var seen: Set<String> = []
            for (index, element) in (territory[key]?.list ?? []).enumerated() {
                try require(
                    seen.insert(element.text!).inserted, .duplicate(element.text!), at: "\(path).\(key)[\(index)]",
                    marks)
            }
        }
    }
}
