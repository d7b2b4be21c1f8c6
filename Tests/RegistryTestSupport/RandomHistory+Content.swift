import Events

/// What lines state: few components with few values, so that they coincide and differ.
extension HistoryAuthor {
    /// Content of an issue or replacement.
    mutating func content(levels: [String]? = nil) -> Value {
        var content: Value.Members = [:]
        content["name"] = .text(random.one(of: ["Đăng ký khai sinh", "Đăng ký kết hôn", "Chứng thực chữ ký"]))
        content["levels"] = levels.map { .list($0.map(Value.text)) } ?? value(of: "levels")
        content["timeLimit"] = anyLimit()
        for component in Self.optionalComponents where random.chance(45) { content[component] = value(of: component) }
        return .object(content)
    }

    /// Members `changes` and `removes` of an amendment.
    mutating func amendment() -> [Value.Entry] {
        let touched = random.some(of: Self.optionalComponents + ["name", "levels", "timeLimit"], most: 3)
        var changes: Value.Members = [:]
        var removes: [Value] = []
        for component in touched {
            if Self.optionalComponents.contains(component), random.chance(30) {
                removes.append(.text(component))
            } else {
                changes[component] = value(of: component)
            }
        }
        var entries: [Value.Entry] = []
        if !changes.isEmpty { entries.append(("changes", .object(changes))) }
        if !removes.isEmpty { entries.append(("removes", .list(removes))) }
        return entries
    }

    /// The same of a cut: below every time limit stated so far, so that it is a cut wherever it applies.
    mutating func reduction() -> [Value.Entry] {
        lowestLimit -= 1
        var changes: Value.Members = ["timeLimit": limit(lowestLimit)]
        for component in ["result", "notes", "legalBases"] where random.chance(25) {
            changes[component] = value(of: component)
        }
        var entries: [Value.Entry] = [("changes", .object(changes))]
        if random.chance(30) { entries.append(("removes", .list([.text("conditions")]))) }
        return entries
    }

    /// None of them is measured, except conditions, which a cut may only remove.
    private static let optionalComponents = [
        "field", "role", "result", "conditions", "notes", "keywords", "legalBases",
    ]

    /// Not below what was stated so far. Where much is mended, so far above it that no other cut of the same
    /// submission comes near.
    private mutating func anyLimit() -> Value {
        let floor = lowestLimit + (mends ? 10 : 0)
        return limit(random.number(floor...floor + 3))
    }

    private func limit(_ value: Int) -> Value {
        .object(["value": .integer(value), "unit": .text("workingDay")])
    }

    private mutating func value(of component: String) -> Value {
        switch component {
        case "levels":
            let levels = random.weighted([
                (["commune"], 50), (["province", "commune"], 25), (["province"], 20), (["ministry", "province"], 5),
            ])
            return .list(levels.map(Value.text))
        case "timeLimit": return anyLimit()
        case "field": return .text(random.one(of: ["Hộ tịch", "Đất đai"]))
        case "role": return .text(random.one(of: ["resolve", "receive"]))
        case "keywords": return .list(random.some(of: ["a", "b"], most: 2).map(Value.text))
        case "legalBases":
            let ends = random.chance(60) ? Value.text(random.one(of: days).description) : nil
            let law = Value.object(["number": .text("60/2014/QH13")])
            let decree = Value.object(["number": .text("18/2026/NĐ-CP"), "effectiveUntil": ends])
            return .list(random.chance(50) ? [law, decree] : [decree])
        default: return .text("\(component) \(random.number(1...3))")
        }
    }
}
