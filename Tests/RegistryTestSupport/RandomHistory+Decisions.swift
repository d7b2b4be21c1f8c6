import Events

/// Decisions and their lines.
extension HistoryAuthor {
    /// A decision before its lines are recorded.
    struct Draft {
        var issuer: String
        var signedOn: CivilDate
        var effectiveFrom: CivilDate?
        var effectiveUntil: CivilDate?
        var isInternal = false
        /// The words that make its effect conditional.
        var condition: String?
        /// Whether its annex is still to come.
        var isPending = false
        /// Nil: one that is still free.
        var number: String?
        /// Nil: none.
        var command: String?
        var lines: [Value.Members] = []
    }

    /// The list with which a registry begins: most of the procedures, by a ministry or a province.
    mutating func announceFirstList() {
        var draft = Draft(issuer: "BTP", signedOn: days[0].previous, effectiveFrom: days[0])
        for procedure in procedures where !lateProcedures.contains(procedure) {
            draft.lines.append(issue(procedure, levels: random.chance(85) ? ["commune"] : ["province"]))
        }
        record(draft)
    }

    /// A decision about anything.
    mutating func announceAnything() {
        var draft = anyDraft()
        var favourite = random.one(of: procedures)
        for _ in 1...random.number(1...5) {
            if random.chance(60) { favourite = random.one(of: procedures) }
            draft.lines.append(anyLine(favourite, draft))
        }
        if draft.isPending { draft.lines = Array(draft.lines.prefix(random.number(0...1))) }
        record(draft)
    }

    mutating func anyDraft() -> Draft {
        var draft = Draft(issuer: anyIssuer(), signedOn: random.one(of: days))
        if random.chance(60) { draft.signedOn = draft.signedOn.previous }
        if random.chance(mends ? 72 : 85) { draft.effectiveFrom = random.one(of: days) }
        if random.chance(12) {
            let latest = days.filter { $0 >= draft.effectiveFrom ?? days[0] }
            draft.effectiveUntil = random.one(of: latest)
        }
        draft.isInternal = random.chance(5)
        if mends {
            if draft.effectiveFrom == nil, random.chance(50) { draft.condition = "Khi luật có hiệu lực" }
            draft.isPending = random.chance(14)
        }
        return draft
    }

    mutating func anyIssuer() -> String {
        random.chance(50) ? random.one(of: ["BTP", "BTP", "BYT"]) : random.one(of: log.provinceCodes).text
    }

    mutating func anyLine(_ procedure: ProcedureCode, _ draft: Draft) -> Value.Members {
        let act: Act = random.weighted([
            (.issue, 22), (.amend, 24), (.replace, 14), (.cut, 8), (.abolish, 14), (.suspend, 9), (.resume, 9),
        ])
        var line = self.line(act, procedure)
        if act == .replace {
            line["replaces"] = anyReplaced(by: procedure)
        }
        line["territory"] = anyTerritory()
        if random.chance(20) { line["effectiveFrom"] = .text(random.one(of: days).description) }
        if act.mayBeTemporary, random.chance(18) {
            line["effectiveUntil"] = .text(random.one(of: days).description)
        }
        return line
    }

    mutating func anyReplaced(by procedure: ProcedureCode) -> Value {
        let others = procedures.filter { $0 != procedure }
        return .list(random.some(of: others, most: 3).map { .text("\($0)") })
    }

    mutating func issue(_ procedure: ProcedureCode, levels: [String]? = nil) -> Value.Members {
        var line = self.line(.issue, procedure)
        if let levels { line["content"] = content(levels: levels) }
        return line
    }

    /// A line with what its act requires, except `replaces`.
    mutating func line(_ act: Act, _ procedure: ProcedureCode) -> Value.Members {
        let suffix = random.chance(10) ? ".H61" : ""
        var line: Value.Members = ["act": .text(act.rawValue), "procedure": .text("\(procedure)\(suffix)")]
        switch act {
        case .issue, .replace: line["content"] = content()
        case .amend: for entry in amendment() { line[entry.key] = entry.value }
        case .cut: for entry in reduction() { line[entry.key] = entry.value }
        case .abolish, .suspend, .resume: break
        }
        return line
    }

