import Events
import Projections
import RegistryTestSupport
import Testing

/// Which lists that were posted are now known to have been wrong, on which days.
@Suite struct RecallTests {
    let store: TemporaryRegistry

    /// Recorded in January 2026: facts 14 and 15 issue a procedure of ten days from 1 February on.
    init() throws {
        store = try TemporaryRegistry()
        try store.record(land, on: "2026-01-01")
        try store.record(
            decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001", days(10))]),
            on: "2026-01-05")
    }

    /// The findings, as `missing 1.000002 2026-02-10 2026-02-19: 17 knowledge`.
    private func told(
        _ commune: UnitCode = "07001", since: Int, through day: CivilDate = "2026-06-30", known: Int? = nil
    ) throws -> [String] {
        let recall = try store.registry.recall(commune: commune, since: since, through: day, known: known)
        #expect(recall.groups.map { $0.communes.map(\.code) } == (recall.isEmpty ? [] : [[commune]]))
        #expect(recall.unaffected == (recall.isEmpty ? 1 : 0))
        return recall.groups.flatMap(\.findings).map(told)
    }

    private func told(_ finding: Recall.Finding) -> String {
        let causes = finding.row.causes.map { cause in
            "\(cause.line.fact) \(cause.label)" + (cause.by.map { " by \($0)" } ?? "")
        }
        return "\(finding.kind) \(finding.row.procedure) \(finding.from) \(finding.until): "
            + causes.joined(separator: ", ")
    }

    @Test func `what was recorded in time leaves nothing to recall`() throws {
        #expect(try told(since: 13) == [])
        #expect(try told(since: 15) == [])
        try store.record(
            decision("2", signed: "2026-01-10", from: "2026-03-01", lines: [issue("1.000002")]), on: "2026-03-01")
        #expect(try told(since: 15) == [])
    }

    @Test func `a decision recorded late was missing until the day before`() throws {
        try store.record(
            decision("2", signed: "2026-01-10", from: "2026-02-10", lines: [issue("1.000002")]), on: "2026-02-20")

        #expect(try told(since: 15) == ["missing 1.000002 2026-02-10 2026-02-19: 17 knowledge"])
        #expect(
            try told(since: 15, through: "2026-02-15") == ["missing 1.000002 2026-02-10 2026-02-15: 17 knowledge"])
        #expect(try told(since: 15, through: "2026-02-09") == [])
        #expect(try told(since: 15, known: 16) == [])
    }

    @Test func `what was known at the position asked for is not told again`() throws {
        try store.record(
            decision("2", signed: "2026-01-10", from: "2026-02-10", lines: [issue("1.000002")]), on: "2026-02-20")
        try store.record(
            decision("3", signed: "2026-01-11", from: "2026-02-15", lines: [issue("1.000003")]), on: "2026-02-25")

        #expect(
            try told(since: 15) == [
                "missing 1.000002 2026-02-10 2026-02-19: 17 knowledge",
                "missing 1.000003 2026-02-15 2026-02-24: 19 knowledge",
            ])
        #expect(try told(since: 17) == ["missing 1.000003 2026-02-15 2026-02-24: 19 knowledge"])
        #expect(try told(since: 19) == [])
    }

    @Test func `an abolition recorded late left a row too many`() throws {
        try store.record(
            decision("2", signed: "2026-01-10", from: "2026-02-10", lines: [abolish("1.000001")]), on: "2026-02-20")

        #expect(try told(since: 15) == ["extra 1.000001 2026-02-10 2026-02-19: 17 knowledge"])
    }

    @Test func `a correction shows that the content was wrong, from the first day to the day before it`() throws {
        try store.record(correction(of: 15, line: issue("1.000001", days(7))), on: "2026-03-05")

        #expect(try told(since: 15) == ["wrong 1.000001 2026-02-01 2026-03-04: 15 correction by 16"])
        let findings = try store.registry.recall(commune: "07001", since: 15, through: "2026-06-30").groups[0].findings
        #expect(findings[0].row.components.map(\.component) == [.timeLimit])
        #expect(
            findings[0].row.components.map { [$0.from?["value"], $0.to?["value"]] } == [[.integer(10), .integer(7)]])
    }

    @Test func `a row that was wrong in two ways, one after the other, is told of in two stretches`() throws {
        try store.record(
            decision("2", signed: "2026-01-10", from: "2026-02-10", lines: [amend("1.000001", days(5))]),
            on: "2026-02-20")
        try store.record(correction(of: 15, line: issue("1.000001", "\(days(10)), sets: 2")), on: "2026-03-05")

        #expect(
            try told(since: 15) == [
                "wrong 1.000001 2026-02-01 2026-02-09: 15 correction by 18",
                "wrong 1.000001 2026-02-10 2026-02-19: 15 correction by 18, 17 knowledge",
                "wrong 1.000001 2026-02-20 2026-03-04: 15 correction by 18",
            ])
    }

    @Test func `a mistake that was recorded late and undone leaves only the days between`() throws {
        try store.record(withdrawal(of: 15), on: "2026-03-01")
        try store.record(withdrawal(of: 16), on: "2026-03-11")

        #expect(try told(since: 15) == ["missing 1.000001 2026-03-01 2026-03-10: 15 correction by 16"])
        #expect(try told(since: 15, known: 16) == ["extra 1.000001 2026-02-01 2026-02-28: 15 correction by 16"])
    }

    @Test func `an annulment and an effect are found too`() throws {
        try store.record(annulment("1", signed: "2026-01-02"), on: "2026-02-11")
        #expect(try told(since: 15) == ["extra 1.000001 2026-02-01 2026-02-10: 15 annulment by 16"])
        try store.record(withdrawal(of: 16), on: "2026-02-11")
        try store.record(effect("1", signed: "2026-01-02", from: "2026-02-06"), on: "2026-02-21")
        #expect(try told(since: 15) == ["extra 1.000001 2026-02-01 2026-02-05: 15 knowledge by 18"])
    }

    @Test func `communes with the same findings are told of together, those without are counted`() throws {
        try store.record(
            decision(
                "2", signed: "2026-01-10", from: "2026-02-10",
                lines: [issue("1.000002", "", #"territory: {communes: ["07001", "09010"]}"#)]), on: "2026-02-20")
        try store.record(
            decision(
                "3", signed: "2026-01-11", from: "2026-02-10",
                lines: [issue("1.000003", "", #"territory: {communes: ["09010"]}"#)]), on: "2026-02-20")

        let recall = try store.registry.recall(commune: nil, since: 15, through: "2026-06-30")
        #expect(recall.groups.map { $0.communes.map(\.code) } == [["07001"], ["09010"]])
        #expect(recall.unaffected == 1)
        let first = try store.registry.recall(commune: nil, since: 15, through: "2026-06-30", known: 17)
        #expect(first.groups.map { $0.communes.map(\.code) } == [["07001", "09010"]])
        #expect(first.groups.first?.findings.map(told) == ["missing 1.000002 2026-02-10 2026-02-19: 17 knowledge"])
        #expect(first.unaffected == 1)
    }

    @Test func `a position beyond the head, and a commune that does not live on the last day, are refused`() throws {
        #expect(throws: EventStoreError.self) { try told(since: 16) }
        #expect(throws: NoUnit.self) { try told("07002", since: 15) }
    }
}
