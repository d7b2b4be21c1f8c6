/// The body of a Word document. Lengths are twentieths of a point.
struct WordBody {
    private let document: Document
    private let geometry: PageGeometry

    init(_ document: Document) {
        self.document = document
        self.geometry = PageGeometry(orientation: document.orientation)
    }

    var xml: String {
        var parts = ["\(PackageParts.declaration)<w:document \(WordStyles.namespaces)><w:body>"]
        if let letterhead = document.letterhead { parts.append(table(letterhead)) }
        if !document.heading.isEmpty {
            parts.append(paragraph("", style: "Letterhead"))
            parts.append(paragraph(Text(document.heading.joined(separator: "\n")), style: "Title"))
            parts += document.subheading.map { paragraph(Text($0), style: "Subtitle") }
        }
        parts += document.blocks.flatMap(render)
        if let closing = document.closing { parts.append(render(closing)) }
        // A table is never the last thing in a body.
        parts.append("<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>")
        parts.append(section)
        parts.append("</w:body></w:document>")
        return parts.joined()
    }

    static let header =
        PackageParts.declaration + """
            <w:hdr \(WordStyles.namespaces)><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>\
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>\
            <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>
            """

    static func footer(_ mark: String?) -> String {
        PackageParts.declaration + "<w:ftr \(WordStyles.namespaces)>"
            + paragraph(Text(mark ?? ""), style: "Footer") + "</w:ftr>"
    }

    /// The number stands on every page but the first, which has a head of its own with nothing in it; the mark on all.
    private var section: String {
        let size =
            document.orientation == .portrait
            ? "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>" : "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
        return """
            <w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>\
            <w:footerReference w:type="first" r:id="rId4"/>\(size)\
            <w:pgMar w:top="\(twips(PageGeometry.top))" w:right="\(twips(PageGeometry.right))" \
            w:bottom="\(twips(PageGeometry.bottom))" w:left="\(twips(PageGeometry.left))" w:header="510" w:footer="510" \
            w:gutter="0"/><w:titlePg/></w:sectPr>
            """
    }

    private func twips(_ millimetres: Int) -> Int { millimetres * 14_400 / 254 }
    private var measure: Int { twips(geometry.measure) }

    private func render(_ block: Document.Block) -> [String] {
        switch block {
        case .heading(let text, let level): [Self.paragraph(Text(text), style: "Heading\(min(max(level - 1, 1), 3))")]
        case .paragraph(let text): [Self.paragraph(text, style: "BodyText")]
        case .list(let items): items.map { Self.paragraph("- " + $0, style: "ListBullet") }
        case .pageBreak: ["<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"]
        case .table(let table): [render(table)]
        }
    }

    // MARK: Tables

    private func render(_ table: Table) -> String {
        let widths = table.shares(of: measure)
        let size = geometry.tableFontSize * 2
        let head = zip(table.columns, widths).map { column, width in
            cell(Self.paragraph(Text(column.caption), style: "TableHead", size: size), width, isCentred: true)
        }.joined()
        var rows = ["<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\(head)</w:tr>"]
        for group in table.groups {
            if let heading = group.heading {
                let text = Self.paragraph(
                    Text(heading), style: "TableGroup", size: size, alignment: group.isPart ? "center" : nil)
                rows.append(
                    "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cell(text, measure, columns: table.columns.count))</w:tr>")
            }
            for cells in group.rows {
                let rendered = zip(zip(table.columns, widths), cells).map { column, text in
                    cell(
                        Self.paragraph(
                            text, style: "TableText", size: size, alignment: column.0.alignment.justification),
                        column.1)
                }
                rows.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>\(rendered.joined())</w:tr>")
            }
        }
        return """
            <w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="\(measure)" w:type="dxa"/>\
            <w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" \
            w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="\(table.summary.asXML)"/></w:tblPr>\
            <w:tblGrid>\(widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>\(rows.joined())</w:tbl>
            """
    }

    private func cell(_ content: String, _ width: Int, columns: Int = 1, isCentred: Bool = false) -> String {
        let span = columns > 1 ? "<w:gridSpan w:val=\"\(columns)\"/>" : ""
        let middle = isCentred ? "<w:vAlign w:val=\"center\"/>" : ""
        return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(span)\(middle)</w:tcPr>\(content)</w:tc>"
    }

    /// A table without rules, for what stands side by side.
    private func layout(_ columns: [(width: Int, content: String)]) -> String {
        "<w:tbl><w:tblPr><w:tblW w:w=\"\(measure)\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
            + columns.map { "<w:gridCol w:w=\"\($0.width)\"/>" }.joined()
            + "</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + columns.map { cell($0.content, $0.width) }.joined() + "</w:tr></w:tbl>"
    }

