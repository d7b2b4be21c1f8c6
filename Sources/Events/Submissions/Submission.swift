import Crypto

/// One submission (một lần ghi sổ): what is appended whole or not at all.
public struct Submission: Sendable {
    public enum Content: Sendable {
        case decision(Decision, [Line])
        case units(Resolution, effectiveFrom: CivilDate, [UnitChange])
        /// The lines of an annex that came later.
        case lines(DecisionIdentity, [Line])
        /// A submission that becomes one fact, and holds just that.
        case single(Event)
    }

    public let content: Content
    /// The idempotency key: as given, else ``digest``.
    public let command: String
    public let note: String?
    /// SHA-256, in hexadecimal, of the canonical form of the submission without `command`.
    public let digest: String
    /// Where it stands, for messages.
    public let place: Place

    /// Where each of its facts stands in the file, as line numbers.
    let lines: [Int]

    /// Where in the files that were given a submission begins.
    public struct Place: Hashable, Sendable {
        public let file: String
        /// Counted from 1.
        public let line: Int
    }
}

/// The resolution (nghị quyết) by which units are established, dissolved, renamed or moved.
public struct Resolution: Hashable, Sendable {
    public let number: String
    public let signedOn: CivilDate
}

extension Submission {
    /// The facts it becomes, in order: one position each.
    public var events: [Event] {
        switch content {
        case .decision(let decision, let lines):
            [.decisionPublished(decision)] + lines.map { .line(DecisionLine(decision: decision.identity, line: $0)) }
        case .units(let resolution, let effectiveFrom, let changes):
            changes.map { .unit(UnitFact(resolution: resolution, effectiveFrom: effectiveFrom, change: $0)) }
        case .lines(let decision, let lines): lines.map { .line(DecisionLine(decision: decision, line: $0)) }
        case .single(let event): [event]
        }
    }

    /// Where one of its facts comes from: the line of the file and the JSON path.
    package func mark(ofPart part: Int) -> (line: Int, path: String) {
        switch content {
        case .decision: (lines[part - 1], part == 1 ? "$.decision" : "$.lines[\(part - 2)]")
        case .units: (lines[part - 1], "$.changes[\(part - 1)]")
        case .lines: (lines[part - 1], "$.lines[\(part - 1)]")
        case .single: (lines[part - 1], "$")
        }
    }

    /// Where what a refusal speaks of stands: the line of the file and the JSON path.
    public func mark(of refusal: Refusal) -> (line: Int, path: String) {
        switch (content, refusal) {
        case (.decision(_, let lines), .conflict(let name, _, _, _, _, _)),
            (.decision(_, let lines), .reducesNothing(let name, _, _)),
            (.decision(_, let lines), .raises(let name, _, _, _)),
            (.decision(_, let lines), .changesUnit(let name, _, _, _, _)):
            return mark(ofPart: (lines.firstIndex { $0.name == name } ?? -1) + 2)
        case (.lines(_, let lines), .conflict(let name, _, _, _, _, _)),
            (.lines(_, let lines), .reducesNothing(let name, _, _)),
            (.lines(_, let lines), .raises(let name, _, _, _)),
            (.lines(_, let lines), .changesUnit(let name, _, _, _, _)):
            return mark(ofPart: (lines.firstIndex { $0.name == name } ?? 0) + 1)
        case (.units(_, _, let changes), .unitAlive(let code, _, _)),
            (.units(_, _, let changes), .unitNotAlive(let code, _, _)):
            return mark(ofPart: (changes.firstIndex { $0.code == code } ?? 0) + 1)
        case (.single(.corrected(let correction)), .conflict), (.single(.corrected(let correction)), .reducesNothing),
            (.single(.corrected(let correction)), .raises), (.single(.corrected(let correction)), .changesUnit):
            return (place.line, correction.value["line"] == nil ? "$.fact" : "$.line")
        default: return (place.line, path(of: refusal))
        }
    }

