internal import Events

/// Renders a sheet as XLSX (Office Open XML, ISO/IEC 29500): typed cells, a head that stays, filters.
///
/// Texts are texts whatever they begin with: no cell holds a formula.
public enum WorkbookRenderer {
    public static func render(_ sheet: Sheet, title: String, day: DocumentDay) -> [UInt8] {
        var archive = ZIPArchive()
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        archive.add(
            "[Content_Types].xml",
            PackageParts.contentTypes([
                ("/xl/workbook.xml", "\(type).sheet.main+xml"), ("/xl/styles.xml", "\(type).styles+xml"),
                ("/xl/worksheets/sheet1.xml", "\(type).worksheet+xml"),
            ]))
        archive.add("_rels/.rels", PackageParts.root("xl/workbook.xml"))
        archive.add("docProps/core.xml", PackageParts.core(title: title, day: day))
        archive.add("xl/workbook.xml", workbook(sheet))
        archive.add(
            "xl/_rels/workbook.xml.rels",
            PackageParts.relationships([
                ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"),
            ]))
        archive.add("xl/styles.xml", styles)
        archive.add("xl/worksheets/sheet1.xml", worksheet(sheet))
        return archive.bytes
    }

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    /// The table's range, and the rows that are printed on every page, are names of the workbook.
    private static func workbook(_ sheet: Sheet) -> String {
        let head = headRow(sheet)
        let name = "'\(sheet.name.replacing("'", with: "''"))'".asXML
        let last = reference(sheet.columns.count - 1, max(head + sheet.rows.count, head), isAbsolute: true)
        return PackageParts.declaration + """
            <workbook xmlns="\(main)" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>\
            <sheet name="\(sheet.name.asXML)" sheetId="1" r:id="rId1"/></sheets><definedNames>\
            <definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">\(name)!$A$\(head):\(last)</definedName>\
            <definedName name="_xlnm.Print_Titles" localSheetId="0">\(name)!$\(head):$\(head)</definedName>\
            </definedNames></workbook>
            """
    }

    /// The row of the captions, counted from 1: below the preface and an empty row.
    private static func headRow(_ sheet: Sheet) -> Int { sheet.preface.isEmpty ? 1 : sheet.preface.count + 2 }

    private enum Style: Int {
        case plain, title, head, text, guardedText, integer, day
    }

    private static let styles =
        PackageParts.declaration + """
            <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>\
            <fonts count="3"><font><sz val="11"/><name val="Times New Roman"/><family val="1"/></font>\
            <font><b/><sz val="13"/><name val="Times New Roman"/><family val="1"/></font>\
            <font><b/><sz val="11"/><name val="Times New Roman"/><family val="1"/></font></fonts>\
            <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
            <fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/><bgColor indexed="64"/></patternFill></fill>\
            </fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>\(border)</border>\
            </borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
            <xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" \
            applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>\
            \(cell(format: 49))\(cell(format: 49, isQuoted: true))\(cell(format: 1))\(cell(format: 164))</cellXfs>\
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """

    private static let border =
        ["left", "right", "top", "bottom"].map { "<\($0) style=\"thin\"><color rgb=\"FF000000\"/></\($0)>" }.joined()
        + "<diagonal/>"

    /// A quoted cell stays a text when it is typed over, too.
    private static func cell(format: Int, isQuoted: Bool = false) -> String {
        "<xf numFmtId=\"\(format)\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\"\(isQuoted ? " quotePrefix=\"1\"" : "")"
            + " applyNumberFormat=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
            + "<alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    }

    private static func worksheet(_ sheet: Sheet) -> String {
        let head = headRow(sheet)
        let last = reference(sheet.columns.count - 1, max(head + sheet.rows.count, head))
        var parts = [
            """
            \(PackageParts.declaration)<worksheet xmlns="\(main)"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
            <dimension ref="A1:\(last)"/><sheetViews><sheetView workbookViewId="0">\
            <pane ySplit="\(head)" topLeftCell="A\(head + 1)" activePane="bottomLeft" state="frozen"/>\
            <selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>
            """
        ]
        for (index, column) in sheet.columns.enumerated() {
            parts.append("<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width)\" customWidth=\"1\"/>")
        }
        parts.append("</cols><sheetData>")
        for (index, line) in sheet.preface.enumerated() {
            let text = text(line, reference(0, index + 1), index == 0 ? .title : .plain)
            parts.append("<row r=\"\(index + 1)\">\(text)</row>")
        }
        let captions = sheet.columns.enumerated().map { text($1.caption, reference($0, head), .head) }
        let captionLines = height(sheet.columns.map { .text($0.caption) }, sheet.columns)
        parts.append("<row r=\"\(head)\" ht=\"\(captionLines)\">\(captions.joined())</row>")
        for (index, row) in sheet.rows.enumerated() {
            let number = head + 1 + index
            let cells = row.enumerated().map { render($1, reference($0, number)) }
            parts.append("<row r=\"\(number)\" ht=\"\(height(row, sheet.columns))\">\(cells.joined())</row>")
        }
        parts.append(
            """
            </sheetData><autoFilter ref="A\(head):\(last)"/>\
            <pageMargins left="0.59" right="0.59" top="0.79" bottom="0.79" header="0.3" footer="0.3"/>\
            <pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>\
            <headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter></worksheet>
            """)
        return parts.joined()
    }

    /// How high a row is, in points: an estimate, which a program replaces by its own when the row is edited.
    private static func height(_ row: [Sheet.Cell], _ columns: [Sheet.Column]) -> Int {
        let lines = zip(row, columns).map { cell, column in
            guard case .text(let text) = cell else { return 1 }
            return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
                sum + max((line.count + column.width - 1) / max(column.width, 1), 1)
            }
        }
        // No row is higher than this in Excel.
        return min(15 * max(lines.max() ?? 1, 1), 405)
    }

    private static func render(_ cell: Sheet.Cell, _ place: String) -> String {
        switch cell {
        case .text(let text):
            self.text(text, place, Sheet.looksLikeFormula(text) ? .guardedText : .text)
        case .integer(let integer): "<c r=\"\(place)\" s=\"\(Style.integer.rawValue)\"><v>\(integer)</v></c>"
        // Days since 30 December 1899; right from 1 March 1900 on.
        case .day(let day):
            "<c r=\"\(place)\" s=\"\(Style.day.rawValue)\"><v>\(day.dayNumber + 25_569)</v></c>"
        case .blank: "<c r=\"\(place)\" s=\"\(Style.text.rawValue)\"/>"
        }
    }

    private static func text(_ text: String, _ place: String, _ style: Style) -> String {
        "<c r=\"\(place)\" s=\"\(style.rawValue)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text.asXML)</t></is></c>"
    }

    /// `C7`, or `$C$7`: columns and rows, the columns counted from 0.
    private static func reference(_ column: Int, _ row: Int, isAbsolute: Bool = false) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return isAbsolute ? "$\(letters)$\(row)" : "\(letters)\(row)"
    }
}
