extension AnnexLine {
    func write(to text: inout JSONText, of procedures: [Procedure]) {
        let procedure = procedures[self.procedure]
        text.object { text in
            text.member("line", name)
            text.member("act", act.rawValue)
            text.member("procedure", procedure.code)
            if !replaces.isEmpty { text.member("replaces", replaces.map { procedures[$0].code }) }
            var chance = Chance(seed: seed)
            switch act {
            case .issue, .replace:
                text.key("content")
                text.object { text in
                    writeName(of: procedure, to: &text)
                    writeParts(to: &text, &chance)
                }
            case .amend, .cut:
                if !parts.isEmpty {
                    text.key("changes")
                    text.object { writeParts(to: &$0, &chance) }
                }
                if removesConditions { text.member("removes", ["conditions"]) }
                text.member("basis", ["Nghị định số \(chance.number(1...180))/\(chance.number(2012...2026))/NĐ-CP"])
            case .abolish, .suspend, .resume: break
            }
            if let territory { territory.write(to: &text) }
            if let effectiveFrom { text.member("effectiveFrom", effectiveFrom) }
            if let effectiveUntil { text.member("effectiveUntil", effectiveUntil) }
        }
    }

    private func writeName(of procedure: Procedure, to text: inout JSONText) {
        var chance = Chance(seed: procedure.seed)
        let name = "\(chance.one(of: Words.verbs)) \(chance.one(of: Words.objects)) \(chance.one(of: Words.qualifiers))"
        text.member("name", name)
        text.member("field", chance.one(of: Words.fields))
        switch procedure.level {
        case .commune: text.member("levels", chance.perMille(850) ? ["commune"] : ["province", "commune"])
        case .province: text.member("levels", chance.perMille(800) ? ["province"] : ["ministry", "province"])
        case .ministry: text.member("levels", ["ministry"])
        }
    }

    private func writeParts(to text: inout JSONText, _ chance: inout Chance) {
        if parts.contains(.agency) { text.member("agency", chance.one(of: Words.agencies)) }
        if parts.contains(.steps) { writeSteps(to: &text, &chance) }
        if parts.contains(.channels) { writeChannels(to: &text, &chance) }
        if parts.contains(.dossier) { writeDossier(to: &text) }
        if parts.contains(.timeLimit) { writeTimeLimit(to: &text) }
        if parts.contains(.fees) { writeFees(to: &text) }
        if parts.contains(.conditions), burden.hasConditions {
            text.member("conditions", "\(chance.one(of: Words.conditions)). \(chance.one(of: Words.conditions)).")
        }
        if parts.contains(.legalBases) { writeBases(to: &text, &chance) }
        if parts.contains(.result) { text.member("result", chance.one(of: Words.results)) }
        if parts.contains(.online) {
            text.member("onlineLevel", chance.one(of: ["full", "partial", "information"]))
            text.member("postalService", chance.one(of: ["receive", "return", "both", "none"]))
        }
        if parts.contains(.others) {
            text.member("sets", 1 + chance.below(2))
            text.member("applicants", [chance.one(of: Words.applicants)])
            text.member("forms", ["Mẫu số \(chance.number(1...30))"])
        }
        if parts.contains(.notes) || correction > 0 {
            let more = correction > 0 ? " (đính chính lần \(correction))" : ""
            text.member("notes", "\(chance.one(of: Words.notes))\(more).")
        }
    }

    private func writeSteps(to text: inout JSONText, _ chance: inout Chance) {
        text.key("steps")
        text.list(1...chance.number(2...4)) { text, step in
            text.text(
                "Bước \(step): \(chance.one(of: Words.stepSubjects)) \(chance.one(of: Words.stepObjects))"
                    + "\(chance.one(of: Words.stepEnds)).")
        }
    }

    private func writeChannels(to text: inout JSONText, _ chance: inout Chance) {
        text.key("channels")
        text.list(["inPerson", "online", "post"].prefix(chance.number(1...3))) { text, channel in
            text.object {
                $0.member("channel", channel)
                $0.member("note", chance.one(of: Words.notes))
            }
        }
    }

    private func writeDossier(to text: inout JSONText) {
        var chance = Chance(seed: burden.dossierSeed)
        text.key("dossier")
        text.list(0..<burden.items) { text, _ in
            text.object {
                $0.member("item", chance.one(of: Words.dossierItems))
                $0.member("originals", 1)
                $0.member("copies", chance.below(2))
                if chance.perMille(300) { $0.member("form", "Mẫu số \(chance.number(1...40))") }
            }
        }
    }

    private func writeTimeLimit(to text: inout JSONText) {
        text.key("timeLimit")
        text.object {
            $0.member("value", burden.days)
            $0.member("unit", burden.isInWorkingDays ? "workingDay" : "day")
            $0.member("text", "\(burden.days) ngày\(burden.isInWorkingDays ? " làm việc" : "")")
        }
    }

    private func writeFees(to text: inout JSONText) {
        text.key("fees")
        text.list(0..<(burden.fee > 0 ? 1 : 0)) { text, _ in
            text.object {
                $0.member("amount", burden.fee * 1000)
                $0.member("currency", "VND")
                $0.member("text", "\(burden.fee).000 đồng/hồ sơ")
            }
        }
    }

    private func writeBases(to text: inout JSONText, _ chance: inout Chance) {
        text.key("legalBases")
        text.list(0..<chance.number(1...3)) { text, _ in
            let signedOn = Day(chance.number(2008...2024), chance.number(1...12), chance.number(1...28))
            text.object {
                $0.member("number", "\(chance.number(1...190))/\(signedOn.civil.year)/NĐ-CP")
                $0.member("title", "Nghị định \(chance.one(of: Words.basisTitles))")
                $0.member("issuer", "Chính phủ")
                $0.member("signedOn", signedOn)
            }
        }
    }
}

extension AnnexLine.Territory {
    fileprivate func write(to text: inout JSONText) {
        text.key("territory")
        switch self {
        case .provinces(let codes, let asOf):
            text.object {
                $0.member("provinces", codes)
                if let asOf { $0.member("asOf", asOf) }
            }
        case .communes(let codes): text.object { $0.member("communes", codes.map(Nation.code)) }
        case .nation(let except, let types):
            guard !except.isEmpty || !types.isEmpty else { return text.text("nation") }
            text.object {
                $0.key("nation")
                $0.raw("true")
                if !except.isEmpty { $0.member("except", except) }
                if !types.isEmpty { $0.member("types", types) }
            }
        }
    }
}
