import Events

/// Our own mistakes, mended: in lines, decisions, effects and units, and in corrections of these.
extension HistoryAuthor {
    mutating func correct() -> Bool {
        let kind: RecordKind = random.weighted([
            (.line, 38), (.decision, 22), (.effect, 12), (.unit, 12), (.correction, 16),
        ])
        guard let position = pick(mendable(kind)) else { return false }
        let fact = log.ledger[log.ledger.root(of: position)]
        var form = log.ledger.form(of: position).members!
        var key = "fact"
        switch RecordKind(fact.event) {
        case .line:
            key = "line"
            form = correctedLine(form, of: fact.decision!)
        case .decision: form = correctedDecision(form)
        case .unit: form = correctedUnit(form)
        case .effect: form["effectiveFrom"] = .text(anyDay().description)
        case .posting, .observation: form = corrected(board: form)
        case .annulment, .remark, .correction, .withdrawal: preconditionFailure("not to be corrected")
        }
        return propose([
            "kind": .text("correction"), "corrects": .integer(position), "reason": anyReason(),
            "evidence": anyEvidence(), key: .object(form),
        ])
    }

    private mutating func anyEvidence() -> Value? {
        switch random.number(1...5) {
        case 1: .text("Bản giấy lưu tại bộ phận một cửa")
        case 2: .list([.object(["name": .text("ban-giay.pdf")])])
        default: nil
        }
    }
}

// Lines.
extension HistoryAuthor {
    private mutating func correctedLine(_ form: Value.Members, of decision: Int) -> Value.Members {
        var line = form
        for _ in 1...random.number(1...2) { line = withOneMistakeLess(line) }
        // A cut is judged again: it is made to lower what was stated since.
        if line["act"] == .text("cut") { line = rewritten(line, as: .cut) }
        return agreed(line, draft(of: decision))
    }

    private mutating func withOneMistakeLess(_ form: Value.Members) -> Value.Members {
        var line = form
        let act = Act(rawValue: line["act"]!.text!)!
        switch random.number(1...20) {
        case 1...3:
            let replaced = (line["replaces"]?.list ?? []).map { ProcedureCode($0.text!)! }
            line["procedure"] = .text("\(random.one(of: procedures.filter { !replaced.contains($0) }))")
        case 4...6: line = rewritten(line, as: random.one(of: Act.allCases))
        case 7...9: line = rewritten(line, as: act)
        case 10...14: line["effectiveFrom"] = random.chance(70) ? .text(anyDay().description) : nil
        case 15...16:
            if act.mayBeTemporary {
                line["effectiveUntil"] = random.chance(70) ? .text(anyDay().description) : nil
            }
        case 17...19: line["territory"] = anyTerritory()
        default: line["line"] = .text("IV.\(random.number(1...9))")
        }
        return line
    }

    /// The same line with another act, or another content.
    mutating func rewritten(_ form: Value.Members, as act: Act) -> Value.Members {
        let procedure = ProcedureCode(form["procedure"]!.text!)!
        var line = self.line(act, procedure)
        if act == .replace { line["replaces"] = anyReplaced(by: procedure) }
        for key in ["line", "territory", "effectiveFrom"] { line[key] = form[key] }
        if act.mayBeTemporary { line["effectiveUntil"] = form["effectiveUntil"] }
        return line
    }
}

// Decisions.
extension HistoryAuthor {
    private mutating func correctedDecision(_ form: Value.Members) -> Value.Members {
        var decision = form
        switch random.number(1...20) {
        case 1...5: rename(&decision)
        case 6...10: decision["effectiveFrom"] = random.chance(75) ? .text(anyDay().description) : nil
        case 11...13: decision["effectiveUntil"] = random.chance(70) ? .text(anyDay().description) : nil
        case 14...16: decision["internal"] = decision["internal"] == .flag(true) ? nil : .flag(true)
        case 17: decision["condition"] = .text("Khi nghị định có hiệu lực")
        default: break
        }
        if decision["linesPending"] != nil {
            if random.chance(60) { decision["linesPending"] = nil }
        } else if random.chance(10) {
            decision["linesPending"] = .flag(true)
        }
        let checked = Decision(checked: .object(decision))
        if let from = checked.effectiveFrom, let until = checked.effectiveUntil, until < from {
            decision["effectiveUntil"] = nil
        }
        return decision
    }

    /// Gives it another identity: mostly one that no decision ever had.
    private mutating func rename(_ decision: inout Value.Members) {
        let ever = log.identities
        if random.chance(25) {
            for entry in random.one(of: ever).value.members!.entries { decision[entry.key] = entry.value }
            return
        }
        if random.chance(35) { decision["issuer"] = .text(anyIssuer()) }
        if random.chance(50) { decision["signedOn"] = .text(random.one(of: days).previous.description) }
        let draft = Draft(
            issuer: decision["issuer"]!.text!, signedOn: CivilDate(decision["signedOn"]!.text!)!)
        decision["number"] = .text(freeNumber(draft))
    }
}
