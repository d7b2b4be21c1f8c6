public import Events
public import Foundation
internal import GRDB

/// The registry: a log, and the read models that answer from it. The program speaks to this and to nothing below.
///
/// Every question is asked for a day (`on`) and for how many facts are known (`known`); both default to now.
public struct Registry: Sendable {
    public let log: EventStore
    let models: ReadModels

    /// Opens the registry in a directory and brings its read models up to its log.
    ///
    /// - Parameter safeguards: what appending rests on beside the log; reading needs none.
    public init(in directory: URL, safeguards: Safeguards = Safeguards()) throws {
        self.log = try EventStore(in: directory, safeguards: safeguards)
        self.models = try ReadModels(in: directory, log: log)
    }

    /// Makes a new registry with no fact in it; one that is there already and empty is left as it is.
    public static func create(
        in directory: URL, origin: String, safeguards: Safeguards = Safeguards()
    ) throws -> Registry {
        _ = try EventStore.create(in: directory, origin: origin)
        return try Registry(in: directory, safeguards: safeguards)
    }

    public func catalogue(
        commune: UnitCode, on day: CivilDate, known: Int? = nil, isFull: Bool = false
    ) throws -> Catalogue {
        try ask(known) {
            try Catalogue($0, commune: commune, on: day, known: $1.size, head: $1, isFull: isFull)
        }
    }

    /// The procedures that a commune must post, and nothing else.
    public func listing(commune: UnitCode, on day: CivilDate, known: Int? = nil) throws -> Listing {
        try askForLists(known) { try Listing($0, commune: commune, on: day, known: $1) }
    }

    /// Which procedures came, went and changed; ``difference(commune:from:to:)`` tells what differs in them and why.
    public func listChanges(
        commune: UnitCode, from: Difference.Side, to: Difference.Side
    ) throws -> ListChanges {
        try askForLists(max(from.known, to.known)) { database, _ in
            try ListChanges(database, commune: commune, from: from, to: to)
        }
    }

    /// The same of every commune.
    public func nationalListChanges(from: Difference.Side, to: Difference.Side) throws -> NationalListChanges {
        try askForLists(max(from.known, to.known)) { database, _ in
            try NationalListChanges(database, from: from, to: to)
        }
    }

    public func difference(commune: UnitCode, from: Difference.Side, to: Difference.Side) throws -> Difference {
        try ask(max(from.known, to.known)) {
            try Difference($0, commune: commune, from: from, to: to, head: $1)
        }
    }

    public func nationalDifference(from: Difference.Side, to: Difference.Side) throws -> NationalDifference {
        try ask(max(from.known, to.known)) {
            try NationalDifference($0, from: from, to: to, head: $1)
        }
    }

    /// - Parameter commune: nil asks for every commune alive that day.
    public func procedure(
        _ procedure: ProcedureCode, commune: UnitCode?, on day: CivilDate, known: Int? = nil
    ) throws -> ProcedureReport {
        try ask(known) {
            try ProcedureReport($0, procedure, commune: commune, on: day, known: $1.size, head: $1)
        }
    }

    /// Every procedure that stands in a commune or province, of whatever level.
    public func standing(in unit: UnitCode, on day: CivilDate, known: Int? = nil) throws -> StandingList {
        try ask(known) { try StandingList($0, unit, on: day, known: $1.size, head: $1) }
    }

    /// - Parameters:
    ///   - commune: nil asks for procedures that are in force in any commune alive that day.
    ///   - includesOthers: whether procedures are found too that are not in force that day, but were or will be.
    public func search(
        _ query: SearchQuery, commune: UnitCode?, on day: CivilDate, known: Int? = nil, limit: Int,
        includesOthers: Bool = false
    ) throws -> SearchReport {
        try ask(known) {
            try SearchReport(
                $0, query, commune: commune, on: day, known: $1.size, head: $1, limit: limit,
                includesOthers: includesOthers)
        }
    }

    public func history(
        of procedure: ProcedureCode, on day: CivilDate, known: Int? = nil
    ) throws -> ProcedureHistory {
        try ask(known) { try ProcedureHistory($0, procedure, on: day, known: $1.size, head: $1) }
    }

