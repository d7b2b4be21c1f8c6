/// Reads the XML of office files, one event after another.
///
/// Office files use little of XML: elements, attributes, text, five entities. This reader knows no more, so that nothing
/// can be declared, fetched or expanded: a document type is refused where it begins. It is ours because FoundationXML
/// makes every start of the program a tenth slower, and because depth is counted while reading. Names are told without
/// their prefix: the strict and the transitional namespace of OOXML differ in nothing that is read here.
struct XMLReader {
    enum Event {
        case start, end, text, finished
    }

    /// Of the last start or end event.
    private(set) var name = ""
    /// Of the last text event.
    private(set) var text = ""

    private let part: String
    private let bytes: [UInt8]
    private let deepest: Int
    private var index = 0
    /// Where the names of the open elements stand.
    private var open: [Range<Int>] = []
    private var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    /// Whether the element that was told last is empty, so that its end comes next.
    private var endsAtOnce = false
    private var hasRoot = false

    init(_ bytes: [UInt8], part: String, limits: ReadingLimits) throws(ReadingFault) {
        self.part = part
        self.deepest = limits.depth
        self.bytes = WideText.utf8(bytes) ?? bytes
        if self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        try checkEncoding()
    }

    /// Other encodings than UTF-8 and UTF-16 are not read.
    private func checkEncoding() throws(ReadingFault) {
        guard bytes[index...].starts(with: "<?xml".utf8), let end = bytes[index...].firstIndex(of: 0x3E) else { return }
        let declaration = String(decoding: bytes[index..<end], as: UTF8.self).lowercased()
        guard declaration.contains("encoding") else { return }
        guard ["utf-8", "utf-16", "us-ascii"].contains(where: declaration.contains) else { throw malformed }
    }

    private var malformed: ReadingFault { ReadingFault(.damaged(.markup, part: part)) }
    private var truncated: ReadingFault { ReadingFault(.damaged(.truncated, part: part)) }

    /// How many elements are open; the one that was told last is among them.
    var depth: Int { open.count }

