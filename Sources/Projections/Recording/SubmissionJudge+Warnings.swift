import Events
internal import GRDB

extension SubmissionJudge {
    /// What someone should know of it, though it is recorded.
    func warnings() throws -> [RecordOutcome.Warning] {
        var warnings: [RecordOutcome.Warning] = []
        switch submission.content {
        case .decision(let decision, let lines):
            if lines.isEmpty, !decision.hasLinesPending, !decision.isInternal {
                warnings.append(.noLines(decision.identity))
            }
            for line in lines { warnings += try territoryWarnings(line, decision) }
        case .lines(let identity, let lines):
            let decision = try projector.standingDecision(identity).form
            for line in lines { warnings += try territoryWarnings(line, decision) }
        case .units(_, let day, let changes):
            for change in changes { warnings += try unitWarnings(change, on: day) }
        case .single(.corrected(let correction)):
            let root = try projector.corrected(by: correction, size: proposed[0].position).position
            let form = try Mendings(database, of: [root]).form(of: root)
            if form != proposed[0].position { warnings.append(.correctionOvershadowed(by: form)) }
            switch correction.form {
            case .line(let line):
                let row = try LineRow.find(database, at: root, known: ReadModelSchema.endOfKnowledge)!
                warnings += try territoryWarnings(line, row.decision.form)
            case .unit(let day, let change): warnings += try unitWarnings(change, on: day)
            case .decision, .effect, .posting, .observation: break
            }
        case .single: break
        }
        if let (commune, day) = submission.board, day > proposed[0].recordedAt.day {
            warnings.append(.boardToCome(commune, on: day))
        }
        for change in projector.lineChanges {
            guard let line = change.after, line.countsNever, change.before?.countsNever != true else { continue }
            warnings.append(.countsNever(line: LineReference(line), name: line.line.name))
        }
        var lines = LineReference.Shelf(database, known: ReadModelSchema.endOfKnowledge)
        for item in projector.reviewChange.new {
            let line = try lines.reference(item.fact)
            guard try concernsACommune(item, line) else { continue }
            warnings.append(
                item.reason == .conflict
                    ? .conflict(procedure: item.procedure, line: line)
                    : .stillborn(procedure: item.procedure, line: line))
        }
        return warnings
    }

    /// Whether some commune has it to review, on the line's own day or on the day of recording.
    private func concernsACommune(_ item: ReviewChange.Item, _ line: LineReference) throws -> Bool {
        let today = proposed[0].recordedAt.day
        return try [line.effectiveFrom ?? today, today].contains { day in
            try !AreaReach(database, procedure: item.procedure, on: day).communes {
                ($0.review.conflict + $0.review.stillborn).contains(item.fact)
            }.isEmpty
        }
    }

    private func territoryWarnings(_ line: Line, _ decision: Decision) throws -> [RecordOutcome.Warning] {
        let issuer = decision.identity.issuer
        let territory = line.territory(issuedBy: decision.identity.province)
        let known = line.form["territory"] == nil ? [] : territory.codes
        var warnings = try known.filter { !(try projector.register.hasCode($0)) }
            .map { RecordOutcome.Warning.unknownTerritory(line: line.name, code: $0) }
        guard let province = decision.identity.province else { return warnings }
        switch territory.base {
        case .nation: warnings.append(.territoryOutsideIssuer(line: line.name, code: nil, issuer: issuer))
        case .units(let provinces, let communes):
            let effective = line.effectiveFrom ?? decision.effectiveFrom ?? decision.identity.signedOn
            let day = territory.asOf ?? effective
            let governed = try governedProvinces(of: province, on: effective, asOf: day)
            let foreign = try communes.filter { code in
                guard let unit = try projector.register.unit(code, on: day) else { return false }
                return unit.state(on: day).province.map { !governed.contains($0) } ?? false
            }
            let outside = provinces.subtracting(governed).union(foreign)
            warnings += outside.sorted().map {
                .territoryOutsideIssuer(line: line.name, code: $0, issuer: issuer)
            }
        }
        return warnings
    }

    /// The provinces of a day whose land an issuer governs on another: itself, and those that were merged into it between.
    private func governedProvinces(
        of issuer: UnitCode, on effective: CivilDate, asOf day: CivilDate
    ) throws -> Set<UnitCode> {
        guard day < effective, let unit = try projector.register.unit(issuer, on: effective) else { return [issuer] }
        return Set(try projector.register.ancestors(of: unit, on: day).map(\.code)).union([issuer])
    }

    private func unitWarnings(_ change: UnitChange, on day: CivilDate) throws -> [RecordOutcome.Warning] {
        let unknown = try change.sources.filter { try projector.register.unit($0.code, on: day.previous) == nil }
        var warnings = unknown.map { RecordOutcome.Warning.unknownSource(unit: change.code, source: $0.code) }
        if let province = change.province, try projector.register.unit(province, on: day) == nil {
            warnings.append(.unknownProvince(unit: change.code, province: province))
        }
        return warnings
    }
}
