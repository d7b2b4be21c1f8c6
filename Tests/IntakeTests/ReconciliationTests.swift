import Events
import Foundation
import Intake
import Projections
import RegistryTestSupport
import Testing

@Suite struct ReconciliationTests {
    private let day = CivilDate("2026-04-01")!

    private func registry() throws -> TemporaryRegistry {
        let store = try TemporaryRegistry()
        try store.record(
            """
            kind: units
            resolution: {number: 1/NQ, signedOn: 2025-06-16}
            effectiveFrom: 2025-07-01
            changes:
              - establish: {level: province, code: "31", name: Thành phố Hải Phòng, type: thành phố}
              - establish: {code: "11824", name: Xã Vĩnh Bảo, type: xã, province: "31"}
              - establish: {code: "11830", name: Xã Nguyễn Bỉnh Khiêm, type: xã, province: "31"}
            ---
            kind: decision
            decision: {issuer: "31", number: 1/QĐ-UBND, signedOn: 2026-01-01, effectiveFrom: 2026-01-01}
            lines:
              - {line: "1", act: issue, procedure: "1.000001", content: {name: Đăng ký khai sinh, field: Hộ tịch, levels: [commune], timeLimit: {value: 1, unit: workingDay, text: 01 ngày làm việc}, fees: [{amount: 8000, currency: VND, text: 8.000 đồng}], legalBases: [{number: 123/2015/NĐ-CP}]}}
              - {line: "2", act: issue, procedure: "1.000002", content: {name: Hòa giải tranh chấp đất đai, field: Đất đai, levels: [commune]}}
              - {line: "3", act: issue, procedure: "1.000003", content: {name: Đăng ký kết hôn lưu động tại nhà, field: Hộ tịch, levels: [commune]}}
              - {line: "4", act: issue, procedure: "1.000004", content: {name: Cấp giấy phép xây dựng, levels: [province]}}
              - {line: "5", act: issue, procedure: "1.000005", content: {name: Đăng ký tạm trú, levels: [commune]}}
              - {line: "6", act: issue, procedure: "1.000006", effectiveFrom: 2026-09-01, content: {name: Đăng ký mới, levels: [commune]}}
              - {line: "7", act: issue, procedure: "1.000007", effectiveUntil: 2026-02-28, content: {name: Đăng ký tạm, levels: [commune]}}
              - {line: "8", act: issue, procedure: "1.000008", territory: {communes: ["11830"]}, content: {name: Đăng ký riêng, levels: [commune]}}
              - {line: "9", act: issue, procedure: "1.000009", content: {name: Đăng ký ngưng, levels: [commune]}}
              - {line: "10", act: suspend, procedure: "1.000009", effectiveFrom: 2026-02-01}
            """)
        return store
    }

    private func reconciled(
        _ store: TemporaryRegistry, _ list: String, in unit: String = "11824"
    ) throws -> Reconciliation {
        let file = try TableFile(name: "list.csv", contents: Array(list.utf8))
        return try Reconciliation([file], against: try store.registry.standing(in: UnitCode(unit)!, on: day)) { code in
            try SearchQuery("\(code)").flatMap {
                try store.registry.search($0, commune: nil, on: day, limit: 1, includesOthers: true).items.first
            }
        }
    }

    private static let list = """
        Mã TTHC,Tên thủ tục,Lĩnh vực,Thời hạn giải quyết,"Phí, lệ phí",Căn cứ pháp lý
        1.000001,ĐĂNG KÍ KHAI SINH,Hộ tịch,02 ngày làm việc,8.000 đồng,Nghị định số 123/2015/NĐ-CP
        1.000002.H24,Hoà giải  tranh chấp đất đai,Đất đai,,,
        1.000009,Đăng ký ngưng,,,,
        1.000005,Đăng ký tạm trú,,,,
        1.000005,Đăng ký tạm trú,,,,
        1.000004,Cấp giấy phép xây dựng,,,,
        1.000006,Đăng ký mới,,,,
        1.000007,Đăng ký tạm,,,,
        1.000008,Đăng ký riêng,,,,
        9.000009,Thủ tục đăng kí kết hôn lưu động tại nhà,Hộ tịch,,,
        không có mã,Đăng ký kết hôn lưu động ở nhà riêng,,,,
        """