    mutating func next() throws(ReadingFault) -> Event {
        if endsAtOnce {
            endsAtOnce = false
            name = local(open.removeLast())
            return .end
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                if try readText() { return .text }
                continue
            }
            switch byte(at: index + 1) {
            case UInt8(ascii: "/"):
                try readEnd()
                return .end
            case UInt8(ascii: "?"): try skip(past: "?>")
            case UInt8(ascii: "!"):
                if follows("<!--") {
                    try skip(past: "-->")
                } else if follows("<![CDATA[") {
                    if try readCharacterData() { return .text }
                } else if follows("<!DOCTYPE") || follows("<!doctype") {
                    throw ReadingFault(.doctype(part: part))
                } else {
                    throw malformed
                }
            case nil: throw truncated
            default:
                try readStart()
                return .start
            }
        }
        guard open.isEmpty, hasRoot else { throw truncated }
        return .finished
    }

    /// Passes over the element that was just begun, with all that is in it.
    mutating func skipElement() throws(ReadingFault) {
        let outside = depth - 1
        while depth > outside { _ = try next() }
    }

    /// An attribute of the element that was just begun, whatever its prefix.
    func attribute(_ wanted: String) throws(ReadingFault) -> String? {
        guard let found = attributes.first(where: { localRange($0.name).elementsEqual(wanted.utf8) }) else {
            return nil
        }
        return try decoded(bytes[found.value])
    }

    private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
    private func follows(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }

    private mutating func skip(past end: StaticString) throws(ReadingFault) {
        let found: Int? = end.withUTF8Buffer { end in
            var place = index + 2
            while place + end.count <= bytes.count {
                if bytes[place] == end[0], bytes[place..<(place + end.count)].elementsEqual(end) {
                    return place + end.count
                }
                place += 1
            }
            return nil
        }
        guard let found else { throw truncated }
        index = found
    }

    /// Whether there was text that an element holds.
    private mutating func readText() throws(ReadingFault) -> Bool {
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        let run = bytes[index..<end]
        index = end
        if open.isEmpty {
            guard run.allSatisfy(Self.isSpace) else { throw malformed }
            return false
        }
        text = try decoded(run)
        return true
    }

    private mutating func readCharacterData() throws(ReadingFault) -> Bool {
        guard !open.isEmpty else { throw malformed }
        let start = index + 9
        try skip(past: "]]>")
        guard start <= index - 3, let data = String(validating: bytes[start..<(index - 3)], as: UTF8.self) else {
            throw malformed
        }
        text = data
        return !data.isEmpty
    }

    private mutating func readStart() throws(ReadingFault) {
        guard !(open.isEmpty && hasRoot) else { throw malformed }
        index += 1
        let range = try readName()
        attributes.removeAll(keepingCapacity: true)
        while true {
            let hadSpace = skipSpace()
            guard let next = byte(at: index) else { throw truncated }
            if next == UInt8(ascii: ">") {
                index += 1
                break
            }
            if next == UInt8(ascii: "/") {
                guard let last = byte(at: index + 1) else { throw truncated }
                guard last == UInt8(ascii: ">") else { throw malformed }
                index += 2
                endsAtOnce = true
                break
            }
            guard hadSpace, attributes.count < 256 else { throw malformed }
            try readAttribute()
        }
        open.append(range)
        guard open.count <= deepest else {
            throw ReadingFault(.tooMuch(.depth, found: open.count, limit: deepest))
        }
        hasRoot = true
        name = local(range)
    }

    private mutating func readAttribute() throws(ReadingFault) {
        let name = try readName()
        skipSpace()
        guard byte(at: index) == UInt8(ascii: "=") else { throw byte(at: index) == nil ? truncated : malformed }
        index += 1
        skipSpace()
        guard let quote = byte(at: index) else { throw truncated }
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw malformed }
        index += 1
        guard let end = bytes[index...].firstIndex(of: quote) else { throw truncated }
        guard !bytes[index..<end].contains(UInt8(ascii: "<")) else { throw malformed }
        attributes.append((name, index..<end))
        index = end + 1
    }

    private mutating func readEnd() throws(ReadingFault) {
        index += 2
        let range = try readName()
        skipSpace()
        guard let last = byte(at: index) else { throw truncated }
        guard last == UInt8(ascii: ">"), let begun = open.popLast(), bytes[begun].elementsEqual(bytes[range]) else {
            throw malformed
        }
        index += 1
        name = local(range)
    }

    private mutating func readName() throws(ReadingFault) -> Range<Int> {
        let start = index
        while let byte = byte(at: index), Self.isName(byte) { index += 1 }
        guard index > start else { throw byte(at: index) == nil ? truncated : malformed }
        return start..<index
    }

    @discardableResult private mutating func skipSpace() -> Bool {
        let start = index
        while let byte = byte(at: index), Self.isSpace(byte) { index += 1 }
        return index > start
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }

    private func localRange(_ range: Range<Int>) -> ArraySlice<UInt8> {
        let name = bytes[range]
        return name.firstIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    }

    private func local(_ range: Range<Int>) -> String { String(decoding: localRange(range), as: UTF8.self) }

    /// Text with its entities replaced and its line ends made one.
    private func decoded(_ run: ArraySlice<UInt8>) throws(ReadingFault) -> String {
        if !run.contains(where: { $0 == UInt8(ascii: "&") || $0 == 0x0D }) {
            guard let plain = String(validating: run, as: UTF8.self) else { throw malformed }
            return plain
        }
        var result: [UInt8] = []
        result.reserveCapacity(run.count)
        var place = run.startIndex
        while place < run.endIndex {
            switch run[place] {
            case 0x0D:
                result.append(0x0A)
                place += place + 1 < run.endIndex && run[place + 1] == 0x0A ? 2 : 1
            case UInt8(ascii: "&"):
                guard let end = run[place...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { throw malformed }
                result += try entity(run[(place + 1)..<end])
                place = end + 1
            case let byte:
                result.append(byte)
                place += 1
            }
        }
        guard let text = String(validating: result, as: UTF8.self) else { throw malformed }
        return text
    }

    private func entity(_ name: ArraySlice<UInt8>) throws(ReadingFault) -> [UInt8] {
        switch String(decoding: name, as: UTF8.self) {
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "amp": return [UInt8(ascii: "&")]
        case "quot": return [UInt8(ascii: "\"")]
        case "apos": return [UInt8(ascii: "'")]
        case let reference:
            guard reference.hasPrefix("#") else { throw malformed }
            let isHexadecimal = reference.hasPrefix("#x")
            let digits = reference.dropFirst(isHexadecimal ? 2 : 1)
            guard let number = UInt32(digits, radix: isHexadecimal ? 16 : 10), number != 0,
                let scalar = Unicode.Scalar(number)
            else { throw malformed }
            return Array(String(Character(scalar)).utf8)
        }
    }
}
