import Events
import Foundation
import RegistryTestSupport
import Testing

import Documents

@Suite struct HostileTextTests {
    static let names = [
        "=HYPERLINK(\"http://x\",\"y\")", "+84 225", "-1", "@SUM(A1)", "  =1+1", "<script>alert(1)</script>",
        "a & b < c",
        "]]> \" ' `", "| cột | *đậm* _nghiêng_ [liên kết](x) # ~", "＝１", "{{title}}", "Dòng một\nDòng hai",
    ]

    @Test(arguments: ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\u{A0}=1", "\n=1", "＝1"])
    func `a text that looks like a formula is none in CSV and workbook`(text: String) {
        let sheet = Sheet(name: "S", preface: [], columns: [.init("C", width: 9)], rows: [[.text(text)]])
        let cell = SheetCSV.render(sheet).dropFirst().split(separator: "\r\n").last!

        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
        let book = String(decoding: WorkbookRenderer.render(sheet, title: "t", day: day), as: UTF8.self)
        #expect(!book.contains("<f>"))
        #expect(book.contains("<c r=\"A2\" s=\"4\" t=\"inlineStr\">"))
    }

    @Test(arguments: ["a=1", "1-2", "Hộ tịch", "", "1.000001"])
    func `other texts stay as they are`(text: String) {
        let sheet = Sheet(name: "S", preface: [], columns: [.init("C", width: 9)], rows: [[.text(text)]])
        #expect(SheetCSV.render(sheet) == "\u{FEFF}C\r\n\(text)\r\n")
    }

    @Test func `a quote under a mark is still doubled`() {
        #expect(DelimitedText.record(["a\"\u{301}b"]) == "\"a\"\"\u{301}b\"\r\n")
    }

    @Test func `names show as text in every form`() throws {
        let store = try Papers.commune(names: Self.names, field: "<b>=Lĩnh vực</b>")
        let posting = try store.posting(on: "2026-02-01")
        let html = String(decoding: try posting.bytes(.html), as: UTF8.self)
        let markdown = String(decoding: try posting.bytes(.md), as: UTF8.self)
        let word = String(decoding: try posting.bytes(.docx), as: UTF8.self)

        #expect(!html.contains("<script>") && html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!html.contains("<b>=") && html.contains("Dòng một<br>Dòng hai"))
        #expect(!markdown.contains("<script>") && markdown.contains("&lt;script>alert(1)&lt;/script>"))
        #expect(!word.contains("<script>") && word.contains("a &amp; b &lt; c"))
        if PDFRenderer.versions != nil { #expect(try posting.bytes(.pdf).starts(with: "%PDF".utf8)) }
    }

    @Test func `a template escapes what it is given, and does not run what stands in names`() throws {
        let store = try Papers.commune(names: Self.names)
        let list = try store.posting(on: "2026-02-01").list
        let template = try PostingTemplate(bytes: Array("{{#groups}}{{#rows}}<p>{{name}}</p>{{/rows}}{{/groups}}".utf8))
        let html = template.render(list)

        #expect(html.contains("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"))
        #expect(html.contains("<p>{{title}}</p>"))
    }

    @Test func `a template that is broken is told with its line`() {
        #expect(throws: PostingTemplate.Fault.self) { try PostingTemplate(bytes: Array("a\n{{#rows}}".utf8)) }
    }

    private var day: DocumentDay { DocumentDay(CivilDate("2026-09-08")!) }
}
