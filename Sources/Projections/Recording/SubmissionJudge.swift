import Events
internal import GRDB

/// Judges one submission against the registry as it is: projects its facts inside an open transaction and looks at what
/// became of them.
struct SubmissionJudge {
    let projector: Projector
    let submission: Submission
    /// Its facts as they would be appended.
    let proposed: [RecordedEvent]
    let acceptsConflicts: Bool

    private var database: Database { projector.database }

    init(projector: Projector, submission: Submission, proposed: [RecordedEvent], acceptsConflicts: Bool) {
        self.projector = projector
        self.submission = submission
        self.proposed = proposed
        self.acceptsConflicts = acceptsConflicts
    }

    /// Projects the facts and returns them as they are to be stored: with what its cuts lighten.
    ///
    /// - Throws: ``Refusal``.
    func judge() throws -> [Event] {
        if case .decision(let decision, _) = submission.content {
            if let row = try DecisionRow.find(database, decision.identity) {
                throw Refusal.decisionRecorded(decision.identity, position: row.id)
            }
        }
        for recorded in proposed { try projector.apply(recorded) }
        if case .units(_, _, let changes) = submission.content {
            for change in changes { if let refusal = projector.register.refusal(of: change.code) { throw refusal } }
        }
        guard case .decision(let decision, let lines) = submission.content, !decision.isInternal else {
            return submission.events
        }
        let standing = zip(lines, proposed.dropFirst()).map { line, recorded in
            StandingLine(
                position: recorded.position, decision: decision.identity, line: line,
                decisionFrom: decision.effectiveFrom, decisionUntil: decision.effectiveUntil)
        }
        if !acceptsConflicts { for line in standing { try refuseConflict(line) } }
        let today = proposed[0].recordedAt.day
        return [proposed[0].event]
            + (try standing.map { line in
                .line(
                    DecisionLine(
                        decision: decision.identity, line: line.line,
                        reductions: line.line.act == .cut
                            ? try CutJudge(projector, line, today: today).reductions() : []))
            })
    }

    /// Refuses a dated line that is a conflict on the day it takes effect in some commune it covers.
    private func refuseConflict(_ line: StandingLine) throws {
        guard let day = line.effectiveFrom else { return }
        for procedure in line.line.named {
            let communes = try AreaReach(database, procedure: procedure, on: day).communes {
                $0.review.conflict.contains(line.position)
            }
            guard communes.isEmpty else {
                throw Refusal.conflict(
                    line: line.line.name, act: line.line.act, procedure: procedure, on: day,
                    communes: communes.prefix(5).map { "\($0.name) (\($0.code))" }, count: communes.count)
            }
        }
    }

    /// What someone should know of it, though it is recorded.
    func warnings() throws -> [RecordOutcome.Warning] {
        var warnings: [RecordOutcome.Warning] = []
        switch submission.content {
        case .decision(let decision, let lines):
            if lines.isEmpty, !decision.hasLinesPending, !decision.isInternal {
                warnings.append(.noLines(decision.identity))
            }
            for line in lines { warnings += territoryWarnings(line, decision) }
        case .units(_, let day, let changes):
            for change in changes { warnings += unitWarnings(change, on: day) }
        }
        var lines = LineReference.Shelf(database)
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

    private func territoryWarnings(_ line: Line, _ decision: Decision) -> [RecordOutcome.Warning] {
        let issuer = decision.identity.issuer
        let territory = line.territory(issuedBy: decision.identity.province)
        let known = line.value["territory"] == nil ? [] : territory.codes
        var warnings = known.filter { !projector.register.hasCode($0) }
            .map { RecordOutcome.Warning.unknownTerritory(line: line.name, code: $0) }
        guard let province = decision.identity.province else { return warnings }
        switch territory.base {
        case .nation: warnings.append(.territoryOutsideIssuer(line: line.name, code: nil, issuer: issuer))
        case .units(let provinces, let communes):
            let effective = line.effectiveFrom ?? decision.effectiveFrom ?? decision.identity.signedOn
            let day = territory.asOf ?? effective
            let governed = governedProvinces(of: province, on: effective, asOf: day)
            let foreign = communes.filter { code in
                guard let unit = projector.register.unit(code, on: day) else { return false }
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
    ) -> Set<UnitCode> {
        guard day < effective, let unit = projector.register.unit(issuer, on: effective) else { return [issuer] }
        return Set(projector.register.ancestors(of: unit, on: day).map(\.code)).union([issuer])
    }

    private func unitWarnings(_ change: UnitChange, on day: CivilDate) -> [RecordOutcome.Warning] {
        let unknown = change.sources.filter { projector.register.unit($0.code, on: day.previous) == nil }
        var warnings = unknown.map { RecordOutcome.Warning.unknownSource(unit: change.code, source: $0.code) }
        if let province = change.province, projector.register.unit(province, on: day) == nil {
            warnings.append(.unknownProvince(unit: change.code, province: province))
        }
        return warnings
    }

    /// What the submission changes in all communes, on each day on which one of its facts takes effect.
    static func differences(
        _ database: Database, _ submission: Submission, from known: Int, to head: LogHead, today: CivilDate
    ) throws -> [NationalDifference] {
        var days: Set<CivilDate> = []
        switch submission.content {
        case .decision(let decision, let lines):
            for line in lines { if let day = line.effectiveFrom ?? decision.effectiveFrom { days.insert(day) } }
        case .units(_, let day, _): days.insert(day)
        }
        if days.isEmpty { days = [today] }
        return try days.sorted().map { day in
            try NationalDifference(
                database, from: .init(on: day, known: known), to: .init(on: day, known: head.size), head: head)
        }
    }
}
