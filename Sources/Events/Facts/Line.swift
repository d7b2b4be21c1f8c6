/// One line of a decision's annex (dòng phụ lục): one change to one procedure, as written.
public struct Line: Hashable, Sendable {
    /// Where in the annex: `II.1`.
    public let name: String
    public let act: Act
    public let procedure: ProcedureCode
    /// The procedures that a `replace` ends.
    public let replaces: [ProcedureCode]
    /// What `issue` and `replace` state, or `amend` and `cut` set anew, by component.
    public let components: [Component: Value]
    /// The components that cease.
    public let removes: [Component]
    /// The day of this line where it has its own; else that of its decision counts.
    public let effectiveFrom: CivilDate?
    public let effectiveUntil: CivilDate?
    /// Exactly what was submitted.
    public let value: Value

    /// - Precondition: `value` has the shape of a line and its keys suit its act.
    package init(checked value: Value) {
        self.name = value["line"]!.text!
        self.act = Act(rawValue: value["act"]!.text!)!
        self.procedure = ProcedureCode(value["procedure"]!.text!)!
        self.replaces = value["replaces"]?.list?.map { ProcedureCode($0.text!)! } ?? []
        var components: [Component: Value] = [:]
        for entry in (value["content"] ?? value["changes"])?.members?.entries ?? [] {
            components[Component(rawValue: entry.key)!] = entry.value
        }
        self.components = components
        self.removes = value["removes"]?.list?.map { Component(rawValue: $0.text!)! } ?? []
        self.effectiveFrom = value.day("effectiveFrom")
        self.effectiveUntil = value.day("effectiveUntil")
        self.value = value
    }

    /// Every procedure it names: its own, then those it replaces.
    public var named: [ProcedureCode] { [procedure] + replaces }

    /// Says that its last day comes before its first, with the days of its decision where it has none of its own; nil when
    /// all is well.
    package func endsBeforeItBegins(in decision: Decision) -> InputFault.Problem? {
        guard let from = effectiveFrom ?? decision.effectiveFrom,
            let until = effectiveUntil ?? (act.mayBeTemporary ? decision.effectiveUntil : nil), until < from
        else { return nil }
        return .untilBeforeFrom(until: until, from: from)
    }

    /// Where it applies, for a decision of this province's issuer, or a national one.
    public func territory(issuedBy province: UnitCode?) -> Territory {
        Territory(value: value["territory"], issuedBy: province)
    }
}
