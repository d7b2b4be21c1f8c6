import Events
import Projections
import RegistryTestSupport
import Testing

/// The cases of territory and of units that end, merge and change their names.
extension CaseTests {
    /// `provinces: ["24"]` on the day before the two provinces became one.
    private var oldProvince: String { #"territory: {provinces: ["24"], asOf: 2025-06-30}"# }

    @Test
    func `case 12: an end by procedure code reaches every earlier decision of the old province, and no other line`()
        throws
    {
        for province in ["24", "27"] {
            try store.record(
                decision(
                    "5/QĐ-UBND", by: province, signed: "2024-01-02", from: "2024-02-01",
                    lines: [issue("1.000001"), issue("1.000002")]))
        }
        try store.record(
            decision(
                "2666/QĐ-UBND", signed: "2025-11-01", from: "2025-11-01", lines: [abolish("1.000001", oldProvince)]))

        #expect(try store.listed("07001", on: "2025-11-01") == ["1.000002"])
        #expect(try store.listed("09001", on: "2025-11-01") == ["1.000001", "1.000002"])
        #expect(try store.listed("07001", on: "2025-10-31") == ["1.000001", "1.000002"])
    }

    @Test func `case 13: rows for the old province alone follow the land of each commune`() throws {
        try store.record(
            decision(
                "1521/QĐ-UBND", signed: "2025-11-01", from: "2025-11-01", lines: [issue("1.000001", "", oldProvince)]))

        #expect(try store.listed("07001", on: "2025-11-01") == ["1.000001"])
        #expect(try store.listed("09001", on: "2025-11-01") == [])
        let merged = try store.catalogue("09010", on: "2025-11-01")
        #expect(merged.entries.map(\.procedure) == ["1.000001"])
        #expect(merged.entries.map(\.isPartOfTerritory) == [true])
        #expect(merged.review.map(\.reason) == [.partOfTerritory])
        #expect(try store.catalogue("07001", on: "2025-11-01").entries.map(\.isPartOfTerritory) == [false])
    }

    @Test func `case 13: without a day the code means the province of the day of effect`() throws {
        try store.record(
            decision(
                "1", signed: "2025-11-01", from: "2025-11-01",
                lines: [issue("1.000001", "", #"territory: {provinces: ["24"]}"#)]))

        for commune: UnitCode in ["07001", "09001", "09010"] {
            #expect(try store.listed(commune, on: "2025-11-01") == ["1.000001"])
        }
    }

    @Test func `case 22: a commune that becomes a ward keeps its list, and lines for xã alone leave it`() throws {
        try store.record(
            decision(
                "1", signed: "2025-08-01", from: "2025-08-01",
                lines: [
                    issue("1.000001"), issue("1.000002", "", "territory: {types: [xã]}"),
                    issue("1.000003", "", "territory: {types: [phường]}"),
                ]))
        try store.record(
            units("9/NQ", from: "2026-04-30", [#"rename: {code: "07001", name: Phường Đông, type: phường}"#]))

        let before = try store.catalogue(on: "2026-04-29")
        let after = try store.catalogue(on: "2026-04-30")
        #expect(before.commune.name == "Xã Đông")
        #expect(before.entries.map(\.procedure) == ["1.000001", "1.000002"])
        #expect(after.commune.name == "Phường Đông")
        #expect(after.commune.type == .phường)
        #expect(after.commune.since == "2020-01-01")
        #expect(after.entries.map(\.procedure) == ["1.000001", "1.000003"])
        let changes = try store.difference(from: "2026-04-29", to: "2026-04-30")
        #expect((changes.added + changes.removed).map(\.procedure) == ["1.000003", "1.000002"])
        #expect((changes.added + changes.removed).flatMap(\.causes).map(\.label) == [.territory, .territory])
    }

    @Test func `case 23: the list of a merged commune is computed, not the union of the two boards`() throws {
        try store.record(
            decision(
                "1", by: "BTP", signed: "2024-01-02", from: "2024-02-01", lines: [issue("1.000001"), issue("1.000004")])
        )
        try store.record(
            decision(
                "2", signed: "2024-01-02", from: "2024-02-01",
                lines: [issue("1.000002", "", #"territory: {communes: ["07002"]}"#)]))
        try store.record(
            decision(
                "3", by: "27", signed: "2024-03-02", from: "2024-04-01",
                lines: [
                    issue("1.000003"), abolish("1.000001", #"territory: {communes: ["09002"]}"#),
                ]))

        #expect(try store.listed("07002", on: "2025-06-30") == ["1.000001", "1.000002", "1.000004"])
        #expect(try store.listed("09002", on: "2025-06-30") == ["1.000003", "1.000004"])
        let merged = try store.catalogue("09010", on: "2025-07-01")
        #expect(merged.entries.map(\.procedure).sorted() == ["1.000002", "1.000003", "1.000004"])
        #expect(merged.entries.filter(\.isPartOfTerritory).map(\.procedure).sorted() == ["1.000002", "1.000003"])
        #expect(throws: NoUnit.self) { try store.catalogue("07002", on: "2025-07-01") }
    }

    @Test func `case 23: the code of a merged commune answers with the one that took its land`() throws {
        let error = #expect(throws: NoUnit.self) { try store.catalogue("07002", on: "2025-07-01") }
        #expect(error?.isKnown == true)
        #expect(error?.relatives.map(\.name) == ["Xã Tây Bắc"])
        let earlier = #expect(throws: NoUnit.self) { try store.catalogue("09010", on: "2025-06-30") }
        #expect(earlier?.relatives.map(\.code) == ["07002", "09002"])
    }
}