    /// Nil in half of the cases: all that the issuer governs.
    mutating func anyTerritory() -> Value? {
        if random.chance(50) { return nil }
        if random.chance(12) { return .text("nation") }
        let communes = log.communeCodes
        let provinceCodes = log.provinceCodes
        var territory: Value.Members = [:]
        switch random.number(1...5) {
        case 1: territory["nation"] = .flag(true)
        case 2: territory["provinces"] = codes(random.some(of: provinceCodes, most: 2))
        case 3: territory["communes"] = codes(random.some(of: communes, most: 5))
        case 4:
            territory["provinces"] = codes([random.one(of: provinceCodes)])
            territory["communes"] = codes(random.some(of: communes, most: 2))
        default: break
        }
        if random.chance(25) {
            territory["except"] = codes(random.some(of: communes + provinceCodes, most: 3))
        }
        if random.chance(25) {
            let types = random.some(of: ["xã", "phường", "thị trấn", "đặc khu"], most: 2)
            territory["types"] = .list(types.map(Value.text))
        }
        if random.chance(40) {
            let old = [Self.merger.previous, Self.oldMerger.previous, Self.origin]
            territory["asOf"] = .text(random.one(of: random.chance(60) ? old : days).description)
        }
        return territory.isEmpty ? nil : .object(territory)
    }

    func codes(_ codes: [UnitCode]) -> Value { .list(codes.map { .text($0.text) }) }

    /// Records a decision under a number that is still free, its days made to agree.
    mutating func record(_ draft: Draft) {
        var draft = draft
        if let from = draft.effectiveFrom, let until = draft.effectiveUntil, until < from { draft.effectiveUntil = nil }
        if mends { draft.lines = oneCutEach(draft.lines) }
        let lines = draft.lines.enumerated().map { index, line in
            var line = agreed(line, draft)
            line["line"] = .text(index % 2 == 0 ? "I.\(index + 1)" : "II.\(index + 1)")
            return Value.object(line)
        }
        log.record(
            .object([
                "kind": .text("decision"), "command": draft.command.map(Value.text),
                "decision": .object([
                    "issuer": .text(draft.issuer), "number": .text(draft.number ?? freeNumber(draft)),
                    "signedOn": .text(draft.signedOn.description),
                    "effectiveFrom": draft.effectiveFrom.map { .text($0.description) },
                    "effectiveUntil": draft.effectiveUntil.map { .text($0.description) },
                    "internal": draft.isInternal ? .flag(true) : nil,
                    "condition": draft.condition.map(Value.text),
                    "linesPending": draft.isPending ? .flag(true) : nil,
                ]),
                "lines": lines.isEmpty ? nil : .list(lines),
            ]))
    }

    /// A line whose last day is not before its first.
    func agreed(_ line: Value.Members, _ draft: Draft) -> Value.Members {
        var line = line
        func day(_ key: String) -> CivilDate? { line[key]?.text.flatMap { CivilDate($0) } }
        let isTemporary = Act(rawValue: line["act"]!.text!)!.mayBeTemporary
        if let own = day("effectiveUntil"), let from = day("effectiveFrom") ?? draft.effectiveFrom, own < from {
            line["effectiveUntil"] = nil
        }
        let inherits = isTemporary && day("effectiveUntil") == nil
        if inherits, let until = draft.effectiveUntil, let from = day("effectiveFrom"), until < from {
            line["effectiveFrom"] = nil
        }
        return line
    }

    /// Lines of one submission with no second cut of one procedure: each of two might come after the other.
    func oneCutEach(_ lines: [Value.Members]) -> [Value.Members] {
        var seen: Set<ProcedureCode> = []
        return lines.filter { line in
            line["act"] != .text("cut") || seen.insert(ProcedureCode(line["procedure"]!.text!)!).inserted
        }
    }

    /// A number that no decision of that issuer and day ever had.
    mutating func freeNumber(_ draft: Draft) -> String {
        let taken = log.identities
        let symbol = draft.issuer.utf8.count == 2 ? "QĐ-UBND" : "QĐ-\(draft.issuer)"
        var digits = random.number(1...4)
        while true {
            let number = random.chance(10) ? "\(symbol)/\(digits)" : "\(digits)/\(symbol)"
            let identity = DecisionIdentity(issuer: draft.issuer, number: number, signedOn: draft.signedOn)
            if !taken.contains(identity) { return number }
            digits += random.number(1...9)
        }
    }
}
