import Events
import Projections
import RegistryTestSupport
import Testing

/// Decisions that were recorded wrongly, or not at all rightly: corrected, withdrawn, annulled, and recorded anew.
@Suite struct DecisionMendingTests {
    let store: TemporaryRegistry
    private let paper = decision(
        "1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001"), issue("1.000002")])

    /// Facts 14 to 16.
    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(paper)
    }

    private func numbers(known: Int? = nil) throws -> [String] {
        try store.catalogue(on: "2026-02-01", known: known).entries.map(\.first.decision.number)
    }

    @Test func `a corrected number is that of its lines too, and what comes later binds to it`() throws {
        try store.record(correction(of: 14, fact: stating("10/QĐ-UBND", signed: "2026-01-02", from: "2026-02-01")))
        #expect(try numbers() == ["10/QĐ-UBND", "10/QĐ-UBND"])
        #expect(try numbers(known: 16) == ["1", "1"])

        let wrong = DecisionIdentity(issuer: "24", number: "1", signedOn: "2026-01-02")
        try store.expectRefused(
            .decisionNotRecorded(wrong), laterLines("1", signed: "2026-01-02", firstName: 3, [issue("1.000003")]))
        try store.record(
            laterLines("10/QĐ-UBND", signed: "2026-01-02", firstName: 3, [issue("1.000003")]))
        try store.record(effect("10/QĐ-UBND", signed: "2026-01-02", from: "2026-03-01"))
        #expect(try store.listed(on: "2026-02-28") == [])
        #expect(try store.listed(on: "2026-03-01") == ["1.000001", "1.000002", "1.000003"])
    }

    @Test func `the wrong identity is free for the decision that really bears it`() throws {
        try store.record(correction(of: 14, fact: stating("10/QĐ-UBND", signed: "2026-01-02", from: "2026-02-01")))
        try store.record(decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000004")]))

        #expect(try store.listed(on: "2026-02-01") == ["1.000001", "1.000002", "1.000004"])
        #expect(try Set(numbers()) == ["1", "10/QĐ-UBND"])
    }

    @Test func `a corrected issuer is another territory for the lines that name none`() throws {
        try store.record(correction(of: 14, fact: stating("1", by: "27", signed: "2026-01-02", from: "2026-02-01")))
        #expect(try store.listed(on: "2026-02-01") == [])
        #expect(try store.why("1.000001", on: "2026-02-01") == ["15 not: territory"])

        try store.record(correction(of: 14, fact: stating("1", by: "BTP", signed: "2026-01-02", from: "2025-02-01")))
        #expect(try store.listed("09001", on: "2025-02-01") == ["1.000001", "1.000002"])
    }

    @Test func `a corrected day is that of every line that has none of its own`() throws {
        try store.record(
            laterLines("1", signed: "2026-01-02", firstName: 3, [issue("1.000003", "", "effectiveFrom: 2026-02-15")]))
        try store.record(correction(of: 14, fact: stating("1", signed: "2026-01-02", from: "2026-03-01")))

        #expect(try store.listed(on: "2026-02-28") == ["1.000003"])
        #expect(try store.listed(on: "2026-03-01") == ["1.000001", "1.000002", "1.000003"])
        #expect(
            try store.history("1.000001", on: "2026-03-01") == ["15 issue 2026-03-01 corrected"])
        #expect(try store.history("1.000003", on: "2026-03-01") == ["17 issue 2026-02-15"])
    }

    @Test func `a decision that turns out internal leaves every list, and comes back when that was wrong`() throws {
        try store.record(
            correction(of: 14, fact: stating("1", signed: "2026-01-02", from: "2026-02-01", "internal: true")))
        #expect(try store.listed(on: "2026-02-01") == [])
        #expect(try store.why("1.000001", on: "2026-02-01") == ["15 not: internal"])

        try store.record(correction(of: 17, fact: stating("1", signed: "2026-01-02", from: "2026-02-01")))
        #expect(try store.listed(on: "2026-02-01") == ["1.000001", "1.000002"])
        #expect(try store.listed(on: "2026-02-01", known: 17) == [])
    }

    @Test func `with a decision go its lines, those that came later too`() throws {
        try store.record(laterLines("1", signed: "2026-01-02", firstName: 3, [issue("1.000003")]))
        try store.record(withdrawal(of: 14))

        #expect(try store.listed(on: "2026-02-01") == [])
        #expect(try store.listed(on: "2026-02-01", known: 17) == ["1.000001", "1.000002", "1.000003"])
        #expect(try store.history("1.000003", on: "2026-02-01") == ["17 issue 2026-02-01 withdrawn"])
        #expect(try store.registry.decisions(on: "2026-02-01").decisions.map(\.withdrawnBy) == [18])

        try store.record(withdrawal(of: 18))
        #expect(try store.listed(on: "2026-02-01") == ["1.000001", "1.000002", "1.000003"])
    }

    @Test func `the same file twice adds nothing, and once all of it is withdrawn it is recorded anew`() throws {
        #expect(try store.record(paper)[0].result == .alreadyRecorded(14))
        try store.record(withdrawal(of: 15))
        #expect(try store.record(paper)[0].result == .alreadyRecorded(14))
        try store.record(withdrawal(of: 14))

        #expect(try store.record(paper)[0].result == .recorded(19...21))
        #expect(try store.listed(on: "2026-02-01") == ["1.000001", "1.000002"])
        #expect(try store.catalogue(on: "2026-02-01").entries.map(\.facts) == [[20], [21]])
        #expect(try store.listed(on: "2026-02-01", known: 18) == [])
        #expect(try store.record(paper)[0].result == .alreadyRecorded(19))
        let report = try store.registry.decision(issuer: "24", number: "1", signedOn: nil, on: "2026-02-01")
        #expect(report.summary.fact == 19)
    }

    @Test func `an annulled decision may be recorded anew with the same command`() throws {
        try store.record(annulment("1", signed: "2026-01-02"))
        #expect(try store.listed(on: "2026-02-01") == [])
        #expect(try store.record(paper)[0].result == .recorded(18...20))

        #expect(try store.listed(on: "2026-02-01") == ["1.000001", "1.000002"])
        #expect(
            try store.history("1.000001", on: "2026-02-01")
                == ["15 issue 2026-02-01 annulled", "19 issue 2026-02-01"])
        #expect(try store.registry.decisions(on: "2026-02-01").decisions.map(\.annulledBy) == [17, nil])
    }

    @Test func `when an annulment is withdrawn the decision stands again`() throws {
        try store.record(annulment("1", signed: "2026-01-02"))
        try store.record(withdrawal(of: 17))

        #expect(try store.listed(on: "2026-02-01") == ["1.000001", "1.000002"])
        #expect(try store.history("1.000001", on: "2026-02-01") == ["15 issue 2026-02-01"])
        #expect(try store.history("1.000001", on: "2026-02-01", known: 17) == ["15 issue 2026-02-01 annulled"])
        #expect(try store.record(annulment("1", signed: "2026-01-02"))[0].result == .recorded(19...19))
        #expect(try store.listed(on: "2026-02-01") == [])
    }
}
