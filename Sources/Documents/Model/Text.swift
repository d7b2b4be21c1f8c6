/// A text for people, some of it bold or in italics. A newline begins a new line.
public struct Text: Hashable, Sendable {
    public struct Run: Hashable, Sendable {
        public var text: String
        public var isBold = false
        public var isItalic = false
    }

    public var runs: [Run]

    public init(_ text: String, isBold: Bool = false, isItalic: Bool = false) {
        self.runs = text.isEmpty ? [] : [Run(text: text, isBold: isBold, isItalic: isItalic)]
    }

    public static func bold(_ text: String) -> Text { Text(text, isBold: true) }
    public static func italic(_ text: String) -> Text { Text(text, isItalic: true) }

    public static func + (left: Text, right: Text) -> Text {
        var sum = left
        sum.runs += right.runs
        return sum
    }

    public var isEmpty: Bool { runs.isEmpty }
    /// The text alone.
    public var plain: String { runs.map(\.text).joined() }
}

extension Text: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) { self.init(text) }
}
