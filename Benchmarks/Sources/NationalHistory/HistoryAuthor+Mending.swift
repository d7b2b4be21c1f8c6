/// What is said later of decisions and of their records.
extension HistoryAuthor {
    /// How many decisions are remembered to be mended.
    private static let memory = 200

    mutating func remember(_ decision: PublishedDecision) {
        if decision.effectiveFrom == nil {
            waiting.append(decision)
        } else if !decision.isInternal, decision.lines.allSatisfy({ $0.act == .amend }) {
            if decision.effectiveFrom! > decision.signedOn + 119 { waiting.append(decision) }
            if recent.count == Self.memory { recent.removeFirst() }
            recent.append(decision)
        }
    }

    mutating func mend(_ today: Day) throws {
        try setEffects(today)
        guard recent.count > 20 else { return }
        switch chance.below(1000) {
        case ..<40: try correctLine()
        case ..<50: try withdrawLine()
        case ..<53: try withdrawCorrection()
        case ..<63: try annul(today)
        case ..<71: try remark()
        case ..<74: try correctTitle()
        default: break
        }
    }

    /// An undated decision gets its day after some months, a distant one is sometimes postponed.
    private mutating func setEffects(_ today: Day) throws {
        guard let place = waiting.firstIndex(where: { today > $0.signedOn + 90 }) else { return }
        let decision = waiting.remove(at: place)
        let day: Day
        if let effectiveFrom = decision.effectiveFrom {
            guard chance.perMille(300), effectiveFrom > today else { return }
            day = effectiveFrom + 60
        } else {
            day = today + chance.number(0...40)
        }
        for line in decision.lines {
            procedures[line.procedure].lastDay = max(procedures[line.procedure].lastDay, day)
            procedures[line.procedure].isUneven = true
            if decision.effectiveFrom == nil { procedures[line.procedure].undated -= 1 }
        }
        try submit(facts: 1, "effect") { text in
            text.key("decision")
            text.object { decision.writeIdentity(to: &$0) }
            text.member("effectiveFrom", day)
            text.member("reason", "Văn bản quy phạm pháp luật được công bố có hiệu lực")
        }
    }

    /// A line of a remembered decision that is still the last about its procedure.
    private mutating func pickLine() -> (decision: Int, line: Int)? {
        for _ in 0..<8 {
            let decision = chance.below(recent.count)
            let line = chance.below(recent[decision].lines.count)
            if isLast(recent[decision].lines[line]) { return (decision, line) }
        }
        return nil
    }

    private func isLast(_ line: AnnexLine) -> Bool {
        line.position != nil && procedures[line.procedure].lastLine == line.position
            && procedures[line.procedure].standing != .ended
    }

    private mutating func correctLine() throws {
        guard let (decision, index) = pickLine() else { return }
        recent[decision].lines[index].correction += 1
        let line = recent[decision].lines[index]
        recent[decision].corrections.append((counts.facts + 1, index))
        let procedures = procedures
        let reason = chance.one(of: Words.reasons)
        try submit(facts: 1, "correction") { text in
            text.member("corrects", line.position!)
            text.member("reason", reason)
            text.key("line")
            line.write(to: &text, of: procedures)
        }
    }

    private mutating func correctTitle() throws {
        let index = chance.below(recent.count)
        recent[index].titleCorrection += 1
        let decision = recent[index]
        let reason = chance.one(of: Words.reasons)
        try submit(facts: 1, "correction") { text in
            text.member("corrects", decision.position)
            text.member("reason", reason)
            text.key("fact")
            decision.write(to: &text)
        }
    }

    private mutating func withdrawLine() throws {
        guard let (decision, index) = pickLine() else { return }
        let line = recent[decision].lines[index]
        recent[decision].lines[index].position = nil
        // What is withdrawn has nothing left to be withdrawn of.
        recent[decision].corrections.removeAll { $0.line == index }
        procedures[line.procedure].isUneven = true
        try withdraw(line.position!)
    }

    private mutating func withdrawCorrection() throws {
        guard let index = recent.lastIndex(where: { !$0.corrections.isEmpty }) else { return }
        try withdraw(recent[index].corrections.removeLast().position)
    }

    private mutating func withdraw(_ position: Int) throws {
        let reason = chance.one(of: Words.reasons)
        try submit(facts: 1, "withdrawal") { text in
            text.member("withdraws", position)
            text.member("reason", reason)
        }
    }

    private mutating func annul(_ today: Day) throws {
        for _ in 0..<8 {
            let index = chance.below(recent.count)
            guard recent[index].lines.count <= 6, recent[index].lines.allSatisfy(isLast) else { continue }
            let decision = recent.remove(at: index)
            waiting.removeAll { $0.position == decision.position }
            for line in decision.lines { procedures[line.procedure].isUneven = true }
            let number = chance.number(1...900)
            return try submit(facts: 1, "annulment") { text in
                text.key("decision")
                text.object { decision.writeIdentity(to: &$0) }
                text.member("reason", "Ban hành không đúng thẩm quyền")
                text.key("by")
                text.object {
                    $0.member("issuer", "TTCP")
                    $0.member("number", "\(number)/QĐ-HB")
                    $0.member("signedOn", today)
                }
            }
        }
    }

    private mutating func remark() throws {
        let decision = chance.one(of: recent)
        let says = chance.one(of: ["repealed", "rowsWithdrawn", "misprint"])
        let name = chance.one(of: decision.lines).name
        try submit(facts: 1, "remark") { text in
            text.key("decision")
            text.object { decision.writeIdentity(to: &$0) }
            text.member("says", says)
            text.member("lines", [name])
        }
    }
}
