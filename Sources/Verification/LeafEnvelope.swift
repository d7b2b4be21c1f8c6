internal import Events

/// What a leaf says of its place in the log, read in one pass over its bytes that takes none but canonical JSON (RFC 8785).
/// What the fact itself says is not looked into: its bytes are what was signed for.
struct LeafEnvelope: Sendable {
    /// Texts are kept as bytes: composed and decomposed letters are not the same here.
    let origin: [UInt8]
    let position: Int
    let recordedAt: Instant
    /// As it is written.
    let recordedAtText: [UInt8]
    let stream: [UInt8]
    let revision: Int
    let type: [UInt8]
    let command: [UInt8]
    let digest: [UInt8]
    let part: Int
    let of: Int

    init(_ leaf: [UInt8]) throws(MalformedFact) {
        guard (2...RecordedEvent.longestLeaf).contains(leaf.count) else { throw .tooLong(leaf.count) }
        let members = try CanonicalScanner.members(of: leaf)
        func text(_ member: CanonicalScanner.Member) throws(MalformedFact) -> [UInt8] {
            guard case .text(let text) = members[member.rawValue], !text.isEmpty else { throw .missing("\(member)") }
            return text
        }
        func number(_ member: CanonicalScanner.Member) throws(MalformedFact) -> Int {
            guard case .integer(let number) = members[member.rawValue], number > 0 else { throw .missing("\(member)") }
            return number
        }
        self.origin = try text(.origin)
        self.position = try number(.position)
        self.recordedAtText = try text(.recordedAt)
        guard let recordedAt = Instant(String(decoding: recordedAtText, as: UTF8.self)) else {
            throw .missing("recordedAt")
        }
        self.recordedAt = recordedAt
        self.stream = try text(.name)
        self.revision = try number(.revision)
        self.type = try text(.type)
        self.command = try text(.command)
        self.digest = try text(.digest)
        self.part = try number(.part)
        self.of = try number(.of)
        guard part <= of else { throw .missing("of") }
    }
}

/// Goes once through bytes that must be canonical JSON, and keeps the members that an envelope has: those of the object
/// itself, and of `stream` and `submission` in it.
struct CanonicalScanner {
    enum Member: Int, CaseIterable {
        case origin, position, recordedAt, type
        case name, revision
        case command, digest, of, part

        /// The object it is a member of.
        fileprivate var group: Group {
            switch self {
            case .origin, .position, .recordedAt, .type: .leaf
            case .name, .revision: .stream
            case .command, .digest, .of, .part: .submission
            }
        }
    }

    enum Kept {
        case text([UInt8])
        case integer(Int)
    }

    fileprivate enum Group {
        case leaf, stream, submission, other
    }

