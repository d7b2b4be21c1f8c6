/// Writes the `data` of a fact and reads it back.
///
/// Version 1 of each fact holds the submitted object as it was written, in NFC, with what names its decision or resolution:
/// ```json
/// {"decision":{"issuer":"31","number":"3582/QĐ-UBND","signedOn":"2026-09-08"},"line":{"act":"abolish",…}}
/// {"effectiveFrom":"2025-07-01","rename":{"code":"11911",…},"resolution":{"number":"…","signedOn":"…"}}
/// ```
enum EventCodec {
    static func data(of event: Event) -> Value {
        switch event {
        case .decisionPublished(let decision): return .object(["decision": decision.value])
        case .line(let fact):
            return .object([
                "decision": fact.decision.value, "line": fact.line.value,
                "reductions": fact.line.act == .cut ? .list(fact.reductions.map(\.value)) : nil,
            ])
        case .unit(let fact): return fact.value
        case .effectSet(let fact): return fact.value
        case .annulled(let fact): return fact.value
        case .remarked(let fact): return fact.value
        case .posted(let fact): return fact.value
        case .observed(let fact): return fact.value
        case .withdrawn(let fact): return fact.value
        case .keyRotated(let fact): return fact.value
        case .lossDeclared(let fact): return fact.value
        case .corrected(let fact):
            guard case .line(let line) = fact.form, line.act == .cut else { return fact.value }
            var members = fact.value.members!
            members["reductions"] = .list(fact.reductions.map(\.value))
            return .object(members)
        }
    }

    /// Reads the data of a fact; refuses what this version would never have written.
    static func event(wireName: String, version: Int, data: Value) throws(MalformedFact) -> Event {
        guard version == Event.formatVersion else { throw .unknownVersion(wireName, version) }
        let event: Event
        if wireName == "decision-published" {
            guard let decision = data["decision"] else { throw .missing("decision") }
            try check(decision, .decision, at: "$.decision")
            let published = Decision(checked: decision)
            try lift { () throws(InputFault) in
                try SubmissionDecoder.check(published, "$.decision", SourceMarks(SourceNode(data)))
            }
            event = .decisionPublished(published)
        } else if let act = Act.allCases.first(where: { $0.wireName == wireName }) {
            event = .line(try line(data, act))
        } else if let kind = UnitChange.Kind.allCases.first(where: { $0.wireName == wireName }) {
            event = .unit(try unit(data, kind))
        } else {
            event = try later(data, wireName)
        }
        guard self.data(of: event) == data else { throw .notAsWritten(wireName) }
        return event
    }

    /// Facts about decisions and records that stand already, about boards, and about the registry.
    private static func later(_ data: Value, _ wireName: String) throws(MalformedFact) -> Event {
        switch wireName {
        case "decision-effect-set":
            try check(data, .object(Shape.effect), at: "$")
            return .effectSet(EffectSet(checked: data))
        case "decision-annulled":
            try check(data, .object(Shape.annulment), at: "$")
            return .annulled(Annulment(checked: data))
        case "decision-remarked":
            try check(data, .object(Shape.remark), at: "$")
            try lift { () throws(InputFault) in
                try SubmissionDecoder.checkRemark(data, SourceMarks(SourceNode(data)))
            }
            return .remarked(Remark(checked: data))
        case "list-posted":
            try check(data, .object(Shape.posting), at: "$")
            try lift { () throws(InputFault) in
                try SubmissionDecoder.checkPosting(data, "$", SourceMarks(SourceNode(data)))
            }
            return .posted(ListPosting(checked: data))
        case "board-observed":
            try check(data, .object(Shape.observation), at: "$")
            try lift { () throws(InputFault) in
                try SubmissionDecoder.checkObservation(data, "$", SourceMarks(SourceNode(data)))
            }
            return .observed(BoardObservation(checked: data))
        case "record-withdrawn":
            try check(data, .object(Shape.withdrawal), at: "$")
            return .withdrawn(Withdrawal(checked: data))
        case "record-corrected":
            guard var members = data.members else { throw .missing("corrects") }
            let reductions = (members["reductions"]?.list ?? []).compactMap(Reduction.init)
            members["reductions"] = nil
            let value = Value.object(members)
            try check(value, .object(Shape.correction(of: SourceNode(value))), at: "$")
            try lift { () throws(InputFault) in
                try SubmissionDecoder.checkCorrection(value, SourceMarks(SourceNode(value)))
            }
            return .corrected(Correction(checked: value, reductions: reductions))
        case "signing-key-rotated":
            try check(data, .object(Shape.keyRotation), at: "$")
            return .keyRotated(try KeyRotation(value: data))
        case "loss-declared":
            try check(data, .object(Shape.lossDeclaration), at: "$")
            return .lossDeclared(try LossDeclaration(value: data))
        default: throw .unknownType(wireName)
        }
    }

