import Events
import Projections
import RegistryTestSupport
import Testing

import Documents

@Suite struct PostedListTests {
    let store: TemporaryRegistry

    init() throws { store = try Sample.registry() }

    @Test func `the list holds every procedure of the catalogue once, numbered through`() throws {
        let list = try store.posting().list
        let table = list.table
        let ordinals = table.groups.flatMap(\.rows).map { $0[0].plain }

        #expect(list.entries.count == 178)
        #expect(Set(list.entries.map(\.procedure)) == Set(list.catalogue.entries.map(\.procedure)))
        #expect(ordinals == (1...178).map(String.init))
    }

    @Test func `groups stand in Vietnamese order and count their rows`() throws {
        let list = try store.posting().list
        let groups = list.table.groups.filter { !$0.isPart }

        #expect(groups.first?.heading == "I. LĨNH VỰC BẢO TRỢ XÃ HỘI (9 TTHC)")
        for group in groups {
            #expect(group.heading!.hasSuffix("(\(group.rows.count) TTHC)"))
        }
        #expect(list.parts.map(\.section) == [.resolve, .receive])
        #expect(list.table.groups.filter(\.isPart).map { $0.heading!.prefix(2) } == ["A.", "B."])
    }

    @Test func `a suspended procedure is not on the list`() throws {
        try store.record(
            """
            kind: decision
            decision: {issuer: "31", number: 5000/QĐ-UBND, signedOn: 2026-09-01, effectiveFrom: 2026-09-01}
            lines: [{line: "1", act: suspend, procedure: "1.001193"}]
            """)
        let list = try store.posting().list

        #expect(list.entries.count == 177)
        #expect(!list.entries.map(\.procedure).contains(ProcedureCode("1.001193")!))
    }

    @Test func `what is to come is noted beside the procedure`() throws {
        let list = try store.posting().list
        let entry = try #require(list.entries.first { "\($0.procedure)" == "1.013860" })

        #expect(list.text(.notes, of: entry) == "Từ 01/3/2027: cắt giảm theo QĐ 3501/QĐ-UBND")
    }

    @Test func `sections, fields and columns narrow the list`() throws {
        let received = try store.posting(options: .init(section: .receive)).list
        #expect(received.entries.allSatisfy { $0.role == "receive" } && !received.entries.isEmpty)
        #expect(received.document.heading.last == "TIẾP NHẬN TẠI TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG CẤP XÃ")

        let field = try store.posting(options: .init(columns: [.name, .code], fields: ["Hộ tịch"])).list
        #expect(field.entries.count == 36)
        #expect(field.table.columns.map(\.caption) == ["STT", "Tên thủ tục hành chính", "Mã TTHC"])
        #expect(field.document.orientation == .portrait)

        #expect(throws: NoSuchField.self) { try store.posting(options: .init(fields: ["Hộ tich"])) }
    }

    @Test func `the digest is that of the whole catalogue, whatever is shown of it`() throws {
        let whole = try store.posting().list
        let part = try store.posting(options: .init(columns: [.name], fields: ["Hộ tịch"])).list
        let json = try store.posting().bytes(.json)

        #expect(whole.receipt == part.receipt)
        #expect(PostingManifest.File.digest(of: json) == whole.receipt.list)
        #expect(whole.receipt.list == whole.catalogue.digest)
    }

    @Test func `the place is the commune's name without its type, and the day is written by the decree`() throws {
        let document = try store.posting(profile: .empty).document

        #expect(document.letterhead?.placeAndDay == "Vĩnh Bảo, ngày 08 tháng 9 năm 2026")
        #expect(document.letterhead?.superior == ["ỦY BAN NHÂN DÂN", "XÃ VĨNH BẢO"])
    }

    @Test func `the sample profile says where feedback is taken and who signs`() throws {
        let document = try store.posting().document
        let text = MarkdownDocument.render(document)

        #expect(document.closing?.signature?.capacity == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])
        #expect(text.contains("**Đường dây nóng:** 0225 000 0000"))
        #expect(document.closing?.codes.map(\.content).first == "https://dichvucong.gov.vn")
    }

    @Test func `a work order takes down, puts up and replaces what the difference tells`() throws {
        let since = Difference.Side(on: CivilDate("2026-08-30")!, known: try store.registry.log.size())
        guard case .changes(let order) = try store.posting(.changes(since: since), on: "2027-03-01").content else {
            Issue.record("no work order")
            return
        }

        #expect(order.changes.added.map { "\($0.procedure)" }.sorted() == ["2.002913", "3.000722"])
        #expect(order.changes.removed.count == 4)
        #expect(order.changes.changed.count == 6)
        // Two procedures moved from one field to another: the sheets of both are touched.
        let sheets = order.sheets.map { "\($0.field ?? "-"): \($0.before) → \($0.after)" }
        #expect(sheets.contains("Hộ tịch: 38 → 36"))
        #expect(sheets.contains("Y tế dự phòng: 2 → 0"))
        #expect(sheets.contains("Phòng bệnh: 0 → 2"))
        #expect(order.sheet.rows.count == 12)

        let same = Difference.Side(on: CivilDate("2026-09-08")!, known: since.known)
        let nothing = try store.posting(.changes(since: same)).document
        #expect(nothing.blocks.count == 1)
    }

    @Test func `the content sheets number their parts from k.1 to k.11`() throws {
        let document = try store.posting(.detail, options: .init(fields: ["Hộ tịch"])).document
        let text = MarkdownDocument.render(document)
        let number = try #require(
            document.blocks.lazy.compactMap { block -> String? in
                guard case .heading(let text, level: 2) = block, text.hasSuffix("Thủ tục đăng ký khai sinh") else {
                    return nil
                }
                return String(text.prefix { $0 != "." })
            }.first)
        let parts = [
            "Trình tự thực hiện", "Cách thức thực hiện", "Thành phần, số lượng hồ sơ", "Thời hạn giải quyết",
            "Đối tượng thực hiện", "Cơ quan giải quyết", "Kết quả thực hiện", "Phí, lệ phí", "Tên mẫu đơn, mẫu tờ khai",
            "Yêu cầu, điều kiện", "Căn cứ pháp lý",
        ]
        for (index, part) in parts.enumerated() { #expect(text.contains("**\(number).\(index + 1). \(part):")) }
        #expect(text.contains("Luật Hộ tịch số 60/2014/QH13 ngày 20/11/2014 của Quốc hội"))
    }
}
