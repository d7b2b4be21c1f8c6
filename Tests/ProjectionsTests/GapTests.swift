import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing

/// What is wrong with a board, since when, by which line, and who is late.
@Suite struct GapTests {
    let store: TemporaryRegistry

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision(
                "1", signed: "2026-01-02", from: "2026-02-01",
                lines: [
                    issue("1.000001", days(10)), issue("1.000002"), issue("1.000003"), issue("1.000004"),
                    issue("1.000005", "levels: [province]"),
                ]))
        try store.record(
            decision(
                "2", signed: "2026-02-10", from: "2026-03-01",
                lines: [
                    amend("1.000001", days(5)), abolish("1.000002"), line("suspend", "1.000003"),
                    replace("1.000006", ["1.000004"]), issue("1.000007", "", "effectiveFrom: 2026-06-01"),
                ]))
        try store.record(
            decision("3", signed: "2026-02-10", from: "2026-03-01", "internal: true", lines: [issue("1.000008")]))
        try store.record(
            decision("4", by: "27", signed: "2026-02-10", from: "2026-03-01", lines: [issue("1.000009")]))
    }

    @Test func `every sort is told with its reason, its day and its line`() throws {
        try store.record(
            posting(
                on: "2026-03-10",
                [
                    "1.000002", "1.000003", "1.000004", "1.000005", "1.000007", "1.000008", "1.000009", "9.999999",
                ]))
        let gap = try store.gap(on: "2026-03-15")
        #expect(
            gap.brief == [
                "early 1.000007 2026-06-01", "expired 1.000002 abolished 2026-03-01",
                "expired 1.000003 suspended 2026-03-01", "expired 1.000004 replaced 2026-03-01", "internal 1.000008",
                "missing 1.000001 2026-02-01", "missing 1.000006 2026-03-01", "notOurs 1.000005 level",
                "notOurs 1.000009 territory", "unknown 9.999999",
            ])
        #expect(gap.counts.addUp)
        #expect((gap.counts.due, gap.counts.posted, gap.counts.wrong) == (2, 8, 10))
        #expect(gap.item("1.000004")?.line?.decision.number == "2")
        #expect(gap.item("1.000001")?.line?.decision.number == "1")
        #expect(gap.item("1.000008")?.line?.decision.number == "3")
        #expect(
            gap.items.map(\.kind)
                == gap.items.map(\.kind).sorted {
                    Gap.Kind.allCases.firstIndex(of: $0)! < Gap.Kind.allCases.firstIndex(of: $1)!
                })
    }

    @Test func `a version is outdated by its digest, its name, or what an inspector saw`() throws {
        let old = try store.registry.procedure("1.000001", commune: "07001", on: "2026-02-15").variants[0].digest
        let new = try store.registry.procedure("1.000001", commune: "07001", on: "2026-03-15").variants[0].digest
        try store.record(posting(on: "2026-02-15", ["procedure: \"1.000001\", digest: \(old)", "1.000006"]))
        #expect(try store.gap(on: "2026-02-28").item("1.000001") == nil)
        let gap = try store.gap(on: "2026-03-15")
        #expect(gap.brief == ["outdated 1.000001 older 2026-03-01"])
        #expect(gap.item("1.000001")?.line?.decision.number == "2")
        #expect(gap.item("1.000001")?.components.map(\.component) == [.timeLimit])
        try store.record(posting(on: "2026-02-20", ["procedure: \"1.000001\", digest: \(new)", "1.000006"]))
        #expect(try store.gap(on: "2026-02-25").item("1.000001")?.reason == .later)
        #expect(try store.gap(on: "2026-03-15").counts.wrong == 0)
        try store.record(
            observation(
                on: "2026-03-20",
                ["procedure: \"1.000001\", name: Thủ  tục 1.000001", "procedure: \"1.000006\", name: Tên khác"]))
        #expect(try store.gap(on: "2026-03-20").brief == ["outdated 1.000006 name 2026-03-01"])
        try store.record(
            observation(on: "2026-03-21", ["procedure: \"1.000001\", differs: [timeLimit]", "1.000006"]))
        let seen = try store.gap(on: "2026-03-21")
        #expect(seen.brief == ["outdated 1.000001 seen 2026-03-01"])
        try store.record(
            posting(
                on: "2026-03-22", ["procedure: \"1.000001\", digest: \(String(repeating: "0", count: 64))", "1.000006"])
        )
        #expect(try store.gap(on: "2026-03-22").brief == ["outdated 1.000001 unrecorded 2026-03-01"])
    }

    @Test func `what one channel shows and another does not is told, and where`() throws {
        let wall = try store.record(posting(on: "2026-03-10", ["1.000001", "1.000006"])).position
        let portal = try store.record(posting(on: "2026-03-11", ["1.000001"], channel: "Cổng")).position
        let gap = try store.gap(on: "2026-03-12")
        #expect(gap.brief == ["uneven 1.000006 2026-03-01"])
        #expect(gap.items[0].sources == [portal])
        #expect(wall < portal)
    }

    @Test func `the publisher answers for signing, the commune only from the day by which it had to post`() throws {
        try store.record(posting(on: "2026-03-10", []))
        let unset = try #require(try store.gap(on: "2026-03-20").item("1.000006")?.lateness)
        // Signed on 10/2 for 1/3: 19 days before, 5 are asked.
        #expect(unset.signing?.isLate == false)
        #expect(unset.signing?.deadline == "2026-02-24")
        #expect(unset.reference == .effect)
        #expect(unset.pendingSince == "2026-03-01")
        #expect(unset.dueBy == nil)
        #expect(unset.parties == [])
        let text = """
            schema: tthc.deadlines/1
            name: thử
            rules:
              - {duty: sign, days: 20, counting: day}
              - {duty: publish, days: 5, counting: workingDay}
              - {duty: post, days: 3, counting: workingDay}
            """
        let rules = DeadlineRules(policy: try DeadlinePolicy(name: "p.yaml", contents: Data(text.utf8)))
        let set = try #require(try store.gap(on: "2026-03-20", rules: rules).item("1.000006")?.lateness)
        #expect(set.signing?.deadline == "2026-02-09")
        #expect(set.signing?.daysLate == 1)
        #expect(set.publishing?.deadline == "2026-02-17")
        #expect(set.publishing?.doneOn == nil)
        // 1/3/2026 is a Sunday.
        #expect(set.dueBy == "2026-03-04")
        #expect(set.parties == [.publisher, .commune])
        #expect(set.daysOfCommune == 16)
        let early = try #require(try store.gap(on: "2026-03-10", rules: rules).item("1.000006")?.lateness)
        #expect(early.parties == [.publisher, .commune])
    }

    @Test func `signing is counted back from the latest legal basis that the line states`() throws {
        try store.record(
            decision(
                "9", signed: "2026-03-05", from: "2026-03-05",
                lines: [
                    issue(
                        "1.000010",
                        "legalBases: [{number: A, effectiveFrom: 2025-01-01}, {number: B, effectiveFrom: 2026-03-20}]")
                ]))
        try store.record(posting(on: "2026-03-10", []))
        let lateness = try #require(try store.gap(on: "2026-03-20").item("1.000010")?.lateness)
        #expect(lateness.reference == .legalBasis)
        #expect(lateness.signing?.deadline == "2026-03-15")
        #expect(lateness.signing?.isLate == false)
    }

    @Test func `where nothing was recorded of a board nothing is wrong, and nothing known`() throws {
        let gap = try store.gap(on: "2026-03-15")
        #expect(gap.counts.wrong == 0)
        #expect((gap.counts.due, gap.counts.unseen) == (2, 2))
        let ranking = try store.registry.nationalGap(on: "2026-03-15")
        #expect(ranking.rows.isEmpty)
        #expect(ranking.unseen.map(\.code).contains("07001"))
    }

    @Test func `the answer names the files it was counted by`() throws {
        let basis = try #require(try store.gap(on: "2026-03-15").value["basis"])
        #expect(basis["policy"]?["sha256"]?.text == DeadlinePolicy.builtIn.source.digest)
        #expect(basis["calendar"]?["sha256"]?.text == WorkingCalendar.builtIn.source.digest)
        #expect(basis["known"] != nil)
    }
}
