public import Events
internal import GRDB

/// Records submissions one after another: judges each against the registry as it then is, and appends it whole or not at
/// all.
///
/// The facts are projected first, inside a transaction of the read models, and what the read models then say decides. Only
/// then is the log written and committed, and after it the read models; when the process dies between the two, the next
/// one catches up.
public struct Recorder {
    private let registry: Registry
    private let name: String
    private let acceptsConflicts: Bool
    private let clock: () -> Instant
    /// What was loaded for the last submission, as long as nobody else has written since.
    private var loaded: (projector: Projector, size: Int)?

    /// - Parameters:
    ///   - name: who records.
    ///   - acceptsConflicts: whether a line that would be a conflict is recorded as one.
    public init(
        _ registry: Registry, by name: String, acceptsConflicts: Bool = false, clock: @escaping () -> Instant
    ) {
        self.registry = registry
        self.name = name
        self.acceptsConflicts = acceptsConflicts
        self.clock = clock
    }

    /// Records one submission.
    ///
    /// - Throws: ``Refusal`` when it is wrong for this registry, ``InputFault`` when a fact would be too long,
    ///   ``EventStoreError`` and ``ReadModelError`` when storage fails. Nothing is written then.
    public mutating func record(_ submission: Submission) throws -> RecordOutcome {
        do {
            return try transaction([submission][...])[0]
        } catch let stop as Stop {
            throw stop.cause
        }
    }

    /// Records submissions one after another, in one transaction: for histories that are taken over, where each of them
    /// need not be safe before the next is read. The first that is refused ends it; those before it are recorded.
    ///
    /// - Parameter report: called with the outcome of each, once it is safe.
    /// - Throws: ``Stop`` for one that is refused; what storage throws, and nothing is written then.
    public mutating func record(
        _ submissions: [Submission], report: (Submission, RecordOutcome) -> Void
    ) throws {
        func record(_ submissions: ArraySlice<Submission>, _ recorder: inout Recorder) throws {
            for (submission, outcome) in zip(submissions, try recorder.transaction(submissions)) {
                report(submission, outcome)
            }
        }
        do {
            try record(submissions[...], &self)
        } catch let stop as Stop {
            // Everything was taken back: what came before it is judged again.
            try record(submissions.prefix(stop.index), &self)
            throw stop
        }
    }

    /// A submission of several that is refused; those before it are recorded.
    public struct Stop: Error {
        public let submission: Submission
        let index: Int
        public let cause: any Error
    }

    /// Records all of some submissions, or nothing.
    private mutating func transaction(_ submissions: ArraySlice<Submission>) throws -> [RecordOutcome] {
        if submissions.isEmpty { return [] }
        let models = registry.models
        var kept: (projector: Projector, size: Int)?
        defer { loaded = kept }
        return try ReadModels.guarded(models.path) {
            var outcomes: [RecordOutcome]?
            try models.queue.inTransaction(.immediate) { database in
                let projector = try projector(database)
                var head: LogHead?
                outcomes = try registry.log.append { appender in
                    // Another writer came between: its facts must be judged first.
                    guard try isUpToDate(database, appender) else { return nil }
                    let outcomes = try submissions.enumerated().map { index, submission in
                        do {
                            let outcome = try record(submission, projector, &appender)
                            try appender.seal()
                            return outcome
                        } catch let cause where cause is Refusal || cause is InputFault || cause is NoUnit {
                            throw Stop(submission: submission, index: index, cause: cause)
                        }
                    }
                    head = appender.head
                    return outcomes
                }
                guard let head else { return .rollback }
                try projector.finish()
                try ReadModels.setProgress(database, to: head)
                kept = (projector, head.size)
                return .commit
            }
            guard let outcomes else { return try transaction(submissions) }
            return outcomes
        }
    }

