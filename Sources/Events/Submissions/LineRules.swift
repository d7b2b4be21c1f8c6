/// What the keys of one line must be together, given its act; each key by itself has been checked.
struct LineRules {
    private let line: CanonicalValue
    private let act: Act
    /// Its number among the lines of its submission; nil when it stands by itself.
    private let index: Int?
    private let marks: SourceMarks

    init(_ line: CanonicalValue, at index: Int? = nil, _ marks: SourceMarks) {
        self.line = line
        self.act = Act(rawValue: line["act"]!.text!)!
        self.index = index
        self.marks = marks
    }

    /// Where the line stands.
    private var path: String { index.map { "$.lines[\($0)]" } ?? "$.line" }

    func check() throws(InputFault) {
        try checkKeys()
        try checkReplaces()
        if let content = line["content"] { try checkComponents(content, "content") }
        if let changes = line["changes"] { try checkComponents(changes, "changes") }
        if act.changesComponents { try checkChange() }
        try checkTerritory()
        if act.mayBeTemporary, let from = line.day("effectiveFrom"), let until = line.day("effectiveUntil") {
            try require(
                until >= from, .untilBeforeFrom(until: until, from: from), at: "\(path).effectiveUntil", marks)
        }
    }

    private func checkKeys() throws(InputFault) {
        try checkKey("content", belongs: act.statesContent, isRequired: true)
        try checkKey("replaces", belongs: act == .replace, isRequired: true)
        try checkKey("changes", belongs: act.changesComponents, isRequired: false)
        try checkKey("removes", belongs: act.changesComponents, isRequired: false)
        try checkKey("effectiveUntil", belongs: act.mayBeTemporary, isRequired: false)
    }

    private func checkKey(_ key: StaticString, belongs: Bool, isRequired: Bool) throws(InputFault) {
        let isThere = line[key] != nil
        try require(
            belongs || !isThere, .keyNotAllowed("\(key)", reason: .act(act.rawValue)), at: "\(path).\(key)", marks)
        try require(!isRequired || !belongs || isThere, .missingKey("\(key)"), at: path, marks)
    }

    private func checkReplaces() throws(InputFault) {
        guard let replaces = line["replaces"]?.list else { return }
        var seen: Set<ProcedureCode> = []
        let own = ProcedureCode(line["procedure"]!.text!)
        for (index, replaced) in replaces.enumerated() {
            let code = ProcedureCode(replaced.text!)!
            try require(code != own, .replacesItself("\(code)"), at: "\(path).replaces[\(index)]", marks)
            try require(
                seen.insert(code).inserted, .duplicate("\(code)"), at: "\(path).replaces[\(index)]", marks)
        }
    }

    private func checkChange() throws(InputFault) {
        let changed = line["changes"]?.members?.map(\.key) ?? []
        let removed = line["removes"]?.list?.compactMap(\.text) ?? []
        try require(!changed.isEmpty || !removed.isEmpty, .nothingToChange, at: path, marks)
        for (index, name) in removed.enumerated() {
            func place() -> String { "\(path).removes[\(index)]" }
            try require(!changed.contains(name), .bothChangedAndRemoved(name), at: place(), marks)
            try require(!removed[..<index].contains(name), .duplicate(name), at: place(), marks)
            try require(
                Component(rawValue: name)?.isEssential != true, .componentCannotBeRemoved(name), at: place(), marks)
        }
    }

    private func checkComponents(_ content: CanonicalValue, _ key: String) throws(InputFault) {
        try checkEachOnce(content["levels"], at: "\(path).\(key).levels")
        if let limit = content["timeLimit"] { try checkTimeLimit(limit, at: "\(path).\(key).timeLimit") }
        for (index, fee) in (content["fees"]?.list ?? []).enumerated() {
            try checkFee(fee, at: "\(path).\(key).fees[\(index)]")
        }
        for (index, channel) in (content["channels"]?.list ?? []).enumerated() {
            if let limit = channel["timeLimit"], !limit.isText {
                try checkTimeLimit(limit, at: "\(path).\(key).channels[\(index)].timeLimit")
            }
            if let fee = channel["fee"], !fee.isText {
                try checkFee(fee, at: "\(path).\(key).channels[\(index)].fee")
            }
        }
    }

    /// A time limit is a number with its unit, or words, or both.
    private func checkTimeLimit(_ limit: CanonicalValue, at path: @autoclosure () -> String) throws(InputFault) {
        let hasValue = limit["value"] != nil
        let hasUnit = limit["unit"] != nil
        try require(hasValue || !hasUnit, .keyNotAllowed("unit", reason: .withoutValue("value")), at: path(), marks)
        try require(hasUnit || !hasValue, .missingKey("unit"), at: path(), marks)
        try require(hasValue || limit["text"] != nil, .missingKey("value | text"), at: path(), marks)
    }

    private func checkFee(_ fee: CanonicalValue, at path: @autoclosure () -> String) throws(InputFault) {
        try require(fee["amount"] != nil || fee["text"] != nil, .missingKey("amount | text"), at: path(), marks)
    }

    private func checkTerritory() throws(InputFault) {
        guard let territory = line["territory"], let members = territory.members else { return }
        try require(!members.isEmpty, .tooFew(minimum: 1), at: "\(path).territory", marks)
        for key in ["provinces", "communes"] as [StaticString] where territory["nation"] != nil {
            try require(
                territory[key] == nil, .keyNotAllowed("\(key)", reason: .territoryBase),
                at: "\(path).territory.\(key)", marks)
        }
        for key in ["provinces", "communes", "except", "types"] as [StaticString] {
            try checkEachOnce(territory[key], at: "\(path).territory.\(key)")
        }
    }

    /// A list of texts has none twice.
    private func checkEachOnce(
        _ list: CanonicalValue?, at path: @autoclosure () -> String
    ) throws(InputFault) {
        guard let list = list?.list, list.count > 1 else { return }
        var seen: Set<String> = []
        for (index, element) in list.enumerated() {
            let text = element.text!
            try require(seen.insert(text).inserted, .duplicate(text), at: "\(path())[\(index)]", marks)
        }
    }
}
