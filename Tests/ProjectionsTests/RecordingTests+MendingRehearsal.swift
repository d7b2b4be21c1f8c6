import Events
import Projections
import RegistryTestSupport
import Testing

/// A dry run of what mends a record tells what it would change, on every day on which it would, and writes nothing.
@Suite struct MendingRehearsalTests {
    let store: TemporaryRegistry

    /// Fact 15 issues a procedure of ten days from 1 February on, 17 another one on a day that is not known.
    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001", days(10))]))
        try store.record(decision("2", signed: "2026-01-03", lines: [issue("1.000002")]))
    }

    /// What it would change in Xã Đông, as `2026-02-01 1.000001: 15 correction by 18`; a day without a difference alone.
    private func rehearsed(_ text: String) throws -> [String] {
        let head = try store.registry.log.head()
        let outcomes = try store.record(text, isDryRun: true)
        #expect(try store.registry.log.head() == head)
        #expect(try store.registry.readModelsDiffering() == [])
        return outcomes.flatMap(\.differences).flatMap { difference in
            let group = difference.groups.first { $0.communes.contains { $0.code == "07001" } }
            return group?.changes.told.map { "\(difference.to.on) \($0)" } ?? ["\(difference.to.on)"]
        }
    }

    @Test func `of an effect`() throws {
        #expect(
            try rehearsed(effect("2", signed: "2026-01-03", from: "2026-03-01"))
                == ["2026-03-01 1.000002: 17 knowledge by 18"])
        #expect(
            try rehearsed(effect("1", signed: "2026-01-02", from: "2026-03-01"))
                == ["2026-02-01 1.000001: 15 knowledge by 18", "2026-03-01"])
    }

    @Test func `of an annulment`() throws {
        #expect(
            try rehearsed(annulment("1", signed: "2026-01-02")) == ["2026-02-01 1.000001: 15 annulment by 18"])
    }

    @Test func `of a correction, on the day that was wrong and the right one`() throws {
        #expect(
            try rehearsed(correction(of: 15, line: issue("1.000001", days(7), "effectiveFrom: 2026-01-15")))
                == ["2026-01-15 1.000001: 15 correction by 18", "2026-02-01 1.000001: 15 correction by 18"])
        #expect(
            try rehearsed(correction(of: 15, line: issue("1.000003", days(10))))
                == ["2026-02-01 1.000003: 15 correction by 18", "2026-02-01 1.000001: 15 correction by 18"])
    }

    @Test func `of a withdrawal, and of what is recorded anew after it`() throws {
        let again = decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001", days(10))])
        #expect(
            try rehearsed(withdrawal(of: 14) + "\n---\n" + again)
                == ["2026-02-01 1.000001: 15 correction by 18", "2026-02-01 1.000001: 20 knowledge"])
        #expect(try store.listed(on: "2026-02-01") == ["1.000001"])
    }

    @Test func `of a corrected change of units`() throws {
        try store.record(
            decision(
                "3", signed: "2026-01-03", from: "2026-02-01",
                lines: [issue("1.000003", "", "territory: {types: [phường]}")]))
        let renaming = #"rename: {code: "07001", name: Phường Đông, type: phường}"#
        let renamed = try store.record(units("9/NQ", from: "2026-03-01", [renaming])).position
        #expect(
            try rehearsed(correction(of: renamed, fact: "effectiveFrom: 2026-04-01, \(renaming)"))
                == ["2026-03-01 1.000003: 19 territory", "2026-04-01"])
    }

    @Test func `of a remark nothing changes, on the day of recording`() throws {
        #expect(try rehearsed(remark(.misprint, on: "1", signed: "2026-01-02")) == ["2026-11-01"])
    }

    @Test func `what would be refused is refused`() throws {
        #expect(throws: Refusal.withdrawnAlready(15, by: 18)) {
            try rehearsed(withdrawal(of: 15) + "\n---\n" + withdrawal(of: 15, because: "Lại ghi thừa"))
        }
        #expect(try store.registry.log.size() == 17)
    }
}
