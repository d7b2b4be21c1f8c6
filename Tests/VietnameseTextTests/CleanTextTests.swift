import Testing
import VietnameseText

@Suite struct CleanTextTests {
    @Test(arguments: [
        ("Đăng ký khai sinh", "Đăng ký khai sinh", [TextFinding]()),
        ("Hoà giải, thuỷ lợi", "Hoà giải, thuỷ lợi", []),
        ("Ðăng ký", "Đăng ký", [.lookAlike("\u{D0}", for: "Đ")]),
        ("\u{189}ất", "Đất", [.lookAlike("\u{189}", for: "Đ")]),
        ("Hoa\u{300}", "Hoà", [.notComposed]),
        ("cấp\u{A0}lại\u{200E}", "cấp lại", [.invisible("\u{200E}"), .space("\u{A0}")]),
        ("\u{F0B7} Cấp", "• Cấp", [.privateUse("\u{F0B7}", shownAs: "•")]),
        ("\u{E123} Cấp", "\u{E123} Cấp", [.privateUse("\u{E123}", shownAs: nil)]),
        ("  Cấp   lại ", "Cấp lại", [.spaces]),
        ("Cấp\r\nlại", "Cấp\nlại", []),
        ("Cấp l&#7841;i &amp;c.", "Cấp lại &c.", [.reference("&#7841;"), .reference("&amp;")]),
        ("e&#769;&#x323;", "ẹ\u{301}", [.notComposed, .reference("&#769;"), .reference("&#x323;")]),
        ("A&B &khong; &#0; &", "A&B &khong; &#0; &", []),
        ("&#150;", "–", [.reference("&#150;")]),
        ("céng hoµ x· héi", "céng hoµ x· héi", [.legacyFont]),
        ("Coäng hoøa", "Coäng hoøa", [.legacyFont]),
        ("Nghị định 18/2026/NĐ\u{2013}CP", "Nghị định 18/2026/NĐ\u{2013}CP", []),
        ("", "", []),
    ])
    func `what is mended is told, and nothing else is touched`(raw: String, text: String, findings: [TextFinding]) {
        let clean = CleanText(raw)
        #expect(Array(clean.text.unicodeScalars) == Array(text.unicodeScalars))
        #expect(clean.findings == findings)
    }

    @Test(arguments: MatchKeyTests.syllables.indices.filter { $0.isMultiple(of: 97) })
    func `clean text is clean, storable, and has the same key`(index: Int) {
        let raw = " \u{200B}" + MatchKeyTests.syllables[index] + "\u{A0} &nbsp;Ð\u{F0A7}"
        let clean = CleanText(raw)
        #expect(CleanText(clean.text).findings.isEmpty)
        #expect(!clean.text.unicodeScalars.contains(where: StorableText.forbids))
        #expect(StorableText.composed(clean.text).unicodeScalars.elementsEqual(clean.text.unicodeScalars))
        #expect(MatchKey(clean.text) == MatchKey(raw))
    }

    @Test func `a name is one line`() {
        #expect(CleanText("Cấp\n lại \n").line == "Cấp lại")
    }
}
