internal import VietnameseText

/// One pass of a ``ShapeChecker`` over a node.
struct ShapeCheck {
    private let outline: Outline
    private let cleans: Bool
    /// Whether the canonical form is written; else members are looked at in the order in which they stand, which gives the
    /// first fault.
    let writes: Bool
    /// Whether every text seen so far is in NFC and may be stored as it stands.
    private(set) var isNormal = true
    /// What was removed, by part.
    private(set) var removed: [(part: Int, codePoint: UInt32)] = []

    private var output: [UInt8] = []
    private var parts: [Outline.Part] = []
    /// For each object that is being looked at, where its members stand by their place among the fields; 0: nowhere.
    private var places: [Int] = []

    /// What is wrong, at a part of the outline.
    struct Misfit: Error {
        let part: Int
        /// The part on whose line it stands.
        let lineOf: Int
        let problem: InputFault.Problem

        init(_ part: Int, lineOf: Int? = nil, _ problem: InputFault.Problem) {
            self.part = part
            self.lineOf = lineOf ?? part
            self.problem = problem
        }
    }

    init(_ outline: Outline, cleans: Bool, writes: Bool) {
        self.outline = outline
        self.cleans = cleans
        self.writes = writes
    }

    mutating func run(_ index: Int, _ shape: Shape) throws(Misfit) {
        let outline = self.outline
        if writes {
            let part = outline.parts[index]
            output.reserveCapacity(Int(part.end - part.start) + 16)
            parts.reserveCapacity(Int(part.next) - index)
        }
        try outline.withBytes { bytes throws(Misfit) in try check(index, shape, bytes) }
    }

    /// What was written.
    var form: CanonicalValue { CanonicalValue(canonical: SourceNode(Outline(bytes: output[...], parts: parts))) }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    private mutating func check(_ index: Int, _ shape: Shape, _ bytes: Bytes) throws(Misfit) {
        let part = outline.parts[index]
        func wrongType(_ expected: String) -> Misfit {
            Misfit(index, .wrongType(found: SourceNode(outline, index).typeName, expected: expected))
        }
        switch (shape, part.kind) {
        case (.text(let rule), .text), (.textOrFields(let rule, _), .text), (.textOrList(let rule, _), .text):
            try text(index, rule, bytes)
        case (.text, _): throw wrongType("text")
        case (.integer(let range), .integer): try integer(index, JSONReader.integer(part.bytes(in: bytes)), range)
        case (.integer(let range), .text) where part.form.contains(.plain):
            let text = outline.text(of: part)
            guard let integer = Int(text), String(integer) == text else { throw Misfit(index, .notAnInteger(text)) }
            try self.integer(index, integer, range)
        case (.integer, _): throw wrongType("integer")
        case (.flag, .yes), (.flag, .no), (.always, .yes): write(part.kind)
        case (.flag, .text) where part.form.contains(.plain) && outline.text(of: part) == "true",
            (.always, .text) where part.form.contains(.plain) && outline.text(of: part) == "true":
            write(.yes)
        case (.flag, .text) where part.form.contains(.plain) && outline.text(of: part) == "false": write(.no)
        case (.flag, _): throw wrongType("true or false")
        case (.always, _): throw wrongType("true")
        case (.list(let element, let minimum), .list): try list(index, element, minimum, bytes)
        case (.list, _): throw wrongType("list")
        case (.textOrList(_, let element), .list): try list(index, element, 1, bytes)
        case (.textOrList, _): throw wrongType("text or list")
        case (.fields(let fields), .object), (.textOrFields(_, let fields), .object):
            try object(index, fields, bytes)
        case (.fields, _): throw wrongType("object")
        case (.textOrFields, _): throw wrongType("text or object")
        }
    }

    private mutating func write(_ kind: Outline.Part.Kind) {
        guard writes else { return }
        let start = output.count
        output += (kind == .yes ? "true" : "false").utf8
        parts.append(kind, line: 1, start..<output.count)
    }

