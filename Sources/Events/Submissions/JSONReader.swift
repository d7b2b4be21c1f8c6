internal import VietnameseText

/// Reads one JSON text, strictly: no duplicate keys, no null, no floating-point numbers, no byte after the value.
///
/// Foundation's readers tell neither the line of a fault nor that a key stands twice, and both matter for evidence; so
/// this one is ours. It also reads the leaves of the log back, and notices on the way whether they are in the canonical
/// form of ``CanonicalJSON``.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var line: Int
    private var parts: [Outline.Part] = []
    /// Whether all that was read is what ``CanonicalJSON`` would have written for it.
    private var isCanonical = true

    /// Reads all of `bytes`; `firstLine` is the line of the file on which they begin.
    static func read(_ bytes: ArraySlice<UInt8>, firstLine: Int = 1) throws(InputFault) -> SourceNode {
        try readAll(bytes, firstLine: firstLine).node
    }

    /// Reads all of `bytes`, and tells whether they are in the canonical form.
    static func readTellingForm(
        _ bytes: ArraySlice<UInt8>
    ) throws(InputFault) -> (node: SourceNode, isCanonical: Bool) {
        try readAll(bytes, firstLine: 1)
    }

    private static func readAll(
        _ bytes: ArraySlice<UInt8>, firstLine: Int
    ) throws(InputFault) -> (node: SourceNode, isCanonical: Bool) {
        let (parts, isCanonical) = try bytes.withUnsafeBufferPointer {
            buffer throws(InputFault) -> ([Outline.Part], Bool) in
            var reader = JSONReader(bytes: buffer, firstLine: firstLine)
            try reader.value(depth: 1)
            reader.skipSpace()
            guard reader.index == buffer.count else { throw reader.unexpected() }
            return (reader.parts, reader.isCanonical)
        }
        return (SourceNode(Outline(bytes: bytes, parts: parts)), isCanonical)
    }

    /// Reads one value from the start of `bytes` and tells where it ended: a file may hold one value spread over lines.
    static func readFirst(
        _ bytes: ArraySlice<UInt8>, firstLine: Int
    ) throws(InputFault) -> (node: SourceNode, rest: ArraySlice<UInt8>, line: Int) {
        let (parts, end, line) = try bytes.withUnsafeBufferPointer {
            buffer throws(InputFault) -> ([Outline.Part], Int, Int) in
            var reader = JSONReader(bytes: buffer, firstLine: firstLine)
            try reader.value(depth: 1)
            reader.skipSpace()
            return (reader.parts, reader.index, reader.line)
        }
        return (SourceNode(Outline(bytes: bytes, parts: parts)), bytes.dropFirst(end), line)
    }

    /// The characters that a text stands for, given what stands between its quotation marks.
    ///
    /// - Precondition: it was read before.
    static func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var reader = JSONReader(bytes: text, firstLine: 1)
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        while let byte = reader.current {
            if byte == UInt8(ascii: "\\") {
                guard let scalar = try? reader.escape() else { preconditionFailure("an escape that was read before") }
                output += String(scalar).utf8
            } else {
                output.append(byte)
                reader.index += 1
            }
        }
        return output
    }

    /// The integer that decimal digits spell.
    ///
    /// - Precondition: it was read before.
    static func integer(_ written: UnsafeBufferPointer<UInt8>) -> Int {
        var total = 0
        for byte in written where byte != UInt8(ascii: "-") { total = total * 10 + Int(byte & 15) }
        return written[0] == UInt8(ascii: "-") ? -total : total
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
        // Places are kept in 32 bits; of a longer file this much is looked at for one value.
        self.bytes = .init(rebasing: bytes.prefix(Int(UInt32.max)))
        self.line = firstLine
        parts.reserveCapacity(64)
    }

    /// The byte to be read; nil at the end.
    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func fault(_ problem: InputFault.Problem) -> InputFault {
        InputFault(line: line, path: "", problem: problem)
    }

    private func unexpected() -> InputFault {
        guard index < bytes.count else { return fault(.unexpectedEnd) }
        let end = bytes[index...].dropFirst().firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
        return fault(.unexpectedCharacter(String(decoding: bytes[index..<end], as: UTF8.self)))
    }

    private mutating func skipSpace() {
        while let byte = current, byte <= 0x20 {
            switch byte {
            case 0x0A: line += 1
            case 0x20, 0x09, 0x0D: break
            default: return
            }
            index += 1
            isCanonical = false
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) throws(InputFault) {
        guard depth <= SourceNode.deepestNesting else { throw fault(.tooDeep(limit: SourceNode.deepestNesting)) }
        skipSpace()
        guard let byte = current else { throw fault(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): try object(depth: depth)
        case UInt8(ascii: "["): try list(depth: depth)
        case UInt8(ascii: "\""): try text(.text)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try integer()
        default: try word()
        }
    }

    private mutating func object(depth: Int) throws(InputFault) {
        let object = parts.open(.object, line: line, at: index)
        index += 1
        var keys = DistinctKeys()
        skipSpace()
        if !take("}") {
            repeat {
                skipSpace()
                guard current == UInt8(ascii: "\"") else { throw unexpected() }
                try text(.key)
                switch keys.insert(parts.count - 1, parts, bytes) {
                case .repeated: throw fault(.duplicateKey(name(of: parts[parts.count - 1])))
                case .unordered: isCanonical = false
                case .ordered: break
                }
                skipSpace()
                guard take(":") else { throw unexpected() }
                try value(depth: depth + 1)
                skipSpace()
            } while take(",")
            guard take("}") else { throw unexpected() }
        }
        parts.close(object, at: index)
    }

    private func name(of key: Outline.Part) -> String { DistinctKeys.name(of: key, bytes) }

    private mutating func list(depth: Int) throws(InputFault) {
        let list = parts.open(.list, line: line, at: index)
        index += 1
        skipSpace()
        if !take("]") {
            repeat {
                try value(depth: depth + 1)
                skipSpace()
            } while take(",")
            guard take("]") else { throw unexpected() }
        }
        parts.close(list, at: index)
    }

    private mutating func word() throws(InputFault) {
        for (word, kind) in [("true", Outline.Part.Kind.yes), ("false", .no)]
        where bytes[index...].starts(with: word.utf8) {
            parts.append(kind, line: line, index..<index + word.utf8.count)
            index += word.utf8.count
            return
        }
        if bytes[index...].starts(with: "null".utf8) { throw fault(.noNull) }
        throw unexpected()
    }

    private mutating func integer() throws(InputFault) {
        let start = index
        while let byte = current, Self.isOfNumber(byte) { index += 1 }
        let written = bytes[start..<index]
        func text() -> String { String(decoding: written, as: UTF8.self) }
        let digits = written.first == UInt8(ascii: "-") ? written.dropFirst() : written
        guard digits.allSatisfy({ $0 >= 48 && $0 <= 57 }), let first = digits.first,
            first != 48 || (digits.count == 1 && written.count == 1)
        else { throw fault(.notAnInteger(text())) }
        guard digits.count <= 16, safeIntegers.contains(Self.integer(.init(rebasing: written)))
        else { throw fault(.integerOutOfRange(text())) }
        parts.append(.integer, line: line, start..<index)
    }

    /// Whether some reader of JSON would take a byte for a part of a number.
    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private mutating func text(_ kind: Outline.Part.Kind) throws(InputFault) {
        let first = line
        index += 1
        let start = index
        var isASCII = true
        var isEscaped = false
        scan: while true {
            isASCII = skipTextBytes() && isASCII
            switch current {
            case UInt8(ascii: "\"")?: break scan
            case UInt8(ascii: "\\")?:
                isEscaped = true
                _ = try escape()
            case nil: throw fault(.unexpectedEnd)
            default: throw unexpected()
            }
        }
        let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
        var form: Outline.Part.Form = []
        if isEscaped {
            form = .escaped
            if !Self.isEscapedAsWritten(text) { isCanonical = false }
        } else if isASCII || StorableText.isPlain(text) {
            form = .canonical
        } else if String(validating: text, as: UTF8.self) == nil {
            isCanonical = false
        }
        parts.append(kind, form, line: first, start..<index)
        index += 1
    }

    /// Whether the escapes of a text, and its other bytes, are those that are written for it.
    private static func isEscapedAsWritten(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var again: [UInt8] = []
        CanonicalJSON.write(String(decoding: unescaped(text), as: UTF8.self), to: &again)
        return again.dropFirst().dropLast().elementsEqual(text)
    }

    /// Goes to the next byte that is a quotation mark, a backslash or a control character.
    ///
    /// - Returns: whether only printable ASCII was passed.
    private mutating func skipTextBytes() -> Bool {
        let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        // The high bit of each byte that is zero; above the first such byte there may be false ones.
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
        var unusual: UInt64 = 0
        // Eight bytes at a time.
        while index + 8 <= bytes.count {
            let word = UInt64(
                littleEndian: UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self))
            let isUnusual = (word | (word &+ ones)) & highs
            let stop =
                zeros(word ^ 0x2222_2222_2222_2222) | zeros(word ^ 0x5C5C_5C5C_5C5C_5C5C)
                | ((word &- 0x2020_2020_2020_2020) & ~word & highs)
            if stop != 0 {
                let place = stop.trailingZeroBitCount
                index += place / 8
                return (unusual | (isUnusual & ((1 << UInt64(place - 7)) &- 1))) == 0
            }
            unusual |= isUnusual
            index += 8
        }
        while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            if byte >= 0x7F { unusual = 1 }
            index += 1
        }
        return unusual == 0
    }

    private mutating func escape() throws(InputFault) -> Unicode.Scalar {
        index += 1
        guard let byte = current else { throw fault(.unexpectedEnd) }
        let plain: Unicode.Scalar? =
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): Unicode.Scalar(byte)
            case UInt8(ascii: "b"): "\u{8}"
            case UInt8(ascii: "f"): "\u{C}"
            case UInt8(ascii: "n"): "\n"
            case UInt8(ascii: "r"): "\r"
            case UInt8(ascii: "t"): "\t"
            default: nil
            }
        if let plain {
            index += 1
            return plain
        }
        guard byte == UInt8(ascii: "u") else { throw unexpected() }
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take("\\") else { throw unexpected() }
        guard current == UInt8(ascii: "u") else { throw unexpected() }
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
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue
            else { throw unexpected() }
            unit = unit * 16 + UInt32(digit)
            index += 1
        }
        return unit
    }
}

