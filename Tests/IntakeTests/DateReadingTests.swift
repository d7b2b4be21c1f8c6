import Events
import Intake
import Testing

@Suite struct DateReadingTests {
    @Test(arguments: [
        "2026-03-05", "05/03/2026", "5/3/2026", "05-03-2026", "05.03.2026", "ngày 05 tháng 3 năm 2026",
        "5 tháng 03 năm 2026",
        " 05/3/2026 ", "2026-03-05 00:00:00",
    ])
    func `days are read`(_ text: String) {
        #expect(DateReading.day(text) == CivilDate("2026-03-05"))
    }

    @Test(arguments: [
        "31/02/2026", "2026", "03/2026", "13/13/2026", "mai", "kể từ ngày ký", "05/03/26", "01/07/2025 và 01/08/2025",
    ])
    func `what is no day is none`(_ text: String) {
        #expect(DateReading.day(text) == nil)
    }
}
