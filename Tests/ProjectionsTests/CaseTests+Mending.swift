import Events
import Projections
import RegistryTestSupport
import Testing

/// The cases of what became known after a decision was recorded: its day, its annex, its end, our own mistakes.
extension CaseTests {
    @Test func `case 1: asked as of a day and as known that day, the amendment signed later is not there yet`() throws {
        let store = try TemporaryRegistry()
        try store.record(land, on: "2025-01-01")
        try store.record(
            decision("1", by: "BTP", signed: "2025-01-02", from: "2025-02-01", lines: [issue("1.000001", days(10))]),
            on: "2025-01-03")
        try store.record(
            decision(
                "3303/QĐ-BTP", by: "BTP", signed: "2025-11-19", from: "2025-07-01", "effectiveUntil: 2026-12-31",
                lines: [amend("1.000001", days(7))]), on: "2025-11-20")

        let then = try store.registry.log.size(at: #require(Instant(rfc3339: "2025-09-01T23:59:59+07:00")))
        #expect(try store.days(of: "1.000001", on: "2025-09-01", known: then) == 10)
        #expect(try store.days(of: "1.000001", on: "2025-09-01") == 7)
        #expect(
            try store.causes(on: "2025-09-01", known: (then, store.registry.log.size())) == ["1.000001: 17 knowledge"])
    }

    @Test func `case 5: effective by reference to another decision takes effect on the day that an effect names`()
        throws
    {
        let line = try store.record(
            decision(
                "1486/QĐ-UBND", signed: "2025-11-18", "condition: theo Quyết định của Bộ",
                lines: [issue("1.000001")])
        ).line(1)
        try store.record(effect("1486/QĐ-UBND", signed: "2025-11-18", from: "2025-12-15"))

        #expect(try store.listed(on: "2025-12-14") == [])
        #expect(try store.upcoming(on: "2025-12-14") == ["1.000001 issue 2025-12-15"])
        #expect(try store.listed(on: "2025-12-15") == ["1.000001"])
        #expect(try store.registry.status(on: "2025-12-15").undated.isEmpty)
        #expect(try store.listed(on: "2025-12-15", known: line) == [])
        #expect(try store.upcoming(on: "2025-12-15", known: line) == ["1.000001 issue theo Quyết định của Bộ"])
    }

