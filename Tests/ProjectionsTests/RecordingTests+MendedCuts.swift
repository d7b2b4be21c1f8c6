import Events
import Projections
import RegistryTestSupport
import Testing

/// Cuts that come in an annex later, or in a correction, are judged like others.
@Suite struct MendedCutTests {
    let store: TemporaryRegistry

    /// Fact 15 issues a procedure of ten days; 17 cuts it to seven.
    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001", days(10))]))
        try store.record(decision("2", signed: "2026-02-02", from: "2026-03-01", lines: [cut("1.000001", days(7))]))
    }

    /// `10 to 7`
    private func told(_ reductions: [Reduction]) -> [String] {
        reductions.map { "\($0.before.timeLimit?.value ?? 0) to \($0.after.timeLimit?.value ?? 0)" }
    }

    @Test func `a later cut keeps what it lightens`() throws {
        let position = try store.record(
            laterLines("2", signed: "2026-02-02", firstName: 2, [cut("1.000001", days(5))])
        ).position

        guard case .line(let fact) = try store.registry.log.event(at: position).event else {
            Issue.record("no line")
            return
        }
        #expect(told(fact.reductions) == ["7 to 5"])
    }

    @Test func `a corrected cut keeps what it lightens, compared with what was before it`() throws {
        let position = try store.record(correction(of: 17, line: cut("1.000001", days(4)))).position

        guard case .corrected(let correction) = try store.registry.log.event(at: position).event else {
            Issue.record("no correction")
            return
        }
        #expect(told(correction.reductions) == ["10 to 4"])
        guard case .line(let fact) = try store.registry.log.event(at: 17).event else { return }
        #expect(told(fact.reductions) == ["10 to 7"])
        #expect(try store.days(of: "1.000001", on: "2026-03-01") == 4)
    }

    @Test func `a correction into something else keeps no reduction`() throws {
        let position = try store.record(correction(of: 17, line: amend("1.000001", days(4)))).position

        guard case .corrected(let correction) = try store.registry.log.event(at: position).event else {
            Issue.record("no correction")
            return
        }
        #expect(correction.reductions == [])
    }

    @Test func `a corrected cut that is none is refused`() throws {
        try store.expectRefused(
            .reducesNothing(line: "1", procedure: "1.000001", commune: "Xã Đông (07001)"),
            correction(of: 17, line: cut("1.000001", days(10))))
        try expectRaised(10, 12, correction(of: 17, line: cut("1.000001", days(12))))
        #expect(try store.days(of: "1.000001", on: "2026-03-01") == 7)
    }

    @Test func `a later cut that is none is refused`() throws {
        try store.expectRefused(
            .reducesNothing(line: "2", procedure: "1.000001", commune: "Xã Đông (07001)"),
            laterLines("2", signed: "2026-02-02", firstName: 2, [cut("1.000001", days(7))]))
        try expectRaised(7, 8, laterLines("2", signed: "2026-02-02", [cut("1.000001", days(8))]))
    }

    private func expectRaised(_ before: Int, _ after: Int, _ text: String) throws {
        let head = try store.registry.log.head()
        let refusal = #expect(throws: Refusal.self) { try store.record(text) }
        guard case .raises("1", "1.000001", "Xã Đông (07001)", let raised)? = refusal else {
            Issue.record("\(refusal as Any)")
            return
        }
        #expect([raised.before, raised.after] == [before, after])
        #expect(try store.registry.log.head() == head)
        #expect(try store.registry.readModelsDiffering() == [])
    }
}
