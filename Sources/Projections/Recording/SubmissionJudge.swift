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

    var database: Database { projector.database }

    init(projector: Projector, submission: Submission, proposed: [RecordedEvent], acceptsConflicts: Bool) {
        self.projector = projector
        self.submission = submission
        self.proposed = proposed
        self.acceptsConflicts = acceptsConflicts
    }

    /// Projects the facts and returns them as they are to be stored, with what its cuts lighten; nil when they are to be
    /// stored as they are.
    ///
    /// - Throws: ``Refusal``; ``InputFault`` for what is wrong by itself once one knows what it speaks of.
    func judge() throws -> [Event]? {
        try checkForms()
        for recorded in proposed { try projector.apply(recorded) }
        try checkBoard()
        let recorded = try recordedLines()
        if !acceptsConflicts {
            for (_, line) in recorded.sorted(by: { $0.key < $1.key }) { try refuseConflict(line) }
        }
        guard recorded.values.contains(where: { $0.line.act == .cut }) else { return nil }
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

    /// Refuses what is said of the board of a commune that does not live on the day, or of a list that nobody could have
    /// known.
    ///
    /// - Throws: ``NoUnit``, ``Refusal/positionBeyondHead(_:size:)``.
    private func checkBoard() throws {
        guard let (commune, day) = submission.board else { return }
        let size = proposed[0].position - 1
        _ = try Place.find(database, commune, on: day, known: size)
        guard case .receipt(_, let basis?) = submission.posting?.list else { return }
        if basis.known > size { throw Refusal.positionBeyondHead(basis.known, size: size) }
        _ = try Place.find(database, commune, on: basis.on, known: basis.known)
    }

    /// Refuses a dated line that is a conflict on the day it takes effect in some commune it covers.
    private func refuseConflict(_ line: StandingLine) throws {
        guard let day = line.effectiveFrom else { return }
        for procedure in line.line.named where projector.reviewChange.hasConflict(of: line.position, procedure) {
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

extension Submission {
    /// The posting it states, or states in the place of another.
    fileprivate var posting: ListPosting? {
        switch content {
        case .single(.posted(let posting)): posting
        case .single(.corrected(let correction)):
            if case .posting(let posting) = correction.form { posting } else { nil }
        default: nil
        }
    }

    /// The commune of whose board it speaks, and the day.
    var board: (commune: UnitCode, day: CivilDate)? {
        if let posting { return (posting.commune, posting.postedOn) }
        switch content {
        case .single(.observed(let observation)): return (observation.commune, observation.observedOn)
        case .single(.corrected(let correction)):
            guard case .observation(let observation) = correction.form else { return nil }
            return (observation.commune, observation.observedOn)
        default: return nil
        }
    }
}
