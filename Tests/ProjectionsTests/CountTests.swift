import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing

/// The numbers of the indices, against counting by hand and against catalogues.
@Suite struct CountTests {
    let store: TemporaryRegistry

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision(
                "1", signed: "2026-01-02", from: "2026-02-01", "publishedOn: 2026-01-09",
                lines: [
                    issue("1.000001", "field: Hộ tịch, onlineLevel: full, postalService: both, \(days(10))"),
                    issue("1.000002", "field: Hộ tịch, onlineLevel: partial, levels: [province, commune]"),
                    issue("1.000003", "field: Đất đai, levels: [province], onlineLevel: information"),
                    issue("1.000004", "field: An toàn"), issue("1.000005"),
                ]))
    }

    @Test func `each procedure is counted once, whatever its level`() throws {
        try store.record(
            decision("2", signed: "2026-02-10", from: "2026-03-01", lines: [line("suspend", "1.000004")]))
        let counts = try store.registry.counts(.province("24"), on: "2026-03-15")
        #expect(counts.total.all == 4)
        #expect(counts.total.levels == ["province": 2, "commune": 3])
        #expect(counts.total.online == ["full": 1, "partial": 1, "information": 1])
        #expect(counts.total.postal == ["both": 1])
        #expect(counts.suspended == 1)
        #expect(counts.fields.map { $0.field ?? "-" } == ["Đất đai", "Hộ tịch", "-"])
        #expect(counts.fields.map(\.counts.all) == [1, 2, 1])
        #expect(counts.fields.reduce(0) { $0 + $1.counts.all } == counts.total.all)
    }

    @Test func `of one commune those of its level are its catalogue`() throws {
        let counts = try store.registry.counts(.commune("07001"), on: "2026-03-15")
        #expect(counts.total.levels["commune"] == (try store.catalogue(on: "2026-03-15").entries.count))
        #expect(counts.communes == 1)
    }

    @Test func `a content that differs among communes is counted as it stands in the most`() throws {
        try store.record(
            decision(
                "2", signed: "2026-02-10", from: "2026-03-01",
                lines: [amend("1.000001", "onlineLevel: partial", "territory: {communes: [\"07001\"]}")]))
        let counts = try store.registry.counts(.nation, on: "2026-03-15")
        #expect(counts.varied == 1)
        #expect(counts.total.online["full"] == 1)
        #expect(try store.registry.counts(.commune("07001"), on: "2026-03-15").total.online["full"] == nil)
    }

    @Test func `decisions are in time, late, or not to be judged`() throws {
        // 5 days before 1/3 is 24/2; 5 working days after 26/2 (Thursday) is 5/3.
        try store.record(
            decision(
                "2", signed: "2026-02-26", from: "2026-03-01", "publishedOn: 2026-03-06", lines: [issue("1.000006")]))
        try store.record(decision("3", signed: "2026-02-26", "condition: chờ", lines: [issue("1.000007")]))
        try store.record(
            decision("4", signed: "2026-02-26", from: "2026-03-01", "internal: true", lines: [issue("1.000008")]))
        let publishing = try store.registry.counts(.nation, on: "2026-12-31").publishing
        #expect(publishing.decisions == 3)
        #expect(publishing.signing == .init(inTime: 1, late: 1, unjudged: 1))
        #expect(publishing.publishing == .init(inTime: 1, late: 1, unjudged: 1))
        #expect(publishing.procedures == .init(inTime: 5, late: 1, unjudged: 1))
        #expect(publishing.late.map(\.decision.number) == ["2"])
        #expect(publishing.late[0].signing?.daysLate == 2)
        #expect(publishing.late[0].publishing?.deadline == "2026-03-05")
        #expect(publishing.late[0].publishing?.daysLate == 1)
        #expect(try store.registry.counts(.nation, from: "2026-02-27", on: "2026-12-31").publishing.decisions == 0)
        #expect(try store.registry.counts(.province("24"), on: "2026-12-31").publishing.decisions == 3)
        #expect(throws: NoUnit.self) { try store.registry.counts(.province("27"), on: "2026-12-31") }
    }

    @Test func `cuts go on from where the one before stopped, and reach the target or not`() throws {
        try store.record(
            decision("2", signed: "2026-02-10", from: "2026-03-01", lines: [cut("1.000001", days(8))]))
        let first = try store.registry.counts(.nation, on: "2026-03-15").cuts
        #expect(first.measures == [.init(measure: .timeLimit(unit: "workingDay"), states: 1, before: 10, after: 8)])
        #expect((first.withTimeLimit, first.reachingTarget) == (1, 0))
        try store.record(
            decision("3", signed: "2026-03-10", from: "2026-04-01", lines: [cut("1.000001", days(7))]))
        let both = try store.registry.counts(.nation, on: "2026-04-15").cuts
        #expect(both.measures == [.init(measure: .timeLimit(unit: "workingDay"), states: 1, before: 10, after: 7)])
        #expect(both.measures[0].share == 3000)
        #expect((both.lines, both.procedures, both.withTimeLimit, both.reachingTarget) == (2, 1, 1, 1))
        #expect(try store.registry.counts(.nation, from: "2026-03-02", on: "2026-04-15").cuts.measures[0].before == 8)
        #expect(try store.registry.counts(.commune("09001"), on: "2026-04-15").cuts.lines == 2)
    }
}
