internal import Events

/// Goes once through bytes that must be canonical JSON (RFC 8785) in UTF-8, and tells where the members stand that an
/// envelope has: those of the object itself, and of `stream` and `submission` in it.
struct CanonicalScanner {
    enum Member: Int, CaseIterable {
        case origin, position, recordedAt, type
        case name, revision
        case command, digest, of, part

        fileprivate var key: StaticString {
            switch self {
            case .origin: "origin"
            case .position: "position"
            case .recordedAt: "recordedAt"
            case .type: "type"
            case .name: "name"
            case .revision: "revision"
            case .command: "command"
            case .digest: "digest"
            case .of: "of"
            case .part: "part"
            }
        }
    }

    private enum Group {
        case leaf, stream, submission, other

        /// Its members, by their raw values.
        var members: Range<Int> {
            switch self {
            case .leaf: 0..<4
            case .stream: 4..<6
            case .submission: 6..<10
            case .other: 10..<10
            }
        }
    }

    /// That there is something else than canonical JSON.
    private struct NotCanonical: Error {}

    /// Deeper than anything recorded: a fact carries its submission one level down.
    private static let deepest = 18

    private let bytes: UnsafePointer<UInt8>
    private var index = 0
    private var end = 0
    /// By the raw values of members: where a text is, between its quotes, and what an integer is.
    private var texts: [Range<Int>?] = Array(repeating: nil, count: Member.allCases.count)
    private var integers: [Int?] = Array(repeating: nil, count: Member.allCases.count)

    /// - Parameter bytes: outlive the scanner.
    init(_ bytes: UnsafePointer<UInt8>) {
        self.bytes = bytes
    }

    /// Where the text of a member of the last object stands; nil when it has no such text.
    func text(_ member: Member) -> Range<Int>? { texts[member.rawValue] }

    /// An integer of the last object; nil when it has none.
    func integer(_ member: Member) -> Int? { integers[member.rawValue] }

    /// - Returns: whether all of a range is the canonical form of one object.
    mutating func scan(_ range: Range<Int>) -> Bool {
        for slot in texts.indices { (texts[slot], integers[slot]) = (nil, nil) }
        (index, end) = (range.lowerBound, range.upperBound)
        do throws(NotCanonical) {
            try object(depth: 1, group: .leaf)
            return index == end
        } catch {
            return false
        }
    }

    private func byte() throws(NotCanonical) -> UInt8 {
        guard index < end else { throw NotCanonical() }
        return bytes[index]
    }

    private mutating func take(_ expected: UInt8) throws(NotCanonical) {
        guard try byte() == expected else { throw NotCanonical() }
        index += 1
    }

    private mutating func object(depth: Int, group: Group) throws(NotCanonical) {
        guard depth <= Self.deepest else { throw NotCanonical() }
        try take(UInt8(ascii: "{"))
        if try byte() == UInt8(ascii: "}") { return index += 1 }
        var last: Range<Int>?
        while true {
            let key = try string()
            // Ascending, so that no key stands twice.
            if let last, !precedes(last, key) { throw NotCanonical() }
            last = key
            try take(UInt8(ascii: ":"))
            if group == .other { try value(depth: depth) } else { try member(key, depth: depth, group: group) }
            if try byte() == UInt8(ascii: "}") { return index += 1 }
            try take(UInt8(ascii: ","))
        }
    }

    private func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        for (one, other) in zip(left, right) where bytes[one] != bytes[other] { return bytes[one] < bytes[other] }
        return left.count < right.count
    }

    private func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        return (0..<range.count).allSatisfy { bytes[range.lowerBound + $0] == text.utf8Start[$0] }
    }

    private mutating func member(_ key: Range<Int>, depth: Int, group: Group) throws(NotCanonical) {
        let slot = group.members.first { equals(key, Member(rawValue: $0)!.key) }
        switch try byte() {
        case UInt8(ascii: "\""):
            let range = try string()
            if let slot { texts[slot] = range }
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let number = try number()
            if let slot { integers[slot] = number }
        case UInt8(ascii: "{"):
            var inner = Group.other
            if group == .leaf {
                if equals(key, "stream") { inner = .stream } else if equals(key, "submission") { inner = .submission }
            }
            try object(depth: depth + 1, group: inner)
        default: try value(depth: depth)
        }
    }

    private mutating func value(depth: Int) throws(NotCanonical) {
        switch try byte() {
        case UInt8(ascii: "{"): try object(depth: depth + 1, group: .other)
        case UInt8(ascii: "["):
            guard depth <= Self.deepest else { throw NotCanonical() }
            index += 1
            if try byte() == UInt8(ascii: "]") { return index += 1 }
            while true {
                try value(depth: depth + 1)
                if try byte() == UInt8(ascii: "]") { return index += 1 }
                try take(UInt8(ascii: ","))
            }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        default: _ = try number()
        }
    }

    private mutating func word(_ word: StaticString) throws(NotCanonical) {
        let range = index..<index + word.utf8CodeUnitCount
        guard range.upperBound <= end, equals(range, word) else { throw NotCanonical() }
        index = range.upperBound
    }

    private mutating func number() throws(NotCanonical) -> Int {
        let isNegative = try byte() == UInt8(ascii: "-")
        if isNegative { index += 1 }
        let start = index
        var number = 0
        while index < end, (48...57).contains(bytes[index]), index - start < 17 {
            number = number * 10 + Int(bytes[index] - 48)
            index += 1
        }
        let count = index - start
        guard count > 0, number < 1 << 53, bytes[start] != 48 || (count == 1 && !isNegative) else {
            throw NotCanonical()
        }
        return isNegative ? -number : number
    }

    /// What stands between the quotes: UTF-8, and only the escapes that RFC 8785 writes.
    private mutating func string() throws(NotCanonical) -> Range<Int> {
        try take(UInt8(ascii: "\""))
        let start = index
        while true {
            passPlain()
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
                default: throw NotCanonical()
                }
            case 0..<0x20: throw NotCanonical()
            case 0x80...: try scalar()
            default: index += 1
            }
        }
    }

    /// Passes over ASCII that stands for itself, eight bytes at a time.
    private mutating func passPlain() {
        func repeated(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
        /// The high bits of the bytes that are zero, and perhaps of some above the lowest of these.
        func zeros(_ word: UInt64) -> UInt64 { (word &- repeated(1)) & ~word }
        while index + 8 <= end {
            let word = UInt64(littleEndian: UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self))
            let special =
                (zeros(word ^ repeated(UInt8(ascii: "\""))) | zeros(word ^ repeated(UInt8(ascii: "\\")))
                    | ((word &- repeated(0x20)) & ~word) | word) & repeated(0x80)
            guard special == 0 else {
                index += special.trailingZeroBitCount / 8
                return
            }
            index += 8
        }
    }

    /// Passes over one character beyond ASCII in its only form (RFC 3629).
    private mutating func scalar() throws(NotCanonical) {
        let lead = bytes[index]
        let (count, second): (Int, ClosedRange<UInt8>) =
            switch lead {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: throw NotCanonical()
            }
        guard index + count <= end, second.contains(bytes[index + 1]) else { throw NotCanonical() }
        for next in 2..<max(2, count) where bytes[index + next] & 0xC0 != 0x80 { throw NotCanonical() }
        index += count
    }
}
