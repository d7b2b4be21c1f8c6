/// A value in its one canonical form: bytes, and an outline of them, so that a part of it is looked at where it stands and
/// what nobody looks at is never built.
public struct CanonicalValue: Sendable {
    let node: SourceNode

    /// - Precondition: the node is of an outline of canonical bytes.
    init(canonical node: SourceNode) {
        self.node = node
    }

    public init(_ value: Value) {
        guard let canonical = try? CanonicalValue(json: CanonicalJSON.bytes(of: value)) else {
            preconditionFailure("a value is nested deeper than \(SourceNode.deepestNesting)")
        }
        self = canonical
    }

    /// Reads JSON; what is not in the canonical form already is put in it.
    package init(json bytes: [UInt8]) throws(InputFault) {
        let (node, isCanonical) = try JSONReader.readTellingForm(bytes[...])
        if isCanonical {
            self.init(canonical: node)
        } else {
            self.init(canonical: try JSONReader.read(CanonicalJSON.bytes(of: node.value)[...]))
        }
    }

    /// The canonical form, UTF-8.
    public var bytes: ArraySlice<UInt8> {
        let part = node.part
        let quotes = part.kind == .text ? 1 : 0
        return node.outline.bytes(Int(part.start) - quotes..<Int(part.end) + quotes)
    }

    /// The whole of it, built.
    public var value: Value { node.value }

    /// The same value, keeping alive no more than itself: where it may be part of something much longer.
    package var alone: CanonicalValue {
        let bytes = bytes
        guard node.outline.byteCount > 2 * bytes.count, let alone = try? CanonicalValue(json: Array(bytes)) else {
            return self
        }
        return alone
    }

    public var text: String? { node.text }
    public var integer: Int? { node.integer }
    public var flag: Bool? { node.flag }
    public var isText: Bool { node.kind == .text }

    /// The elements of a list; nil of anything else.
    public var list: [CanonicalValue]? {
        node.kind == .list ? node.elements.map(CanonicalValue.init(canonical:)) : nil
    }

    /// The members of an object, by key; nil of anything else.
    public var members: [(key: String, value: CanonicalValue)]? {
        node.kind == .object ? node.members.map { ($0.key.name, CanonicalValue(canonical: $0.value)) } : nil
    }

    /// The value under a key of an object.
    public subscript(key: StaticString) -> CanonicalValue? {
        let outline = node.outline
        guard outline.parts[node.index].kind == .object else { return nil }
        let wanted = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
        let index = outline.withBytes { bytes -> Int? in
            var index = node.index + 1
            let end = Int(outline.parts[node.index].next)
            while index < end {
                if outline.parts[index].bytes(in: bytes).isSame(as: wanted) { return index + 1 }
                index = Int(outline.parts[index + 1].next)
            }
            return nil
        }
        return index.map { CanonicalValue(canonical: SourceNode(outline, $0)) }
    }

    /// The canonical form of the object with these members, given in the order of their keys.
    static func bytes(of members: some Sequence<(key: String, value: CanonicalValue)>) -> [UInt8] {
        var output: [UInt8] = [UInt8(ascii: "{")]
        for (key, value) in members {
            if output.count > 1 { output.append(UInt8(ascii: ",")) }
            CanonicalJSON.write(key, to: &output)
            output.append(UInt8(ascii: ":"))
            output += value.bytes
        }
        output.append(UInt8(ascii: "}"))
        return output
    }

    /// The canonical form of an object without one of its members.
    func bytes(without key: String) -> [UInt8] {
        var output: [UInt8] = [UInt8(ascii: "{")]
        for (name, value) in node.members where name.name != key {
            if output.count > 1 { output.append(UInt8(ascii: ",")) }
            output += node.outline.bytes(Int(name.part.start) - 1..<Int(name.part.end) + 2)
            output += CanonicalValue(canonical: value).bytes
        }
        output.append(UInt8(ascii: "}"))
        return output
    }
}

extension CanonicalValue: Hashable {
    public static func == (left: Self, right: Self) -> Bool { left.bytes.isSame(as: right.bytes) }

    public func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension CanonicalValue {
    /// The day under a key; nil when the key is absent or holds no day.
    func day(_ key: StaticString) -> CivilDate? {
        guard let part = self[key]?.node.part, part.kind == .text else { return nil }
        return node.outline.withBytes(of: part) { CivilDate(bytes: $0) }
    }
}
