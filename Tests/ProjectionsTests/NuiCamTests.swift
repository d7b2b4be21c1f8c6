import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing
import VietnameseText

/// A real board, as a commune of An Giang had it on 6 August 2026, against a catalogue made of real procedures, where that
/// data lies beside the repository: each code on the board is told, and the numbers are those that sets give.
@Suite struct NuiCamTests {
    private static let data = Repository.root.deletingLastPathComponent().appending(path: "shared/data")
    private static let board = data.appending(path: "nuicam-2026/posted_list_2026-08-06.csv")
    private static let isThere = FileManager.default.fileExists(atPath: board.path)

    /// One procedure of the catalogue.
    private struct Known {
        let code: String
        let name: String
        let levels: [String]
    }

    @Test(.enabled(if: isThere, "the data is not beside the repository"))
    func `the gap of a real board names each of its codes, and adds up`() throws {
        let posted = try Self.rows(Self.board).map { $0["ma_tthc"]! }
        #expect(posted.count == 376)
        let events = try Self.rows(
            Self.data.appending(path: "haiphong-2026/change_events_2026-08-30_2026-09-28.csv"))
        let known = try Self.defence() + Self.announced(events)
        let repealed = Set(events.filter { $0["change_type"] == "repealed" }.map { $0["code"]! })
        let store = try TemporaryRegistry()
        try store.record(Self.units)
        for start in stride(from: 0, to: known.count, by: 100) {
            let lines = known[start..<min(start + 100, known.count)].enumerated().map { index, procedure in
                Value.object([
                    "line": .text("\(start + index + 1)"), "act": .text("issue"), "procedure": .text(procedure.code),
                    "content": .object([
                        "name": .text(procedure.name), "levels": .list(procedure.levels.map(Value.text)),
                    ]),
                ])
            }
            try store.record(Self.decision("\(start)/QĐ", from: "2025-07-01", lines))
        }
        let ends = repealed.sorted().enumerated().map { index, code in
            Value.object(["line": .text("\(index + 1)"), "act": .text("abolish"), "procedure": .text(code)])
        }
        try store.record(Self.decision("9999/QĐ", from: "2026-08-01", ends))
        let seen = Value.object([
            "kind": .text("observation"), "commune": .text("30538"), "observedOn": .text("2026-08-06"),
            "by": .text("Bảng niêm yết xã Núi Cấm"),
            "procedures": .list(posted.map { .object(["procedure": .text($0)]) }),
        ])
        try store.record(CanonicalJSON.text(of: seen))

        let gap = try store.registry.gap(commune: "30538", on: "2026-08-06")
        let board = Set(posted)
        let codes = Set(known.map(\.code))
        let communal = Set(known.filter { $0.levels.contains("commune") }.map(\.code))
        let due = communal.subtracting(repealed)
        func found(_ kind: Gap.Kind) -> Set<String> {
            Set(gap.items.filter { $0.kind == kind }.map { "\($0.procedure)" })
        }
        #expect(found(.unknown) == board.subtracting(codes))
        #expect(found(.missing) == due.subtracting(board))
        #expect(found(.expired) == board.intersection(communal).intersection(repealed))
        #expect(found(.notOurs) == board.intersection(codes).subtracting(communal))
        #expect(gap.counts.current == due.intersection(board).count)
        #expect(gap.counts.posted == 376)
        #expect(gap.counts.due == due.count)
        #expect(gap.counts.addUp)
        // Every code on the board is either as in force, or told.
        let told = Set(gap.items.map { "\($0.procedure)" })
        #expect(board.subtracting(due).isSubset(of: told))
        let entries = try store.registry.board(commune: "30538", on: "2026-08-06").entries
        #expect(Set(entries.map { "\($0.procedure)" }) == board)
    }

    private static let units = """
        kind: units
        resolution: {number: 1654/NQ-UBTVQH15, signedOn: 2025-06-16}
        effectiveFrom: 2025-07-01
        changes:
          - establish: {level: province, code: "91", name: Tỉnh An Giang, type: tỉnh}
          - establish: {code: "30538", name: Xã Núi Cấm, type: xã, province: "91"}
        """

    private static func decision(_ number: String, from day: String, _ lines: [Value]) -> String {
        CanonicalJSON.text(
            of: .object([
                "kind": .text("decision"),
                "decision": .object([
                    "issuer": .text("91"), "number": .text(number), "signedOn": .text("2025-06-20"),
                    "effectiveFrom": .text(day),
                ]), "lines": .list(lines),
            ]))
    }

    /// The procedures of the Ministry of Defence, with their levels.
    private static func defence() throws -> [Known] {
        let folder = data.appending(path: "bqp-2025")
        let levels = ["Cấp Bộ": "ministry", "Cấp Tỉnh": "province", "Cấp Xã": "commune"]
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map { file in
                let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as! [String: Any]
                let about = object["metadata"] as! [String: Any]
                let stated = (about["cấp_thực_hiện"] as! String).precomposedStringWithCanonicalMapping
                return Known(
                    code: object["thu_tuc_id"] as! String, name: name(about["tên_thủ_tục"] as? String),
                    levels: stated.components(separatedBy: ", ").compactMap { levels[$0] })
            }
    }

    /// The procedures that a stream of decisions names, each once.
    private static func announced(_ events: [[String: String]]) -> [Known] {
        var seen: Set<String> = []
        return events.filter { seen.insert($0["code"]!).inserted }.map { event in
            let isCommunal = event["level_hint"]!.contains("commune") || event["level_hint"]!.isEmpty
            return Known(
                code: event["code"]!, name: name(event["name_as_extracted"]),
                levels: [isCommunal ? "commune" : "province"])
        }
    }

    /// A name that may be stored.
    private static func name(_ text: String?) -> String {
        let kept = (text ?? "").unicodeScalars.filter { !StorableText.forbids($0) && $0 != "\n" }
        let name = String(String.UnicodeScalarView(kept)).trimmingCharacters(in: .whitespaces)
        return name.isEmpty ? "(không tên)" : name
    }

    /// The rows of a CSV file, by column: quoted cells may hold commas and line breaks.
    private static func rows(_ file: URL) throws -> [[String: String]] {
        var rows: [[String]] = [[""]]
        var isQuoted = false
        for character in try String(contentsOf: file, encoding: .utf8).replacing("\u{FEFF}", with: "") {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: rows[rows.count - 1].append("")
            case "\n" where !isQuoted, "\r\n" where !isQuoted: rows.append([""])
            default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
            }
        }
        let header = rows[0]
        return rows.dropFirst().filter { $0.count == header.count }.map { row in
            Dictionary(uniqueKeysWithValues: zip(header, row))
        }
    }
}