    private mutating func integer(_ index: Int, _ integer: Int, _ range: ClosedRange<Int>) throws(Misfit) {
        guard range.contains(integer) else { throw Misfit(index, .outsideRange(integer, range)) }
        guard writes else { return }
        let start = output.count
        output += String(integer).utf8
        parts.append(.integer, line: 1, start..<output.count)
    }

    private mutating func list(_ index: Int, _ element: Shape, _ minimum: Int, _ bytes: Bytes) throws(Misfit) {
        let end = Int(outline.parts[index].next)
        var next = index + 1
        for _ in 0..<minimum {
            guard next < end else { throw Misfit(index, .tooFew(minimum: minimum)) }
            next = Int(outline.parts[next].next)
        }
        next = index + 1
        let list = writes ? open(.list, "[") : 0
        while next < end {
            if writes, next > index + 1 { output.append(UInt8(ascii: ",")) }
            try check(next, element, bytes)
            next = Int(outline.parts[next].next)
        }
        if writes { close(list, "]") }
    }

    private mutating func open(_ kind: Outline.Part.Kind, _ bracket: Unicode.Scalar) -> Int {
        output.append(UInt8(ascii: bracket))
        return parts.open(kind, line: 1, at: output.count - 1)
    }

    private mutating func close(_ index: Int, _ bracket: Unicode.Scalar) {
        output.append(UInt8(ascii: bracket))
        parts.close(index, at: output.count)
    }

    private mutating func object(_ index: Int, _ fields: Shape.Fields, _ bytes: Bytes) throws(Misfit) {
        let end = Int(outline.parts[index].next)
        let first = places.count
        places.append(contentsOf: repeatElement(0, count: fields.count))
        defer { places.removeLast(fields.count) }
        var next = index + 1
        while next < end {
            let key = outline.parts[next]
            let field =
                key.form.contains(.escaped)
                ? JSONReader.unescaped(key.bytes(in: bytes)).withUnsafeBufferPointer(fields.index)
                : fields.index(of: key.bytes(in: bytes))
            guard let field else {
                throw Misfit(
                    index, lineOf: next, .unknownKey(outline.text(of: key), known: fields.described.map(\.key)))
            }
            places[first + field] = next
            if !writes { try check(next + 1, fields.shapes[field], bytes) }
            next = Int(outline.parts[next + 1].next)
        }
        if let missing = fields.required.first(where: { places[first + $0] == 0 }) {
            throw Misfit(index, .missingKey(fields.name(missing)))
        }
        if writes { try write(fields, first, bytes) }
    }

    /// Writes the members of an object, whose places were found, in the order of their keys.
    private mutating func write(_ fields: Shape.Fields, _ first: Int, _ bytes: Bytes) throws(Misfit) {
        let object = open(.object, "{")
        for field in 0..<fields.count where places[first + field] != 0 {
            if parts.count > object + 1 { output.append(UInt8(ascii: ",")) }
            let start = output.count
            output += fields.heads[field]
            parts.append(.key, .canonical, line: 1, start + 1..<output.count - 2)
            try check(places[first + field] + 1, fields.shapes[field], bytes)
        }
        close(object, "}")
    }
}

extension ShapeCheck {
    private mutating func text(_ index: Int, _ rule: Shape.TextRule, _ bytes: Bytes) throws(Misfit) {
        let part = outline.parts[index]
        if part.form.contains(.canonical) {
            let text = part.bytes(in: bytes)
            if let problem = rule.problem(with: text, isPlain: true) { throw Misfit(index, problem) }
            guard writes else { return }
            output.append(UInt8(ascii: "\""))
            parts.append(.text, .canonical, line: 1, output.count..<output.count + text.count)
            output.append(contentsOf: text)
            output.append(UInt8(ascii: "\""))
        } else {
            let raw = outline.text(of: part)
            var text = try storable(raw, index)
            isNormal = isNormal && text.utf8.elementsEqual(raw.utf8)
            if let problem = text.withUTF8({ rule.problem(with: $0, isPlain: false) }) { throw Misfit(index, problem) }
            guard writes else { return }
            let start = output.count + 1
            CanonicalJSON.write(text, to: &output)
            let isEscaped = output.count - 1 - start != text.utf8.count
            parts.append(.text, isEscaped ? .escaped : [], line: 1, start..<output.count - 1)
        }
    }

