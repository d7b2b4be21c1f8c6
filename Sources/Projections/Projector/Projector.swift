import Events
internal import GRDB

/// Turns facts into rows of the read models, one fact after another, inside a transaction that its caller holds.
///
/// What a fact changes is found through the procedures it names and the areas its territory reaches; only their rows are
/// folded again, and rows that stay as they were are left alone. A row that is no longer true is closed, not deleted: it
/// stays true of what was known before.
final class Projector {
    let database: Database
    let areas: AreaShelf
    let pages: PageShelf
    var outcomes = OutcomeShelf()
    /// The decisions whose lines came last, by identity.
    var decisions: [DecisionIdentity: DecisionRow] = [:]
    /// What the unit changes of the submission at hand brought.
    var openings = Openings()
    let search: SearchShelf
    private var loadedRegister: UnitRegister?

    /// What the facts since the beginning changed in what is to be reviewed.
    var reviewChange = ReviewChange()
    /// The lines whose form, or standing, the facts since the beginning changed.
    var lineChanges: [LineChange] = []
    /// The codes that the submission at hand changes. Its changes may be written in another order than they apply: whether
    /// they do is told at its end.
    private var unitCodes: Set<UnitCode> = []
    /// The days of the unit changes that the facts since the beginning brought or took.
    var unitDays: Set<CivilDate> = []

    init(database: Database) throws {
        self.database = database
        self.areas = try AreaShelf(database: database)
        self.pages = try PageShelf(database: database)
        self.search = SearchShelf(database: database)
    }

    /// The register of units, read when it is first asked for: most lines name no commune.
    var register: UnitRegister {
        get throws {
            if let loadedRegister { return loadedRegister }
            let register = try UnitRegister(database: database)
            loadedRegister = register
            return register
        }
    }

    /// Changes the register; the rows of the change must not be written yet, or the register would have it already.
    func changeRegister(_ body: (inout UnitRegister) -> Void) throws {
        var register = try register
        loadedRegister = nil
        body(&register)
        loadedRegister = register
    }

    /// Forgets what the facts so far changed.
    func begin(at position: Int) {
        reviewChange = ReviewChange(since: position)
        lineChanges = []
        unitDays = []
    }

    /// Writes what is still to be written: before what was projected is committed.
    func finish() throws {
        // A log of a past state may end within a submission.
        try openAreas()
        try pages.storeCounts()
        try search.settle()
    }

    /// Projects one fact.
    ///
    /// - Throws: ``Refusal`` when the facts before it do not allow it, ``ReadModelError`` when it cannot be a fact at all.
    func apply(_ recorded: RecordedEvent) throws {
        switch recorded.event {
        case .decisionPublished(let decision): try apply(decision, recorded)
        case .line(let fact): try apply(fact, recorded)
        case .unit(let fact): try apply(fact, recorded)
        case .effectSet(let effect):
            let decision = try standingDecision(effect.decision)
            try StatementRow.insert(database, .effect, about: decision.id, effect.value, recorded)
            try restate(decision: decision.id, known: recorded.position)
        case .annulled(let annulment):
            let decision = try standingDecision(annulment.decision)
            try StatementRow.insert(database, .annulment, about: decision.id, annulment.value, recorded)
            try restate(decision: decision.id, known: recorded.position)
        case .remarked(let remark): try apply(remark, recorded)
        case .posted(let posting): try apply(board: posting.value, recorded)
        case .observed(let observation): try apply(board: observation.value, recorded)
        case .corrected(let correction): try apply(correction, recorded)
        case .withdrawn(let withdrawal): try apply(withdrawal, recorded)
        // Of the registry itself: no list depends on it.
        case .keyRotated, .lossDeclared: break
        }
    }

    private func apply(_ fact: UnitFact, _ recorded: RecordedEvent) throws {
        try change(units: nil, to: fact, position: recorded.position, known: recorded.position)
        try insertUnitChange(
            fact, position: recorded.position, at: recorded.recordedAt.description, by: recorded.recordedBy,
            known: recorded.position)
        unitCodes.insert(fact.change.code)
        guard recorded.submission.part == recorded.submission.of else { return }
        defer { unitCodes = [] }
        for code in unitCodes.sorted() { if let refusal = try register.refusal(of: code) { throw refusal } }
        try openAreas()
    }
}

/// A line before and after a fact; nil where it did not stand.
struct LineChange {
    let before: StandingLine?
    let after: StandingLine?

    var position: Int { (before ?? after)!.position }
    /// Every procedure it named or names.
    var named: [ProcedureCode] { (before?.line.named ?? []) + (after?.line.named ?? []) }
    /// The forms it had and has that have a day.
    var dated: [StandingLine] { [before, after].compactMap { $0 }.filter { $0.effectiveFrom != nil } }
}
