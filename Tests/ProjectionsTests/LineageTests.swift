import Events
import Projections
import RegistryTestSupport
import Testing

/// Who was made of whom, for every unit that lived under a code.
@Suite struct LineageTests {
    let store: TemporaryRegistry

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
    }

    @Test func `merged units are followed on and on, and those they merged with are not`() throws {
        try store.record(
            units(
                "3", from: "2026-01-01",
                [dissolve("09010"), dissolve("09001"), establish("09020", from: ["09010", "09001"])]))

        #expect(try links("07002") == ["07002 2020-01-01 > 09010 2025-07-01", "09010 2025-07-01 > 09020 2026-01-01"])
        #expect(
            try links("09020") == [
                "07002 2020-01-01 > 09010 2025-07-01", "09002 2020-01-01 > 09010 2025-07-01",
                "09010 2025-07-01 > 09020 2026-01-01", "09001 2020-01-01 > 09020 2026-01-01",
            ])
        #expect(try links("09001") == ["09001 2020-01-01 > 09020 2026-01-01"])
    }

    @Test func `each life of a code is a unit of its own`() throws {
        try store.record(
            units(
                "3", from: "2026-01-01",
                [dissolve("09010"), establish("07002", "Xã Tây Hai", from: ["09010"])]))
        try store.record(units("4", from: "2027-01-01", [dissolve("07002")]))
        try store.record(units("5", from: "2028-01-01", [establish("07002", "Xã Khác Hẳn")]))

        let lineage = try lineage("07002")
        #expect(lineage.asked.map { $0.life?.first.name } == ["Xã Tây", "Xã Tây Hai", "Xã Khác Hẳn"])
        #expect(
            try links("07002") == [
                "07002 2020-01-01 > 09010 2025-07-01", "09002 2020-01-01 > 09010 2025-07-01",
                "09010 2025-07-01 > 07002 2026-01-01",
            ])
        #expect(lineage.links(to: lineage.asked[2].id) == [])
    }

    @Test func `of a divided unit each part is told, and what comes of both once`() throws {
        let part = #"from: [{code: "07001", part: part}]}"#
        let made = ["07003", "07004"].map {
            "establish: {code: \"\($0)\", name: Xã \($0), type: xã, province: \"24\", \(part)"
        }
        try store.record(units("3", from: "2026-01-01", [dissolve("07001")] + made))
        try store.record(
            units(
                "4", from: "2027-01-01",
                [dissolve("07003"), dissolve("07004"), establish("07001", "Xã Đông Mới", from: ["07003", "07004"])]))

        let expected = [
            "07001 2020-01-01 > 07003 2026-01-01 part", "07001 2020-01-01 > 07004 2026-01-01 part",
            "07003 2026-01-01 > 07001 2027-01-01", "07004 2026-01-01 > 07001 2027-01-01",
        ]
        #expect(try links("07001") == expected)
        #expect(try lineage("07001").units.count == 4)
        #expect(try links("07003") == expected.filter { $0.contains("07003") })
    }

    @Test func `a unit that gave a part lives on`() throws {
        try store.record(
            units(
                "3", from: "2026-01-01",
                [
                    #"establish: {code: "07003", name: Xã Ba, type: xã, province: "24", from: [{code: "07001", part: part}]}"#
                ]))

        let lineage = try lineage("07003")
        #expect(try links("07003") == ["07001 2020-01-01 > 07003 2026-01-01 part"])
        #expect(lineage.units[0].life?.until == nil)
    }

    @Test func `a new name, type and province of one day are one change`() throws {
        try store.record(
            units(
                "3", from: "2026-01-01",
                [
                    #"move: {code: "07001", province: "27"}"#,
                    #"rename: {code: "07001", name: Phường Đông, type: phường}"#,
                    #"establish: {level: province, code: "27", name: Tỉnh Mới, type: tỉnh}"#,
                ]))

        let changes = try #require(try lineage("07001").asked[0].life).changes
        #expect(changes.count == 1)
        #expect(changes[0].day == "2026-01-01")
        #expect(described(changes[0].before) == "Xã Đông xã 24 Tỉnh Bắc Ninh")
        #expect(described(changes[0].after) == "Phường Đông phường 27 Tỉnh Mới")
    }

    @Test func `a source is told as it was the day before`() throws {
        try store.record(units("3", from: "2026-01-01", [#"rename: {code: "09001", name: Xã Nam Mới}"#]))
        try store.record(units("4", from: "2026-02-01", [establish("07003", from: ["09001"])]))
        try store.record(units("5", from: "2026-03-01", [#"rename: {code: "09001", name: Xã Nam Nữa}"#]))

        let link = try lineage("07003").links[0]
        #expect(link.source.map(described) == "Xã Nam Mới xã 24 Tỉnh Bắc Ninh")
        let ancestor = try lineage("09010").links(to: lineage("09010").asked[0].id)[0]
        #expect(ancestor.source.map(described) == "Xã Tây xã 24 Tỉnh Bắc Giang")
    }

    @Test func `a source that is not recorded is kept by its code and day`() throws {
        try store.record(units("3", from: "2026-01-01", [establish("07003", from: ["07777", "07001"])]))

        #expect(
            try links("07003") == ["07777 2025-12-31 > 07003 2026-01-01", "07001 2020-01-01 > 07003 2026-01-01"])
        let lineage = try lineage("07003")
        #expect(lineage.links[0].source == nil)
        #expect(lineage.units.first { $0.code == "07777" }?.life == nil)
    }

    @Test func `a source dissolved earlier is not the unit that once bore its code`() throws {
        try store.record(units("3", from: "2026-01-01", [establish("07003", from: ["07002"])]))

        #expect(try links("07003") == ["07002 2025-12-31 > 07003 2026-01-01"])
        #expect(try lineage("07002").asked.map(\.id.day) == ["2020-01-01"])
    }

    @Test func `a province has its lineage, too`() throws {
        let expected = ["24 2020-01-01 > 24 2025-07-01", "27 2020-01-01 > 24 2025-07-01"]
        #expect(try links("24") == expected)
        #expect(try links("27") == [expected[1]])
    }

    @Test func `what was not known yet is not told`() throws {
        #expect(try lineage("07002", known: 6).links == [])
        #expect(try lineage("07002", known: 6).asked[0].life?.until == nil)
    }

    @Test func `the order of recording does not matter`() throws {
        let later = units("4", from: "2027-01-01", [establish("07004", from: ["07003"])])
        let earlier = units("3", from: "2026-01-01", [establish("07003", from: ["07001"])])
        let other = try TemporaryRegistry()
        try other.record(land)
        for paper in [earlier, later] { try store.record(paper) }
        for paper in [later, earlier] { try other.record(paper) }

        let size = try store.registry.log.size()
        for code in ["07001", "07003", "07004"] as [UnitCode] {
            #expect(
                try store.registry.unit(code, on: "2027-01-01", known: size).lineage
                    == other.registry.unit(code, on: "2027-01-01", known: size).lineage)
        }
    }

    @Test func `the lineage is in the answer beside what was there`() throws {
        try store.record(units("3", from: "2026-01-01", [establish("07003", from: ["07777"])]))

        let value = try store.registry.unit("07003", on: "2026-01-01").value
        #expect(value.members?.keys == ["schema", "basis", "code", "units", "lineage"])
        let link = value["lineage"]?["links"]?.list?.first
        #expect(link?["from"]?["on"]?.text == "2025-12-31")
        #expect(link?["from"]?["since"] == nil)
        #expect(link?["to"]?["since"]?.text == "2026-01-01")
        #expect(link?["part"]?.text == "whole")
        #expect(value["lineage"]?["units"]?.list?.map { $0["code"]?.text } == ["07777", "07003"])
    }

    private func lineage(_ code: UnitCode, known: Int? = nil) throws -> Lineage {
        try store.registry.unit(code, on: "2026-06-01", known: known).lineage
    }

    /// As `07001 2020-01-01 > 07003 2026-01-01 part`.
    private func links(_ code: UnitCode) throws -> [String] {
        try lineage(code).links.map {
            "\($0.from.code) \($0.from.day) > \($0.to.code) \($0.to.day)" + ($0.isPart ? " part" : "")
        }
    }

    private func described(_ state: Lineage.State) -> String {
        [state.name, state.type.rawValue, state.province?.text, state.provinceName].compactMap(\.self)
            .joined(separator: " ")
    }
}