    /// The text in NFC, without what may not be stored.
    private mutating func storable(_ raw: String, _ index: Int) throws(Misfit) -> String {
        var text = raw
        if text.withUTF8(StorableText.isPlain) { return text }
        let forbidden = raw.unicodeScalars.enumerated().filter { StorableText.forbids($0.element) }
        if let first = forbidden.first {
            guard cleans else {
                throw Misfit(index, .forbiddenCharacter(codePoint: first.element.value, offset: first.offset))
            }
            removed += forbidden.map { (index, $0.element.value) }
            var kept = String.UnicodeScalarView()
            kept.append(contentsOf: raw.unicodeScalars.filter { !StorableText.forbids($0) })
            text = String(kept)
        }
        return StorableText.composed(text)
    }
}

extension Shape.TextRule {
    /// What is wrong with a text, UTF-8 in NFC; nil when nothing is.
    ///
    /// - Parameter isPlain: whether ``StorableText/isPlain(_:)`` holds of it and it has no newline.
    fileprivate func problem(with bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool) -> InputFault.Problem? {
        var text: String { String(decoding: bytes, as: UTF8.self) }
        switch self {
        case .any: return nil
        case .filled: return bytes.isEmpty ? .empty : nil
        case .name, .number:
            if bytes.isEmpty { return .empty }
            if !isPlain, let newline = text.unicodeScalars.enumerated().first(where: { $0.element == "\n" }) {
                return .forbiddenCharacter(codePoint: 0x0A, offset: newline.offset)
            }
            if isPlain ? Self.isSpaced(bytes) : text.first!.isWhitespace || text.last!.isWhitespace {
                return .surroundingSpace(text)
            }
            if case .number = self,
                bytes.prefix(while: { $0 >= 48 && $0 <= 57 }).count > DecisionIdentity.mostLeadingDigits
            {
                return .numberTooLong(text)
            }
            return nil
        case .day: return CivilDate(bytes: bytes) == nil ? .impossibleDay(text) : nil
        case .procedureCode: return ProcedureCode(bytes: bytes) == nil ? .malformedCode(text, kind: .procedure) : nil
        case .unitCode: return UnitCode.isCode(bytes) ? nil : .malformedCode(text, kind: .unit)
        case .provinceCode:
            return UnitCode.isCode(bytes) && bytes.count == 2 ? nil : .malformedCode(text, kind: .province)
        case .communeCode:
            return UnitCode.isCode(bytes) && bytes.count == 5 ? nil : .malformedCode(text, kind: .commune)
        case .digest:
            return bytes.count == 64 && bytes.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
                ? nil : .malformedCode(text, kind: .digest)
        case .oneOf(let choices): return choices.contains(text) ? nil : .notOneOf(text, choices)
        }
    }

    /// Whether a plain text begins or ends with a space, of any width that it may have.
    private static func isSpaced(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        func isSpace(_ bytes: some Collection<UInt8>) -> Bool {
            bytes.elementsEqual([0x20]) || bytes.elementsEqual([0xC2, 0xA0])
        }
        return isSpace(bytes.prefix(1)) || isSpace(bytes.suffix(1)) || isSpace(bytes.prefix(2))
            || isSpace(bytes.suffix(2))
    }
}

extension SourceNode {
    fileprivate var typeName: String {
        switch kind {
        case .text, .key: text!.count <= 40 ? "text “\(text!)”" : "text"
        case .integer: "integer \(integer!)"
        case .yes: "true"
        case .no: "false"
        case .list: "list"
        case .object: "object"
        }
    }
}
