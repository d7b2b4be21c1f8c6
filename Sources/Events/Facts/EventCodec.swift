/// Writes the `data` of a fact and reads it back.
///
/// Version 1 of each fact holds the submitted object as it was written, in NFC, with what names its decision or resolution:
/// ```json
/// {"decision":{"issuer":"31","number":"3582/QĐ-UBND","signedOn":"2026-09-08"},"line":{"act":"abolish",…}}
/// {"effectiveFrom":"2025-07-01","rename":{"code":"11911",…},"resolution":{"number":"…","signedOn":"…"}}
/// ```
enum EventCodec {
    /// Appends the data of a fact, in the canonical form.
    static func write(_ event: Event, to output: inout [UInt8]) {
        switch event {
        case .line(let fact):
            output += #"{"decision":"#.utf8
            fact.decision.write(to: &output)
            output += #","line":"#.utf8
            output += fact.line.form.bytes
            if fact.line.act == .cut {
                output += #","reductions":"#.utf8
                CanonicalJSON.write(.list(fact.reductions.map(\.value)), to: &output)
            }
            output.append(UInt8(ascii: "}"))
        case .decisionPublished(let decision): CanonicalJSON.write(.object(["decision": decision.value]), to: &output)
        case .unit(let fact): CanonicalJSON.write(fact.value, to: &output)
        case .effectSet(let fact): CanonicalJSON.write(fact.value, to: &output)
        case .annulled(let fact): CanonicalJSON.write(fact.value, to: &output)
        case .remarked(let fact): CanonicalJSON.write(fact.value, to: &output)
        case .posted(let fact): CanonicalJSON.write(fact.value, to: &output)
        case .observed(let fact): CanonicalJSON.write(fact.value, to: &output)
        case .withdrawn(let fact): CanonicalJSON.write(fact.value, to: &output)
        case .keyRotated(let fact): CanonicalJSON.write(fact.value, to: &output)
        case .lossDeclared(let fact): CanonicalJSON.write(fact.value, to: &output)
        case .corrected(let fact):
            var members = fact.value.members!
            if case .line(let line) = fact.form, line.act == .cut {
                members["reductions"] = .list(fact.reductions.map(\.value))
            }
            CanonicalJSON.write(.object(members), to: &output)
        }
    }

    /// Reads the data of a fact; refuses what this version would never have written.
    static func event(wireName: String, version: Int, data: CanonicalValue) throws(MalformedFact) -> Event {
        guard version == Event.formatVersion else { throw .unknownVersion(wireName, version) }
        let event: Event
        if wireName == "decision-published" {
            guard let decision = data["decision"] else { throw .missing("decision") }
            try check(decision, .decision, at: "$.decision")
            let published = Decision(checked: decision.value)
            try lift { () throws(InputFault) in
                try SubmissionDecoder.check(published, "$.decision", SourceMarks(data.node))
            }
            event = .decisionPublished(published)
        } else if let act = Act.allCases.first(where: { $0.wireName == wireName }) {
            event = .line(try line(data, act))
        } else if let kind = UnitChange.Kind.allCases.first(where: { $0.wireName == wireName }) {
            event = .unit(try unit(data, kind))
        } else {
            event = try later(data, wireName)
        }
        var again: [UInt8] = []
        again.reserveCapacity(data.bytes.count)
        write(event, to: &again)
        guard again[...].isSame(as: data.bytes) else { throw .notAsWritten(wireName) }
        return event
    }

    /// Facts about decisions and records that stand already, about boards, and about the registry.
    private static func later(_ data: CanonicalValue, _ wireName: String) throws(MalformedFact) -> Event {
        let value = data.value
        let marks = SourceMarks(data.node)
        switch wireName {
        case "decision-effect-set":
            try check(data, .object(Shape.effect), at: "$")
            return .effectSet(EffectSet(checked: value))
        case "decision-annulled":
            try check(data, .object(Shape.annulment), at: "$")
            return .annulled(Annulment(checked: value))
        case "decision-remarked":
            try check(data, .object(Shape.remark), at: "$")
            try lift { () throws(InputFault) in try SubmissionDecoder.checkRemark(value, marks) }
            return .remarked(Remark(checked: value))
        case "list-posted":
            try check(data, .object(Shape.posting), at: "$")
            try lift { () throws(InputFault) in try SubmissionDecoder.checkPosting(value, "$", marks) }
            return .posted(ListPosting(checked: value))
        case "board-observed":
            try check(data, .object(Shape.observation), at: "$")
            try lift { () throws(InputFault) in try SubmissionDecoder.checkObservation(value, "$", marks) }
            return .observed(BoardObservation(checked: value))
        case "record-withdrawn":
            try check(data, .object(Shape.withdrawal), at: "$")
            return .withdrawn(Withdrawal(checked: value))
        case "record-corrected":
            guard var members = value.members else { throw .missing("corrects") }
            let reductions = (members["reductions"]?.list ?? []).compactMap(Reduction.init)
            members["reductions"] = nil
            let correction = CanonicalValue(.object(members))
            try check(correction, .object(Shape.correction(of: correction.node)), at: "$")
            try lift { () throws(InputFault) in try SubmissionDecoder.checkCorrection(correction.value, marks) }
            return .corrected(Correction(checked: correction.value, reductions: reductions))
        case "signing-key-rotated":
            try check(data, .object(Shape.keyRotation), at: "$")
            return .keyRotated(try KeyRotation(value: value))
        case "loss-declared":
            try check(data, .object(Shape.lossDeclaration), at: "$")
            return .lossDeclared(try LossDeclaration(value: value))
        default: throw .unknownType(wireName)
        }
    }

