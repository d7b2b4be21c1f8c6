/// Sets a document as PDF: fonts embedded, tagged for reading aloud, an outline, page numbers from the second page on.
///
/// The same document gives the same bytes where cairo, Pango and the typeface are of the same version.
public enum PDFRenderer {
    /// - Throws: ``PDFUnavailable`` when the machine has not what it takes.
    public static func render(_ document: Document) throws(PDFUnavailable) -> [UInt8] {
        let flow = try PDFFlow(document)
        flow.drawLetterhead()
        flow.drawTitle()
        for (index, block) in document.blocks.enumerated() {
            // A signature does not stand on a page of its own.
            if index == document.blocks.count - 1 { flow.keepWithClosing(block) }
            flow.draw(block)
        }
        flow.drawClosing()
        return try flow.finish()
    }

    /// What the bytes depend on beside the document: `cairo 1.16.0, pango 1.50.12, Liberation Serif`; nil where no PDF can
    /// be made.
    public static var versions: String? {
        guard let painter = try? PDFPainter(width: 1, height: 1) else { return nil }
        return PDFPainter.versions.map { "\($0), \(painter.family)" }
    }
}

/// The pages of a document while they fill.
final class PDFFlow {
    let document: Document
    let geometry: PageGeometry
    let painter: PDFPainter
    /// Where the next thing is drawn.
    var y: Double
    private(set) var page = 1

    init(_ document: Document) throws(PDFUnavailable) {
        self.document = document
        self.geometry = PageGeometry(orientation: document.orientation)
        self.painter = try PDFPainter(width: points(geometry.width), height: points(geometry.height))
        self.y = points(PageGeometry.top)
        painter.describe(title: document.title, day: document.day)
    }

    var left: Double { points(PageGeometry.left) }
    var measure: Double { points(geometry.measure) }
    var bottom: Double { points(geometry.height - PageGeometry.bottom) }
    /// The height between the margins.
    var room: Double { bottom - points(PageGeometry.top) }

    func breakPage() {
        endPage()
        page += 1
        y = points(PageGeometry.top)
    }

    /// Begins a new page where a height no longer fits this one.
    func need(_ height: Double) {
        if y + height > bottom, y > points(PageGeometry.top) { breakPage() }
    }

    /// The page number above, from the second page on; the mark below.
    private func endPage() {
        if page > 1 {
            let number = painter.lines("\(page)", size: 13, width: points(geometry.measure), alignment: .center)
            painter.draw(number, x: left, y: points(PageGeometry.top) - 20 - 13)
        }
        if let mark = document.mark {
            let line = painter.lines(Text(mark), size: 8, width: measure, alignment: .center)
            painter.draw(line, x: left, y: bottom + 22)
        }
        painter.endPage()
    }

    func finish() throws(PDFUnavailable) -> [UInt8] {
        endPage()
        return try painter.finish()
    }

    /// Draws a text below what is there, over as many pages as it takes.
    func flow(_ text: PDFPainter.Lines, as element: String, x: Double) {
        var next = 0
        while next < text.lines.count {
            var end = next
            while end < text.lines.count,
                y + text.lines[end].top + text.lines[end].height - text.lines[next].top <= bottom
            {
                end += 1
            }
            if end == next {
                if y > points(PageGeometry.top) {
                    breakPage()
                    continue
                }
                // Higher than a page: it is drawn as far as it goes.
                end = next + 1
            }
            painter.tagged(element) { painter.draw(text, next..<end, x: x, y: y) }
            y += text.lines[end - 1].top + text.lines[end - 1].height - text.lines[next].top
            next = end
            if next < text.lines.count { breakPage() }
        }
    }

    /// Begins a new page where a last paragraph would fit this one, and what closes the document would not.
    func keepWithClosing(_ block: Document.Block) {
        guard case .paragraph(let text) = block, let closing = closingHeight else { return }
        need(painter.lines(text, size: 13, width: measure).height + 6 + closing)
    }

    func draw(_ block: Document.Block) {
        switch block {
        case .pageBreak: breakPage()
        case .heading(let text, let level):
            let lines = painter.lines(.bold(text), size: 13, width: measure)
            // A heading does not stand alone at the foot of a page.
            need(10 + lines.height + 36)
            y += 10
            if level <= 3 { painter.outline(text, page: page, y: y) }
            flow(lines, as: "H\(min(max(level, 2), 6))", x: left)
            y += 3
        case .paragraph(let text):
            y += 3
            flow(painter.lines(text, size: 13, width: measure, isJustified: true), as: "P", x: left)
            y += 3
        case .list(let items):
            for item in items {
                let dash = painter.lines("-", size: 13, width: nil)
                let lines = painter.lines(item, size: 13, width: measure - 14)
                need(lines.lines[0].height)
                painter.draw(dash, x: left + 3, y: y)
                flow(lines, as: "P", x: left + 14)
                y += 2
            }
        case .table(let table): PDFTable(table, in: self).draw()
        }
    }
}

/// Millimetres as points.
func points(_ millimetres: Int) -> Double { Double(millimetres) * 72 / 25.4 }
