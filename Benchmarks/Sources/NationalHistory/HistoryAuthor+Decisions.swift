/// Decisions and their lines.
extension HistoryAuthor {
    /// The list with which everything begins: ministries state what is in force.
    mutating func announceStock() throws {
        var left = wanted
        while left.contains(where: { $0 > 0 }) {
            let level = left.firstIndex { $0 > 0 }!
            let count = min(left[level], chance.number(20...60))
            left[level] -= count
            let signedOn = Self.start + -chance.number(5...20)
            var draft = draft(of: chance.one(of: Words.ministries), signedOn)
            draft.effectiveFrom = Self.start
            for _ in 0..<count {
                let line = issue(Procedure.Level(rawValue: level)!, home: nil, on: Self.start)
                draft.lines.append(line)
            }
            try publish(draft)
        }
    }

    private mutating func draft(of issuer: String, _ signedOn: Day) -> PublishedDecision {
        numbers[issuer, default: 0] += 1
        let symbol = issuer.utf8.count == 2 ? "UBND" : issuer
        return PublishedDecision(
            issuer: issuer, number: "\(numbers[issuer]!)/QĐ-\(symbol)", signedOn: signedOn, titleSeed: chance.next(),
            lines: [])
    }

    /// Writes a decision; one without lines is passed over.
    private mutating func publish(_ draft: PublishedDecision) throws {
        guard !draft.lines.isEmpty else { return }
        var decision = draft
        decision.position = counts.facts + 1
        for index in decision.lines.indices {
            decision.lines[index].name = "\(index / 20 + 1).\(index % 20 + 1)"
            decision.lines[index].position = decision.position + 1 + index
        }
        for line in decision.lines {
            procedures[line.procedure].lastLine = line.position!
            for replaced in line.replaces { procedures[replaced].lastLine = line.position! }
            counts.acts[line.act.rawValue, default: 0] += 1
        }
        counts.lines += decision.lines.count
        let procedures = procedures
        try submit(facts: 1 + decision.lines.count, "decision") { text in
            text.key("decision")
            decision.write(to: &text)
            text.key("lines")
            text.list(decision.lines) { $1.write(to: &$0, of: procedures) }
        }
        remember(decision)
    }

    /// A decision of a ministry or of a province about anything.
    mutating func announce(_ today: Day) throws {
        if chance.perMille(400) {
            try announceNationally(today)
        } else {
            try announceLocally(today)
        }
    }

    private mutating func lineCount() -> Int {
        let share = chance.below(100)
        return share < 20
            ? 1 : share < 60 ? chance.number(2...6) : share < 88 ? chance.number(7...20) : chance.number(21...60)
    }

    /// Signed some days before it is recorded; in effect mostly at once or soon, sometimes much later.
    private mutating func dates(_ today: Day) -> (signedOn: Day, effectiveFrom: Day) {
        let signedOn = today + -chance.number(1...20)
        let later = chance.perMille(12) ? chance.number(120...400) : chance.one(of: [0, 0, 0, 7, 10, 15, 30, 45, 60])
        return (signedOn, signedOn + later)
    }

    private mutating func announceNationally(_ today: Day) throws {
        let (signedOn, effectiveFrom) = dates(today)
        var draft = draft(of: chance.one(of: Words.ministries), signedOn)
        let isUndated = chance.perMille(15)
        let isFuture = effectiveFrom > today + 90
        draft.effectiveFrom = effectiveFrom
        draft.isInternal = chance.perMille(5)
        for _ in 0..<lineCount() {
            if isUndated || isFuture || draft.isInternal {
                guard let line = nationalAmendment(effectiveFrom) else { continue }
                draft.lines.append(line)
            } else if let line = nationalLine(effectiveFrom) {
                draft.lines.append(line)
            }
        }
        if isUndated { draft.effectiveFrom = nil }
        for index in draft.lines.indices where isUndated || draft.isInternal {
            draft.lines[index].effectiveUntil = nil
            procedures[draft.lines[index].procedure].isUneven = true
            if isUndated { procedures[draft.lines[index].procedure].undated += 1 }
        }
        try publish(draft)
    }

