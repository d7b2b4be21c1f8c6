import Events
import Projections
import RegistryTestSupport
import Testing

/// Which changes of units are recorded, and which do not apply.
@Suite struct UnitRecordingTests {
    let store: TemporaryRegistry

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
    }

    @Test func `establishing a living code is refused`() throws {
        try store.expectRefused(
            .unitAlive("07001", on: "2026-01-01", name: "Xã Đông"), units("3", from: "2026-01-01", [establish("07001")])
        )
    }

    @Test(arguments: [
        ("dissolve: {code: \"07002\"}", UnitChange.Kind.dissolve),
        ("rename: {code: \"07002\", name: Xã Khác}", .rename), ("move: {code: \"07002\", province: \"24\"}", .move),
    ])
    func `changing or dissolving a dead one is refused`(change: String, kind: UnitChange.Kind) throws {
        try store.expectRefused(
            .unitNotAlive("07002", on: "2026-01-01", change: kind), units("3", from: "2026-01-01", [change]))
    }

    @Test func `the code of a dissolved unit may be used again`() throws {
        try store.record(units("3", from: "2026-01-01", [establish("07002", "Xã Tây Mới")]))

        #expect(try store.catalogue("07002", on: "2026-01-01").commune.since == "2026-01-01")
        #expect(try store.catalogue("07002", on: "2025-06-30").commune.name == "Xã Tây")
        #expect(throws: NoUnit.self) { try store.catalogue("07002", on: "2025-12-31") }
    }

    @Test func `a change learned late that breaks later ones is refused`() throws {
        try store.record(units("3", from: "2026-03-01", [#"rename: {code: "07001", name: Xã Đông Mới}"#]))

        try store.expectRefused(
            .unitNotAlive("07001", on: "2026-03-01", change: .rename),
            units("4", from: "2026-02-01", [dissolve("07001")]))
        try store.expectRefused(
            .unitNotAlive("07002", on: "2025-07-01", change: .dissolve),
            units("5", from: "2024-01-01", [dissolve("07002")]))
    }

    @Test func `a change learned late that fits is recorded, and counts from its day`() throws {
        try store.record(units("3", from: "2026-03-01", [#"rename: {code: "07001", name: Xã Đông Ba}"#]))
        try store.record(units("4", from: "2026-02-01", [#"rename: {code: "07001", name: Xã Đông Hai}"#]))

        let names = try ["2026-01-31", "2026-02-01", "2026-03-01"].map { day in
            try store.catalogue(on: CivilDate(stringLiteral: day)).commune.name
        }
        #expect(names == ["Xã Đông", "Xã Đông Hai", "Xã Đông Ba"])
        #expect(try store.catalogue(on: "2026-02-01", known: 14).commune.name == "Xã Đông")
    }

    @Test(arguments: [false, true])
    func `a code dissolved and established on one day is first dissolved, however the changes are written`(
        isEstablishedFirst: Bool
    ) throws {
        let changes = [dissolve("07001"), establish("07001", "Phường Đông", type: "phường", from: ["07001"])]
        try store.record(units("3", from: "2026-01-01", isEstablishedFirst ? changes.reversed() : changes))

        let catalogue = try store.catalogue(on: "2026-01-01")
        #expect(catalogue.commune.name == "Phường Đông")
        #expect(catalogue.commune.since == "2026-01-01")
        #expect(try store.registry.unit("07001", on: "2026-01-01").units.map(\.unit.until) == ["2025-12-31", nil])
    }

    @Test func `a unit established and renamed on one day bears the new name from its first day`() throws {
        try store.record(
            units(
                "3", from: "2026-01-01",
                [#"rename: {code: "07003", name: Xã Hai}"#, establish("07003", "Xã Một")].reversed()))

        #expect(try store.catalogue("07003", on: "2026-01-01").commune.name == "Xã Hai")
    }

    @Test func `a source that no unit bears the day before, and a province that does not live, are warned of`() throws {
        let outcome = try store.record(
            units(
                "3", from: "2026-01-01",
                [
                    establish("07003", from: ["07001", "07002", "99999"]),
                    #"move: {code: "09001", province: "27"}"#,
                ]))

        #expect(
            outcome[0].warnings == [
                .unknownSource(unit: "07003", source: "07002"), .unknownSource(unit: "07003", source: "99999"),
                .unknownProvince(unit: "09001", province: "27"),
            ])
    }

    @Test func `a refused change leaves nothing of its submission`() throws {
        try store.expectRefused(
            .unitNotAlive("99999", on: "2026-01-01", change: .dissolve),
            units("3", from: "2026-01-01", [establish("07003"), dissolve("07001"), dissolve("99999")]))
        #expect(throws: NoUnit.self) { try store.catalogue("07003", on: "2026-01-01") }
        #expect(try store.catalogue("07001", on: "2026-01-01").commune.name == "Xã Đông")
        #expect(try store.registry.readModelsDiffering() == [])
    }

    @Test func `dissolving a province moves none of its communes`() throws {
        try store.record(units("3", from: "2026-01-01", [dissolve("24")]))

        let place = try store.catalogue(on: "2026-01-01").commune
        #expect(place.province == "24")
        #expect(place.provinceName == nil)
    }
}