    private static func line(_ data: CanonicalValue, _ act: Act) throws(MalformedFact) -> DecisionLine {
        guard let decision = data["decision"], let line = data["line"] else { throw .missing("line") }
        try check(line, .line, at: "$.line")
        try check(decision, .identity, at: "$.decision")
        try lift { () throws(InputFault) in try LineRules(line, SourceMarks(data.node)).check() }
        guard line["act"]?.text == act.rawValue else { throw .notAsWritten(act.wireName) }
        return DecisionLine(
            decision: try DecisionIdentity(value: decision.value), line: Line(checked: line),
            reductions: (data["reductions"]?.list ?? []).compactMap { Reduction($0.value) })
    }

    private static func unit(_ data: CanonicalValue, _ kind: UnitChange.Kind) throws(MalformedFact) -> UnitFact {
        let members = data.value
        guard let resolution = data["resolution"], let change = members[kind.rawValue] else {
            throw .missing(kind.rawValue)
        }
        let form = CanonicalValue(.object([kind.rawValue: change]))
        try check(resolution, .resolution, at: "$.resolution")
        try check(form, .unitChange, at: "$")
        let checked = try lift { () throws(InputFault) in
            try SubmissionDecoder.unitChange(form.value, "$.\(kind.rawValue)", SourceMarks(form.node))
        }
        return UnitFact(
            resolution: Resolution(checked: resolution.value), effectiveFrom: try members.day("effectiveFrom"),
            change: checked)
    }

    private static func lift<Result>(_ body: () throws(InputFault) -> Result) throws(MalformedFact) -> Result {
        do {
            return try body()
        } catch {
            throw .shape(error)
        }
    }

    /// A stored value must be just what a submitted one like it would be stored as.
    private static func check(_ form: CanonicalValue, _ shape: Shape, at path: String) throws(MalformedFact) {
        var checker = ShapeChecker(cleans: false)
        let isNormal = try lift { () throws(InputFault) in try checker.confirm(form.node, shape, at: path) }
        guard isNormal else { throw .notNormal }
    }
}

extension UnitFact {
    /// The `data` of the fact.
    package var value: Value {
        .object([
            "effectiveFrom": .text(effectiveFrom.description),
            change.kind.rawValue: change.value[change.kind.rawValue],
            "resolution": resolution.value,
        ])
    }

    /// Reads the `data` of a fact that was checked when it was recorded.
    package init(value: Value) throws(MalformedFact) {
        guard let resolution = value["resolution"],
            let kind = UnitChange.Kind.allCases.first(where: { value[$0.rawValue] != nil })
        else { throw .missing("resolution") }
        self.init(
            resolution: Resolution(checked: resolution), effectiveFrom: try value.day("effectiveFrom"),
            change: UnitChange(checked: .object([kind.rawValue: value[kind.rawValue]])))
    }
}

/// Bytes that claim to be a fact and are not one this program would have written.
public enum MalformedFact: Error, Hashable, Sendable {
    case unreadable(InputFault)
    case notCanonical
    case tooLong(Int)
    case missing(String)
    case unknownType(String)
    case unknownVersion(String, Int)
    case shape(InputFault)
    case notNormal
    case notAsWritten(String)
}

extension Value {
    func text(_ key: String) throws(MalformedFact) -> String {
        guard let text = self[key]?.text else { throw .missing(key) }
        return text
    }

    func integer(_ key: String) throws(MalformedFact) -> Int {
        guard let integer = self[key]?.integer else { throw .missing(key) }
        return integer
    }

    func day(_ key: String) throws(MalformedFact) -> CivilDate {
        guard let day = CivilDate(try text(key)) else { throw .missing(key) }
        return day
    }
}