    /// Why a procedure is in the list of a commune, or is not.
    public func why(
        _ procedure: ProcedureCode, commune: UnitCode, on day: CivilDate, known: Int? = nil
    ) throws -> Why {
        try ask(known) { try Why($0, procedure, commune: commune, on: day, known: $1.size, head: $1) }
    }

    /// - Parameters:
    ///   - commune: nil asks for every commune alive that day.
    ///   - through: the last day looked at; nil looks at all that is to come.
    public func upcoming(
        commune: UnitCode?, on day: CivilDate, through: CivilDate? = nil, known: Int? = nil
    ) throws -> UpcomingReport {
        try ask(known) {
            try UpcomingReport($0, commune: commune, on: day, through: through, known: $1.size, head: $1)
        }
    }

    /// What facts after a position show to have been wrong in lists posted up to a day.
    ///
    /// - Parameter commune: nil asks for every commune alive that day.
    public func recall(
        commune: UnitCode?, since: Int, through day: CivilDate, known: Int? = nil
    ) throws -> Recall {
        try ask(known) { database, head in
            guard since <= head.size else {
                let size = try log.size()
                guard since <= size else { throw EventStoreError.beyondHead(position: since, size: size) }
                throw SinceAfterKnown(since: since, known: head.size)
            }
            let knowledge = KnowledgeByDay(
                since: since, recorded: try log.days(after: since, through: head.size))
            return try Recall(
                database, commune: commune, since: since, through: day, knowledge: knowledge, known: head.size,
                head: head)
        }
    }

    public func unit(_ code: UnitCode, on day: CivilDate, known: Int? = nil) throws -> UnitReport {
        try ask(known) { try UnitReport($0, code, on: day, known: $1.size, head: $1) }
    }

    public func decisions(on day: CivilDate, known: Int? = nil) throws -> DecisionList {
        try ask(known) { try DecisionList($0, on: day, known: $1.size, head: $1) }
    }

    /// One decision; of several under a number, the day of signature must tell.
    ///
    /// - Throws: ``NoDecision``.
    public func decision(
        issuer: String, number: String, signedOn: CivilDate?, on day: CivilDate, known: Int? = nil
    ) throws -> DecisionReport {
        try ask(known) { database, head in
            let found = try DecisionRow.find(database, issuer: issuer, number: number, known: head.size)
            let asked = found.filter { signedOn == nil || $0.identity.signedOn == signedOn }
            // A paper that was struck and recorded anew is one paper: the standing record tells of it, else the last.
            let rows = Dictionary(grouping: asked, by: \.identity).values.map { $0.last(where: \.stands) ?? $0.last! }
            guard rows.count == 1 else {
                throw NoDecision(
                    issuer: issuer, number: number, signedOn: signedOn,
                    recorded: Set(found.map(\.identity.signedOn)).sorted(),
                    similar: try DecisionRow.numbers(
                        database, issuer: issuer, beginningWith: number, known: head.size))
            }
            return try DecisionReport(database, rows[0], on: day, known: head.size, head: head)
        }
    }

    /// - Parameter start: nil asks from the day the commune was established.
    public func replay(
        commune: UnitCode, from start: CivilDate?, to end: CivilDate, known: Int? = nil
    ) throws -> Replay {
        try ask(known) { try Replay($0, commune: commune, from: start, to: end, known: $1.size, head: $1) }
    }

    /// What was recorded as really hanging at a commune.
    ///
    /// - Parameter receipts: of posted lists, at hand: they tell of which catalogue a list known by its digest is the print.
    public func board(
        commune: UnitCode, on day: CivilDate, known: Int? = nil, receipts: [Receipt] = []
    ) throws -> Board {
        try ask(known) {
            try Board(
                $0, commune: commune, on: day, known: $1.size, head: $1, receipts: receipts,
                heads: { try log.head(ofSize: $0) })
        }
    }

