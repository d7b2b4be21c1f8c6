import Events
import Testing

import Documents

@Suite struct NumeralTests {
    @Test(arguments: [(1, "I"), (4, "IV"), (9, "IX"), (43, "XLIII"), (78, "LXXVIII"), (1994, "MCMXCIV")])
    func `sections are numbered in Roman numerals`(number: Int, text: String) {
        #expect(RomanNumeral.text(number) == text)
    }

    @Test(arguments: [
        ("2026-09-08", "ngày 08 tháng 9 năm 2026", "08/9/2026"),
        ("2026-02-28", "ngày 28 tháng 02 năm 2026", "28/02/2026"),
        ("2026-03-05", "ngày 05 tháng 3 năm 2026", "05/3/2026"),
        ("2026-12-11", "ngày 11 tháng 12 năm 2026", "11/12/2026"),
    ])
    func `a zero stands before days under 10 and months 1 and 2`(day: String, words: String, figures: String) {
        let day = DocumentDay(CivilDate(day)!)
        #expect(day.inWords == words)
        #expect(day.inFigures == figures)
    }
}