    @Test func `each row has its outcome`() throws {
        let found = try reconciled(try registry(), Self.list)
        let outcomes = found.rows.map { row in
            switch row.outcome {
            case .different(let differences), .spelling(let differences):
                row.outcome.name + differences.map { " \($0.component)" + ($0.isSpelling ? "~" : "") }.joined()
            case .extra(let reason): "extra \(reason.name)"
            case .same, .repeated, .uncoded: row.outcome.name
            }
        }
        #expect(
            outcomes == [
                "different name~ timeLimit", "spelling name~", "extra suspended", "same", "repeated",
                "extra otherLevel",
                "extra upcoming", "extra ended", "extra elsewhere", "extra unknown", "uncoded",
            ])
        #expect(found.missing.map { "\($0.procedure)" } == ["1.000003"])
        #expect(found.missing[0].lookAlikes.map(\.row) == [11])
        #expect(found.rows[9].lookAlikes == [ProcedureCode("1.000003")!])
    }

    @Test func `a province expects what stands in some commune, of any level`() throws {
        let found = try reconciled(try registry(), Self.list, in: "31")
        #expect(found.rows[5].outcome == .same && found.rows[8].outcome == .same)
        #expect(found.counts.expected == 6)
    }

    @Test func `the draft leaves number and days open, and is refused until they are told`() throws {
        let store = try registry()
        let found = try reconciled(store, Self.list)
        let draft = DraftWriter(wording: { "\($0)" }, place: { _ in "" }).text(found.draft, preface: []) { _ in [] }
        #expect(!draft.contains("2026-04-01"))
        #expect(!draft.contains("abolish"))
        #expect(!draft.contains("1.000003"))
        #expect(throws: InputFault.self) { try store.record(draft) }
        let told = draft.replacing(/# issuer:/, with: "issuer: \"31\"").replacing(
            /# number:/, with: "number: 2/QĐ-UBND"
        )
        .replacing(/# signedOn:/, with: "signedOn: 2026-03-20").replacing(
            "effectiveFrom: \"?\"", with: "effectiveFrom: 2026-03-25"
        )
        .replacing(/# levels:/, with: "levels: [commune]")
        try store.record(told)
        // What the list stated is then the same, but for spelling and what became no line.
        let again = try reconciled(store, Self.list)
        #expect(again.rows[0].outcome.name == "spelling")
        #expect(again.rows[9].outcome == .same)
    }

    @Test func `a file without a list is refused`() throws {
        let store = try registry()
        #expect(throws: NoList(file: "list.csv")) { try reconciled(store, "a,b\n1,2\n") }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `counts add up, whatever the list`(seed: UInt64) throws {
        let store = try registry()
        var random = SplitMix64(seed: seed)
        let codes = (1...9).map { "1.00000\($0)" } + ["9.000001", "", "x", "1.000001.H24", "1.00000"]
        let names = ["Đăng ký khai sinh", "Hoà giải tranh chấp đất đai", "Đăng ký tạm trú", ""]
        var lines = ["Mã TTHC,Tên thủ tục,Lĩnh vực"]
        for _ in 0..<random.number(1...30) {
            lines.append(
                [random.one(of: codes), random.one(of: names), random.one(of: ["Hộ tịch", ""])].joined(separator: ","))
        }
        lines.append("1.000001,Đăng ký khai sinh,")
        let unit = random.one(of: ["11824", "11830", "31"])
        let found = try reconciled(store, lines.joined(separator: "\n"), in: unit)
        let counts = found.counts
        #expect(
            counts.read == counts.same + counts.spelling + counts.different + counts.extra + counts.repeated
                + counts.uncoded)
        #expect(counts.expected == counts.same + counts.spelling + counts.different + counts.missing)
        // Nothing of the file is lost: each of its rows is a row of the list, or passed over.
        let filled = lines.filter { $0.contains { $0 != "," } }
        #expect(counts.read + found.passed == filled.count)
        let named = Set(found.rows.compactMap(\.procedure))
        #expect(found.missing.allSatisfy { !named.contains($0.procedure) })
    }
}
