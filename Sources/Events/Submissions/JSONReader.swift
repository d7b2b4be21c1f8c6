/// Reads one JSON text, strictly: no duplicate keys, no null, no floating-point numbers, no byte after the value.
///
/// Foundation's readers tell neither the line of a fault nor that a key stands twice, and both matter for evidence; so
/// this one is ours. It also reads the leaves of the log back.
struct JSONReader {
    private let bytes: ArraySlice<UInt8>
    private var index: Int
    private var line: Int

    /// Reads all of `bytes`; `firstLine` is the line of the file on which they begin.
    static func read(_ bytes: ArraySlice<UInt8>, firstLine: Int = 1) throws(InputFault) -> SourceNode {
        var reader = JSONReader(bytes: bytes, firstLine: firstLine)
        let node = try reader.value(depth: 1)
        reader.skipSpace()
        guard reader.index == bytes.endIndex else { throw reader.unexpected() }
        return node
    }

    /// Reads one value from the start of `bytes` and tells where it ended: a file may hold one value spread over lines.
    static func readFirst(
        _ bytes: ArraySlice<UInt8>, firstLine: Int
    ) throws(InputFault) -> (node: SourceNode, rest: ArraySlice<UInt8>, line: Int) {
        var reader = JSONReader(bytes: bytes, firstLine: firstLine)
        let node = try reader.value(depth: 1)
        reader.skipSpace()
        return (node, bytes[reader.index...], reader.line)
    }

    private init(bytes: ArraySlice<UInt8>, firstLine: Int) {
        self.bytes = bytes
        self.index = bytes.startIndex
        self.line = firstLine
    }

    private func fault(_ problem: InputFault.Problem) -> InputFault {
        InputFault(line: line, path: "", problem: problem)
    }

    private func unexpected() -> InputFault {
        guard index < bytes.endIndex else { return fault(.unexpectedEnd) }
        let end = bytes[index...].dropFirst().firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.endIndex
        return fault(.unexpectedCharacter(String(decoding: bytes[index..<end], as: UTF8.self)))
    }

    private mutating func skipSpace() {
        while index < bytes.endIndex {
            switch bytes[index] {
            case 0x0A: line += 1
            case 0x20, 0x09, 0x0D: break
            default: return
            }
            index += 1
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) throws(InputFault) -> SourceNode {
        guard depth <= deepestNesting else { throw fault(.tooDeep(limit: deepestNesting)) }
        skipSpace()
        let start = line
        guard index < bytes.endIndex else { throw fault(.unexpectedEnd) }
        switch bytes[index] {
        case UInt8(ascii: "{"): return SourceNode(content: try object(depth: depth), line: start)
        case UInt8(ascii: "["): return SourceNode(content: try list(depth: depth), line: start)
        case UInt8(ascii: "\""): return SourceNode(content: .text(try text()), line: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return SourceNode(content: .integer(try integer()), line: start)
        default: return SourceNode(content: try word(), line: start)
        }
    }

    private mutating func object(depth: Int) throws(InputFault) -> SourceNode.Content {
        index += 1
        var members: [SourceNode.Member] = []
        var keys = DistinctKeys()
        skipSpace()
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") else { throw unexpected() }
            let keyLine = line
            let key = try text()
            guard keys.insert(key) else { throw fault(.duplicateKey(key)) }
            skipSpace()
            guard take(":") else { throw unexpected() }
            members.append(.init(key: key, line: keyLine, value: try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw unexpected() }
        return .object(members)
    }

    private mutating func list(depth: Int) throws(InputFault) -> SourceNode.Content {
        index += 1
        var elements: [SourceNode] = []
        skipSpace()
        if take("]") { return .list([]) }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw unexpected() }
        return .list(elements)
    }

    private mutating func word() throws(InputFault) -> SourceNode.Content {
        for (word, content) in [("true", SourceNode.Content.flag(true)), ("false", .flag(false))]
        where bytes[index...].starts(with: word.utf8) {
            index += word.utf8.count
            return content
        }
        if bytes[index...].starts(with: "null".utf8) { throw fault(.noNull) }
        throw unexpected()
    }

    private mutating func integer() throws(InputFault) -> Int {
        let start = index
        while index < bytes.endIndex, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
        let written = String(decoding: bytes[start..<index], as: UTF8.self)
        let digits = written.hasPrefix("-") ? written.dropFirst() : written[...]
        guard digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), !digits.isEmpty,
            digits == "0" ? !written.hasPrefix("-") : !digits.hasPrefix("0")
        else { throw fault(.notAnInteger(written)) }
        guard let integer = Int(written), safeIntegers.contains(integer) else {
            throw fault(.integerOutOfRange(written))
        }
        return integer
    }

    private mutating func text() throws(InputFault) -> String {
        index += 1
        let start = index
        while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") {
            guard bytes[index] >= 0x20 else { throw unexpected() }
            index += 1
        }
        guard index < bytes.endIndex else { throw fault(.unexpectedEnd) }
        if bytes[index] == UInt8(ascii: "\"") {
            defer { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }
        var unescaped = Array(bytes[start..<index])
        while index < bytes.endIndex {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: unescaped, as: UTF8.self)
            case UInt8(ascii: "\\"): unescaped += String(try escape()).utf8
            case 0..<0x20: throw unexpected()
            default:
                unescaped.append(byte)
                index += 1
            }
        }
        throw fault(.unexpectedEnd)
    }

    private mutating func escape() throws(InputFault) -> Unicode.Scalar {
        index += 1
        guard index < bytes.endIndex else { throw fault(.unexpectedEnd) }
        let plain: [UInt8: Unicode.Scalar] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
            UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        if let scalar = plain[bytes[index]] {
            index += 1
            return scalar
        }
        guard bytes[index] == UInt8(ascii: "u") else { throw unexpected() }
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, index < bytes.endIndex, bytes[index] == UInt8(ascii: "\\") else { throw unexpected() }
        index += 1
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "u") else { throw unexpected() }
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw unexpected() }
        return scalar
    }

    /// Four hexadecimal digits after the `u` at `index`.
    private mutating func codeUnit() throws(InputFault) -> UInt32 {
        index += 1
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard index < bytes.endIndex, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue
            else { throw unexpected() }
            unit = unit * 16 + UInt32(digit)
            index += 1
        }
        return unit
    }
}

/// The keys of an object so far. Most objects have a few, which are compared faster than hashed.
private struct DistinctKeys {
    private var few: [String] = []
    private var many: Set<String> = []

    /// - Returns: false when the key stands there already.
    mutating func insert(_ key: String) -> Bool {
        guard many.isEmpty else { return many.insert(key).inserted }
        guard !few.contains(key) else { return false }
        few.append(key)
        if few.count > 16 { many = Set(few) }
        return true
    }
}

extension Value {
    /// Reads canonical JSON that this program wrote.
    package init(json bytes: some Collection<UInt8>) throws(InputFault) {
        self = try JSONReader.read(Array(bytes)[...]).value
    }
}

/// The integers that every reader of JSON keeps exactly (I-JSON): ±(2^53 − 1).
let safeIntegers = -9_007_199_254_740_991...9_007_199_254_740_991
