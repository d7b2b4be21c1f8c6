/// One line of a decision's annex (dòng phụ lục): one change to one procedure, as written.
public struct Line: Hashable, Sendable {
    /// Where in the annex: `II.1`.
    public let name: String
    public let act: Act
    public let procedure: ProcedureCode
    /// The procedures that a `replace` ends.
    public let replaces: [ProcedureCode]
    /// The components that cease.
    public let removes: [Component]
    /// The day of this line where it has its own; else that of its decision counts.
    public let effectiveFrom: CivilDate?
    public let effectiveUntil: CivilDate?
    /// Exactly what was submitted.
    public let form: CanonicalValue

    /// - Precondition: `form` has the shape of a line and its keys suit its act.
    package init(checked form: CanonicalValue) {
        self.name = form["line"]!.text!
        self.act = Act(rawValue: form["act"]!.text!)!
        self.procedure = ProcedureCode(form["procedure"]!.text!)!
        self.replaces = form["replaces"]?.list?.map { ProcedureCode($0.text!)! } ?? []
        self.removes = form["removes"]?.list?.map { Component(rawValue: $0.text!)! } ?? []
        self.effectiveFrom = form.day("effectiveFrom")
        self.effectiveUntil = form.day("effectiveUntil")
        self.form = form
    }

    package init(checked value: Value) { self.init(checked: CanonicalValue(value)) }

    /// Exactly what was submitted, built anew each time it is asked for: to look at some of it, ask ``form``.
    public var value: Value { form.value }

    /// What `issue` and `replace` state, or `amend` and `cut` set anew, by component.
    public var components: [Component: CanonicalValue] {
        (form["content"] ?? form["changes"])?.components ?? [:]
    }

    /// Whether what it states says that communes handle the procedure.
    public var isAtCommuneLevel: Bool {
        (form["content"] ?? form["changes"])?["levels"]?.isAtCommuneLevel ?? false
    }

    /// Whether it states the content of a procedure that communes handle.
    package var beginsAtCommuneLevel: Bool { act.statesContent && isAtCommuneLevel }

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
        Territory(value: form["territory"]?.value, issuedBy: province)
    }
}

extension Line {
    /// All of a line is read from its form.
    public static func == (left: Line, right: Line) -> Bool { left.form == right.form }

    public func hash(into hasher: inout Hasher) { hasher.combine(form) }
}
