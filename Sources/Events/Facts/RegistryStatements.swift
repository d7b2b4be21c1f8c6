/// Another key signs the log from here on (đổi khóa ký; `signing-key-rotated`). The checkpoint over this fact is signed by
/// both.
public struct KeyRotation: Hashable, Sendable {
    public let from: VerifierKey
    public let to: VerifierKey
    public let reason: String?

    /// The `data` of the fact.
    var value: Value {
        .object(["from": .text("\(from)"), "reason": reason.map(Value.text), "to": .text("\(to)")])
    }

    init(from: VerifierKey, to: VerifierKey, reason: String?) {
        self.from = from
        self.to = to
        self.reason = reason
    }

    init(value: Value) throws(MalformedFact) {
        func key(_ name: String) throws(MalformedFact) -> VerifierKey {
            guard let key = try? VerifierKey(try value.text(name)) else { throw .missing(name) }
            return key
        }
        self.init(from: try key("from"), to: try key("to"), reason: value["reason"]?.text)
    }
}

/// A log before this one was lost, all or in part, and is not continued (khai báo mất sổ; `loss-declared`).
public struct LossDeclaration: Hashable, Sendable {
    /// The last checkpoint known of the lost log, with its signatures where it had any.
    public let checkpoint: Checkpoint
    /// The checkpoint as it was kept.
    public let text: String
    public let reason: String?

    /// The `data` of the fact.
    var value: Value { .object(["checkpoint": .text(text), "reason": reason.map(Value.text)]) }

    private static let longestText = 16_384

    /// - Parameter text: a signed checkpoint, or the text of one.
    public init(text: String, reason: String?) throws(MalformedEvidence) {
        // It must fit a leaf with all else.
        guard text.utf8.count <= Self.longestText else { throw MalformedEvidence(line: 1, .tooLong(text.utf8.count)) }
        self.checkpoint = try Checkpoint(kept: Array(text.utf8))
        self.text = text
        self.reason = reason
    }

    init(value: Value) throws(MalformedFact) {
        guard let declaration = try? LossDeclaration(text: try value.text("checkpoint"), reason: value["reason"]?.text)
        else { throw .missing("checkpoint") }
        self = declaration
    }
}
