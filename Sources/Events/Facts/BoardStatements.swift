/// A list was put up in public (niêm yết; `list-posted`; Nghị định 63/2010/NĐ-CP, Điều 17): which procedures hang at a
/// commune since a day, through one channel. It stands in the place of what that channel showed before.
public struct ListPosting: Hashable, Sendable {
    /// What is known of the list.
    public enum List: Hashable, Sendable {
        /// The procedures it names, as written.
        case procedures([Item])
        /// SHA-256 of the list, in hexadecimal; and of which catalogue it is, where that was said.
        case receipt(String, Basis?)
    }

    /// One procedure of a posted list.
    public struct Item: Hashable, Sendable {
        public let procedure: ProcedureCode
        /// SHA-256, in hexadecimal, of the canonical JSON of the content that was posted; nil where only the code is known.
        public let digest: String?
    }

    /// Of which catalogue of the commune a list is the print.
    public struct Basis: Hashable, Sendable {
        public let on: CivilDate
        /// How many facts were known.
        public let known: Int

        public init(on: CivilDate, known: Int) {
            self.on = on
            self.known = known
        }
    }

    public let commune: UnitCode
    public let postedOn: CivilDate
    /// Where it hangs, in the recorder's words: a wall, a screen, a portal.
    public let channel: String
    public let list: List
    /// The `data` of the fact: exactly what was submitted.
    public let value: Value

    /// - Precondition: `value` has the shape of a posting, and one of `procedures` and `receipt`.
    package init(checked value: Value) {
        self.commune = UnitCode(value["commune"]!.text!)!
        self.postedOn = value.day("postedOn")!
        self.channel = value["channel"]!.text!
        if let receipt = value["receipt"]?.text {
            let basis = value["basis"].map { Basis(on: $0.day("on")!, known: $0["known"]!.integer!) }
            self.list = .receipt(receipt, basis)
        } else {
            self.list = .procedures(
                value["procedures"]!.list!.map {
                    Item(procedure: ProcedureCode($0["procedure"]!.text!)!, digest: $0["digest"]?.text)
                })
        }
        self.value = value
    }
}

/// Somebody looked at the board of a commune (kiểm tra việc niêm yết; `board-observed`; Nghị định 63/2010/NĐ-CP, Điều
/// 35a) and wrote down what hung there, what was wrong with it, or both.
public struct BoardObservation: Hashable, Sendable {
    /// One procedure that was seen.
    public struct Item: Hashable, Sendable {
        public let procedure: ProcedureCode
        /// The name on the board, as read.
        public let name: String?
        public let note: String?
        /// The components that were seen to be other than what is in force.
        public let differs: [Component]
    }

    public let commune: UnitCode
    public let observedOn: CivilDate
    public let by: String
    /// Which channel was looked at; nil: the board at large.
    public let channel: String?
    /// What was seen; nil when nobody went through the procedures.
    public let items: [Item]?
    /// The procedures that were looked for, when it was not all of them: of the others it says nothing.
    public let sample: [ProcedureCode]?
    public let findings: [Finding]
    /// The `data` of the fact: exactly what was submitted.
    public let value: Value

    /// Something found that is not about one procedure.
    public struct Finding: Hashable, Sendable {
        /// The point of the checklist it answers; nil for a remark of another kind.
        public let check: InspectionCheck?
        public let text: String
    }

    /// - Precondition: `value` has the shape of an observation.
    package init(checked value: Value) {
        self.commune = UnitCode(value["commune"]!.text!)!
        self.observedOn = value.day("observedOn")!
        self.by = value["by"]!.text!
        self.channel = value["channel"]?.text
        self.items = value["procedures"]?.list?.map { item in
            Item(
                procedure: ProcedureCode(item["procedure"]!.text!)!, name: item["name"]?.text, note: item["note"]?.text,
                differs: item["differs"]?.list?.map { Component(rawValue: $0.text!)! } ?? [])
        }
        self.sample = value["sample"]?.list?.map { ProcedureCode($0.text!)! }
        self.findings = Self.findings(of: value)
        self.value = value
    }

    /// The findings of an observation, whatever else it has.
    package static func findings(of value: Value) -> [Finding] {
        switch value["findings"] {
        case .text(let text)?: [Finding(check: nil, text: text)]
        case .list(let list)?:
            list.map { finding in
                Finding(
                    check: finding["check"]?.text.flatMap(InspectionCheck.init),
                    text: finding["text"]?.text ?? finding.text!)
            }
        default: []
        }
    }
}

/// What an inspection of a board looks at (nội dung kiểm tra việc niêm yết), in the order of the sheet.
public enum InspectionCheck: String, CaseIterable, Hashable, Sendable {
    /// Every procedure that is due hangs there.
    case complete
    /// Nothing hangs there that has ended.
    case nothingEnded
    /// What hangs there is the version in force.
    case current
    /// Codes and names are exact.
    case exactNames
    /// The forms are attached behind their procedure.
    case forms
    /// The address and number for reflections (phản ánh, kiến nghị) are shown, and right.
    case feedback
    /// The wall, the portal and the database show the same.
    case sameEverywhere
    /// It was posted in time after the decision.
    case inTime
    /// No internal procedure hangs there.
    case nothingInternal
    /// Procedures taken for other places, and the channels (online, post), are shown.
    case channels
    /// The board can be reached, read, and is whole.
    case condition

    static let names = allCases.map(\.rawValue)
}
