import Events
import Projections
import RegistryTestSupport
import Testing

/// What a correction or a later line states must fit what it speaks of, and is judged as if it were recorded for the
/// first time.
@Suite struct CorrectedFormTests {
    let store: TemporaryRegistry

    /// Facts 14 and 15.
    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001", days(10))]))
    }

    /// Expects a fault of the input that leaves the log and the read models as they were.
    private func expectFault(
        _ problem: InputFault.Problem, at path: String, _ text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let head = try store.registry.log.head()
        let fault = #expect(throws: InputFault.self, sourceLocation: sourceLocation) { try store.record(text) }
        #expect(fault?.problem == problem, sourceLocation: sourceLocation)
        #expect(fault?.path == path, sourceLocation: sourceLocation)
        #expect(try store.registry.log.head() == head, sourceLocation: sourceLocation)
        #expect(try store.registry.readModelsDiffering() == [], sourceLocation: sourceLocation)
    }

    @Test func `a line where a fact belongs, and the reverse, is wrong by itself`() throws {
        try store.record(effect("1", signed: "2026-01-02", from: "2026-03-01"))
        for (position, type) in [(14, "decision"), (3, "units"), (16, "effect")] {
            try expectFault(
                .notTheFormOf(position: position, type: type), at: "$.line",
                correction(of: position, line: issue("1.000001")))
        }
        try expectFault(
            .notTheFormOf(position: 15, type: "line"), at: "$.fact",
            correction(of: 15, fact: stating("1", signed: "2026-01-02")))
    }

    @Test func `another kind of fact is wrong by itself`() throws {
        try store.record(effect("1", signed: "2026-01-02", from: "2026-03-01"))
        let decided = stating("1", signed: "2026-01-02")
        let renamed = #"effectiveFrom: 2026-01-01, rename: {code: "07001", name: Xã Đồng}"#
        let day = "effectiveFrom: 2026-04-01"
        for (position, type, facts) in [
            (14, "decision", [renamed, day]), (3, "units", [decided, day]), (16, "effect", [decided, renamed]),
        ] {
            for fact in facts {
                try expectFault(
                    .notTheFormOf(position: position, type: type), at: "$.fact", correction(of: position, fact: fact))
            }
        }
    }

    @Test func `a correction of a correction states what the first one corrects`() throws {
        try store.record(correction(of: 15, line: issue("1.000001", days(7))))
        try expectFault(
            .notTheFormOf(position: 15, type: "line"), at: "$.fact",
            correction(of: 16, fact: stating("1", signed: "2026-01-02")))
    }

    @Test func `position 0 is none`() throws {
        for text in [withdrawal(of: 0), correction(of: 0, line: issue("1.000001"))] {
            #expect(throws: InputFault.self) { try store.record(text) }
        }
        #expect(try store.registry.log.size() == 15)
    }

    @Test func `a later line does not end before its decision begins`() throws {
        try expectFault(
            .untilBeforeFrom(until: "2026-01-31", from: "2026-02-01"), at: "$.lines[1]",
            laterLines(
                "1", signed: "2026-01-02", firstName: 2,
                [issue("1.000002"), issue("1.000003", "", "effectiveUntil: 2026-01-31")]))
    }

    @Test func `a corrected line does not end before its decision begins`() throws {
        try expectFault(
            .untilBeforeFrom(until: "2026-01-31", from: "2026-02-01"), at: "$.line",
            correction(of: 15, line: issue("1.000001", "", "effectiveUntil: 2026-01-31")))
    }

    @Test func `a corrected line that is a conflict is refused, unless that is accepted`() throws {
        let text = correction(of: 15, line: amend("1.000001", days(7)))
        try store.expectRefused(
            .conflict(
                line: "1", act: .amend, procedure: "1.000001", on: "2026-02-01",
                communes: ["Xã Đông (07001)", "Xã Nam (09001)", "Xã Tây Bắc (09010)"], count: 3), text)
        try store.record(text, acceptsConflicts: true)
        #expect(try store.review(on: "2026-02-01") == ["1.000001 conflict [15]"])
    }

    @Test func `a later line that is a conflict is refused, unless that is accepted`() throws {
        let text = laterLines("1", signed: "2026-01-02", firstName: 2, [line("resume", "1.000001")])
        try store.expectRefused(
            .conflict(
                line: "2", act: .resume, procedure: "1.000001", on: "2026-02-01",
                communes: ["Xã Đông (07001)", "Xã Nam (09001)", "Xã Tây Bắc (09010)"], count: 3), text)
        try store.record(text, acceptsConflicts: true)
        #expect(try store.review(on: "2026-02-01") == ["1.000001 conflict [16]"])
    }

    @Test func `a conflict that a correction or a withdrawal causes elsewhere is warned of, not refused`() throws {
        try store.record(decision("2", signed: "2026-02-02", from: "2026-03-01", lines: [amend("1.000001", days(5))]))
        for text in [withdrawal(of: 15), correction(of: 15, line: issue("1.000009"))] {
            let outcome = try store.record(text)
            guard case .conflict("1.000001", let line) = outcome[0].warnings.first else {
                Issue.record("no warning: \(text)")
                return
            }
            #expect(line.fact == 17)
            try store.record(withdrawal(of: outcome.position))
        }
    }
}