    @Test func `case 7: rows of a publication that are withdrawn are for review, and their procedures live on`() throws
    {
        try store.record(
            decision(
                "1347/QĐ-UBND", signed: "2025-08-01", from: "2025-08-01",
                lines: (1...4).map { issue("1.00000\($0)", days($0)) }))
        let before = try store.catalogue(on: "2025-11-01")
        let remark = try store.record(
            remark(.rowsWithdrawn, on: "1347/QĐ-UBND", signed: "2025-08-01", lines: ["1", "2", "4"])
        ).position

        let after = try store.catalogue(on: "2025-11-01")
        #expect(after.value["entries"] == before.value["entries"])
        #expect(after.entries.count == 4)
        #expect(
            try store.review(on: "2025-11-01")
                == ["1.000001 remark [\(remark)]", "1.000002 remark [\(remark)]", "1.000004 remark [\(remark)]"])
        #expect(try store.review(on: "2025-11-01", known: remark - 1) == [])
    }

    @Test func `case 8: the repeal of a decision brings back nothing that it abolished, all it touched is for review`()
        throws
    {
        try store.record(
            decision(
                "1", signed: "2025-08-01", from: "2025-08-01",
                lines: [issue("1.000001", days(10)), issue("1.000002"), issue("1.000003")]))
        try store.record(
            decision(
                "1374/QĐ-UBND", signed: "2025-09-01", from: "2025-09-01",
                lines: [amend("1.000001", days(5)), abolish("1.000002")]))
        let remark = try store.record(remark(.repealed, on: "1374/QĐ-UBND", signed: "2025-09-01")).position

        #expect(try store.listed(on: "2025-11-16") == ["1.000001", "1.000003"])
        #expect(try store.days(of: "1.000001", on: "2025-11-16") == 5)
        #expect(
            try store.review(on: "2025-11-16")
                == ["1.000001 remark [\(remark)]", "1.000002 remark [\(remark)]"])
    }

    @Test func `case 17: an annulled decision was never announced, for whoever knows`() throws {
        try store.record(decision("1", signed: "2025-08-01", from: "2025-08-01", lines: [issue("1.000001", days(10))]))
        let line = try store.record(
            decision(
                "2", signed: "2025-09-01", from: "2025-09-01",
                lines: [amend("1.000001", days(5)), issue("1.000002")])
        ).line(1)
        let known = try store.registry.log.size()
        try store.record(annulment("2", signed: "2025-09-01"))

        for day: CivilDate in ["2025-09-01", "2025-12-01", "2030-01-01"] {
            #expect(try store.listed(on: day) == ["1.000001"])
            #expect(try store.days(of: "1.000001", on: day) == 10)
            #expect(try store.listed(on: day, known: known) == ["1.000001", "1.000002"])
            #expect(try store.days(of: "1.000001", on: day, known: known) == 5)
        }
        #expect(
            try store.history("1.000001", on: "2025-12-01")
                == ["15 issue 2025-08-01", "\(line) amend 2025-09-01 annulled"])
    }

    @Test func `case 17: a repeal works forward, and what was in force before its day stays so`() throws {
        try store.record(decision("1", signed: "2025-08-01", from: "2025-08-01", lines: [issue("1.000001")]))
        try store.record(decision("2", signed: "2025-11-01", from: "2025-12-01", lines: [abolish("1.000001")]))

        #expect(try store.listed(on: "2025-11-30") == ["1.000001"])
        #expect(try store.listed(on: "2025-12-01") == [])
        #expect(try store.history("1.000001", on: "2026-01-01") == ["15 issue 2025-08-01", "17 abolish 2025-12-01"])
    }

    @Test func `case 18: a misprint that touches content is for review, and is not applied`() throws {
        try store.record(
            decision("1", signed: "2025-08-01", from: "2025-08-01", lines: [issue("1.000001", days(5))]))
        let remark = try store.record(remark(.misprint, on: "1", signed: "2025-08-01", lines: ["1"])).position

        #expect(try store.days(of: "1.000001", on: "2025-09-01") == 5)
        #expect(try store.review(on: "2025-09-01") == ["1.000001 remark [\(remark)]"])
        #expect(try store.history("1.000001", on: "2025-09-01") == ["15 issue 2025-08-01"])
    }

    @Test func `case 26: a wrong date that a clerk typed is mended, and still answers as it was known before`() throws {
        let line = try store.record(
            decision("1", signed: "2025-08-01", lines: [issue("1.000001", "", "effectiveFrom: 2025-11-10")])
        ).line(1)
        try store.record(correction(of: line, line: issue("1.000001", "", "effectiveFrom: 2025-10-11")))

        #expect(try store.listed(on: "2025-10-10") == [])
        #expect(try store.listed(on: "2025-10-11") == ["1.000001"])
        #expect(try store.listed(on: "2025-11-09", known: line) == [])
        #expect(try store.listed(on: "2025-11-10", known: line) == ["1.000001"])
        #expect(try store.history("1.000001", on: "2025-12-01") == ["15 issue 2025-10-11 corrected"])
        #expect(try store.history("1.000001", on: "2025-12-01", known: line) == ["15 issue 2025-11-10"])
    }

    @Test func `case 28: the lines of an annex that came late count, and a correction ends the waiting`() throws {
        let paper = try store.record(
            decision("3958/QĐ-UBND", signed: "2026-03-02", from: "2026-03-02", "linesPending: true")
        ).position
        let line = try store.record(
            laterLines("3958/QĐ-UBND", signed: "2026-03-02", [issue("1.000001"), issue("1.000002")])
        ).position

        #expect(try store.listed(on: "2026-03-02", known: paper) == [])
        #expect(try store.listed(on: "2026-03-02", known: line) == ["1.000001"])
        #expect(try store.listed(on: "2026-03-02") == ["1.000001", "1.000002"])
        #expect(try store.registry.status(on: "2026-03-02").pending.map(\.identity.number) == ["3958/QĐ-UBND"])
        try store.record(
            correction(of: paper, fact: stating("3958/QĐ-UBND", signed: "2026-03-02", from: "2026-03-02")))
        #expect(try store.registry.status(on: "2026-03-02").pending.isEmpty)
        #expect(try store.listed(on: "2026-03-02") == ["1.000001", "1.000002"])
    }
}
