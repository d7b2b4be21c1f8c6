import Events
import Foundation
import Testing

/// Working days and deadlines, by hand-made calendars and by the built-in files.
@Suite struct PolicyTests {
    private func calendar(_ text: String) throws -> WorkingCalendar {
        try WorkingCalendar(name: "c.yaml", contents: Data(text.utf8))
    }

    private func policy(_ text: String) throws -> DeadlinePolicy {
        try DeadlinePolicy(name: "p.yaml", contents: Data("schema: tthc.deadlines/1\nname: thử\n\(text)".utf8))
    }

    private func day(_ text: String) -> CivilDate { CivilDate(text)! }

    @Test func `days of the week are those of the calendar`() {
        #expect(day("2026-11-28").weekday == 5)
        #expect(day("1970-01-01").weekday == 3)
        #expect(day("1969-12-28").weekday == 6)
    }

    @Test func `weekends and the fixed holidays are off, the day of culture from 2026 on`() {
        let calendar = WorkingCalendar.builtIn
        for off in ["2026-11-28", "2026-11-29", "2026-11-24", "2026-04-30", "2026-05-01", "2026-01-01", "2026-09-02"] {
            #expect(!calendar.isWorkingDay(day(off)), "\(off)")
        }
        for work in ["2025-11-24", "2026-11-23", "2026-11-25", "2026-09-01", "2026-09-03"] {
            #expect(calendar.isWorkingDay(day(work)), "\(work)")
        }
    }

    @Test func `a fixed holiday on a weekly day off gives the next working day off`() {
        let calendar = WorkingCalendar.builtIn
        // 30/4/2022 was a Saturday, 1/5/2022 a Sunday: Monday and Tuesday were off.
        #expect(!calendar.isWorkingDay(day("2022-05-02")))
        #expect(!calendar.isWorkingDay(day("2022-05-03")))
        #expect(calendar.isWorkingDay(day("2022-05-04")))
        // 1/1/2023 was a Sunday.
        #expect(!calendar.isWorkingDay(day("2023-01-02")))
        #expect(calendar.isWorkingDay(day("2023-01-03")))
    }

    @Test func `a year that is stated says itself what is off and what is worked`() throws {
        let calendar = try calendar(
            """
            schema: tthc.calendar/1
            name: 2022
            weekend: [saturday, sunday]
            compensates: true
            fixed: [{day: "04-30"}, {day: "05-01"}]
            years:
              - {year: 2022, off: [{from: 2022-01-31, until: 2022-02-04, name: Tết}], work: [2022-05-07]}
            """)
        #expect(calendar.statedYears == [2022])
        #expect(!calendar.isWorkingDay(day("2022-02-04")))
        #expect(calendar.isWorkingDay(day("2022-02-07")))
        #expect(calendar.isWorkingDay(day("2022-05-07")))
        #expect(calendar.isWorkingDay(day("2022-05-02")), "nothing is moved but what the year says")
    }

    @Test func `days are counted forth and back, of either kind, as a slow count does`() {
        let calendar = WorkingCalendar.builtIn
        for start in ["2026-04-24", "2026-04-30", "2025-12-31", "2022-04-29", "2026-11-20"].map(day) {
            for count in 0...25 {
                for counting in DayCounting.allCases {
                    var forth = (start, 0)
                    while forth.1 < count {
                        forth.0 = forth.0.next
                        if counting == .day || calendar.isWorkingDay(forth.0) { forth.1 += 1 }
                    }
                    #expect(calendar.day(count, counting, after: start) == forth.0)
                    var back = (start, 0)
                    while back.1 < count {
                        back.0 = back.0.previous
                        if counting == .day || calendar.isWorkingDay(back.0) { back.1 += 1 }
                    }
                    #expect(calendar.day(count, counting, before: start) == back.0)
                }
            }
        }
    }

