import Events
import Foundation
import Intake
import Projections
import RegistryTestSupport
import Testing

@Suite struct UnitImportTests {
    /// Provinces 24 and 27 become 24. 00001 goes on; 00002 (divided) and 00003 become 00002 and 00004; 00005 moves.
    private static let communes = """
        version,decree,effective_from,ward_code,full_name,district_code,province_code
        v1,(first),2025-03-01,00001,Xã Hoà Bình,001,24
        v1,(first),2025-03-01,00002,Xã Đông,001,24
        v1,(first),2025-03-01,00003,Thị trấn Tây,001,24
        v1,(first),2025-03-01,00005,Xã Nam,002,27
        v2,2/QĐ,2025-07-01,00001,Xã Hòa Bình,,24
        v2,2/QĐ,2025-07-01,00002,Xã Đông Tây,,24
        v2,2/QĐ,2025-07-01,00004,Phường Tây,,24
        v2,2/QĐ,2025-07-01,00005,Xã Nam,,24
        v2,2/QĐ,2025-07-01,00006,Đặc khu Đảo,,24
        v3,3/NQ,2026-04-30,00001,Xã Hoà Bình,,24
        v3,3/NQ,2026-04-30,00002,Phường Đông Tây,,24
        v3,3/NQ,2026-04-30,00004,Phường Tây,,24
        v3,3/NQ,2026-04-30,00005,Xã Nam,,24
        v3,3/NQ,2026-04-30,00006,Đặc khu Đảo,,24
        v4,(patches),2026-04-30,00001,Xã Hoà Bình,,24
        v4,(patches),2026-04-30,00002,Phường Đông Tây,,24
        v4,(patches),2026-04-30,00004,Phường Tây,,24
        v4,(patches),2026-04-30,00005,Xã Nam Mới,,24
        v4,(patches),2026-04-30,00006,Đặc khu Đảo,,24
        """
    private static let provinces = """
        version,effective_from,province_code,full_name
        v0,2024-01-01,24,Tỉnh Bắc Giang
        v0,2024-01-01,27,Tỉnh Bắc Ninh
        v2,2025-07-01,24,Tỉnh Bắc Ninh
        """
    private static let edges = """
        old_province_code;old_district;old_commune_code;old_commune;old_divided;new_province_code;new_commune_code;new_commune;new_type
        24;Huyện A;00001;Xã Hoà Bình;False;24;00001;Xã Hòa Bình;Xã
        24;Huyện A;00002;Xã Đông;True;24;00002;Xã Đông Tây;Phường
        24;Huyện A;00002;Xã Đông;True;24;00099;Phường Tây;Phường
        24;Huyện A;00003;Thị trấn Tấy;False;24;00099;Phường Tây;Phường
        27;Huyện B;00005;Xã Nam;False;24;00005;Xã Nam;Xã
        24;Huyện Đảo;;;False;24;00006;Đặc khu Đảo;Đặc khu
        """
    private static let changes = """
        effective_from,decree,from_version,to_version,change,ward_code,old_full_name,new_full_name,old_parent,new_parent
        2025-03-01,1/NQ,v0,v1,removed,00009,Xã Cũ,,001,
        2025-03-01,1/NQ,v0,v1,renamed,00003,Xã Tây,Thị trấn Tây,001,001
        """

    static func files(_ texts: [String]) throws -> [TableFile] {
        try texts.enumerated().map { try TableFile(name: "\($0).csv", contents: Array($1.utf8)) }
    }

    private static func imported(_ texts: [String] = [communes, provinces, edges, changes]) throws -> UnitImport {
        try UnitImport(try files(texts), signedOn: ["3/NQ": CivilDate("2026-04-20")!])
    }

    /// A registry with all that is proposed, which must record without refusal and without warning.
    static func registry(_ units: UnitImport) throws -> TemporaryRegistry {
        let store = try TemporaryRegistry()
        let outcomes = try store.record(units.submissions.map { CanonicalJSON.text(of: $0) }.joined(separator: "\n"))
        #expect(outcomes.allSatisfy { $0.warnings.isEmpty })
        #expect(try store.registry.log.size() == units.report.changes)
        return store
    }