    private static let known = Member.allCases.map { (group: $0.group, key: Array("\($0)".utf8), slot: $0.rawValue) }
    private static let groups = [
        (key: Array("stream".utf8), group: Group.stream), (Array("submission".utf8), .submission),
    ]
    /// Deeper than anything recorded: a fact carries its submission one level down.
    private static let deepest = 18

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var kept: [Kept?] = Array(repeating: nil, count: Member.allCases.count)

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The members by their raw values.
    ///
    /// - Throws: ``MalformedFact/notCanonical``.
    static func members(of leaf: [UInt8]) throws(MalformedFact) -> [Kept?] {
        guard String(validating: leaf, as: UTF8.self) != nil else { throw .notCanonical }
        let result: Result<[Kept?], MalformedFact> = leaf.withUnsafeBufferPointer { bytes in
            var scanner = CanonicalScanner(bytes)
            do throws(MalformedFact) {
                try scanner.object(depth: 1, group: .leaf)
                guard scanner.index == bytes.count else { throw .notCanonical }
                return .success(scanner.kept)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func byte() throws(MalformedFact) -> UInt8 {
        guard index < bytes.count else { throw .notCanonical }
        return bytes[index]
    }

    private mutating func take(_ expected: UInt8) throws(MalformedFact) {
        guard try byte() == expected else { throw .notCanonical }
        index += 1
    }

    private mutating func object(depth: Int, group: Group) throws(MalformedFact) {
        guard depth <= Self.deepest else { throw .notCanonical }
        try take(UInt8(ascii: "{"))
        if try byte() == UInt8(ascii: "}") { return index += 1 }
        var last: Range<Int>?
        while true {
            let key = try string()
            // Ascending, so that no key stands twice.
            if let last, !bytes[last].lexicographicallyPrecedes(bytes[key]) { throw .notCanonical }
            last = key
            try take(UInt8(ascii: ":"))
            if group == .other { try value(depth: depth) } else { try member(key, depth: depth, group: group) }
            if try byte() == UInt8(ascii: "}") { return index += 1 }
            try take(UInt8(ascii: ","))
        }
    }

    private mutating func member(_ key: Range<Int>, depth: Int, group: Group) throws(MalformedFact) {
        let slot = Self.known.first { $0.group == group && $0.key.elementsEqual(bytes[key]) }?.slot
        switch try byte() {
        case UInt8(ascii: "\""):
            let range = try string()
            if let slot { kept[slot] = .text(unescaped(range)) }
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let number = try integer()
            if let slot { kept[slot] = .integer(number) }
        case UInt8(ascii: "{"):
            let inner = group == .leaf ? Self.groups.first { $0.key.elementsEqual(bytes[key]) }?.group : nil
            try object(depth: depth + 1, group: inner ?? .other)
        default: try value(depth: depth)
        }
    }

    private mutating func value(depth: Int) throws(MalformedFact) {
        switch try byte() {
        case UInt8(ascii: "{"): try object(depth: depth + 1, group: .other)
        case UInt8(ascii: "["):
            guard depth <= Self.deepest else { throw .notCanonical }
            index += 1
            if try byte() == UInt8(ascii: "]") { return index += 1 }
            while true {
                try value(depth: depth + 1)
                if try byte() == UInt8(ascii: "]") { return index += 1 }
                try take(UInt8(ascii: ","))
            }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): for expected in "true".utf8 { try take(expected) }
        case UInt8(ascii: "f"): for expected in "false".utf8 { try take(expected) }
        default: _ = try integer()
        }
    }

    private mutating func integer() throws(MalformedFact) -> Int {
        let isNegative = try byte() == UInt8(ascii: "-")
        if isNegative { index += 1 }
        let start = index
        var number = 0
        while index < bytes.count, (48...57).contains(bytes[index]), index - start < 17 {
            number = number * 10 + Int(bytes[index] - 48)
            index += 1
        }
        let count = index - start
        guard count > 0, number < 1 << 53, bytes[start] != 48 || (count == 1 && !isNegative) else {
            throw .notCanonical
        }
        return isNegative ? -number : number
    }

    /// The bytes between the quotes; only the escapes that RFC 8785 writes.
    private mutating func string() throws(MalformedFact) -> Range<Int> {
        try take(UInt8(ascii: "\""))
        let start = index
        while true {
            switch try byte() {
            case UInt8(ascii: "\""):
                index += 1
                return start..<index - 1
            case UInt8(ascii: "\\"):
                index += 1
                switch try byte() {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "t"), UInt8(ascii: "n"),
                    UInt8(ascii: "f"), UInt8(ascii: "r"):
                    index += 1
                default: throw .notCanonical
                }
            case 0..<0x20: throw .notCanonical
            default: index += 1
            }
        }
    }

    private func unescaped(_ range: Range<Int>) -> [UInt8] {
        let text = Array(bytes[range])
        guard text.contains(UInt8(ascii: "\\")) else { return text }
        let quote = [UInt8(ascii: "\"")]
        return Array((CanonicalJSON.value(of: quote + text + quote)?.text ?? "").utf8)
    }
}
