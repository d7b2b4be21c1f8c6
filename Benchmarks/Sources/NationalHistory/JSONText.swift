/// JSON in the making, in UTF-8. Texts are written as they are: those made up here need no escapes.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func text(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        raw(text)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func append(_ other: JSONText) { bytes.append(contentsOf: other.bytes) }

    mutating func number(_ number: Int) { raw(String(number)) }

    /// A number with leading zeros.
    mutating func digits(_ number: Int, _ count: Int) {
        var divisor = 1
        for _ in 1..<count { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    mutating func day(_ day: Day) {
        let civil = day.civil
        raw("\"")
        digits(civil.year, 4)
        raw("-")
        digits(civil.month, 2)
        raw("-")
        digits(civil.day, 2)
        raw("\"")
    }

    /// A comma, unless something begins here.
    mutating func separate() {
        guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
        bytes.append(UInt8(ascii: ","))
    }

    mutating func key(_ key: String) {
        separate()
        text(key)
        raw(":")
    }

    mutating func member(_ key: String, _ value: String) {
        self.key(key)
        text(value)
    }

    mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        number(value)
    }

    mutating func member(_ key: String, _ value: Day) {
        self.key(key)
        day(value)
    }

    mutating func member(_ key: String, _ values: [String]) {
        self.key(key)
        list(values) { $0.text($1) }
    }

    mutating func object(_ body: (inout JSONText) -> Void) {
        raw("{")
        body(&self)
        raw("}")
    }

    mutating func list<Elements: Sequence>(
        _ elements: Elements, _ body: (inout JSONText, Elements.Element) -> Void
    ) {
        raw("[")
        for element in elements {
            separate()
            body(&self, element)
        }
        raw("]")
    }

    /// Ends a line, and gives what has gathered to `sink` when it is much.
    mutating func endLine(_ sink: ([UInt8]) throws -> Void) throws {
        raw("\n")
        if bytes.count > 1 << 20 { try flush(sink) }
    }

    mutating func flush(_ sink: ([UInt8]) throws -> Void) throws {
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
