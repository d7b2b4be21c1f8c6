import Events
import Foundation
import Testing

import Documents

@Suite struct FormTests {
    private func document(rows: Int) -> Document {
        var document = Document(title: "Thử", orientation: .portrait, day: DocumentDay(CivilDate("2026-09-08")!))
        document.heading = ["THỬ"]
        var table = Table(
            summary: "Thử", columns: [Table.Column("STT", width: 10), Table.Column("Tên", width: 100, namesRows: true)])
        table.groups = [
            Table.Group(heading: "I", rows: (0..<rows).map { ["\($0)", "Ủy ban nhân dân xã Vĩnh Bảo"] })
        ]
        document.blocks = [.table(table)]
        return document
    }

    @Test func `the check sum is that of ZIP and PNG`() {
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    }

    @Test func `widths fill the table, and no column is narrower than its longest word`() {
        var table = Table(
            summary: "",
            columns: [Table.Column("STT", width: 1), Table.Column("Mã", width: 1), Table.Column("Tên", width: 1)])
        table.groups = [
            Table.Group(
                rows: (0..<40).map { ["\($0)", "1.000001", Text(String(repeating: "Thủ tục đăng ký ", count: 8))] })
        ]
        table.fitWidths(to: 165, fontSize: 12)
        let widths = table.columns.map(\.width)

        #expect(widths.reduce(0, +) <= 165 && widths.reduce(0, +) > 160)
        #expect(widths[0] >= 10 && widths[1] >= 18)
        #expect(widths[2] > 100)
        #expect(table.shares(of: 1000).reduce(0, +) == 1000)
    }

    @Test(.enabled(if: PDFRenderer.versions != nil, "cairo, Pango or the typeface is not there"))
    func `a row longer than a page goes on on the next, and nothing of it is lost`() throws {
        var document = document(rows: 1)
        guard case .table(var table) = document.blocks[0] else { return }
        let lines = (1...200).map { "Dòng \($0)" }
        table.groups[0].rows = [["1", Text(lines.joined(separator: "\n"))], ["2", "sau"]]
        document.blocks = [.table(table)]

        let pages = PDFPages(try PDFRenderer.render(document))
        #expect(pages.count >= 4)
    }

    @Test(.enabled(if: PDFRenderer.versions != nil, "cairo, Pango or the typeface is not there"))
    func `a document of many rows takes many pages, and one of few takes one`() throws {
        #expect(PDFPages(try PDFRenderer.render(document(rows: 3))).count == 1)
        #expect(PDFPages(try PDFRenderer.render(document(rows: 300))).count > 5)
    }

    /// How many pages a PDF says it has.
    private struct PDFPages {
        let count: Int
        init(_ bytes: [UInt8]) {
            let text = String(decoding: bytes, as: Unicode.ASCII.self)
            count = text.matches(of: #/\/Type /Page\b(?!s)/#).count
        }
    }
}
