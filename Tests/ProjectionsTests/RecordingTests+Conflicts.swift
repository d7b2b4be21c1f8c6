import Events
import Projections
import RegistryTestSupport
import Testing

/// Which lines conflict when they are recorded, and what becomes of them.
@Suite struct ConflictRecordingTests {
    let store: TemporaryRegistry

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
    }

    @Test func `amending nothing is refused, naming the communes`() throws {
        try store.expectRefused(
            .conflict(
                line: "1", act: .amend, procedure: "1.000001", on: "2026-02-01",
                communes: ["Xã Đông (07001)", "Xã Nam (09001)", "Xã Tây Bắc (09010)"], count: 3),
            decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [amend("1.000001", days(1))]))
    }

    @Test func `only the communes that a line covers and where it conflicts are named`() throws {
        try store.record(
            decision(
                "1", signed: "2026-01-02", from: "2026-02-01",
                lines: [issue("1.000001", "", #"territory: {communes: ["07001", "09010"]}"#)]))

        try store.expectRefused(
            .conflict(
                line: "1", act: .suspend, procedure: "1.000001", on: "2026-03-01", communes: ["Xã Nam (09001)"],
                count: 1),
            decision("2", signed: "2026-01-03", from: "2026-03-01", lines: [line("suspend", "1.000001")]))
        try store.record(
            decision(
                "3", signed: "2026-01-03", from: "2026-03-01",
                lines: [line("suspend", "1.000001", #"territory: {communes: ["07001"]}"#)]))
    }

    @Test func `an accepted conflict is recorded, warned of, and kept for review`() throws {
        let outcome = try store.record(
            decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [amend("1.000001", days(1))]),
            acceptsConflicts: true)

        guard case .conflict("1.000001", let line) = outcome[0].warnings.first else {
            Issue.record("no warning")
            return
        }
        #expect(line.fact == 15)
        #expect(outcome[0].warnings.count == 1)
        #expect(try store.listed(on: "2026-02-01") == [])
        #expect(try store.review(on: "2026-02-01") == ["1.000001 conflict [15]"])
        #expect(try store.registry.status(on: "2026-02-01").conflicts.map(\.line.fact) == [15])
    }

    @Test func `each line of a submission that conflicts is warned of`() throws {
        let outcome = try store.record(
            decision(
                "1", signed: "2026-01-02", from: "2026-02-01",
                lines: [amend("1.000001", days(1)), amend("1.000001", days(2))]), acceptsConflicts: true)

        let facts = outcome[0].warnings.map { warning in
            if case .conflict(_, let line) = warning { line.fact } else { 0 }
        }
        #expect(facts == [15, 16])
    }

    @Test func `a line that conflicts in no commune is neither warned of nor counted as a conflict`() throws {
        try store.record(decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001")]))
        let outcome = try store.record(
            decision("2", by: "BTP", signed: "2026-01-03", from: "2026-03-01", lines: [amend("1.000001", days(1))]))

        #expect(outcome[0].warnings == [])
        #expect(try store.registry.status(on: "2026-03-01").conflicts.map(\.line.fact) == [])
    }

    @Test func `a conflict that a submission causes in an earlier line is warned of, not refused`() throws {
        try store.record(decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001")]))
        try store.record(decision("2", signed: "2026-01-03", from: "2026-04-01", lines: [amend("1.000001", days(1))]))
        let outcome = try store.record(
            decision("3", signed: "2026-01-04", from: "2026-03-01", lines: [abolish("1.000001")]))

        #expect(try store.review(on: "2026-04-01") == ["1.000001 conflict [17]"])
        guard case .conflict("1.000001", let line) = outcome[0].warnings.first else {
            Issue.record("no warning")
            return
        }
        #expect(line.fact == 17)
    }

    @Test func `undated lines are not judged`() throws {
        try store.record(decision("1", signed: "2026-01-02", lines: [amend("1.000001", days(1)), abolish("1.000002")]))

        #expect(try store.review(on: "2026-02-01") == [])
    }

    @Test func `what a decision replaces may be listed again among what it abolishes`() throws {
        try store.record(decision("1", by: "BTP", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001")]))
        let outcome = try store.record(
            decision(
                "2", by: "BTP", signed: "2026-03-02", from: "2026-04-01",
                lines: [replace("3.000001", ["1.000001"]), abolish("1.000001"), abolish("1.000001")]))

        #expect(outcome[0].warnings == [])
        #expect(try store.listed(on: "2026-04-01") == ["3.000001"])
        #expect(try store.review(on: "2026-04-01") == [])
        try store.expectRefused(
            .conflict(
                line: "1", act: .abolish, procedure: "1.000001", on: "2026-04-01",
                communes: ["Xã Đông (07001)", "Xã Nam (09001)", "Xã Tây Bắc (09010)"], count: 3),
            decision("3", by: "BTP", signed: "2026-03-02", from: "2026-04-01", lines: [abolish("1.000001")]))
    }

    @Test func `a replacement conflicts for the old one that is not in force, and issues the new one all the same`()
        throws
    {
        try store.record(decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001")]))
        let paper = decision(
            "2", signed: "2026-03-02", from: "2026-04-01", lines: [replace("3.000001", ["1.000001", "1.000002"])])
        try store.expectRefused(
            .conflict(
                line: "1", act: .replace, procedure: "1.000002", on: "2026-04-01",
                communes: ["Xã Đông (07001)", "Xã Nam (09001)", "Xã Tây Bắc (09010)"], count: 3),
            paper)
        let line = try store.record(paper, acceptsConflicts: true).line(1)

        #expect(try store.listed(on: "2026-04-01") == ["3.000001"])
        #expect(try store.review(on: "2026-04-01") == ["1.000002 conflict [\(line)]"])
    }
}