    /// Judges submissions one after another as if each were recorded, and takes all of it back: nothing is written.
    ///
    /// - Parameters:
    ///   - next: the next submission; nil at the end.
    ///   - report: called with each outcome, which tells the differences it would make.
    public mutating func rehearse(
        _ next: () throws -> Submission?, report: (Submission, RecordOutcome) -> Void
    ) throws {
        struct TakenBack: Error {}
        let models = registry.models
        var isStale = false
        defer { loaded = nil }
        do {
            try ReadModels.guarded(models.path) {
                try models.queue.inTransaction(.immediate) { database in
                    let projector = try projector(database)
                    try registry.log.append { appender in
                        isStale = try !isUpToDate(database, appender)
                        while !isStale, let submission = try next() {
                            let known = appender.size
                            var outcome = try record(submission, projector, &appender)
                            if case .recorded(let positions) = outcome.result {
                                outcome.result = .wouldRecord(positions)
                                outcome.differences = try SubmissionJudge.differences(
                                    projector, from: known, to: appender.head, today: clock().day)
                            }
                            report(submission, outcome)
                        }
                        throw TakenBack()
                    }
                    return .rollback
                }
            }
        } catch is TakenBack {
            // Another writer came between: its facts must be judged first.
            if isStale { try rehearse(next, report: report) }
        }
    }

    private func isUpToDate(_ database: Database, _ appender: EventStore.Appender) throws -> Bool {
        try ReadModels.progress(database, of: registry.log)?.position == appender.size
    }

    private func projector(_ database: Database) throws -> Projector {
        if let loaded, loaded.size == (try registry.log.size()) { return loaded.projector }
        try ReadModels.catchUp(database, with: registry.log)
        return try Projector(database: database)
    }

    /// What is to be stored of some facts.
    ///
    /// - Throws: ``InputFault`` when one of them is too long.
    private func leaves(of facts: [RecordedEvent], _ submission: Submission) throws -> [[UInt8]] {
        try facts.map { fact in
            let leaf = fact.leaf
            let length = leaf.count
            guard length > RecordedEvent.longestLeaf else { return leaf }
            let mark = submission.mark(ofPart: fact.submission.part)
            let limit = RecordedEvent.longestLeaf
            let problem: InputFault.Problem =
                if let procedures = fact.event.listedProcedures {
                    .listTooLong(procedures: procedures, bytes: length, limit: limit)
                } else { .tooLong(bytes: length, limit: limit) }
            throw InputFault(line: mark.line, path: mark.path, problem: problem)
        }
    }

    private func record(
        _ submission: Submission, _ projector: Projector, _ appender: inout EventStore.Appender
    ) throws -> RecordOutcome {
        if let (digest, positions) = try appender.recorded(command: submission.command) {
            guard digest == submission.digest else {
                throw Refusal.commandUsed(submission.command, position: positions.lowerBound)
            }
            // What has been struck since may be recorded anew.
            guard try positions.allSatisfy(projector.isStruck) else {
                return RecordOutcome(result: .alreadyRecorded(positions.lowerBound))
            }
        }
        let proposed = try appender.proposed(submission.events, of: submission, by: name, at: clock())
        var leaves = try leaves(of: proposed, submission)
        projector.begin(at: appender.size + 1)
        let judge = SubmissionJudge(
            projector: projector, submission: submission, proposed: proposed, acceptsConflicts: acceptsConflicts)
        var final = proposed
        if let lightened = try judge.judge() {
            final = try appender.proposed(lightened, of: submission, by: name, at: proposed[0].recordedAt)
            leaves = try self.leaves(of: final, submission)
        }
        let first = appender.size + 1
        for (recorded, leaf) in zip(final, leaves) { try appender.append(recorded, leaf: leaf) }
        return RecordOutcome(result: .recorded(first...appender.size), warnings: try judge.warnings())
    }
}

extension Event {
    /// How many procedures a list posted or observed names; nil for another fact.
    fileprivate var listedProcedures: Int? {
        switch self {
        case .posted(let posting): posting.value["procedures"]?.list?.count
        case .observed(let observation): observation.items?.count
        case .corrected(let correction): correction.value["fact"]?["procedures"]?.list?.count
        default: nil
        }
    }
}