    private mutating func nationalLine(_ day: Day) -> AnnexLine? {
        // Enough new ones that what has ended is made up for, and that there are as many in the end as there should be.
        let births = (wantedEver - wanted.reduce(0, +)) * 1000 * 3 / lines
        let share = chance.below(1000)
        let level = Procedure.Level(rawValue: chance.one(of: [0, 0, 0, 1, 1, 1, 1, 2]))!
        if share < births {
            let missing = Procedure.Level(
                rawValue: standing.indices.max { wanted[$0] - standing[$0].count < wanted[$1] - standing[$1].count }!)!
            if standing[missing.rawValue].count < wanted[missing.rawValue] {
                return issue(missing, home: nil, on: day)
            }
            if chance.perMille(500) { return replacement(level, day) }
            return abolition(level, day)
        }
        switch share - births {
        case ..<50: return restatement(level, day)
        case ..<130: return cut(level, day) ?? nationalAmendment(day)
        case ..<145: return suspension(level, day)
        case ..<165: return resumption(day) ?? nationalAmendment(day)
        default: return nationalAmendment(day)
        }
    }

    /// A national procedure about which a line of that day may be.
    private mutating func pick(_ level: Procedure.Level, where fits: (Procedure) -> Bool) -> Int? {
        for _ in 0..<8 where !standing[level.rawValue].isEmpty {
            let index = chance.one(of: standing[level.rawValue])
            if fits(procedures[index]) { return index }
        }
        return nil
    }

    private mutating func line(_ act: AnnexLine.Act, _ procedure: Int) -> AnnexLine {
        AnnexLine(
            name: "", act: act, procedure: procedure, burden: procedures[procedure].burden, seed: chance.next())
    }

    /// Something new.
    private mutating func issue(_ level: Procedure.Level, home: Int?, on day: Day) -> AnnexLine {
        let procedure = Procedure(
            number: procedures.count + 1, seed: chance.next(), level: level, home: home, from: day,
            burden: Burden(&chance))
        procedures.append(procedure)
        let index = procedures.count - 1
        if home == nil { standing[level.rawValue].append(index) }
        for land in procedure.lands { concerns[land].append(index) }
        var line = line(.issue, index)
        line.parts = .everything
        return line
    }

    private mutating func replacement(_ level: Procedure.Level, _ day: Day) -> AnnexLine? {
        var replaced: [Int] = []
        for _ in 0..<chance.number(1...3) {
            guard let index = pick(level, where: { $0.canChange(on: day) }), !replaced.contains(index) else { continue }
            replaced.append(index)
        }
        guard !replaced.isEmpty else { return nil }
        for index in replaced { end(index, on: day) }
        var line = issue(level, home: nil, on: day)
        line.act = .replace
        line.replaces = replaced
        return line
    }

    private mutating func abolition(_ level: Procedure.Level, _ day: Day) -> AnnexLine? {
        guard let index = pick(level, where: { $0.canChange(on: day) }) else { return nil }
        end(index, on: day)
        return line(.abolish, index)
    }

    private mutating func end(_ index: Int, on day: Day) {
        procedures[index].stand(.ended, on: day)
        let level = procedures[index].level.rawValue
        if let place = standing[level].firstIndex(of: index) {
            standing[level].swapAt(place, standing[level].count - 1)
            standing[level].removeLast()
        }
        suspended.removeAll { $0 == index }
    }

    /// What is in force is announced again, whole.
    private mutating func restatement(_ level: Procedure.Level, _ day: Day) -> AnnexLine? {
        guard let index = pick(level, where: { $0.standing == .inForce && $0.canChange(on: day) }) else { return nil }
        procedures[index].burden = Burden(&chance)
        procedures[index].isUneven = false
        procedures[index].lastDay = max(procedures[index].lastDay, day)
        var line = line(.issue, index)
        line.parts = .everything
        return line
    }

    private mutating func suspension(_ level: Procedure.Level, _ day: Day) -> AnnexLine? {
        guard let index = pick(level, where: { $0.standing == .inForce && $0.canChange(on: day) }) else { return nil }
        procedures[index].stand(.suspended, on: day)
        suspended.append(index)
        return line(.suspend, index)
    }

