import Events

/// What other papers say of a decision that stands: its day, the rest of its annex, that it is annulled or to be
/// reviewed.
extension HistoryAuthor {
    /// Gives a decision its day, or another; sometimes one that passes the last day of something in it.
    mutating func setEffect() -> Bool {
        let standing = log.ledger.standingDecisions
        let undated = standing.filter { log.ledger.form(of: $0)["effectiveFrom"] == nil && !log.ledger.hasEffect($0) }
        let ending = standing.filter { !lastDays(of: $0).isEmpty }
        var day = anyDay()
        let decision: Int
        if !undated.isEmpty, random.chance(50) {
            decision = random.one(of: undated)
        } else if !ending.isEmpty, random.chance(30) {
            decision = random.one(of: ending)
            let last = random.one(of: lastDays(of: decision))
            day = random.chance(50) ? last.next : random.one(of: days.filter { $0 > last } + [last])
        } else if let any = pick(standing) {
            decision = any
        } else {
            return false
        }
        return propose([
            "kind": .text("effect"), "decision": named(decision), "effectiveFrom": .text(day.description),
            "reason": anyReason(),
        ])
    }

    /// The last days that a decision or its lines state.
    private func lastDays(of decision: Int) -> [CivilDate] {
        ([decision] + log.ledger.lines(of: decision)).compactMap {
            log.ledger.form(of: $0)["effectiveUntil"]?.text.flatMap { CivilDate($0) }
        }
    }

    /// More lines of a decision, mostly of one whose annex is still to come.
    mutating func addLines() -> Bool {
        let standing = log.ledger.standingDecisions
        let pending = standing.filter { log.ledger.form(of: $0)["linesPending"] == .flag(true) }
        guard let decision = pick(!pending.isEmpty && random.chance(70) ? pending : standing) else { return false }
        let draft = self.draft(of: decision)
        let count = log.ledger.lines(of: decision).count
        var lines: [Value.Members] = []
        for index in 1...random.number(1...4) {
            var line = agreed(anyLine(random.one(of: procedures), draft), draft)
            line["line"] = .text("III.\(count + index)")
            lines.append(line)
        }
        return propose([
            "kind": .text("lines"), "decision": named(decision),
            "lines": .list(oneCutEach(lines).map(Value.object)),
        ])
    }

    mutating func annul() -> Bool {
        guard let decision = pick(log.ledger.standingDecisions) else { return false }
        let by = DecisionIdentity(issuer: anyIssuer(), number: "99/QĐ", signedOn: anyDay())
        let recorded = log.ledger.identity(of: random.one(of: log.ledger.decisions))
        return propose([
            "kind": .text("annulment"), "decision": named(decision), "reason": anyReason(),
            "by": (random.chance(50) ? recorded : by).value,
        ])
    }

    mutating func remark() -> Bool {
        guard let decision = pick(log.ledger.standingDecisions) else { return false }
        let names = log.ledger.lineNames(of: decision)
        let lines = names.isEmpty || random.chance(45) ? [] : random.some(of: names, most: 3)
        return propose([
            "kind": .text("remark"), "decision": named(decision),
            "says": .text(random.one(of: ["repealed", "rowsWithdrawn", "misprint"])),
            "lines": lines.isEmpty ? nil : .list(lines.map(Value.text)),
            "note": random.chance(50) ? .text("Xem lại danh mục") : nil,
        ])
    }

    /// A decision under an identity that another had, which no longer stands or was found to have another.
    mutating func recordAnew() -> Bool {
        let ledger = log.ledger
        let free = log.identities.filter { ledger.standingDecision($0) == nil }
        guard !free.isEmpty else { return false }
        let identity = random.one(of: random.chance(50) ? free.suffix(2) : free)
        var draft: Draft
        if let gone = ledger.decisions.last(where: { ledger.identity(of: $0) == identity }), random.chance(80) {
            draft = self.draft(of: gone)
            for line in ledger.lines(of: gone) where random.chance(80) {
                draft.lines.append(restated(ledger.form(of: line).members!))
            }
            if random.chance(25) { draft.effectiveFrom = anyDay() }
        } else {
            draft = anyDraft()
            draft.issuer = identity.issuer
            draft.signedOn = identity.signedOn
        }
        draft.number = identity.number
        draft.command = "anew-\(log.submissions.count + 1)"
        if draft.lines.isEmpty || random.chance(30) { draft.lines.append(anyLine(random.one(of: procedures), draft)) }
        record(draft)
        focus = log.ledger.standingDecision(identity)
        return true
    }

    /// A cut states a lower time limit each time it comes; other lines stay as they are.
    private mutating func restated(_ line: Value.Members) -> Value.Members {
        line["act"] == .text("cut") ? rewritten(line, as: .cut) : line
    }

    /// How other submissions name a decision.
    private func named(_ decision: Int) -> Value { log.ledger.identity(of: decision).value }

    /// A decision as it is by now, without its lines.
    func draft(of decision: Int) -> Draft {
        let form = Decision(checked: log.ledger.form(of: decision))
        var draft = Draft(
            issuer: form.identity.issuer, signedOn: form.identity.signedOn, effectiveFrom: form.effectiveFrom)
        draft.effectiveUntil = form.effectiveUntil
        draft.isInternal = form.isInternal
        draft.condition = form.condition
        draft.isPending = form.hasLinesPending
        draft.number = form.identity.number
        return draft
    }
}
