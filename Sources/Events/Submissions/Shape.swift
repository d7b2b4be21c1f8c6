/// What a value of a submission must look like: types, keys, which are required, which texts are allowed.
///
/// One description serves checking, coercing YAML's plain scalars, and naming the place of a fault. What several values
/// mean together is checked afterwards, where they are decoded.
package indirect enum Shape: Sendable {
    case text(TextRule)
    /// An integer in a range.
    case integer(ClosedRange<Int>)
    case flag
    /// The truth value `true` and no other.
    case always
    case list(Shape, minimum: Int)
    case fields(Fields)
    /// A text, or an object.
    case textOrFields(TextRule, Fields)
    /// A text, or a list of at least one element.
    case textOrList(TextRule, Shape)

    package static func object(_ properties: [Property]) -> Shape { .fields(Fields(properties)) }

    package static func textOrObject(_ rule: TextRule, _ properties: [Property]) -> Shape {
        .textOrFields(rule, Fields(properties))
    }

    package struct Property: Sendable {
        let key: String
        let shape: Shape
        let isRequired: Bool

        package static func required(_ key: String, _ shape: Shape) -> Property {
            Property(key: key, shape: shape, isRequired: true)
        }

        package static func optional(_ key: String, _ shape: Shape) -> Property {
            Property(key: key, shape: shape, isRequired: false)
        }
    }

    package enum TextRule: Sendable {
        /// Any text, the empty one too.
        case any
        /// At least one character.
        case filled
        /// Filled, with no space at either end: what identifies something.
        case name
        /// A name that begins with no more digits than an integer can hold: a decision's number.
        case number
        case day
        case procedureCode
        case unitCode
        case provinceCode
        case communeCode
        /// SHA-256 as 64 lower-case hexadecimal digits.
        case digest
        case oneOf([String])
    }
}

extension Shape {
    /// The properties of an object, in the order in which the canonical form has them, and ready to be found by key.
    package final class Fields: Sendable {
        /// In the order they were described in, for messages.
        let described: [Property]
        let shapes: [Shape]
        /// What the canonical form has before each value: `"key":`.
        let heads: [[UInt8]]
        private let keys: [Key]
        /// The places, in this order, of those that are required, in the order described.
        let required: [Int]

        /// The first bytes of a key and its length, which tell most keys apart.
        private struct Key {
            let first: UInt64
            let bytes: [UInt8]

            static func first(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
                bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            }

            init(_ key: String) {
                self.bytes = Array(key.utf8)
                self.first = bytes.withUnsafeBufferPointer(Self.first)
            }
        }

        init(_ properties: [Property]) {
            let sorted = properties.sorted { $0.key < $1.key }
            self.described = properties
            self.shapes = sorted.map(\.shape)
            self.keys = sorted.map { Key($0.key) }
            self.heads = sorted.map { Array("\"\($0.key)\":".utf8) }
            self.required = properties.filter(\.isRequired).map { property in
                sorted.firstIndex { $0.key == property.key }!
            }
        }

        var count: Int { keys.count }

        /// The key at a place.
        func name(_ index: Int) -> String { String(decoding: keys[index].bytes, as: UTF8.self) }

        /// The place of a key; nil when no property has it.
        func index(of key: UnsafeBufferPointer<UInt8>) -> Int? {
            let first = Key.first(key)
            for (index, known) in keys.enumerated() where known.first == first && known.bytes.count == key.count {
                if key.count <= 8 || known.bytes.withUnsafeBufferPointer(key.isSame) { return index }
            }
            return nil
        }
    }
}
