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
    private let isDryRun: Bool
    private let clock: () -> Instant
    /// What was loaded for the last submission, as long as nobody else has written since.
    private var loaded: (projector: Projector, size: Int)?

    /// - Parameters:
    ///   - name: who records.
    ///   - acceptsConflicts: whether a line that would be a conflict is recorded as one.
    ///   - isDryRun: whether everything is judged and nothing is written.
    public init(
        _ registry: Registry, by name: String, acceptsConflicts: Bool = false, isDryRun: Bool = false,
        clock: @escaping () -> Instant
    ) {
        self.registry = registry
        self.name = name
        self.acceptsConflicts = acceptsConflicts
        self.isDryRun = isDryRun
        self.clock = clock
    }

    /// Records one submission.
    ///
    /// - Throws: ``Refusal`` when it is wrong for this registry, ``InputFault`` when a fact would be too long,
    ///   ``EventStoreError`` and ``ReadModelError`` when storage fails. Nothing is written then.
    public mutating func record(_ submission: Submission) throws -> RecordOutcome {
        let models = registry.models
        var kept: (projector: Projector, size: Int)?
        defer { loaded = kept }
        return try ReadModels.guarded(models.path) {
            var outcome: RecordOutcome?
            try models.queue.inTransaction(.immediate) { database in
                let size = try registry.log.size()
                let projector: Projector
                if let loaded, loaded.size == size {
                    projector = loaded.projector
                } else {
                    try ReadModels.catchUp(database, with: registry.log)
                    projector = try Projector(database: database)
                }
                var head: LogHead?
                outcome = try registry.log.append { appender in
                    // Another writer came between: its facts must be judged first.
                    guard appender.size == (try ReadModels.progress(database, of: registry.log)?.position) else {
                        return nil
                    }
                    let outcome = try record(submission, projector, &appender)
                    head = appender.head
                    return outcome
                }
                guard let outcome, let head, case .recorded = outcome.result else { return .rollback }
                try ReadModels.setProgress(database, to: head)
                kept = (projector, head.size)
                return .commit
            }
            guard let outcome else { return try record(submission) }
            return outcome
        }
    }

    private func record(
        _ submission: Submission, _ projector: Projector, _ appender: inout EventStore.Appender
    ) throws -> RecordOutcome {
        if let (digest, position) = try appender.recorded(command: submission.command) {
            guard digest == submission.digest else {
                throw Refusal.commandUsed(submission.command, position: position)
            }
            return RecordOutcome(result: .alreadyRecorded(position), warnings: [], differences: [])
        }
        let known = appender.size
        let proposed = try appender.proposed(submission.events, of: submission, by: name, at: clock())
        projector.reviewChange = ReviewChange()
        var judge = SubmissionJudge(
            projector: projector, submission: submission, proposed: proposed, acceptsConflicts: acceptsConflicts)
        let events = try judge.judge()
        let final = try appender.proposed(events, of: submission, by: name, at: proposed[0].recordedAt)
        let positions = known + 1...known + final.count
        for recorded in final {
            let leaf = recorded.leaf
            guard leaf.count <= RecordedEvent.longestLeaf else {
                throw InputFault(
                    line: submission.place.line, path: recorded.submission.path,
                    problem: .tooLong(bytes: leaf.count, limit: RecordedEvent.longestLeaf))
            }
            if !isDryRun { try appender.append(recorded, leaf: leaf) }
        }
        return RecordOutcome(
            result: isDryRun ? .wouldRecord(positions) : .recorded(positions), warnings: try judge.warnings(),
            differences: isDryRun
                ? try judge.differences(known: known, to: known + final.count, today: proposed[0].recordedAt.day) : [])
    }
}

extension RecordedEvent.Part {
    /// Where in its submission a fact comes from.
    fileprivate var path: String { part == 1 ? "$" : "$.lines[\(part - 2)]" }
}