    private static func line(_ data: Value, _ act: Act) throws(MalformedFact) -> DecisionLine {
        guard let decision = data["decision"], let line = data["line"] else { throw .missing("line") }
        try check(line, .line, at: "$.line")
        try check(decision, .identity, at: "$.decision")
        let marks = SourceMarks(SourceNode(data))
        try lift { () throws(InputFault) in try LineRules(value: line, path: "$.line", marks: marks).check() }
        guard line["act"]?.text == act.rawValue else { throw .notAsWritten(act.wireName) }
        return DecisionLine(
            decision: try DecisionIdentity(value: decision), line: Line(checked: line),
            reductions: (data["reductions"]?.list ?? []).compactMap(Reduction.init))
    }

    private static func unit(_ data: Value, _ kind: UnitChange.Kind) throws(MalformedFact) -> UnitFact {
        guard let resolution = data["resolution"], let change = data[kind.rawValue] else {
            throw .missing(kind.rawValue)
        }
        let value = Value.object([kind.rawValue: change])
        try check(resolution, .resolution, at: "$.resolution")
        try check(value, .unitChange, at: "$")
        let checked = try lift { () throws(InputFault) in
            try SubmissionDecoder.unitChange(value, "$.\(kind.rawValue)", SourceMarks(SourceNode(value)))
        }
        return UnitFact(
            resolution: Resolution(checked: resolution), effectiveFrom: try data.day("effectiveFrom"), change: checked)
    }

    private static func lift<Result>(_ body: () throws(InputFault) -> Result) throws(MalformedFact) -> Result {
        do {
            return try body()
        } catch {
            throw .shape(error)
        }
    }

    private static func check(_ value: Value, _ shape: Shape, at path: String) throws(MalformedFact) {
        var checker = ShapeChecker(cleans: false)
        do {
            guard try checker.check(SourceNode(value), shape, at: path) == value else { throw MalformedFact.notNormal }
        } catch let fault as InputFault {
            throw .shape(fault)
        } catch {
            throw .notNormal
        }
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

extension SourceNode {
    /// A stored value as a node, to be checked like a submitted one.
    init(_ value: Value) {
        switch value {
        case .text(let text): self.init(content: .text(text), line: 1)
        case .integer(let integer): self.init(content: .integer(integer), line: 1)
        case .flag(let flag): self.init(content: .flag(flag), line: 1)
        case .list(let list): self.init(content: .list(list.map(SourceNode.init)), line: 1)
        case .object(let members):
            self.init(
                content: .object(members.entries.map { .init(key: $0.key, line: 1, value: SourceNode($0.value)) }),
                line: 1)
        }
    }

    /// The value of a node as it stands: what a reader of JSON found.
    var value: Value {
        switch content {
        case .text(let text): .text(text)
        case .integer(let integer): .integer(integer)
        case .flag(let flag): .flag(flag)
        case .list(let nodes): .list(nodes.map(\.value))
        case .object(let members): .object(.init(members.map { ($0.key, $0.value.value) }))
        }
    }
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
