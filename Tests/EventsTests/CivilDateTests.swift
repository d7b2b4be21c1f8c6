import Events
import Foundation
import Testing

@Suite struct CivilDateTests {
    @Test func `every day of four centuries is written and read back, one after another`() throws {
        var day = try #require(CivilDate("1900-01-01"))
        while day < CivilDate("2300-01-01")! {
            #expect(CivilDate(day.description) == day)
            let (year, month, dayOfMonth) = day.components
            #expect(CivilDate(year: year, month: month, day: dayOfMonth) == day)
            day = day.next
        }
        #expect(CivilDate("1970-01-01")?.dayNumber == 0)
        #expect(CivilDate("2026-09-08")?.dayNumber == 20_704)
    }

    @Test(arguments: [
        "2026-09-31", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-9-8", "08/09/2026", "2026-09-08 ",
        "2026-09-08\n", "", "٢٠٢٦-٠٩-٠٨", "20260908", "0000-01-01", "+026-09-08",
    ])
    func `what is no day is refused`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `a day begins at midnight in Viet Nam whatever the machine's zone`() throws {
        let formatter = ISO8601DateFormatter()
        let before = try #require(formatter.date(from: "2026-09-07T16:59:59Z"))
        let after = try #require(formatter.date(from: "2026-09-07T17:00:00Z"))
        #expect(CivilDate(instant: before).description == "2026-09-07")
        #expect(CivilDate(instant: after).description == "2026-09-08")
        #expect(CivilDate("2026-09-08")?.dayMonthYear == "08/09/2026")
    }

    @Test func `an instant is written to the millisecond and read back`() throws {
        let instant = try #require(Instant("2026-11-21T03:10:00.007Z"))
        #expect(instant.description == "2026-11-21T03:10:00.007Z")
        #expect(Instant(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
        #expect(Instant("2026-11-21T24:00:00.000Z") == nil)
        #expect(Instant("2026-11-21T03:10:00Z") == nil)
    }
}
