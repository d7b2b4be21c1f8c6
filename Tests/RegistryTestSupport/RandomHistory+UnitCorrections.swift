import Events

/// What was wrong in the record of a change of units: its day, its code, what it says.
extension HistoryAuthor {
    /// Whether the changes still apply after it is for others to see.
    mutating func correctedUnit(_ form: Value.Members) -> Value.Members {
        var fact = form
        let kind = fact.keys.first { $0 != "effectiveFrom" }!
        let day = CivilDate(fact["effectiveFrom"]!.text!)!
        var change = fact[kind]!.members!
        let code = UnitCode(change["code"]!.text!)!
        switch random.number(1...10) {
        case 1...4: fact["effectiveFrom"] = .text(random.one(of: [day.next, day.previous, anyDay()]).description)
        case 5...6:
            if code.isCommune {
                change["code"] = .text(random.chance(50) ? newCode() : random.one(of: log.communeCodes).text)
            }
        case 7: correctPlace(&change)
        case 8...9 where kind == "establish" && code.isCommune: correctSources(&change, code)
        default: correctType(&change, code)
        }
        fact[kind] = .object(change)
        return fact
    }

    /// Another province, of what states one.
    private mutating func correctPlace(_ change: inout Value.Members) {
        if change["province"] != nil { change["province"] = .text(random.one(of: log.provinceCodes).text) }
    }

    /// Another name and type, of what states them.
    private mutating func correctType(_ change: inout Value.Members, _ code: UnitCode) {
        guard change["name"] != nil else { return }
        change["name"] = .text("Tên đúng \(code)")
        let types = code.isProvince ? ["tỉnh", "thành phố"] : ["xã", "phường", "đặc khu"]
        change["type"] = .text(random.one(of: types))
    }

    /// Other units it was made from: one more, one less, or none.
    private mutating func correctSources(_ change: inout Value.Members, _ code: UnitCode) {
        var sources = change["from"]?.list ?? []
        let others = log.communeCodes.filter { other in !sources.contains { $0["code"] == .text(other.text) } }
        if !others.isEmpty, random.chance(60) {
            let other = random.one(of: others)
            sources.append(.object(["code": .text(other.text), "part": .text("part")]))
        }
        if !sources.isEmpty, random.chance(50) { sources.removeFirst() }
        change["from"] = sources.isEmpty ? nil : .list(sources)
    }
}