    private func units(_ store: TemporaryRegistry, _ code: String, on day: String = "2026-05-01") throws -> [String] {
        try store.registry.unit(UnitCode(code)!, on: CivilDate(day)!).units.map { life in
            let states = life.unit.states.map { "\($0.name)/\($0.province?.text ?? "-")" }.joined(separator: " → ")
            let sources = life.sources.map { $0.code.text + ($0.isPart ? "*" : "") }.joined(separator: "+")
            return "\(life.unit.since)–\(life.unit.until.map { "\($0)" } ?? "") \(states)"
                + (sources.isEmpty ? "" : " < \(sources)")
        }
    }

    @Test func `units go on, end and begin as the versions and edges say`() throws {
        let store = try Self.registry(try Self.imported())
        #expect(try units(store, "00001") == ["2024-01-01– Xã Hoà Bình/24"])
        #expect(
            try units(store, "00002") == [
                "2024-01-01–2025-06-30 Xã Đông/24",
                "2025-07-01– Xã Đông Tây/24 → Phường Đông Tây/24 < 00002*",
            ])
        #expect(try units(store, "00003") == ["2024-01-01–2025-06-30 Xã Tây/24 → Thị trấn Tây/24"])
        #expect(try units(store, "00004") == ["2025-07-01– Phường Tây/24 < 00002*+00003"])
        #expect(try units(store, "00005") == ["2024-01-01– Xã Nam Mới/27 → Xã Nam Mới/24"])
        #expect(try units(store, "00006") == ["2025-07-01– Đặc khu Đảo/24"])
        #expect(try units(store, "00009") == ["2024-01-01–2025-02-28 Xã Cũ/24"])
        #expect(try units(store, "24").last == "2025-07-01– Tỉnh Bắc Ninh/- < 24+27")
        #expect(try units(store, "27") == ["2024-01-01–2025-06-30 Tỉnh Bắc Ninh/-"])
    }

    @Test func `all in which the sources do not agree is told`() throws {
        let found = try Self.imported().report.discrepancies.map {
            [$0.kind.rawValue, $0.code, $0.first, $0.second].filter { !$0.isEmpty }.joined(separator: " ")
        }
        #expect(
            found == [
                "spelling 00001 Xã Hoà Bình Xã Hòa Bình", "spelling 00001 Xã Hòa Bình Xã Hoà Bình",
                "name 00003 Thị trấn Tây Thị trấn Tấy", "mendedName 00005 Xã Nam Xã Nam Mới",
                "type 00002 Xã Đông Tây Phường", "code 00004 00004 Phường Tây 00099 Phường Tây",
                "noSuccessor 00009 Xã Cũ 2025-03-01", "noOldCommune 00006 Đặc khu Đảo Huyện Đảo",
                "count 4 5", "unsigned 1/NQ 2025-03-01", "unsigned 2/QĐ 2025-07-01",
            ])
    }

    @Test func `rows of which nothing can be made are told with their place`() throws {
        let units = try Self.imported([
            Self.communes + "\nv4,x,2026-04-30,0000x,Xã A,,24\nv4,x,2026-04-30,7,Làng B,,24", Self.provinces,
        ])
        let unreadable = units.report.discrepancies.filter { $0.kind == .unreadable }
        #expect(unreadable.map(\.place?.row) == [21, 22])
        #expect(units.report.discrepancies.contains { $0.kind == .paddedCode && $0.code == "00007" })
    }

    @Test func `a register without days needs one`() throws {
        let office = "Mã TP;Tỉnh / Thành Phố;Mã PX;Phường Xã;Cấp\n01;Thành phố Hà Nội;00004;Phường Ba Đình;Phường\n"
        #expect(throws: UnitImportFault.undated(file: "0.csv")) { try UnitImport(try Self.files([office])) }
        let units = try UnitImport(try Self.files([office]), asOf: CivilDate("2025-07-01")!)
        #expect(units.report.versions.map(\.communes) == [1])
        #expect(units.report.discrepancies.map(\.kind) == [.noProvince])
    }

    @Test func `files that are no register, and edges alone, are refused`() throws {
        #expect(throws: UnitImportFault.unrecognised(file: "0.csv")) { try UnitImport(try Self.files(["a,b\n1,2"])) }
        #expect(throws: UnitImportFault.noRegister) { try UnitImport(try Self.files([Self.edges])) }
        #expect(throws: UnitImportFault.versionTwice("v1")) {
            try UnitImport(try Self.files([Self.communes, Self.communes]))
        }
    }
}

