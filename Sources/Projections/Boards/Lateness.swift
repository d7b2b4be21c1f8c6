public import Events

/// Who is late with what a line of a decision demands (trách nhiệm chậm trễ), by the deadlines of a policy.
///
/// The publisher answers for signing and publishing; the commune only from the day by which it had to post.
public struct Lateness: Hashable, Sendable {
    public enum Party: String, CaseIterable, Hashable, Sendable {
        case publisher, commune
    }

    /// A deadline and what became of it.
    public struct Verdict: Hashable, Sendable {
        public let deadline: CivilDate
        /// When it was done; nil when that is not known.
        public let doneOn: CivilDate?
        public let rule: DeadlinePolicy.Rule

        public var isLate: Bool { doneOn.map { $0 > deadline } ?? false }
        /// Days of the calendar past the deadline.
        public var daysLate: Int { doneOn.map { max(0, $0.dayNumber - deadline.dayNumber) } ?? 0 }
    }

    /// What the deadline of signing is counted back from.
    public enum Reference: String, CaseIterable, Hashable, Sendable {
        /// The latest day on which a legal basis that the line states takes effect.
        case legalBasis
        /// The day the line takes effect, where it states no legal basis with a day.
        case effect
    }

    /// Nil when no rule held, or no day is known to count from.
    public let signing: Verdict?
    public let reference: Reference?
    /// Nil when no rule held.
    public let publishing: Verdict?
    /// Since when the commune could act: the later of signing, effect, and its own first day.
    public let pendingSince: CivilDate
    /// By when it had to; nil where no rule says so.
    public let dueBy: CivilDate?
    /// The day asked about.
    public let on: CivilDate

    public var parties: [Party] {
        let isPublisherLate = signing?.isLate ?? false || publishing?.isLate ?? false
        return (isPublisherLate ? [.publisher] : []) + (dueBy.map { $0 < on } ?? false ? [.commune] : [])
    }

    /// Days of the calendar the commune is past its deadline.
    public var daysOfCommune: Int { dueBy.map { max(0, on.dayNumber - $0.dayNumber) } ?? 0 }
}

/// By which files deadlines are counted.
public struct DeadlineRules: Sendable {
    public let policy: DeadlinePolicy
    public let calendar: WorkingCalendar

    public init(policy: DeadlinePolicy = .builtIn, calendar: WorkingCalendar = .builtIn) {
        self.policy = policy
        self.calendar = calendar
    }

    /// What belongs to the basis of an answer counted by them.
    public var value: Value {
        .object(["policy": policy.source.value, "calendar": calendar.source.value])
    }

    /// The verdict on signing, with what it was counted from.
    func signing(_ line: StandingLine) -> (verdict: Lateness.Verdict, reference: Lateness.Reference)? {
        let signed = line.decision.signedOn
        guard let rule = policy.rule(.sign, of: line.decision.issuerClass, on: signed) else { return nil }
        let bases = rule.isBeforeLegalBasis ? line.line.components[.legalBases]?.list ?? [] : []
        let basis = bases.compactMap { $0["effectiveFrom"]?.text.flatMap { CivilDate($0) } }.max()
        guard let from = basis ?? line.effectiveFrom else { return nil }
        let deadline = calendar.day(rule.days, rule.counting, before: from)
        return (.init(deadline: deadline, doneOn: signed, rule: rule), basis == nil ? .effect : .legalBasis)
    }

    /// The verdict on publishing a decision in the national database.
    func publishing(_ decision: Decision) -> Lateness.Verdict? {
        let identity = decision.identity
        guard let rule = policy.rule(.publish, of: identity.issuerClass, on: identity.signedOn) else { return nil }
        return .init(
            deadline: calendar.day(rule.days, rule.counting, after: identity.signedOn), doneOn: decision.publishedOn,
            rule: rule)
    }

    /// - Parameters:
    ///   - since: since when the line demands it.
    ///   - first: the first day of the commune.
    func lateness(
        of line: StandingLine, _ decision: Decision, since: CivilDate, inCommuneSince first: CivilDate,
        on day: CivilDate
    ) -> Lateness {
        let signing = signing(line)
        let pending = max(line.decision.signedOn, since, first)
        return Lateness(
            signing: signing?.verdict, reference: signing?.reference, publishing: publishing(decision),
            pendingSince: pending,
            dueBy: policy.rule(.post, of: line.decision.issuerClass, on: pending).map {
                calendar.day($0.days, $0.counting, after: pending)
            }, on: day)
    }
}

extension Lateness {
    var value: Value {
        .object([
            "pendingSince": .text(pendingSince.description), "dueBy": dueBy.map { .text($0.description) },
            "signing": signing.map { verdict in
                var members = verdict.members
                members["reference"] = reference.map { .text($0.rawValue) }
                return .object(members)
            },
            "publishing": publishing.map { .object($0.members) },
            "late": .list(parties.map { .text($0.rawValue) }),
        ])
    }
}

extension Lateness.Verdict {
    var members: Value.Members {
        [
            "deadline": .text(deadline.description), "doneOn": doneOn.map { .text($0.description) },
            "daysLate": doneOn == nil ? nil : .integer(daysLate), "counting": .text(rule.counting.rawValue),
            "days": .integer(rule.days), "basis": rule.basis.map(Value.text),
        ]
    }
}