    /// What hangs at a commune against what has to.
    public func gap(
        commune: UnitCode, on day: CivilDate, known: Int? = nil, rules: DeadlineRules = DeadlineRules(),
        receipts: [Receipt] = []
    ) throws -> Gap {
        try ask(known) {
            try Gap(
                $0, commune: commune, on: day, known: $1.size, head: $1, rules: rules, receipts: receipts,
                heads: { try log.head(ofSize: $0) })
        }
    }

    /// The gaps of all communes, the widest first.
    public func nationalGap(
        on day: CivilDate, known: Int? = nil, rules: DeadlineRules = DeadlineRules(), receipts: [Receipt] = []
    ) throws -> NationalGap {
        try ask(known) {
            try NationalGap(
                $0, on: day, known: $1.size, head: $1, rules: rules, receipts: receipts,
                heads: { try log.head(ofSize: $0) })
        }
    }

    /// A sheet for looking at the board of a commune.
    ///
    /// - Parameters:
    ///   - size: how many of the procedures that are due are drawn.
    ///   - seed: by what they are drawn.
    public func inspection(
        commune: UnitCode, on day: CivilDate, known: Int? = nil, size: Int, seed: Int
    ) throws -> Inspection {
        try ask(known) {
            try Inspection(
                $0, commune: commune, on: day, known: $1.size, head: $1, size: size, seed: seed,
                heads: { try log.head(ofSize: $0) })
        }
    }

    /// The numbers that the indices ask for.
    ///
    /// - Parameter start: the first day of the period of decisions and cuts; nil: 1 January of the year.
    public func counts(
        _ scope: CountReport.Scope, from start: CivilDate? = nil, on day: CivilDate, known: Int? = nil,
        rules: DeadlineRules = DeadlineRules()
    ) throws -> CountReport {
        try ask(known) {
            try CountReport(
                $0, scope, from: start, on: day, known: $1.size, head: $1, rules: rules,
                reductions: { try log.event(at: $0).event.reductions })
        }
    }

    public func status(on day: CivilDate, known: Int? = nil) throws -> StatusReport {
        try ask(known) { try StatusReport($0, origin: log.origin, on: day, known: $1.size, head: $1) }
    }

    /// Ends a run that does not close the registry: what it wrote is read by the next run from the journal of the read
    /// models, unless that has grown long.
    public func settle() throws { try models.settle() }

    /// Drops the read models and projects the whole log again.
    public func rebuild() throws { try models.rebuild(from: log) }

    /// The tables of the read models whose rows are not those that the log makes; empty when all is well.
    public func readModelsDiffering() throws -> [String] { try models.tablesDiffering(from: log) }

    /// Asks the read models for what needs no head.
    private func askForLists<Answer>(_ known: Int?, _ body: (Database, Int) throws -> Answer) throws -> Answer {
        try models.read { database in
            let size = try ReadModels.position(database)
            let known = known ?? size
            guard known <= size else { throw EventStoreError.beyondHead(position: known, size: size) }
            return try body(database, known)
        }
    }

    /// Asks the read models, with the head over what is known.
    func ask<Answer>(_ known: Int?, _ body: (Database, LogHead) throws -> Answer) throws -> Answer {
        let head = try log.head(ofSize: known)
        return try models.read { try body($0, head) }
    }
}

/// What is to be recalled since a position comes after what is known (exit code 4).
public struct SinceAfterKnown: Error, Hashable, Sendable {
    public let since: Int
    public let known: Int
}

/// No such decision is recorded, or the number is borne by several (exit code 4).
public struct NoDecision: Error, Hashable, Sendable {
    public let issuer: String
    public let number: String
    public let signedOn: CivilDate?
    /// The days of signature of the decisions that bear the number; empty when none does.
    public let recorded: [CivilDate]
    /// Recorded numbers of the issuer that begin with what was asked.
    public let similar: [String]
}

extension Event {
    /// What a cut lightened.
    fileprivate var reductions: [Reduction] {
        switch self {
        case .line(let fact): fact.reductions
        case .corrected(let correction): correction.reductions
        default: []
        }
    }
}
