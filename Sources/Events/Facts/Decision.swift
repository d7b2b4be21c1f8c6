/// A publication decision (quyết định công bố danh mục thủ tục hành chính; Nghị định 63/2010/NĐ-CP, Điều 13 đến 15), as
/// written on paper.
public struct Decision: Hashable, Sendable {
    public let identity: DecisionIdentity
    /// Nil while the day is not known: nothing of it takes effect.
    public let effectiveFrom: CivilDate?
    /// The last day, inclusive, of those of its lines that may be temporary and say nothing themselves.
    public let effectiveUntil: CivilDate?
    public let publishedOn: CivilDate?
    /// Trích yếu.
    public let title: String?
    /// Internal processes (TTHC nội bộ): its lines take part in no catalogue.
    public let isInternal: Bool
    /// The words that make its effect conditional.
    public let condition: String?
    /// Its annex is still to come.
    public let hasLinesPending: Bool
    /// Exactly what was submitted.
    public let value: Value

    /// - Precondition: `value` has the shape of a decision.
    package init(checked value: Value) {
        self.identity = DecisionIdentity(checked: value)
        self.effectiveFrom = value.day("effectiveFrom")
        self.effectiveUntil = value.day("effectiveUntil")
        self.publishedOn = value.day("publishedOn")
        self.title = value["title"]?.text
        self.isInternal = value["internal"]?.flag ?? false
        self.condition = value["condition"]?.text
        self.hasLinesPending = value["linesPending"]?.flag ?? false
        self.value = value
    }
}

extension Value {
    /// The day under a key; nil when the key is absent or holds no day.
    func day(_ key: String) -> CivilDate? { self[key]?.text.flatMap { CivilDate($0) } }
}
