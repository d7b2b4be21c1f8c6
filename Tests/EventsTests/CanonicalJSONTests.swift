import Events
import Testing

@Suite struct CanonicalJSONTests {
    @Test func `members are ordered, and only what must be escaped is`() {
        let value = Value.object([
            "b": .list([.integer(-1), .flag(true), .flag(false), .object([:])]),
            "a": .text("€ đ \" \\ / \n \u{8} \u{C} \t \r \u{1}"), "A": .text(""), "10": .integer(0),
            "1": .integer(9_007_199_254_740_991),
        ])
        #expect(
            CanonicalJSON.text(of: value)
                == #"{"1":9007199254740991,"10":0,"A":"","a":"€ đ \" \\ / \n \b \f \t \r \u0001","b":[-1,true,false,{}]}"#
        )
    }

    @Test func `what was written reads back as the same value`() throws {
        let text = #"{"a":[{"k":"v"},[],"Đ\n"],"b":-12,"c":true}"#
        let value = try Value(json: Array(text.utf8))
        #expect(CanonicalJSON.text(of: value) == text)
        #expect(try Value(json: Array(CanonicalJSON.indented(value).utf8)) == value)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "null", "[null]", "1.0", "1e3", "-0", "01", "+1", "NaN",
        "'a'", "[1] x",
        "\"\u{1}\"", "\"\\u12\"", "\"\\ud800\"", "\"\\x\"", "9007199254740992", "{a:1}", "// x", "[1 2]", "tru", "\"a",
        "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]",
    ])
    func `what is not strict JSON of whole numbers is refused with its line`(text: String) {
        #expect(throws: InputFault.self) { try Value(json: Array(text.utf8)) }
    }

    @Test func `escapes of every kind are read`() throws {
        let value = try Value(json: Array(#""A\u0111\/\ud83d\ude00\"""#.utf8))
        #expect(value == .text("Ađ/😀\""))
    }
}
