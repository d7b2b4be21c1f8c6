/// The styles of a Word document: Times New Roman, sizes by Nghị định 30/2020/NĐ-CP.
enum WordStyles {
    static let namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
        """

    static let settings =
        PackageParts.declaration + """
            <w:settings \(namespaces)><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
            <w:characterSpacingControl w:val="doNotCompress"/>\
            <w:compat><w:compatSetting w:name="compatibilityMode" \
            w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>
            """

    static let xml =
        PackageParts.declaration + """
            <w:styles \(namespaces)><w:docDefaults><w:rPrDefault><w:rPr>\
            <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" \
            w:cs="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" \
            w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
            \(paragraph("Normal", "Normal", isDefault: true))\
            \(paragraph("Title", "Title", "<w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>", "<w:b/><w:sz w:val=\"28\"/>"))\
            \(paragraph("Subtitle", "Subtitle", "<w:spacing w:before=\"40\"/><w:jc w:val=\"center\"/>", "<w:i/>"))\
            \(heading(1))\(heading(2))\(heading(3))\
            \(paragraph("BodyText", "Body Text", "<w:spacing w:before=\"60\" w:after=\"60\"/><w:jc w:val=\"both\"/>"))\
            \(paragraph("ListBullet", "List Bullet", "<w:spacing w:before=\"20\" w:after=\"20\"/><w:ind w:left=\"284\" w:hanging=\"170\"/>"))\
            \(paragraph("Letterhead", "Letterhead", "<w:jc w:val=\"center\"/>"))\
            \(paragraph("TableHead", "Table Head", "<w:keepNext/><w:jc w:val=\"center\"/>", "<w:b/>"))\
            \(paragraph("TableGroup", "Table Group", "<w:keepNext/>", "<w:b/>"))\
            \(paragraph("TableText", "Table Text"))\
            \(paragraph("Caption", "caption", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"19\"/>"))\
            \(paragraph("Header", "header", "<w:jc w:val=\"center\"/>"))\
            \(paragraph("Footer", "footer", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"16\"/>"))\
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
            <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>\
            <w:left w:w="70" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>\
            </w:tblCellMar></w:tblPr></w:style>\
            <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>\
            <w:tblPr><w:tblBorders>\(borders)</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/>\
            <w:left w:w="70" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>\
            </w:tblCellMar></w:tblPr></w:style></w:styles>
            """

    private static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
    }.joined()

    private static func heading(_ level: Int) -> String {
        paragraph(
            "Heading\(level)", "heading \(level)",
            "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl w:val=\"\(level - 1)\"/>", "<w:b/>")
    }

    private static func paragraph(
        _ id: String, _ name: String, _ layout: String = "", _ letters: String = "", isDefault: Bool = false
    ) -> String {
        let base = isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>"
        return "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\">"
            + "<w:name w:val=\"\(name)\"/>\(base)<w:qFormat/><w:pPr>\(layout)</w:pPr><w:rPr>\(letters)</w:rPr></w:style>"
    }
}
