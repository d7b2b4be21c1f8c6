internal import Events

/// What a leaf says of its place in the log. What the fact itself says is not looked into: its bytes are what was signed for.
///
/// Texts are told by where they stand among the bytes of a ``LogCopy/Batch``, as they are written: composed and decomposed
/// letters are not the same here, and canonical JSON has one way to write a text.
struct LeafEnvelope: Sendable {
    let origin: Range<Int>
    let position: Int
    let recordedAt: Instant
    /// As it is written.
    let recordedAtText: Range<Int>
    let stream: Range<Int>
    let revision: Int
    let type: Range<Int>
    let command: Range<Int>
    let digest: Range<Int>
    let part: Int
    let of: Int

    /// - Parameters:
    ///   - leaf: where it stands among the bytes of the scanner.
    ///   - instant: reads the text of an instant.
    init(
        _ leaf: Range<Int>, _ scanner: inout CanonicalScanner, instant: (Range<Int>) -> Instant?
    ) throws(MalformedFact) {
        guard (2...RecordedEvent.longestLeaf).contains(leaf.count) else { throw .tooLong(leaf.count) }
        guard scanner.scan(leaf) else { throw .notCanonical }
        self.origin = try scanner.filled(.origin)
        self.position = try scanner.positive(.position)
        self.recordedAtText = try scanner.filled(.recordedAt)
        guard let recordedAt = instant(recordedAtText) else { throw .missing("recordedAt") }
        self.recordedAt = recordedAt
        self.stream = try scanner.filled(.name)
        self.revision = try scanner.positive(.revision)
        self.type = try scanner.filled(.type)
        self.command = try scanner.filled(.command)
        self.digest = try scanner.filled(.digest)
        self.part = try scanner.positive(.part)
        self.of = try scanner.positive(.of)
        guard part <= of else { throw .missing("of") }
    }
}

extension CanonicalScanner {
    fileprivate func filled(_ member: Member) throws(MalformedFact) -> Range<Int> {
        guard let text = text(member), !text.isEmpty else { throw .missing("\(member)") }
        return text
    }

    fileprivate func positive(_ member: Member) throws(MalformedFact) -> Int {
        guard let number = integer(member), number > 0 else { throw .missing("\(member)") }
        return number
    }
}

/// A text of canonical JSON between its quotes.
enum EscapedText {
    /// What it stands for.
    static func bytes(of escaped: some Collection<UInt8>) -> [UInt8] {
        guard escaped.contains(UInt8(ascii: "\\")) else { return Array(escaped) }
        let quote = [UInt8(ascii: "\"")]
        return Array((CanonicalJSON.value(of: quote + escaped + quote)?.text ?? "").utf8)
    }

    static func string(of escaped: some Collection<UInt8>) -> String {
        String(decoding: bytes(of: escaped), as: UTF8.self)
    }
}
