/// The outline of a text of values, JSON or YAML: its bytes, and where in them each value stands.
///
/// A reader makes it in one pass; nothing is built of a value before someone asks for it.
final class Outline: Sendable {
    /// One value, or the key before one. The parts stand in the order of the text, each before what it holds.
    struct Part: Sendable {
        enum Kind: UInt8, Sendable {
            /// JSON string, or a YAML scalar, whatever its style: YAML scalars are read as text.
            case text
            /// JSON only.
            case integer
            /// JSON only.
            case yes, no
            case list, object
            /// The key of a member; its value is the next part.
            case key
        }

        struct Form: OptionSet, Sendable {
            let rawValue: UInt8
            /// Of a text: it holds escapes of JSON.
            static let escaped = Form(rawValue: 1)
            /// Of a text: known to be what the canonical form holds between its quotation marks.
            static let canonical = Form(rawValue: 2)
            /// A plain YAML scalar, which may be read as an integer or a truth value where the key wants one.
            static let plain = Form(rawValue: 4)
        }

        let kind: Kind
        var form: Form = []
        /// Counted from 1.
        let line: UInt32
        /// Where its bytes begin and end: of a text or key what is between the quotation marks.
        let start: UInt32
        var end: UInt32
        /// The index of the part after it and all it holds.
        var next: UInt32
    }

    /// What the parts lie in.
    private let bytes: ArraySlice<UInt8>
    let parts: [Part]

    init(bytes: ArraySlice<UInt8>, parts: [Part]) {
        self.bytes = bytes
        self.parts = parts
    }

    /// How long the text is.
    var byteCount: Int { bytes.count }

    /// The bytes between two places.
    func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
        bytes[bytes.startIndex + range.lowerBound..<bytes.startIndex + range.upperBound]
    }

    func withBytes<Result, Failure>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try bytes.withUnsafeBufferPointer(body)
    }

    func withBytes<Result>(of part: Part, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(part.bytes(in: $0)) }
    }

    /// The characters of a text or key.
    func text(of part: Part) -> String {
        withBytes(of: part) { bytes in
            part.form.contains(.escaped)
                ? String(decoding: JSONReader.unescaped(bytes), as: UTF8.self) : String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension Outline.Part {
    func bytes(in all: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        .init(rebasing: all[Int(start)..<Int(end)])
    }
}

extension Array<Outline.Part> {
    /// Begins a list or an object; what is appended before ``close(_:at:)`` is what it holds.
    mutating func open(_ kind: Element.Kind, line: Int, at start: Int) -> Int {
        append(Element(kind: kind, line: UInt32(line), start: UInt32(start), end: 0, next: 0))
        return count - 1
    }

    mutating func close(_ index: Int, at end: Int) {
        self[index].end = UInt32(end)
        self[index].next = UInt32(count)
    }

    /// Appends a part that holds no other.
    mutating func append(_ kind: Element.Kind, _ form: Element.Form = [], line: Int, _ range: Range<Int>) {
        append(
            Element(
                kind: kind, form: form, line: UInt32(line), start: UInt32(range.lowerBound),
                end: UInt32(range.upperBound), next: UInt32(count + 1)))
    }
}
