import Events

/// Encounters that chance alone would seldom bring about, staged in a few decisions.
extension HistoryAuthor {
    mutating func stageEncounter() {
        let procedure = random.one(of: procedures)
        switch random.number(1...10) {
        case 1, 2: stageStillborn()
        case 3: stageOverride(procedure)
        case 4: stageReplacementListedTwice(procedure)
        case 5: stageTemporary(procedure)
        case 6: stageSuspension(procedure)
        case 7, 8, 9: stageOldLand(procedure)
        default: stageTie(procedure)
        }
    }

    /// Issued with a deferred day, abolished by a later decision that takes effect before.
    private mutating func stageStillborn() {
        let procedure = random.one(of: random.chance(80) ? lateProcedures : procedures)
        let order = Array(random.shuffled(Array(days.indices)).prefix(2)).sorted()
        let early = days[order[0]]
        let late = days[order[1]]
        var birth = Draft(issuer: anyIssuer(), signedOn: days[0].previous, effectiveFrom: late)
        if random.chance(50) {
            birth.lines = [issue(procedure, levels: ["commune"])]
        } else {
            var line = self.line(.replace, procedure)
            let others = procedures.filter { $0 != procedure }
            line["replaces"] = .list(random.some(of: others, most: 2).map { .text("\($0)") })
            birth.lines = [line]
        }
        if random.chance(20) { birth.lines.append(line(.amend, procedure)) }
        var death = Draft(issuer: anyIssuer(), signedOn: days[0], effectiveFrom: early)
        if random.chance(30) { death.issuer = birth.issuer }
        death.lines = [line(.abolish, procedure)]
        if random.chance(30) { death.lines.append(line(.abolish, procedure)) }
        if random.chance(30) { death.lines[0]["territory"] = anyTerritory() }
        if random.chance(25) {
            let heir = random.one(of: procedures.filter { $0 != procedure })
            death.lines[0] = line(.replace, heir)
            death.lines[0]["replaces"] = .list([.text("\(procedure)")])
        }
        // Sometimes the registry learns of the abolition first, sometimes one of the two has no day yet.
        if random.chance(10) { birth.effectiveFrom = nil }
        for draft in random.chance(70) ? [birth, death] : [death, birth] { record(draft) }
    }

    /// A province sets a component, a ministry sets another or the same.
    private mutating func stageOverride(_ procedure: ProcedureCode) {
        let order = random.shuffled(Array(days.indices)).prefix(3).sorted().map { days[$0] }
        var base = Draft(issuer: "BTP", signedOn: order[0], effectiveFrom: order[0])
        base.lines = [issue(procedure, levels: ["commune"])]
        var local = Draft(issuer: anyIssuer(), signedOn: order[1], effectiveFrom: order[1])
        if local.issuer.utf8.count != 2 { local.issuer = "31" }
        local.lines = [random.chance(70) ? line(.amend, procedure) : issue(procedure, levels: ["commune"])]
        var later = Draft(issuer: "BTP", signedOn: order[2], effectiveFrom: order[2])
        later.lines = [random.chance(60) ? line(.amend, procedure) : issue(procedure, levels: ["commune"])]
        for draft in [base, local, later] { record(draft) }
    }

    /// One becomes several, or several one, and the annex lists the replaced again under abolition.
    private mutating func stageReplacementListedTwice(_ procedure: ProcedureCode) {
        var draft = anyDraft()
        let others = random.some(of: procedures.filter { $0 != procedure }, most: 3)
        if random.chance(50) {
            var line = self.line(.replace, procedure)
            line["replaces"] = .list(others.map { .text("\($0)") })
            draft.lines = [line]
            for other in others where random.chance(70) { draft.lines.append(self.line(.abolish, other)) }
        } else {
            for other in others {
                var line = self.line(.replace, other)
                line["replaces"] = .list([.text("\(procedure)")])
                draft.lines.append(line)
            }
            if random.chance(60) { draft.lines.append(self.line(.abolish, procedure)) }
        }
        if random.chance(30) { draft.lines = random.shuffled(draft.lines) }
        if random.chance(25) { draft.lines[draft.lines.count - 1]["effectiveFrom"] = .text(days.last!.description) }
        record(draft)
    }

