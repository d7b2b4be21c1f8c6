import Intake
import Testing

@Suite struct NumberReadingTests {
    @Test(arguments: [
        "2682/QĐ-UBND", "02144/QĐ-UBND", "364a/QĐ-UBND", "1594/QĐ-TTPVHCC", "66.7/2025/NQ-CP", "3303/QĐ-BTP",
        "1669/NQ-UBTVQH15",
    ])
    func `a number in its official form is kept`(_ text: String) {
        #expect(NumberReading(text).number == text)
        #expect(NumberReading(text).mends.isEmpty)
    }

    @Test(arguments: [
        ("569./QĐ-BXD", "569/QĐ-BXD", [NumberReading.Mend.signs]), ("1170/QD-BTP", "1170/QĐ-BTP", [.type]),
        ("QĐ2338-BTP", "2338/QĐ-BTP", [.order]), ("Quyết định số 6225/QĐ-BQP", "6225/QĐ-BQP", [.words]),
        ("3980 /QĐ-BQP", "3980/QĐ-BQP", [.signs]), ("3565 /QĐ -UBND", "3565/QĐ-UBND", [.signs]),
        ("Số: 12/QÐ-UBND", "12/QĐ-UBND", [.words]), ("12/QĐ–UBND", "12/QĐ-UBND", [.signs]),
        ("3582/QĐ-UBND ngày 08/9/2026", "3582/QĐ-UBND", [.words]),
    ])
    func `another way of writing it is mended and told`(_ raw: String, _ number: String, _ mends: [NumberReading.Mend])
    {
        #expect(NumberReading(raw).number == number)
        #expect(NumberReading(raw).mends == mends)
    }

    @Test func `digits alone lack their symbol`() {
        #expect(NumberReading("9303").lacksSymbol)
        #expect(NumberReading("Quyết định số 4777").lacksSymbol)
        #expect(NumberReading("Demo/QĐ-BCA").number == nil)
    }

    @Test func `a ministry's symbol names the issuer, a province's does not`() {
        #expect(NumberReading("6225/QĐ-BQP").issuer == "BQP")
        #expect(NumberReading("6225/QĐ-UBND").issuer == nil)
    }
}
