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
    case object([Property])
    /// A text, or an object.
    case textOrObject(TextRule, [Property])
    /// A text, or a list of at least one element.
    case textOrList(TextRule, Shape)

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