    // MARK: The frame

    private func table(_ letterhead: Letterhead) -> String {
        let agencyWidth = measure * 41 / 100
        let small = document.orientation == .landscape ? 25 : 24
        let agency =
            letterhead.superior.map { Self.paragraph(Text($0), style: "Letterhead", size: small) }
            + letterhead.agency.map { Self.paragraph(.bold($0), style: "Letterhead", size: small) }
            + [rule(width: agencyWidth * 28 / 100, of: agencyWidth)]
        let nation = [
            Self.paragraph(.bold(Letterhead.nation), style: "Letterhead", size: small),
            // The line below the motto is as long as the motto: underlined, as Word's users do it.
            "<w:p><w:pPr><w:pStyle w:val=\"Letterhead\"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val=\"\(small + 2)\"/><w:u w:val=\"single\"/></w:rPr>"
                + "<w:t>\(Letterhead.motto)</w:t></w:r></w:p>",
            Self.paragraph(.italic(letterhead.placeAndDay), style: "Letterhead", size: small + 2, before: 120),
        ]
        return layout([(agencyWidth, agency.joined()), (measure - agencyWidth, nation.joined())])
    }

    /// A short line in the middle of a cell: an empty paragraph with a border, drawn in from both sides.
    private func rule(width: Int, of whole: Int) -> String {
        let indent = (whole - 140 - width) / 2
        return """
            <w:p><w:pPr><w:pStyle w:val="Letterhead"/><w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="000000"/>\
            </w:pBdr><w:spacing w:before="40" w:line="120" w:lineRule="exact"/>\
            <w:ind w:left="\(indent)" w:right="\(indent)"/></w:pPr></w:p>
            """
    }

    private func render(_ closing: Closing) -> String {
        let codeWidth = twips(44)
        var columns = closing.drawnCodes.map(\.code).enumerated().map { index, code in
            (
                width: codeWidth,
                content: picture(index, code) + code.caption.map { Self.paragraph(Text($0), style: "Caption") }.joined()
            )
        }
        let rest = measure - columns.reduce(0) { $0 + $1.width }
        var signature = closing.signature?.capacity.map { Self.paragraph(.bold($0), style: "Letterhead") } ?? []
        if let name = closing.signature?.name {
            signature.append(Self.paragraph(.bold(name), style: "Letterhead", before: 1300))
        }
        columns.append((rest, signature.isEmpty ? Self.paragraph("", style: "Letterhead") : signature.joined()))
        return Self.paragraph("", style: "Normal") + layout(columns)
    }

    private func picture(_ index: Int, _ code: Closing.Code) -> String {
        let side = 34 * 36_000
        let description = ("Mã QR. " + code.caption.joined(separator: " ")).asXML
        return """
            <w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext/></w:pPr><w:r><w:drawing>\
            <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="\(side)" cy="\(side)"/>\
            <wp:docPr id="\(index + 1)" name="QR \(index + 1)" descr="\(description)"/>\
            <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>\
            <pic:nvPicPr><pic:cNvPr id="\(index + 1)" name="code\(index).png" descr="\(description)"/><pic:cNvPicPr/>\
            </pic:nvPicPr><pic:blipFill><a:blip r:embed="code\(index)"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
            <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\(side)" cy="\(side)"/></a:xfrm>\
            <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
            </wp:inline></w:drawing></w:r></w:p>
            """
    }

    // MARK: Text

    private func paragraph(_ text: Text, style: String) -> String { Self.paragraph(text, style: style) }

    /// - Parameters:
    ///   - size: half points; nil as the style says.
    ///   - before: the room above.
    private static func paragraph(
        _ text: Text, style: String, size: Int? = nil, alignment: String? = nil, before: Int? = nil
    ) -> String {
        let space = before.map { "<w:spacing w:before=\"\($0)\"/>" } ?? ""
        let place = alignment.map { "<w:jc w:val=\"\($0)\"/>" } ?? ""
        let runs = text.runs.map { run in
            let letters =
                (run.isBold ? "<w:b/>" : "") + (run.isItalic ? "<w:i/>" : "")
                + (size.map { "<w:sz w:val=\"\($0)\"/><w:szCs w:val=\"\($0)\"/>" } ?? "")
            let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false).map {
                "<w:t xml:space=\"preserve\">\(String($0).asXML)</w:t>"
            }
            return "<w:r><w:rPr>\(letters)</w:rPr>\(lines.joined(separator: "<w:br/>"))</w:r>"
        }
        return "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(space)\(place)</w:pPr>\(runs.joined())</w:p>"
    }
}

extension Table.Alignment {
    fileprivate var justification: String? {
        switch self {
        case .start: nil
        case .center: "center"
        case .end: "right"
        }
    }
}