    /// Which key of the submission a refusal of the whole speaks of.
    private func path(of refusal: Refusal) -> String {
        switch (refusal, content) {
        case (.decisionNotRecorded, _), (.decisionStruck, _), (.decisionRecorded, .decision): "$.decision"
        case (.noSuchLine, _): "$.lines"
        case (.decisionRecorded, .single(.corrected)), (.unitAlive, .single(.corrected)),
            (.unitNotAlive, .single(.corrected)):
            "$.fact"
        case (.commandUsed, _): "$.command"
        case (_, .single(.corrected)): "$.corrects"
        case (_, .single(.withdrawn)): "$.withdraws"
        default: "$"
        }
    }

    /// Whether a digest is that of the submission that became these facts.
    ///
    /// - Precondition: they are all facts of one submission, in order.
    package static func fits(_ digest: String, _ events: [Event], note: String?) -> Bool {
        var members: Value.Members = ["note": note.map(Value.text)]
        func lines(of events: some Sequence<Event>) -> Value {
            .list(
                events.compactMap { event in
                    guard case .line(let fact) = event else { return nil }
                    return fact.line.value
                })
        }
        switch events.first {
        case .decisionPublished(let decision):
            members["kind"] = .text("decision")
            members["decision"] = decision.value
            // A submission may say that there are no lines, or say nothing of them.
            if events.count == 1, self.digest(of: .object(members)) == digest { return true }
            members["lines"] = lines(of: events.dropFirst())
        case .line(let first):
            members["kind"] = .text("lines")
            members["decision"] = first.decision.value
            members["lines"] = lines(of: events)
        case .unit(let first):
            members["kind"] = .text("units")
            members["resolution"] = first.resolution.value
            members["effectiveFrom"] = .text(first.effectiveFrom.description)
            members["changes"] = .list(
                events.compactMap { event in
                    guard case .unit(let fact) = event else { return nil }
                    return fact.change.value
                })
        case .effectSet(let fact): members.add(kind: "effect", fact.value)
        case .annulled(let fact): members.add(kind: "annulment", fact.value)
        case .remarked(let fact): members.add(kind: "remark", fact.value)
        case .posted(let fact): members.add(kind: "posting", fact.value)
        case .observed(let fact): members.add(kind: "observation", fact.value)
        case .corrected(let fact): members.add(kind: "correction", fact.value)
        case .withdrawn(let fact): members.add(kind: "withdrawal", fact.value)
        case .keyRotated(let fact): members.add(kind: "keyRotation", fact.value)
        case .lossDeclared(let fact): members.add(kind: "lossDeclaration", fact.value)
        case nil: return false
        }
        return self.digest(of: .object(members)) == digest
    }

    /// What the program records of the registry itself, without a file.
    package init(about event: Event) {
        var members: Value.Members = [:]
        switch event {
        case .keyRotated(let fact): members.add(kind: "keyRotation", fact.value)
        case .lossDeclared(let fact): members.add(kind: "lossDeclaration", fact.value)
        default: preconditionFailure("\(event.wireName) comes from a paper")
        }
        let digest = Self.digest(of: .object(members))
        self.init(
            content: .single(event), command: digest, note: nil, digest: digest, place: Place(file: "", line: 1),
            lines: [1])
    }

    private static func digest(of value: Value) -> String {
        SHA256.hash(data: CanonicalJSON.bytes(of: value)).hexadecimal
    }

    /// The digest of a submission, which `command` has no part in.
    static func digest(of form: CanonicalValue) -> String {
        form["command"] == nil
            ? SHA256.hash(data: form.bytes).hexadecimal : SHA256.hash(data: form.bytes(without: "command")).hexadecimal
    }
}

extension Value.Members {
    /// Adds what a submission of one fact carries.
    fileprivate mutating func add(kind: String, _ carried: Events.Value) {
        self["kind"] = .text(kind)
        for entry in carried.members?.entries ?? [] { self[entry.key] = entry.value }
    }
}

extension Sequence where Element == UInt8 {
    /// Lower-case hexadecimal digits, two a byte.
    package var hexadecimal: String {
        let digits: StaticString = "0123456789abcdef"
        var text: [UInt8] = []
        for byte in self {
            text.append(digits.utf8Start[Int(byte >> 4)])
            text.append(digits.utf8Start[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
