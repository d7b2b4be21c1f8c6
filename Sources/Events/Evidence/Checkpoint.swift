/// How much a log held and what it held, in the words that are signed (điểm chốt): the text of a C2SP tlog-checkpoint.
///
/// ```
/// tthc.local/5c1e…
/// 456
/// TjZ+O43XLJ9Bb8nY5Uv5/WPXWZ2X1RUG2XSmuHfo4DA=
/// ```
public struct Checkpoint: Hashable, Sendable {
    /// The name of the log.
    public let origin: String
    public let head: LogHead

    public init(origin: String, head: LogHead) {
        self.origin = origin
        self.head = head
    }

    public var text: String { "\(origin)\n\(head.size)\n\(head.base64Root)\n" }

    /// Lines after the third are extensions: allowed, and nothing to us.
    public init(parsing text: String) throws(MalformedEvidence) {
        var lines = try EvidenceLines(Array(text.utf8))
        self.origin = String(try lines.line("origin"))
        guard !origin.isEmpty else { throw MalformedEvidence(line: 1, .expected("origin")) }
        self.head = LogHead(size: try lines.number(), root: try lines.hash())
        while !lines.isAtEnd { if try lines.line("").isEmpty { throw lines.fault(.noSignatures) } }
    }

    /// A checkpoint as it was kept outside: signed, or its text alone. Signatures are not checked here.
    public init(kept bytes: [UInt8]) throws(MalformedEvidence) {
        if let text = String(validating: bytes, as: UTF8.self), let checkpoint = try? Checkpoint(parsing: text),
            checkpoint.text == text
        {
            self = checkpoint
        } else {
            self = try SignedCheckpoint(parsing: bytes).checkpoint
        }
    }
}

/// A checkpoint with its signatures.
public struct SignedCheckpoint: Hashable, Sendable {
    public let note: SignedNote
    public let checkpoint: Checkpoint

    public var head: LogHead { checkpoint.head }

    init(_ checkpoint: Checkpoint, signedBy keys: [SigningKey]) throws {
        self.checkpoint = checkpoint
        self.note = try SignedNote(checkpoint.text, signedBy: keys)
    }

    public init(parsing bytes: [UInt8]) throws(MalformedEvidence) {
        self.note = try SignedNote(parsing: bytes)
        self.checkpoint = try Checkpoint(parsing: note.text)
    }
}
