/// JSON as other programs write it: with null, with numbers of any kind, kept as they are written.
enum ForeignJSON {
    case null
    case text(String)
    case number(String)
    case flag(Bool)
    case list([ForeignJSON])
    case object([(key: String, value: ForeignJSON)])

    /// The text of what is no list and no object.
    var scalar: String? {
        switch self {
        case .text(let text), .number(let text): text
        case .flag(let flag): flag ? "true" : "false"
        default: nil
        }
    }
}

/// Reads one JSON value after another.
///
/// The reader of submissions refuses what foreign files are full of (null, fractions, keys without order), and that of
/// Foundation forgets the order of keys, turns `1.004910` into a number without its zero and tells no line.
struct ForeignJSONReader {
    private let bytes: ArraySlice<UInt8>
    private let limits: ReadingLimits
    private var values = 0
    private var index: Int
    private var line = 1

    init(_ bytes: ArraySlice<UInt8>, limits: ReadingLimits) {
        self.bytes = bytes
        self.limits = limits
        self.index = bytes.startIndex
    }

    /// The next value; nil at the end.
    mutating func next() throws(ReadingFault) -> ForeignJSON? {
        skipSpace()
        return index < bytes.endIndex ? try value(depth: 1) : nil
    }

    private func malformed() -> ReadingFault {
        ReadingFault(.damaged(index < bytes.endIndex ? .json : .truncated, part: nil), at: Place(row: line))
    }

    private mutating func skipSpace() {
        while index < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
            if bytes[index] == 0x0A { line += 1 }
            index += 1
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) throws(ReadingFault) -> ForeignJSON {
        guard depth <= limits.depth else {
            throw ReadingFault(.tooMuch(.depth, found: depth, limit: limits.depth), at: Place(row: line))
        }
        values += 1
        guard values <= limits.cells else {
            throw ReadingFault(.tooMuch(.cells, found: values, limit: limits.cells), at: Place(row: line))
        }
        guard index < bytes.endIndex else { throw malformed() }
        switch bytes[index] {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .list(try elements(depth: depth))
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let end = bytes[index...].firstIndex { !Self.isOfNumber($0) } ?? bytes.endIndex
            let text = String(decoding: bytes[index..<end], as: UTF8.self)
            guard Double(text) != nil else { throw malformed() }
            index = end
            return .number(text)
        default: throw malformed()
        }
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }

    private mutating func word(_ word: String, _ value: ForeignJSON) throws(ReadingFault) -> ForeignJSON {
        guard bytes[index...].starts(with: word.utf8) else { throw malformed() }
        index += word.utf8.count
        return value
    }

    private mutating func members(depth: Int) throws(ReadingFault) -> [(key: String, value: ForeignJSON)] {
        index += 1
        var members: [(String, ForeignJSON)] = []
        skipSpace()
        if take("}") { return members }
        while true {
            skipSpace()
            guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") else { throw malformed() }
            let key = try string()
            skipSpace()
            guard take(":") else { throw malformed() }
            skipSpace()
            members.append((key, try value(depth: depth + 1)))
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw malformed() }
        }
    }

    private mutating func elements(depth: Int) throws(ReadingFault) -> [ForeignJSON] {
        index += 1
        var elements: [ForeignJSON] = []
        skipSpace()
        if take("]") { return elements }
        while true {
            skipSpace()
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return elements }
            guard take(",") else { throw malformed() }
        }
    }

    private mutating func string() throws(ReadingFault) -> String {
        index += 1
        var text: [UInt8] = []
        while true {
            guard let stop = bytes[index...].firstIndex(where: { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 }) else {
                index = bytes.endIndex
                throw malformed()
            }
            text += bytes[index..<stop]
            index = stop
            if take("\"") { break }
            guard take("\\") else { throw malformed() }
            text += try escaped()
        }
        guard let string = String(validating: text, as: UTF8.self) else { throw ReadingFault(.notUTF8(line: line)) }
        return string
    }

    private mutating func escaped() throws(ReadingFault) -> [UInt8] {
        guard index < bytes.endIndex else { throw malformed() }
        let letter = bytes[index]
        index += 1
        switch letter {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
        case UInt8(ascii: "u"):
            var units = [try codeUnit()]
            if UTF16.isLeadSurrogate(units[0]) {
                guard take("\\"), take("u") else { throw malformed() }
                units.append(try codeUnit())
            }
            guard let text = String(validating: units, as: UTF16.self) else { throw malformed() }
            return Array(text.utf8)
        default: throw malformed()
        }
    }

    private mutating func codeUnit() throws(ReadingFault) -> UInt16 {
        guard index + 4 <= bytes.endIndex,
            let unit = UInt16(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
        else { throw malformed() }
        index += 4
        return unit
    }
}
