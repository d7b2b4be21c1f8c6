import Events
import Projections
import RegistryTestSupport
import Testing

/// The cases of what a procedure says, and of what takes its place.
extension CaseTests {
    @Test func `case 10: what provinces and communes share counts for the commune too`() throws {
        let shared = (1...5).map { "1.00000\($0)" }
        let own = (11...18).map { "1.0000\($0)" }
        try store.record(
            decision(
                "1", signed: "2025-08-01", from: "2025-08-01",
                lines: shared.map { issue($0, "levels: [province, commune], \(days(10))") }
                    + own.map { issue($0, days(10)) } + [issue("1.000099", "levels: [province]")]))
        try store.record(
            decision(
                "2637/QĐ-UBND", signed: "2025-11-16", from: "2025-11-16",
                lines: (shared + own.dropLast()).map { amend($0, days(5)) }
                    + [amend("1.000099", days(5)), abolish("1.000018")]))

        let changes = try store.difference(from: "2025-11-15", to: "2025-11-16")
        #expect(changes.changed.count == 12)
        #expect(changes.removed.map(\.procedure) == ["1.000018"])
        #expect(changes.added.isEmpty)
        #expect(try store.listed(on: "2025-11-16").count == 12)
    }

    @Test func `case 14: several replaced by one are linked both ways, and the old version answers before`() throws {
        try store.record(
            decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001"), issue("1.000002")]))
        let replacement = try store.record(
            decision(
                "2109/QĐ-BXD", by: "BXD", signed: "2026-03-02", from: "2026-04-01",
                lines: [replace("3.000001", ["1.000001", "1.000002"])])
        ).line(1)

        #expect(try store.listed(on: "2026-03-31") == ["1.000001", "1.000002"])
        #expect(try store.listed(on: "2026-04-01") == ["3.000001"])
        for code: ProcedureCode in ["1.000001", "1.000002", "3.000001"] {
            let last = try #require(try store.registry.history(of: code, on: "2026-04-01").facts.last?.line)
            #expect(last.position == replacement)
            #expect(last.line.procedure == "3.000001")
            #expect(last.line.replaces == ["1.000001", "1.000002"])
        }
        let changes = try store.difference(from: "2026-03-31", to: "2026-04-01")
        let causes = (changes.added + changes.removed).flatMap(\.causes)
        #expect(Set(causes.map(\.line.fact)) == [replacement])
        #expect(causes.count == 3)
    }

    @Test func `case 14: one replaced by several is linked both ways and no conflict`() throws {
        try store.record(decision("1", by: "BXD", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001")]))
        let recorded = try store.record(
            decision(
                "2109/QĐ-BXD", by: "BXD", signed: "2026-03-02", from: "2026-04-01",
                lines: [replace("3.000001", ["1.000001"]), replace("3.000002", ["1.000001"])]))

        #expect(recorded[0].warnings == [])
        #expect(try store.listed(on: "2026-04-01") == ["3.000001", "3.000002"])
        #expect(try store.review(on: "2026-04-01") == [])
        let history = try store.registry.history(of: "1.000001", on: "2026-04-01")
        #expect(history.facts.map(\.line.line.procedure) == ["1.000001", "3.000001", "3.000002"])
        #expect(
            try store.registry.history(of: "3.000002", on: "2026-04-01").facts.map(\.line.line.replaces) == [
                ["1.000001"]
            ])
    }

    @Test func `case 16: suspending a rule brings back the old one, and resuming it reverses that`() throws {
        try store.record(
            decision("1", by: "BYT", signed: "2025-08-01", from: "2025-08-01", lines: [issue("1.000015", days(15))]))
        try store.record(
            decision(
                "2", by: "BYT", signed: "2026-01-02", from: "2026-02-01", lines: [replace("1.000046", ["1.000015"])]))
        try store.record(
            decision(
                "3", by: "BYT", signed: "2026-02-20", from: "2026-03-01",
                lines: [line("suspend", "1.000046"), issue("1.000015", days(15))]))
        try store.record(
            decision(
                "4", by: "BYT", signed: "2026-05-20", from: "2026-06-01",
                lines: [line("resume", "1.000046"), abolish("1.000015")]))

        #expect(try store.listed(on: "2026-02-28") == ["1.000046"])
        let suspended = try store.catalogue(on: "2026-03-01")
        #expect(suspended.entries.map(\.procedure) == ["1.000015"])
        #expect(suspended.entries.map(\.first.effectiveFrom) == ["2026-03-01"])
        #expect(suspended.suspended.map(\.procedure) == ["1.000046"])
        let resumed = try store.catalogue(on: "2026-06-01")
        #expect(resumed.entries.map(\.procedure) == ["1.000046"])
        #expect(resumed.entries.map(\.first.effectiveFrom) == ["2026-02-01"])
        #expect(resumed.suspended.isEmpty)
        #expect(resumed.review.isEmpty)
    }

    @Test func `case 16: a suspension with a last day ends by itself, for review`() throws {
        try store.record(decision("1", signed: "2025-08-01", from: "2025-08-01", lines: [issue("1.000001")]))
        let suspension = try store.record(
            decision(
                "2", signed: "2026-02-20", from: "2026-03-01",
                lines: [line("suspend", "1.000001", "effectiveUntil: 2026-05-31")])
        ).line(1)

        #expect(try store.listed(on: "2026-05-31") == [])
        #expect(try store.catalogue(on: "2026-05-31").suspended.map(\.procedure) == ["1.000001"])
        #expect(try store.listed(on: "2026-06-01") == ["1.000001"])
        #expect(try store.review(on: "2026-06-01") == ["1.000001 expired [\(suspension)]"])
    }

    @Test func `case 19: amending the fee and the legal bases keeps every other component`() throws {
        try store.record(
            decision(
                "1", signed: "2025-08-01", from: "2025-08-01",
                lines: [issue("1.000001", "field: Hộ tịch, \(days(5)), fees: [{amount: 8000}], conditions: Có mặt")]))
        try store.record(
            decision(
                "2", signed: "2026-01-02", from: "2026-02-01",
                lines: [amend("1.000001", "fees: [{amount: 5000}], legalBases: [{number: 1/2026/TT-BTC}]")]))

        let row = try #require(try store.difference(from: "2026-01-31", to: "2026-02-01").changed.first)
        #expect(row.components.map(\.component) == [.fees, .legalBases])
        #expect(row.components.map(\.from?.list?.count) == [1, nil])
        #expect(try store.component(.conditions, of: "1.000001", on: "2026-02-01") == .text("Có mặt"))
        #expect(try store.days(of: "1.000001", on: "2026-02-01") == 5)
    }

    @Test func `case 20: what a province set outlives a national amendment of another component`() throws {
        try overrideTimeLimit()
        try store.record(
            decision(
                "3", by: "BTP", signed: "2025-10-01", from: "2025-10-01",
                lines: [amend("1.000001", "fees: [{amount: 0}]")]))

        #expect(try store.days(of: "1.000001", on: "2025-10-01") == 5)
        #expect(try store.component(.conditions, of: "1.000001", on: "2025-10-01") == .text("Có mặt"))
        #expect(try store.review(on: "2025-10-01") == [])
    }

    @Test
    func `case 20: a national amendment of what a province set counts, for review until the province sets it again`()
        throws
    {
        try overrideTimeLimit()
        let national = try store.record(
            decision("3", by: "BTP", signed: "2025-10-01", from: "2025-10-01", lines: [amend("1.000001", days(8))])
        ).line(1)
        try store.record(decision("4", signed: "2025-11-01", from: "2025-11-01", lines: [amend("1.000001", days(6))]))

        #expect(try store.days(of: "1.000001", on: "2025-10-01") == 8)
        #expect(try store.review(on: "2025-10-01") == ["1.000001 overwritten [\(national)]"])
        #expect(try store.days(of: "1.000001", on: "2025-11-01") == 6)
        #expect(try store.review(on: "2025-11-01") == [])
    }

    @Test func `case 20: a national restatement without what a province set takes it away, for review`() throws {
        try overrideTimeLimit()
        let national = try store.record(
            decision("3", by: "BTP", signed: "2025-10-01", from: "2025-10-01", lines: [issue("1.000001")])
        ).line(1)

        #expect(try store.component(.timeLimit, of: "1.000001", on: "2025-10-01") == nil)
        #expect(try store.component(.conditions, of: "1.000001", on: "2025-10-01") == nil)
        #expect(try store.review(on: "2025-10-01") == ["1.000001 overwritten [\(national)]"])
    }

    /// A ministry's ten days, which the province shortens to five.
    private func overrideTimeLimit() throws {
        try store.record(
            decision(
                "1", by: "BTP", signed: "2025-08-01", from: "2025-08-01",
                lines: [issue("1.000001", "\(days(10)), conditions: Có mặt")]))
        try store.record(decision("2", signed: "2025-09-01", from: "2025-09-01", lines: [issue("1.000001", days(5))]))
    }

    @Test func `case 24: when a legal basis has ended the procedure stays, for review, until another basis is named`()
        throws
    {
        let issued = try store.record(
            decision(
                "1", signed: "2025-08-01", from: "2025-08-01",
                lines: [issue("1.000001", "legalBases: [{number: 120/2025/NĐ-CP, effectiveUntil: 2027-02-28}]")])
        ).line(1)
        try store.record(
            decision(
                "2", signed: "2027-04-01", from: "2027-04-01",
                lines: [amend("1.000001", "legalBases: [{number: 9/2027/NĐ-CP}]")]))

        #expect(try store.review(on: "2027-02-28") == [])
        #expect(try store.listed(on: "2027-03-01") == ["1.000001"])
        #expect(try store.review(on: "2027-03-01") == ["1.000001 basisEnded [\(issued)]"])
        #expect(try store.review(on: "2027-04-01") == [])
    }

    @Test func `case 30: a fee of 0, a fee of Không and no fee are three values in a difference`() throws {
        try store.record(
            decision(
                "1", signed: "2025-08-01", from: "2025-08-01",
                lines: [issue("1.000001", "fees: [{amount: 0, currency: VND}]")]))
        try store.record(
            decision("2", signed: "2025-09-01", from: "2025-09-01", lines: [amend("1.000001", "fees: [{text: Không}]")])
        )
        try store.record(
            decision(
                "3", signed: "2025-10-01", from: "2025-10-01", lines: [line("amend", "1.000001", "removes: [fees]")]))

        let zero = Value.list([.object(["amount": .integer(0), "currency": .text("VND")])])
        let none = Value.list([.object(["text": .text("Không")])])
        func fees(_ from: CivilDate, _ to: CivilDate) throws -> [[Value?]] {
            try store.difference(from: from, to: to).changed.flatMap(\.components).map { [$0.from, $0.to] }
        }
        #expect(try fees("2025-08-01", "2025-09-01") == [[zero, none]])
        #expect(try fees("2025-09-01", "2025-10-01") == [[none, nil]])
        #expect(try fees("2025-10-01", "2025-08-01") == [[nil, zero]])
    }
}