    /// Something that ends by itself, and perhaps something that follows it.
    private mutating func stageTemporary(_ procedure: ProcedureCode) {
        let order = random.shuffled(Array(days.indices)).prefix(3).sorted().map { days[$0] }
        let act: Act = random.one(of: [.issue, .amend, .cut, .suspend])
        var draft = Draft(issuer: anyIssuer(), signedOn: order[0].previous, effectiveFrom: order[0])
        draft.lines = [line(act, procedure)]
        if random.chance(50) {
            draft.effectiveUntil = order[1]
        } else {
            draft.lines[0]["effectiveUntil"] = .text(order[1].description)
        }
        record(draft)
        guard random.chance(50) else { return }
        var next = Draft(issuer: anyIssuer(), signedOn: order[1], effectiveFrom: order[2])
        next.lines = [line(random.one(of: [.issue, .amend, .abolish]), procedure)]
        record(next)
    }

    private mutating func stageSuspension(_ procedure: ProcedureCode) {
        let order = random.shuffled(Array(days.indices)).prefix(3).sorted().map { days[$0] }
        let issuer = anyIssuer()
        let acts: [Act] = [.suspend, random.one(of: [.issue, .amend, .suspend, .abolish]), .resume]
        for (act, day) in zip(acts, order) where random.chance(85) {
            var draft = Draft(issuer: issuer, signedOn: day.previous, effectiveFrom: day)
            draft.lines = [line(act, procedure)]
            record(draft)
        }
    }

    /// "Chỉ áp dụng trên địa bàn tỉnh (cũ)": a list or an abolition for the land of a former province, or of former
    /// communes; and perhaps a list for all, without that land.
    private mutating func stageOldLand(_ procedure: ProcedureCode) {
        let order = random.shuffled(Array(days.indices)).prefix(2).sorted().map { days[$0] }
        let asOf = random.one(of: [Self.merger.previous, Self.merger.previous, Self.oldMerger.previous])
        let old = HistoryLand(log.ledger.unitChanges).lives.filter { $0.isAlive(on: asOf) }.map(\.code)
        guard old.contains(where: \.isProvince), old.contains(where: \.isCommune) else { return }
        let land = codes(random.some(of: old.filter(\.isProvince), most: 2))
        var draft = Draft(issuer: anyIssuer(), signedOn: order[0].previous, effectiveFrom: order[0])
        draft.lines = [line(random.one(of: [.issue, .issue, .amend, .abolish, .suspend]), procedure)]
        if random.chance(60) {
            draft.lines[0]["territory"] = .object(["provinces": land, "asOf": .text(asOf.description)])
        } else {
            let communes = codes(random.some(of: old.filter(\.isCommune), most: 4))
            draft.lines[0]["territory"] = .object(["communes": communes, "asOf": .text(asOf.description)])
        }
        record(draft)
        guard random.chance(40) else { return }
        var rest = Draft(issuer: "BTP", signedOn: order[1].previous, effectiveFrom: order[1])
        rest.lines = [issue(procedure, levels: ["commune"])]
        rest.lines[0]["territory"] = .object([
            "nation": .flag(true), "except": land, "asOf": .text(asOf.description),
        ])
        record(rest)
    }

    /// Two decisions signed and in effect on the same days, about the same.
    private mutating func stageTie(_ procedure: ProcedureCode) {
        let first = anyDraft()
        var second = first
        if random.chance(50) { second.issuer = anyIssuer() }
        for var draft in [first, second] {
            draft.lines = [line(random.one(of: Act.allCases.filter { $0 != .replace }), procedure)]
            if random.chance(50) { draft.lines.append(line(.amend, procedure)) }
            record(draft)
        }
    }
}