/// The whole nation's register, where it is at hand.
@Suite struct NationalUnitTests {
    static let folder = Repository.root.appending(path: "../shared/data/units")
    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    private static func rows(_ file: String) throws -> [[String: String]] {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        // No field of these files has a comma or quotation mark in it but the papers', which come first.
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.replacing(/"[^"]*"/, with: { $0.output.filter { $0 != "," } })
                .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    @Test(.enabled(if: isThere)) func `the nation is imported, recorded and answers for every code`() throws {
        let names = ["communes_by_version", "provinces_by_version", "merge_2025-07-01", "commune_changes_2021-2026"]
        let files = try names.map { name in
            try TableFile(
                name: name + ".csv", contents: Array(try Data(contentsOf: Self.folder.appending(path: name + ".csv"))))
        }
        let units = try UnitImport(files)
        let report = units.report
        #expect(report.tables.map(\.rows) == [16677, 858, 10602, 11512])
        #expect(report.divided == 471 && report.repeatedNames == 245)
        #expect(report.discrepancies.count { $0.kind == .noOldCommune } == 5)
        #expect(report.discrepancies.contains { $0.kind == .count && $0.first == "10035" && $0.second == "10040" })
        #expect(report.discrepancies.contains { $0.kind == .code && $0.code == "06978" })
        #expect(!report.discrepancies.contains { [.unreadable, .change, .province, .divided].contains($0.kind) })

        let store = try UnitImportTests.registry(units)
        let byVersion = Dictionary(grouping: try Self.rows("communes_by_version.csv")) { $0["version"]! }
        let days = ["v2.4.1": "2025-06-30", "v3.0.2": "2025-07-01", "v4.2.0": "2026-04-30"]
        for (version, rows) in byVersion {
            let day = CivilDate(days[version]!)!
            let known = try store.registry.log.size()
            let alive = try store.registry.nationalDifference(
                from: .init(on: day, known: 0), to: .init(on: day, known: known))
            #expect(alive.established.map(\.code.text).sorted() == rows.map { $0["ward_code"]! }.sorted(), "\(version)")
        }
        // Every commune of 2025-07-01 knows the old ones that the edges name.
        var olds: [String: Set<String>] = [:]
        for row in try Self.rows("merge_2025-07-01.csv") where row["old_commune_code"] != "" {
            let new = row["new_commune_code"]!
            olds[new == "06970" ? "06978" : new, default: []].insert(row["old_commune_code"]!)
        }
        var register = UnitRegister()
        try store.registry.log.forEach(after: 0) { recorded, _ in
            if case .unit(let fact) = recorded.event { register.apply(fact, position: recorded.position) }
        }
        let (before, after) = (CivilDate("2025-06-30")!, CivilDate("2025-07-01")!)
        for row in byVersion["v3.0.2"]! {
            let code = row["ward_code"]!
            let unit = try #require(register.unit(UnitCode(code)!, on: after))
            let found = Set(register.ancestors(of: unit, on: before).map(\.code.text))
            #expect(found == olds[code] ?? [code], "\(code)")
            #expect(unit.state(on: after).province?.text == row["province_code"]!)
        }
        #expect(Set(byVersion.values.joined().map { $0["ward_code"]! }).allSatisfy { register.hasCode(UnitCode($0)!) })
        #expect(try store.registry.unit(UnitCode("06970")!, on: after).units.count == 1)
    }
}
