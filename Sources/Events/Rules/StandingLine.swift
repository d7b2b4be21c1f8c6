/// A line as it is judged: what it does, from which day, by whose word, and where. Its decision's days are filled in.
///
/// Immutable, and a class so that folding passes it on without copying what it states.
public final class StandingLine: Sendable {
    /// The position of its fact.
    public let position: Int
    public let decision: DecisionIdentity
    public let line: Line
    /// Nil while no day is known.
    public let effectiveFrom: CivilDate?
    /// The last day, inclusive, of a line that ends by itself.
    public let effectiveUntil: CivilDate?
    public let territory: Territory
    /// By effective day, day of signature, leading digits of the number, position.
    private let orderKey: (CivilDate, CivilDate, Int, Int)

    public init(
        position: Int, decision: DecisionIdentity, line: Line, decisionFrom: CivilDate?, decisionUntil: CivilDate?
    ) {
        self.position = position
        self.decision = decision
        self.line = line
        self.effectiveFrom = line.effectiveFrom ?? decisionFrom
        self.effectiveUntil = line.effectiveUntil ?? (line.act.mayBeTemporary ? decisionUntil : nil)
        self.territory = line.territory(issuedBy: decision.province)
        self.orderKey = (effectiveFrom ?? .latest, decision.signedOn, decision.leadingDigits, position)
    }

    public var isNational: Bool { decision.province == nil }

    /// Whether another line says the same by the same decision from the same day on.
    public func hasSameForm(as other: StandingLine) -> Bool {
        effectiveFrom == other.effectiveFrom && effectiveUntil == other.effectiveUntil && decision == other.decision
            && line == other.line
    }

    /// Whether it never counts: its last day comes before its first, because that was put off.
    public var countsNever: Bool {
        guard let effectiveFrom, let effectiveUntil else { return false }
        return effectiveUntil < effectiveFrom
    }

    /// Whether it counts on a day: it has begun, and has not ended.
    public func counts(on day: CivilDate) -> Bool {
        guard let effectiveFrom, effectiveFrom <= day else { return false }
        return day <= (effectiveUntil ?? .latest)
    }

    /// The day as of which its territory's codes mean units; nil when only the day of the question can tell.
    public var territoryDay: CivilDate? { territory.asOf ?? effectiveFrom }

    /// Whether it comes before another: by effective day, day of signature, leading digits of the number, position.
    ///
    /// - Precondition: both have an effective day.
    public func precedes(_ other: StandingLine) -> Bool { orderKey < other.orderKey }

    /// Whether this line, which begins or replaces a procedure, could be met by another's abolition before it takes
    /// effect: it takes effect later and was signed earlier.
    public func couldBeStillborn(by ending: StandingLine) -> Bool {
        guard line.act.statesContent, !countsNever, ending.ends(line.procedure), let from = effectiveFrom,
            let endingFrom = ending.effectiveFrom
        else { return false }
        return from > endingFrom && decision.signedOn < ending.decision.signedOn
    }

    /// Whether it would end a procedure: abolishes it, or replaces it by another.
    public func ends(_ procedure: ProcedureCode) -> Bool {
        line.act == .abolish ? line.procedure == procedure : line.replaces.contains(procedure)
    }
}