    @Test(arguments: [
        ("2012-01-01", 10, DayCounting.workingDay, 10, DayCounting.workingDay),
        ("2013-06-30", 10, .workingDay, 10, .workingDay), ("2013-07-01", 20, .workingDay, 5, .workingDay),
        ("2017-09-24", 20, .workingDay, 5, .workingDay), ("2017-09-25", 20, .day, 5, .day),
        ("2026-11-28", 20, .day, 5, .day),
    ])
    func `the rule is the one in force on the day of signing`(
        signed: String, ministry: Int, counting: DayCounting, province: Int, countingOfProvince: DayCounting
    ) throws {
        let policy = DeadlinePolicy.builtIn
        let first = try #require(policy.rule(.sign, of: .ministry, on: day(signed)))
        let second = try #require(policy.rule(.sign, of: .province, on: day(signed)))
        #expect((first.days, first.counting) == (ministry, counting))
        #expect((second.days, second.counting) == (province, countingOfProvince))
    }

    @Test func `nobody is given a deadline for posting unless a file gives one`() {
        #expect(DeadlinePolicy.builtIn.rule(.post, of: .province, on: day("2026-11-28")) == nil)
        #expect(DeadlinePolicy.builtIn.rule(.sign, of: .province, on: day("2010-01-01")) == nil)
        #expect(DeadlinePolicy.builtIn.reductionTarget == 30)
    }

    @Test(arguments: [
        ("rules: [{duty: sign, days: 5, counting: day, from: 2026-02-01, until: 2026-01-01}]", "$.rules[0].until"),
        (
            "rules: [{duty: sign, days: 5, counting: day}, {duty: sign, issuer: province, days: 3, counting: day}]",
            "$.rules[1]"
        ),
        ("rules: [{duty: post, days: 5, counting: day, before: effect}]", "$.rules[0].before"),
        ("rules: [{duty: sing, days: 5, counting: day}]", "$.rules[0].duty"),
        ("rules: [{duty: sign, days: -1, counting: day}]", "$.rules[0].days"),
        ("rules: []\ntarget: 30", "$"),
    ])
    func `a policy that contradicts itself is refused with the place`(text: String, path: String) {
        let fault = #expect(throws: InputFault.self) { try policy(text) }
        #expect(fault?.path == path)
        #expect((fault?.line ?? 0) >= 1)
    }

    @Test(arguments: [
        (#"weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]"#, "$.weekend"),
        (#"weekend: [], fixed: [{day: "02-30"}]"#, "$.fixed[0].day"),
        (#"weekend: [], fixed: [{day: "2026-01-01"}]"#, "$.fixed[0].day"),
        (#"weekend: [], years: [{year: 2026}, {year: 2026}]"#, "$.years[1].year"),
        (
            #"weekend: [], years: [{year: 2026, off: [{from: 2026-02-20, until: 2026-02-10}]}]"#,
            "$.years[0].off[0].until"
        ),
    ])
    func `a calendar that cannot be is refused with the place`(text: String, path: String) {
        let fault = #expect(throws: InputFault.self) {
            try calendar("{schema: tthc.calendar/1, name: thử, \(text)}")
        }
        #expect(fault?.path == path)
    }

    @Test func `the same policy as JSON and as YAML says the same, and the digest is that of the bytes`() throws {
        let yaml = "schema: tthc.deadlines/1\nname: thử\nrules: [{duty: post, days: 3, counting: workingDay}]\n"
        let json =
            #"{"schema":"tthc.deadlines/1","name":"thử","rules":[{"duty":"post","days":3,"counting":"workingDay"}]}"#
        let first = try DeadlinePolicy(name: "a.yaml", contents: Data(yaml.utf8))
        let second = try DeadlinePolicy(name: "a.json", contents: Data(json.utf8))
        #expect(first.rules == second.rules)
        #expect(first.source.digest != second.source.digest)
        #expect(first.source.digest.count == 64)
    }
}
