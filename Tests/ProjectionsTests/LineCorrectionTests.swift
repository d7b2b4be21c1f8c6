import Events
import Projections
import RegistryTestSupport
import Testing

/// Lines that were recorded wrongly: corrected, corrected again, withdrawn, and all of it undone.
@Suite struct LineCorrectionTests {
    let store: TemporaryRegistry

    /// Fact 15 issues a procedure of ten days from 1 February on.
    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001", days(10))]))
    }

    /// Says of the line, or of what corrects it, that it takes so many days; gives the position.
    @discardableResult
    private func correct(_ position: Int, to number: Int) throws -> Int {
        try store.record(correction(of: position, line: issue("1.000001", days(number)))).position
    }

    private func limit(known: Int? = nil) throws -> Int? {
        try store.days(of: "1.000001", on: "2026-02-01", known: known)
    }

    private func history(known: Int? = nil) throws -> [String] {
        try store.history("1.000001", on: "2026-02-01", known: known)
    }

    @Test func `a correction stands in the place of the line, which still answers as it was known before`() throws {
        try correct(15, to: 7)

        #expect(try limit() == 7)
        #expect(try limit(known: 15) == 10)
        let entry = try #require(try store.catalogue(on: "2026-02-01").entries.first)
        #expect(entry.facts == [15])
        #expect(entry.first.decision.number == "1")
        #expect(try history() == ["15 issue 2026-02-01 corrected"])
        #expect(try history(known: 15) == ["15 issue 2026-02-01"])
        #expect(try store.registry.history(of: "1.000001", on: "2026-02-01").facts.map(\.correctedBy) == [16])
    }

    @Test func `a correction of a correction takes that one's place`() throws {
        try correct(15, to: 7)
        try correct(16, to: 5)

        #expect(try limit() == 5)
        #expect(try limit(known: 16) == 7)
        #expect(try store.registry.history(of: "1.000001", on: "2026-02-01").facts.map(\.correctedBy) == [17])
    }

    @Test func `of several corrections the one recorded last counts`() throws {
        try correct(15, to: 7)
        try correct(15, to: 5)

        #expect(try limit() == 5)
        #expect(try limit(known: 16) == 7)
    }

    @Test func `a correction of an overshadowed correction does not count, until that one does`() throws {
        try correct(15, to: 7)
        try correct(15, to: 5)
        try correct(16, to: 3)
        #expect(try limit() == 5)

        try store.record(withdrawal(of: 17))
        #expect(try limit() == 3)
        #expect(try limit(known: 18) == 5)
    }

    @Test func `a withdrawn correction leaves what stood before`() throws {
        try correct(15, to: 7)
        try store.record(withdrawal(of: 16))

        #expect(try limit() == 10)
        #expect(try limit(known: 16) == 7)
        #expect(try history() == ["15 issue 2026-02-01"])
    }

    @Test func `a withdrawn correction goes with the correction that took its place`() throws {
        try correct(15, to: 7)
        try correct(16, to: 5)
        try store.record(withdrawal(of: 16))

        #expect(try limit() == 10)
    }

    @Test func `of a correction and the one in its place the first stands again when the second is withdrawn`() throws {
        try correct(15, to: 7)
        try correct(16, to: 5)
        try store.record(withdrawal(of: 17))

        #expect(try limit() == 7)
    }

    @Test func `a withdrawal that is withdrawn struck nothing, and may be recorded anew`() throws {
        try correct(15, to: 7)
        try store.record(withdrawal(of: 16))
        try store.record(withdrawal(of: 17))
        #expect(try limit() == 7)

        #expect(try store.record(withdrawal(of: 16))[0].result == .recorded(19...19))
        #expect(try limit() == 10)
        #expect(try [15, 16, 17, 18].map { try limit(known: $0) } == [10, 7, 10, 7])
    }

    @Test func `the same correction twice adds nothing, and is recorded anew once it is withdrawn`() throws {
        try correct(15, to: 7)
        let same = correction(of: 15, line: issue("1.000001", days(7)))
        #expect(try store.record(same)[0].result == .alreadyRecorded(16))

        try store.record(withdrawal(of: 16))
        #expect(try store.record(same)[0].result == .recorded(18...18))
        #expect(try limit() == 7)
    }

    @Test func `a corrected date moves the line`() throws {
        try store.record(correction(of: 15, line: issue("1.000001", days(10), "effectiveFrom: 2026-03-01")))

        #expect(try store.listed(on: "2026-02-28") == [])
        #expect(try store.upcoming(on: "2026-02-28") == ["1.000001 issue 2026-03-01"])
        #expect(try store.listed(on: "2026-03-01") == ["1.000001"])
        #expect(try store.listed(on: "2026-02-01", known: 15) == ["1.000001"])
    }

    @Test func `a corrected line may do something else, and counts from where it was recorded`() throws {
        try store.record(
            decision("2", signed: "2026-02-02", from: "2026-03-01", lines: [abolish("1.000001")]))
        try store.record(
            decision("3", signed: "2026-02-02", from: "2026-03-01", lines: [amend("1.000001", days(3))]),
            acceptsConflicts: true)
        #expect(try store.review(on: "2026-03-01") == ["1.000001 conflict [19]"])
        try store.record(correction(of: 17, line: amend("1.000001", days(5))))

        #expect(try store.days(of: "1.000001", on: "2026-03-01") == 3)
        #expect(try store.review(on: "2026-03-01") == [])
        #expect(try store.catalogue(on: "2026-03-01").entries.first?.facts == [15, 17, 19])
    }

    @Test func `a withdrawn line is as if it had not been recorded, and the others of its decision stay`() throws {
        try store.record(
            decision(
                "2", signed: "2026-02-02", from: "2026-03-01", lines: [issue("1.000002"), abolish("1.000001")]))
        try store.record(withdrawal(of: 18))

        #expect(try store.listed(on: "2026-03-01") == ["1.000001", "1.000002"])
        #expect(try store.listed(on: "2026-03-01", known: 18) == ["1.000002"])
        #expect(try store.why("1.000001", on: "2026-03-01") == ["15 began", "18 not: withdrawn"])
        #expect(
            try store.history("1.000001", on: "2026-03-01")
                == ["15 issue 2026-02-01", "18 abolish 2026-03-01 withdrawn"])
    }

    @Test func `a withdrawn remark puts nothing to review`() throws {
        try store.record(remark(.misprint, on: "1", signed: "2026-01-02"))
        #expect(try store.review(on: "2026-02-01") == ["1.000001 remark [16]"])
        try store.record(withdrawal(of: 16))
        #expect(try store.review(on: "2026-02-01") == [])
        try store.record(withdrawal(of: 17))
        #expect(try store.review(on: "2026-02-01") == ["1.000001 remark [16]"])
        #expect(try store.review(on: "2026-02-01", known: 17) == [])
    }
}
