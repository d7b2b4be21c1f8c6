import Events
import Projections
import RegistryTestSupport
import Testing

/// Changes of units that were recorded wrongly: the catalogue follows the land as it is known now.
@Suite struct UnitMendingTests {
    let store: TemporaryRegistry

    /// Fact 3 establishes 07001, 5 establishes 09001, 12 establishes 09010, 13 moves 09001.
    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
    }

    @Test func `a corrected name is the name, and the wrong one as known before`() throws {
        try store.record(
            correction(
                of: 3,
                fact: "effectiveFrom: 2020-01-01, "
                    + #"establish: {code: "07001", name: Xã Đồng, type: xã, province: "24"}"#))

        #expect(try store.catalogue(on: "2026-01-01").commune.name == "Xã Đồng")
        #expect(try store.catalogue(on: "2026-01-01", known: 13).commune.name == "Xã Đông")
    }

    @Test func `a corrected day moves the change, and lines for wards alone with it`() throws {
        try store.record(
            decision(
                "1", signed: "2025-08-01", from: "2025-08-01",
                lines: [issue("1.000001", "", "territory: {types: [phường]}")]))
        let renaming = #"rename: {code: "07001", name: Phường Đông, type: phường}"#
        let renamed = try store.record(units("9/NQ", from: "2026-03-01", [renaming])).position
        try store.record(correction(of: renamed, fact: "effectiveFrom: 2026-04-01, \(renaming)"))

        #expect(try store.listed(on: "2026-03-31") == [])
        #expect(try store.listed(on: "2026-04-01") == ["1.000001"])
        #expect(try store.catalogue(on: "2026-03-31").commune.type == .xã)
        #expect(try store.listed(on: "2026-03-01", known: renamed) == ["1.000001"])
    }

    @Test func `a corrected code is another unit, with the list of its own land`() throws {
        try store.record(
            decision(
                "1", signed: "2026-01-02", from: "2026-02-01",
                lines: [
                    issue("1.000001", "", #"territory: {communes: ["07003"]}"#),
                    issue("1.000002", "", #"territory: {communes: ["07004"]}"#),
                ]))
        let wrong = try store.record(units("9/NQ", from: "2026-01-01", [establish("07003", "Xã Ba")])).position
        try store.record(correction(of: wrong, fact: "effectiveFrom: 2026-01-01, " + establish("07004", "Xã Ba")))

        #expect(try store.listed("07004", on: "2026-02-01") == ["1.000002"])
        #expect(throws: NoUnit.self) { try store.catalogue("07003", on: "2026-02-01") }
        #expect(try store.listed("07003", on: "2026-02-01", known: wrong) == ["1.000001"])
        #expect(throws: NoUnit.self) { try store.catalogue("07004", on: "2026-02-01", known: wrong) }
    }

    @Test func `a corrected province brings its lines, and takes those of the other`() throws {
        for (issuer, code) in [("24", "1.000001"), ("27", "1.000002")] {
            try store.record(
                decision("1", by: issuer, signed: "2024-01-02", from: "2024-02-01", lines: [issue(code)]))
        }
        #expect(try store.listed("09001", on: "2024-02-01") == ["1.000002"])
        let known = try store.registry.log.size()
        try store.record(
            correction(
                of: 5,
                fact: "effectiveFrom: 2020-01-01, "
                    + #"establish: {code: "09001", name: Xã Nam, type: xã, province: "24"}"#))

        #expect(try store.listed("09001", on: "2024-02-01") == ["1.000001"])
        #expect(try store.listed("09001", on: "2024-02-01", known: known) == ["1.000002"])
        #expect(
            try store.causes("09001", on: "2024-02-01", known: (known, known + 1))
                == ["1.000001: 15 territory", "1.000002: 17 territory"])
    }

    @Test func `corrected sources are another land`() throws {
        for (issuer, code) in [("24", "1.000001"), ("27", "1.000002")] {
            try store.record(
                decision("1", by: issuer, signed: "2024-01-02", from: "2024-02-01", lines: [issue(code)]))
        }
        let before = try store.catalogue("09010", on: "2025-07-01").entries
        #expect(before.map(\.procedure) == ["1.000001", "1.000002"])
        #expect(before.map(\.isPartOfTerritory) == [true, true])
        try store.record(
            correction(
                of: 12, fact: "effectiveFrom: 2025-07-01, " + establish("09010", "Xã Tây Bắc", from: ["07002"])))

        let after = try store.catalogue("09010", on: "2025-07-01").entries
        #expect(after.map(\.procedure) == ["1.000001"])
        #expect(after.map(\.isPartOfTerritory) == [false])
    }

    @Test func `a withdrawn move leaves the commune where it was, and its list too`() throws {
        try store.record(
            decision("1", signed: "2025-08-01", from: "2025-08-01", lines: [issue("1.000001")]))
        #expect(try store.listed("09001", on: "2025-08-01") == ["1.000001"])
        try store.record(withdrawal(of: 13))

        #expect(try store.listed("09001", on: "2025-08-01") == [])
        #expect(try store.catalogue("09001", on: "2025-08-01").commune.province == "27")
        #expect(try store.listed("09001", on: "2025-08-01", known: 15) == ["1.000001"])
        try store.record(withdrawal(of: 16))
        #expect(try store.listed("09001", on: "2025-08-01") == ["1.000001"])
    }

    @Test func `a unit whose establishment is withdrawn never was`() throws {
        let made = try store.record(units("9/NQ", from: "2026-01-01", [establish("07003")])).position
        try store.record(withdrawal(of: made))

        let error = #expect(throws: NoUnit.self) { try store.catalogue("07003", on: "2026-02-01") }
        #expect(error?.isKnown == false)
        #expect(try store.listed("07003", on: "2026-02-01", known: made) == [])
    }

    @Test func `a commune with rows of its own stays right after the line that set it apart is withdrawn`() throws {
        try store.record(
            decision("1", signed: "2025-08-01", from: "2025-08-01", lines: [issue("1.000001", days(10))]))
        let own = try store.record(
            decision(
                "2", signed: "2025-09-01", from: "2025-09-01",
                lines: [amend("1.000001", days(5), #"territory: {communes: ["07001"]}"#)])
        ).line(1)
        func limits() throws -> [Int?] {
            try ["07001", "09001"].map { code in
                try store.days(of: "1.000001", in: UnitCode(stringLiteral: code), on: "2026-01-01")
            }
        }
        #expect(try limits() == [5, 10])
        try store.record(withdrawal(of: own))
        #expect(try limits() == [10, 10])

        try store.record(
            decision("3", signed: "2025-10-01", from: "2025-10-01", lines: [amend("1.000001", days(7))]))
        #expect(try limits() == [7, 7])
        try store.record(
            decision("4", by: "BTP", signed: "2025-11-01", from: "2025-11-01", lines: [amend("1.000001", days(6))]))
        #expect(try limits() == [6, 6])
        #expect(try store.registry.readModelsDiffering() == [])
        try store.record(withdrawal(of: own + 1))
        #expect(try limits() == [6, 6])
        #expect(try store.days(of: "1.000001", on: "2025-09-01") == 5)
        #expect(try store.registry.readModelsDiffering() == [])
    }
}