    private mutating func resumption(_ day: Day) -> AnnexLine? {
        guard let place = suspended.firstIndex(where: { procedures[$0].canChange(on: day) }) else { return nil }
        let index = suspended.remove(at: place)
        procedures[index].stand(.inForce, on: day)
        return line(.resume, index)
    }

    private mutating func nationalAmendment(_ day: Day) -> AnnexLine? {
        let level = Procedure.Level(rawValue: chance.one(of: [0, 0, 0, 1, 1, 1, 1, 2]))!
        guard let index = pick(level, where: { $0.canBeAmended(on: day) }) else { return nil }
        var line = amendment(index, day)
        let share = chance.below(1000)
        if share < 3 {
            line.territory = .nation(except: [nation.province(ofLand: chance.below(Provinces.old.count))], types: [])
        } else if share < 6 {
            line.territory = .nation(except: [], types: ["phường"])
        }
        if line.territory != nil { procedures[index].isUneven = true }
        return line
    }

    /// Sets a few components; remembers what is measurable of them.
    private mutating func amendment(_ index: Int, _ day: Day) -> AnnexLine {
        var line = line(.amend, index)
        let share = chance.below(100)
        switch share {
        case ..<30: line.parts = [.timeLimit, .legalBases, .steps]
        case ..<45: line.parts = [.steps, .dossier, .channels]
        case ..<60: line.parts = [.dossier, .legalBases]
        case ..<70: line.parts = [.fees, .legalBases]
        case ..<80: line.parts = [.steps, .conditions, .agency, .notes]
        case ..<90: line.parts = [.channels, .online, .others, .steps, .legalBases]
        default: line.parts = [.timeLimit, .result, .notes]
        }
        line.burden = Burden(&chance)
        if line.parts.contains(.conditions) { line.burden.hasConditions = true }
        if chance.perMille(15) {
            let until = day + chance.number(30...180)
            line.effectiveUntil = until
            procedures[index].temporaryUntil = max(procedures[index].temporaryUntil, until)
            procedures[index].isUneven = true
        }
        if day <= procedures[index].lastDay { procedures[index].isUneven = true }
        procedures[index].lastDay = max(procedures[index].lastDay, line.effectiveUntil ?? day)
        procedures[index].take(line)
        return line
    }

    private mutating func cut(_ level: Procedure.Level, _ day: Day) -> AnnexLine? {
        guard let index = pick(level, where: { $0.standing == .inForce && !$0.isUneven && $0.canChange(on: day) })
        else { return nil }
        return cut(index, day)
    }

    private mutating func cut(_ index: Int, _ day: Day) -> AnnexLine? {
        var line = line(.cut, index)
        if line.burden.hasConditions, chance.perMille(200) {
            line.removesConditions = true
            procedures[index].burden.hasConditions = false
        } else if line.burden.fee > 5, chance.perMille(300) {
            line.burden.fee = chance.number(1...(line.burden.fee / 5 - 1)) * 5
            line.parts = [.fees, .legalBases]
        } else if line.burden.items > 1, chance.perMille(400) {
            line.burden.items -= 1
            line.parts = [.dossier, .legalBases]
        } else if line.burden.days > 1 {
            line.burden.days = chance.number(1...(line.burden.days - 1))
            line.parts = [.timeLimit, .legalBases, .notes]
        } else {
            return nil
        }
        procedures[index].take(line)
        procedures[index].lastDay = max(procedures[index].lastDay, day)
        return line
    }

    private mutating func announceLocally(_ today: Day) throws {
        // Who will have ended decides nothing more, and who begins on 1 July has not yet begun.
        if nation.isMerged, today < Nation.merger + 10 { return try announceNationally(today) }
        let province = chance.one(of: nation.provinces)
        var (signedOn, effectiveFrom) = dates(today)
        if nation.isMerged {
            signedOn = max(signedOn, Nation.merger)
            effectiveFrom = max(effectiveFrom, signedOn)
        } else {
            effectiveFrom = min(effectiveFrom, Nation.merger + -1)
        }
        var draft = draft(of: province.code, signedOn)
        draft.effectiveFrom = effectiveFrom
        for _ in 0..<lineCount() {
            guard let line = localLine(chance.one(of: province.lands), effectiveFrom) else { continue }
            draft.lines.append(line)
        }
        try publish(draft)
    }

