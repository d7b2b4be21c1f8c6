internal import VietnameseText

/// Checks a node against a ``Shape`` and returns the value it stands for: text in NFC, YAML scalars as what the key wants.
struct ShapeChecker {
    /// Whether characters that may not be stored are removed (and reported) instead of refused.
    let cleans: Bool
    /// What was removed, in the order of the file.
    private(set) var removed: [Removal] = []

    /// A character that was left out because it may not be stored.
    struct Removal {
        let line: Int
        let path: String
        let codePoint: UInt32
    }

    init(cleans: Bool) {
        self.cleans = cleans
    }

    mutating func check(_ node: SourceNode, _ shape: Shape, at path: String) throws(InputFault) -> Value {
        func fault(_ problem: InputFault.Problem) -> InputFault {
            InputFault(line: node.line, path: path, problem: problem)
        }
        func wrongType(_ expected: String) -> InputFault {
            fault(.wrongType(found: node.typeName, expected: expected))
        }
        switch (shape, node.content) {
        case (.text(let rule), .text(let text)), (.textOrObject(let rule, _), .text(let text)),
            (.textOrList(let rule, _), .text(let text)):
            return .text(try checked(text, rule, line: node.line, path: path))
        case (.text, _): throw wrongType("text")
        case (.integer(let range), .integer(let integer)):
            guard range.contains(integer) else { throw fault(.outsideRange(integer, range)) }
            return .integer(integer)
        case (.integer(let range), .text(let text)) where node.isPlain:
            guard let integer = Int(text), String(integer) == text else { throw fault(.notAnInteger(text)) }
            guard range.contains(integer) else { throw fault(.outsideRange(integer, range)) }
            return .integer(integer)
        case (.integer, _): throw wrongType("integer")
        case (.flag, .flag(let flag)): return .flag(flag)
        case (.flag, .text("true")) where node.isPlain: return .flag(true)
        case (.flag, .text("false")) where node.isPlain: return .flag(false)
        case (.flag, _): throw wrongType("true or false")
        case (.always, .flag(true)): return .flag(true)
        case (.always, .text("true")) where node.isPlain: return .flag(true)
        case (.always, _): throw wrongType("true")
        case (.list(let element, let minimum), .list(let nodes)):
            guard nodes.count >= minimum else { throw fault(.tooFew(minimum: minimum)) }
            var values: [Value] = []
            values.reserveCapacity(nodes.count)
            for (index, node) in nodes.enumerated() {
                values.append(try check(node, element, at: "\(path)[\(index)]"))
            }
            return .list(values)
        case (.list, _): throw wrongType("list")
        case (.textOrList(_, let element), .list): return try check(node, .list(element, minimum: 1), at: path)
        case (.textOrList, _): throw wrongType("text or list")
        case (.object(let properties), .object(let members)), (.textOrObject(_, let properties), .object(let members)):
            return try object(members, properties, line: node.line, path: path)
        case (.object, _): throw wrongType("object")
        case (.textOrObject, _): throw wrongType("text or object")
        }
    }

    private mutating func object(
        _ members: [SourceNode.Member], _ properties: [Shape.Property], line: Int, path: String
    ) throws(InputFault) -> Value {
        var entries: [(key: String, value: Value)] = []
        for member in members {
            guard let property = properties.first(where: { $0.key == member.key }) else {
                throw InputFault(
                    line: member.line, path: path, problem: .unknownKey(member.key, known: properties.map(\.key)))
            }
            entries.append((member.key, try check(member.value, property.shape, at: "\(path).\(member.key)")))
        }
        for property in properties where property.isRequired && !members.contains(where: { $0.key == property.key }) {
            throw InputFault(line: line, path: path, problem: .missingKey(property.key))
        }
        return .object(.init(entries.sorted { $0.key < $1.key }))
    }

    private mutating func checked(
        _ raw: String, _ rule: Shape.TextRule, line: Int, path: String
    ) throws(InputFault) -> String {
        func fault(_ problem: InputFault.Problem) -> InputFault { InputFault(line: line, path: path, problem: problem) }
        let text = try storable(raw, line: line, path: path)
        switch rule {
        case .any: break
        case .filled:
            if text.isEmpty { throw fault(.empty) }
        case .name, .number:
            if text.isEmpty { throw fault(.empty) }
            if let newline = text.unicodeScalars.enumerated().first(where: { $0.element == "\n" }) {
                throw fault(.forbiddenCharacter(codePoint: 0x0A, offset: newline.offset))
            }
            if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
                throw fault(.surroundingSpace(text))
            }
            if case .number = rule,
                text.utf8.prefix(while: { $0 >= 48 && $0 <= 57 }).count > DecisionIdentity.mostLeadingDigits
            {
                throw fault(.numberTooLong(text))
            }
        case .day:
            if CivilDate(text) == nil { throw fault(.impossibleDay(text)) }
        case .procedureCode:
            if ProcedureCode(text) == nil { throw fault(.malformedCode(text, kind: .procedure)) }
        case .unitCode:
            if UnitCode(text) == nil { throw fault(.malformedCode(text, kind: .unit)) }
        case .provinceCode:
            if UnitCode(text)?.isProvince != true { throw fault(.malformedCode(text, kind: .province)) }
        case .communeCode:
            if UnitCode(text)?.isCommune != true { throw fault(.malformedCode(text, kind: .commune)) }
        case .digest:
            guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
            else { throw fault(.malformedCode(text, kind: .digest)) }
        case .oneOf(let choices):
            if !choices.contains(text) { throw fault(.notOneOf(text, choices)) }
        }
        return text
    }

    /// The text in NFC, without what may not be stored.
    private mutating func storable(_ raw: String, line: Int, path: String) throws(InputFault) -> String {
        var isPlainASCII = true
        for byte in raw.utf8 where byte >= 0x80 || (byte < 0x20 && byte != 0x0A) || byte == 0x7F {
            isPlainASCII = false
            break
        }
        if isPlainASCII { return raw }
        var text = raw
        let forbidden = raw.unicodeScalars.enumerated().filter { StorableText.forbids($0.element) }
        if let first = forbidden.first {
            guard cleans else {
                throw InputFault(
                    line: line, path: path,
                    problem: .forbiddenCharacter(codePoint: first.element.value, offset: first.offset))
            }
            removed += forbidden.map { Removal(line: line, path: path, codePoint: $0.element.value) }
            var kept = String.UnicodeScalarView()
            kept.append(contentsOf: raw.unicodeScalars.filter { !StorableText.forbids($0) })
            text = String(kept)
        }
        return StorableText.composed(text)
    }
}

extension SourceNode {
    fileprivate var typeName: String {
        switch content {
        case .text(let text): text.count <= 40 ? "text “\(text)”" : "text"
        case .integer(let integer): "integer \(integer)"
        case .flag(let flag): "\(flag)"
        case .list: "list"
        case .object: "object"
        }
    }
}
