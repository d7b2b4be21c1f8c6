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
    /// - Throws: ``Refusal``; ``InputFault`` for what is wrong by itself once one knows what it speaks of.
    func judge() throws -> [Event] {
        try checkForms()
        for recorded in proposed { try projector.apply(recorded) }
        let recorded = try recordedLines()
        if !acceptsConflicts {
            for (_, line) in recorded.sorted(by: { $0.key < $1.key }) { try refuseConflict(line) }
        }
        let today = proposed[0].recordedAt.day
        return try proposed.map { proposed in
            guard let line = recorded[proposed.position], line.line.act == .cut else { return proposed.event }
            let reductions = try CutJudge(projector, line, today: today).reductions()
            switch proposed.event {
            case .line(let fact):
                return .line(DecisionLine(decision: fact.decision, line: fact.line, reductions: reductions))
            case .corrected(let correction): return .corrected(correction.lightening(reductions))
            default: return proposed.event
            }
        }
    }

    /// The standing lines that these facts state, by the position of the fact: new ones, and the corrected form of one.
    private func recordedLines() throws -> [Int: StandingLine] {
        var lines: [Int: StandingLine] = [:]
        for recorded in proposed {
            let position: Int
            switch recorded.event {
            case .line: position = recorded.position
            case .corrected(let correction):
                position = try projector.corrected(by: correction, size: recorded.position).position
            default: continue
            }
            lines[recorded.position] = projector.lineChanges.last { $0.position == position }?.after
        }
        return lines
    }

    /// Checks what the shape of a submission cannot tell: that a correction states the kind of fact it corrects, and that
    /// a later line does not end before its decision begins.
    private func checkForms() throws {
        let size = proposed[0].position - 1
        switch submission.content {
        case .lines(let identity, let lines):
            let decision = try projector.standingDecision(identity)
            for (index, line) in lines.enumerated() {
                guard let problem = line.endsBeforeItBegins(in: decision.form) else { continue }
                let mark = submission.mark(ofPart: index + 1)
                throw InputFault(line: mark.line, path: mark.path, problem: problem)
            }
        case .single(.corrected(let correction)):
            let (root, record) = try projector.corrected(by: correction, size: size)
            let key = correction.value["line"] == nil ? "$.fact" : "$.line"
            let mark = submission.mark(ofPart: 1)
            guard try correction.fits(record, at: root) else {
                throw InputFault(
                    line: mark.line, path: key, problem: .notTheFormOf(position: root, type: record.name))
            }
            guard case .line(let line) = correction.form, case .line(let id) = record,
                let decision = try DecisionRow.find(database, id: id, known: size),
                let problem = line.endsBeforeItBegins(in: decision.form)
            else { return }
            throw InputFault(line: mark.line, path: key, problem: problem)
        default: return
        }
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
        case .lines(let identity, let lines):
            let decision = try projector.standingDecision(identity).form
            for line in lines { warnings += territoryWarnings(line, decision) }
        case .units(_, let day, let changes):
            for change in changes { warnings += unitWarnings(change, on: day) }
        case .single(.corrected(let correction)):
            switch correction.form {
            case .line(let line):
                let (root, _) = try projector.corrected(by: correction, size: proposed[0].position)
                let row = try LineRow.find(database, at: root, known: ReadModelSchema.endOfKnowledge)!
                warnings += territoryWarnings(line, row.decision.form)
            case .unit(let day, let change): warnings += unitWarnings(change, on: day)
            case .decision, .effect: break
            }
        case .single: break
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

    /// What the facts change in all communes, on each day on which one of them takes effect or no longer does.
    static func differences(
        _ projector: Projector, from known: Int, to head: LogHead, today: CivilDate
    ) throws -> [NationalDifference] {
        var days = projector.unitDays
        for change in projector.lineChanges { days.formUnion(change.dated.compactMap(\.effectiveFrom)) }
        if days.isEmpty { days = [today] }
        return try days.sorted().map { day in
            try NationalDifference(
                projector.database, from: .init(on: day, known: known), to: .init(on: day, known: head.size),
                head: head)
        }
    }
}
