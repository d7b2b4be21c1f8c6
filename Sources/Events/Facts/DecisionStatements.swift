/// Says on which day a decision takes effect (`decision-effect-set`): an undated one gets its day, a dated one is
/// postponed (lùi ngày hiệu lực). It gives the day of every line that has none of its own.
public struct EffectSet: Hashable, Sendable {
    public let decision: DecisionIdentity
    public let effectiveFrom: CivilDate
    public let reason: String
    /// The `data` of the fact: exactly what was submitted.
    public let value: Value

    /// - Precondition: `value` has the shape of an effect.
    init(checked value: Value) {
        self.decision = DecisionIdentity(checked: value["decision"]!)
        self.effectiveFrom = value.day("effectiveFrom")!
        self.reason = value["reason"]!.text!
        self.value = value
    }
}

/// Annuls a decision (hủy bỏ; `decision-annulled`): as if it had never been announced, for whoever knows.
///
/// A repeal (bãi bỏ) is another thing: it works forward, by the lines of the repealing decision.
public struct Annulment: Hashable, Sendable {
    public let decision: DecisionIdentity
    public let reason: String
    /// The decision by which it was annulled, recorded or not.
    public let by: DecisionIdentity
    /// The `data` of the fact: exactly what was submitted.
    public let value: Value

    /// - Precondition: `value` has the shape of an annulment.
    init(checked value: Value) {
        self.decision = DecisionIdentity(checked: value["decision"]!)
        self.reason = value["reason"]!.text!
        self.by = DecisionIdentity(checked: value["by"]!)
        self.value = value
    }
}

/// A remark on a decision or some of its lines (`decision-remarked`): changes no catalogue, puts procedures to review.
public struct Remark: Hashable, Sendable {
    /// What another paper says of the decision.
    public enum Says: String, CaseIterable, Hashable, Sendable {
        /// It was repealed (bãi bỏ quyết định công bố): what it abolished does not come back.
        case repealed
        /// Rows of the publication were withdrawn (bãi bỏ nội dung công bố): the procedures live on.
        case rowsWithdrawn
        /// A misprint was announced (đính chính) that touches content.
        case misprint
    }

    public let decision: DecisionIdentity
    public let says: Says
    /// The names of the lines it speaks of; empty: all of them.
    public let lines: [String]
    /// The `data` of the fact: exactly what was submitted.
    public let value: Value

    /// - Precondition: `value` has the shape of a remark.
    package init(checked value: Value) {
        self.decision = DecisionIdentity(checked: value["decision"]!)
        self.says = Says(rawValue: value["says"]!.text!)!
        self.lines = value["lines"]?.list?.compactMap(\.text) ?? []
        self.value = value
    }

    /// Whether it speaks of a line of its decision that bears this name.
    public func concerns(lineNamed name: String) -> Bool { lines.isEmpty || lines.contains(name) }
}
