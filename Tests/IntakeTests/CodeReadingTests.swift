import Intake
import Testing

@Suite struct CodeReadingTests {
    @Test(arguments: ["1.004944", "3.000527.H61", "2.001009.000.00.00.H61", "1.004944.G03"])
    func `a code is kept as written`(_ text: String) {
        #expect(CodeReading(text).result == .exact(text))
    }

    @Test(arguments: [
        ("2.000908.00 0.00.00.H61", "2.000908.000.00.00.H61", CodeReading.Mend.spaces),
        ("1.004944.H 61", "1.004944.H61", .spaces), ("1.0049\u{200B}44", "1.004944", .spaces),
        ("1.004944.", "1.004944", .signs), ("1,004944", "1.004944", .signs), ("1.004944.h61", "1.004944.H61", .signs),
        ("Mã số: 1.004944.H61 (mới)", "1.004944.H61", .words),
    ])
    func `what is mended is told`(_ raw: String, _ code: String, _ mend: CodeReading.Mend) {
        #expect(CodeReading(raw).result == .mended(code, mend))
    }

    @Test func `a number may have lost its last zero`() {
        #expect(CodeReading("1.00491", kind: .number).result == .candidate("1.004910", .lostZero))
        #expect(CodeReading("1004944", kind: .number).result == .candidate("1.004944", .lostPoint))
        #expect(CodeReading("1.004944", kind: .number).result == .mended("1.004944", .number))
    }

    @Test(arguments: ["", "Không có mã số", "không có", "-", " \u{A0}"])
    func `none is none`(_ text: String) {
        #expect(CodeReading(text).result == .none)
    }

    @Test(arguments: ["1.0049444", "1.4944", "abc", "11.004944", "x.004944"])
    func `another shape is no code`(_ text: String) {
        #expect(CodeReading(text).code == nil)
    }

    @Test func `several codes are not one`() {
        #expect(CodeReading("1.004944, 1.004945").result == .several(["1.004944", "1.004945"]))
    }
}