    private mutating func localLine(_ land: Int, _ day: Day) -> AnnexLine? {
        if chance.perMille(1) { return localIssue(land, day) }
        guard let index = pickConcern(of: land, day) else { return nil }
        if procedures[index].home != nil {
            var line = amendment(index, day)
            line.territory = homeTerritory(land)
            return line
        }
        let wasEven = !procedures[index].isUneven
        let share = chance.below(1000)
        if share < 30, wasEven, procedures[index].standing == .inForce, procedures[index].canChange(on: day) {
            let before = procedures[index].burden
            let line = cut(index, day)
            procedures[index].burden = before
            procedures[index].isUneven = true
            if let line { return line }
        }
        if share >= 30, share < 37, procedures[index].standing == .inForce, procedures[index].canChange(on: day) {
            return localSuspension(index, land, day)
        }
        let before = procedures[index].burden
        var line = amendment(index, day)
        procedures[index].burden = before
        procedures[index].isUneven = true
        if share > 970 { line.territory = .communes(pilots(of: index, land)) }
        return line
    }

    /// A procedure of the province's own.
    private mutating func localIssue(_ land: Int, _ day: Day) -> AnnexLine {
        let level: Procedure.Level = chance.perMille(100) ? .commune : .province
        var line = issue(level, home: land, on: day)
        line.territory = homeTerritory(land)
        return line
    }

    /// After the merger a procedure of an old province is still in force on its land only.
    private func homeTerritory(_ land: Int) -> AnnexLine.Territory? {
        nation.isMerged ? .provinces([Provinces.old[land].code], asOf: Nation.merger + -1) : nil
    }

    private mutating func pickConcern(of land: Int, _ day: Day) -> Int? {
        for _ in 0..<8 where !concerns[land].isEmpty {
            let place = chance.below(concerns[land].count)
            let index = concerns[land][place]
            if procedures[index].standing == .ended {
                concerns[land].swapAt(place, concerns[land].count - 1)
                concerns[land].removeLast()
            } else if procedures[index].canBeAmended(on: day) {
                return index
            }
        }
        return nil
    }

    /// For a while, in the province or in a few communes.
    private mutating func localSuspension(_ index: Int, _ land: Int, _ day: Day) -> AnnexLine {
        var line = line(.suspend, index)
        let until = day + chance.number(20...90)
        line.effectiveUntil = until
        if chance.perMille(500) { line.territory = .communes(pilots(of: index, land)) }
        procedures[index].temporaryUntil = max(procedures[index].temporaryUntil, until)
        procedures[index].lastDay = max(procedures[index].lastDay, until)
        return line
    }

    /// The few communes where the province does otherwise with a procedure: always the same.
    private func pilots(of index: Int, _ land: Int) -> [Int] {
        var chance = Chance(seed: procedures[index].seed ^ UInt64(land))
        let communes = nation.lasting(on: land)
        let picked = (0..<chance.number(1...5)).map { _ in
            communes[communes.startIndex + chance.below(communes.count)].code
        }
        return Array(Set(picked)).sorted()
    }
}

extension Procedure {
    /// Whether its standing, or what is measured, may change on a day: it is after all that was said of it.
    fileprivate func canChange(on day: Day) -> Bool {
        standing != .ended && undated == 0 && day > lastDay && day > standingSince
    }

    fileprivate func canBeAmended(on day: Day) -> Bool { standing != .ended && day > standingSince }

    fileprivate mutating func stand(_ standing: Standing, on day: Day) {
        self.standing = standing
        standingSince = day
        lastDay = day
    }

    /// Remembers what a line sets.
    fileprivate mutating func take(_ line: AnnexLine) {
        if line.parts.contains(.timeLimit) {
            burden.days = line.burden.days
            burden.isInWorkingDays = line.burden.isInWorkingDays
        }
        if line.parts.contains(.dossier) {
            burden.dossierSeed = line.burden.dossierSeed
            burden.items = line.burden.items
        }
        if line.parts.contains(.fees) { burden.fee = line.burden.fee }
        if line.parts.contains(.conditions) { burden.hasConditions = line.burden.hasConditions }
        if line.removesConditions { burden.hasConditions = false }
    }
}
