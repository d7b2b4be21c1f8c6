/// A value as it was read, before anyone asks whether it is a submission: a part of an ``Outline``, which knows its line.
struct SourceNode {
    let outline: Outline
    let index: Int

    init(_ outline: Outline, _ index: Int = 0) {
        self.outline = outline
        self.index = index
    }

    var part: Outline.Part { outline.parts[index] }
    var kind: Outline.Part.Kind { part.kind }
    /// Counted from 1.
    var line: Int { Int(part.line) }

    /// The characters of a text; nil of anything else.
    var text: String? { kind == .text ? outline.text(of: part) : nil }

    var integer: Int? { kind == .integer ? outline.withBytes(of: part, JSONReader.integer) : nil }

    var flag: Bool? {
        switch kind {
        case .yes: true
        case .no: false
        default: nil
        }
    }

    /// The elements of a list; none of anything else.
    var elements: some Sequence<SourceNode> {
        sequence(state: kind == .list ? index + 1 : Int(part.next)) { [outline, end = Int(part.next)] next in
            guard next < end else { return nil }
            defer { next = Int(outline.parts[next].next) }
            return SourceNode(outline, next)
        }
    }

    /// The members of an object, in their order; none of anything else.
    var members: some Sequence<(key: SourceNode, value: SourceNode)> {
        sequence(state: kind == .object ? index + 1 : Int(part.next)) { [outline, end = Int(part.next)] next in
            guard next < end else { return nil }
            defer { next = Int(outline.parts[next + 1].next) }
            return (SourceNode(outline, next), SourceNode(outline, next + 1))
        }
    }

    /// The key of a member.
    var name: String { outline.text(of: part) }

    subscript(key: String) -> SourceNode? { members.first { $0.key.name == key }?.value }

    /// How deep a submission may be nested: the object itself is level 1.
    static let deepestNesting = 16
}

extension SourceNode {
    /// The JSON path from a node to a part it holds: `.lines[2].changes`.
    func path(to part: Int) -> String {
        guard part != index else { return "" }
        func holds(_ node: SourceNode) -> Bool { node.index <= part && part < Int(node.part.next) }
        for (number, element) in elements.enumerated() where holds(element) {
            return "[\(number)]" + element.path(to: part)
        }
        for (key, value) in members where holds(value) { return ".\(key.name)" + value.path(to: part) }
        return ""
    }

    /// The value of a node as it stands.
    var value: Value {
        outline.withBytes { Self.value(outline, index, $0) }
    }

    private static func value(_ outline: Outline, _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Value {
        let part = outline.parts[index]
        let end = Int(part.next)
        var next = index + 1
        switch part.kind {
        case .text, .key: return .text(outline.text(of: part))
        case .integer: return .integer(JSONReader.integer(part.bytes(in: bytes)))
        case .yes: return .flag(true)
        case .no: return .flag(false)
        case .list:
            var elements: [Value] = []
            elements.reserveCapacity(count(outline, next, end, stride: 0))
            while next < end {
                elements.append(value(outline, next, bytes))
                next = Int(outline.parts[next].next)
            }
            return .list(elements)
        case .object:
            var entries: [Value.Entry] = []
            entries.reserveCapacity(count(outline, next, end, stride: 1))
            while next < end {
                entries.append((outline.text(of: outline.parts[next]), value(outline, next + 1, bytes)))
                next = Int(outline.parts[next + 1].next)
            }
            return .object(.init(entries))
        }
    }

    /// How many elements, or members, there are up to an end; `stride` is how many parts stand before each value.
    private static func count(_ outline: Outline, _ first: Int, _ end: Int, stride: Int) -> Int {
        var (count, next) = (0, first)
        while next < end {
            next = Int(outline.parts[next + stride].next)
            count += 1
        }
        return count
    }
}