/// The keys of an object so far. Most objects have a few, which are compared faster than hashed.
private struct DistinctKeys {
    private var first = 0
    private var last = 0
    private var count = 0
    /// Whether each came after the one before it: then none stands there twice.
    private var areOrdered = true
    private var many: Set<String> = []

    enum Insertion {
        case repeated, unordered, ordered
    }

    static func name(of key: Outline.Part, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = key.bytes(in: bytes)
        return key.form.contains(.escaped)
            ? String(decoding: JSONReader.unescaped(text), as: UTF8.self) : String(decoding: text, as: UTF8.self)
    }

    /// Takes the key that is the part at `index`, and tells whether it stands there already, or before the last one.
    mutating func insert(
        _ index: Int, _ parts: [Outline.Part], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Insertion {
        defer {
            last = index
            count += 1
        }
        guard count > 0 else {
            first = index
            areOrdered = parts[index].form == .canonical
            return areOrdered ? .ordered : .unordered
        }
        let key = parts[index]
        areOrdered =
            areOrdered && key.form == .canonical && parts[last].bytes(in: bytes).precedes(key.bytes(in: bytes))
        if areOrdered { return .ordered }
        if count < 16 {
            var other = first
            while other < index {
                if isSame(key, parts[other], bytes) { return .repeated }
                other = Int(parts[other + 1].next)
            }
        } else {
            if many.isEmpty {
                var other = first
                while other < index {
                    many.insert(Self.name(of: parts[other], bytes))
                    other = Int(parts[other + 1].next)
                }
            }
            if !many.insert(Self.name(of: key, bytes)).inserted { return .repeated }
        }
        return .unordered
    }

    private func isSame(
        _ left: Outline.Part, _ right: Outline.Part, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if left.form == .canonical, right.form == .canonical {
            return left.bytes(in: bytes).isSame(as: right.bytes(in: bytes))
        }
        return Self.name(of: left, bytes) == Self.name(of: right, bytes)
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
