import Events
import Projections
import RegistryTestSupport
import Testing

/// The day of a decision, learnt later or changed.
@Suite struct EffectTests {
    let store: TemporaryRegistry

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
    }

    /// The first of these days, in order, on which the procedure is listed.
    private func firstDay(known: Int? = nil) throws -> CivilDate? {
        let days: [CivilDate] = ["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"]
        let first = try days.first { try store.listed(on: $0, known: known) == ["1.000001"] }
        guard let first else { return nil }
        #expect(try store.listed(on: first.previous, known: known) == [])
        return first
    }

    /// Records a decision, as facts 14 and 15.
    private func recordDecision(from day: String?, _ says: String = "", _ line: String = issue("1.000001")) throws {
        try store.record(decision("1", signed: "2026-01-02", from: day, says, lines: [line]))
    }

    @discardableResult
    private func setEffect(from day: String) throws -> Int {
        try store.record(effect("1", signed: "2026-01-02", from: day)).position
    }

    @Test func `an undated decision gets its day`() throws {
        try recordDecision(from: nil)
        try setEffect(from: "2026-03-01")

        #expect(try firstDay() == "2026-03-01")
        #expect(try firstDay(known: 15) == nil)
        #expect(try store.registry.history(of: "1.000001", on: "2026-03-01").facts.map(\.datedBy) == [16])
        #expect(try store.history("1.000001", on: "2026-03-01", known: 15) == ["15 issue no day undated"])
    }

    @Test func `a postponement replaces the day that a decision had`() throws {
        try recordDecision(from: "2026-02-01")
        try setEffect(from: "2026-04-01")

        #expect(try firstDay() == "2026-04-01")
        #expect(try store.upcoming(on: "2026-02-01") == ["1.000001 issue 2026-04-01"])
        #expect(try firstDay(known: 15) == "2026-02-01")
    }

    @Test func `a decision put off past its last day counts on no day, and nothing of it is coming`() throws {
        try recordDecision(from: "2026-02-01", "effectiveUntil: 2026-03-31")
        #expect(try firstDay() == "2026-02-01")
        try setEffect(from: "2026-05-01")

        #expect(try firstDay() == nil)
        for day: CivilDate in ["2026-01-31", "2026-02-01", "2026-04-01", "2026-05-01", "9999-12-31"] {
            #expect(try store.listed(on: day) == [])
            #expect(try store.upcoming(on: day) == [])
            #expect(try store.review(on: day) == [])
        }
        let report = try store.registry.upcoming(commune: nil, on: "2026-02-01")
        #expect(report.dated.isEmpty && report.undated.isEmpty)
    }

    @Test func `of two effects the one recorded last counts, whichever day is later`() throws {
        try recordDecision(from: nil)
        try setEffect(from: "2026-05-01")
        try setEffect(from: "2026-03-01")

        #expect(try firstDay() == "2026-03-01")
        #expect(try firstDay(known: 16) == "2026-05-01")
        try store.record(withdrawal(of: 17))
        #expect(try firstDay() == "2026-05-01")
        try store.record(withdrawal(of: 16))
        #expect(try firstDay() == nil)
        #expect(try store.history("1.000001", on: "2026-06-01") == ["15 issue no day undated"])
    }

    @Test func `a line with a day of its own keeps it`() throws {
        try recordDecision(from: "2026-02-01", "", issue("1.000001", "", "effectiveFrom: 2026-03-01"))
        try setEffect(from: "2026-05-01")

        #expect(try firstDay() == "2026-03-01")
        #expect(try store.registry.history(of: "1.000001", on: "2026-03-01").facts.map(\.datedBy) == [nil])
    }

    @Test func `lines that come after the effect have its day`() throws {
        try recordDecision(from: nil)
        try setEffect(from: "2026-03-01")
        try store.record(laterLines("1", signed: "2026-01-02", firstName: 2, [issue("1.000002")]))

        #expect(try store.listed(on: "2026-02-28") == [])
        #expect(try store.listed(on: "2026-03-01") == ["1.000001", "1.000002"])
    }

    @Test func `a corrected effect gives the corrected day, and the wrong one as known before`() throws {
        try recordDecision(from: nil)
        try setEffect(from: "2026-03-01")
        try store.record(correction(of: 16, fact: "effectiveFrom: 2026-04-01"))
        try store.record(correction(of: 17, fact: "effectiveFrom: 2026-05-01"))

        #expect(try firstDay() == "2026-05-01")
        #expect(try firstDay(known: 17) == "2026-04-01")
        #expect(try firstDay(known: 16) == "2026-03-01")
        try store.record(withdrawal(of: 18))
        #expect(try firstDay() == "2026-04-01")
    }

    @Test func `a correction of the decision does not undo the effect that replaces its day`() throws {
        try recordDecision(from: "2026-02-01")
        try setEffect(from: "2026-04-01")
        try store.record(correction(of: 14, fact: stating("1", signed: "2026-01-02", from: "2026-03-01")))
        #expect(try firstDay() == "2026-04-01")

        try store.record(withdrawal(of: 16))
        #expect(try firstDay() == "2026-03-01")
    }

    @Test func `a conflict that an effect brings about is warned of, not refused`() throws {
        try recordDecision(from: nil, "", amend("1.000001", days(5)))
        let outcome = try store.record(effect("1", signed: "2026-01-02", from: "2026-03-01"))

        guard case .conflict("1.000001", let line) = outcome[0].warnings.first else {
            Issue.record("no warning")
            return
        }
        #expect(line.fact == 15)
        #expect(try store.review(on: "2026-03-01") == ["1.000001 conflict [15]"])
    }
}
