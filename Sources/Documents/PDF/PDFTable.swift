/// Draws a table over as many pages as it takes: the head again on each, rows whole where they fit a page.
struct PDFTable {
    private let table: Table
    private let flow: PDFFlow
    private let size: Double
    /// The left edge of each column, and the right edge of the last.
    private let edges: [Double]
    private let head: Row

    private static let padding = 3.5

    /// The cells of a row, set.
    private struct Row {
        var cells: [Cell]
        /// Without the padding.
        var height: Double { cells.map(\.height).max() ?? 0 }
    }

    private struct Cell {
        let lines: PDFPainter.Lines
        let x: Double
        let isBox: Bool
        let element: String
        var height: Double { isBox ? 12 : lines.height }
    }

    init(_ table: Table, in flow: PDFFlow) {
        self.table = table
        self.flow = flow
        self.size = Double(flow.geometry.tableFontSize)
        let shares = table.shares(of: 10_000)
        self.edges = shares.reduce(into: [flow.left]) { edges, share in
            edges.append(edges.last! + flow.measure * Double(share) / 10_000)
        }
        var head = Row(cells: [])
        for (index, column) in table.columns.enumerated() {
            head.cells.append(
                Cell(
                    lines: flow.painter.lines(
                        .bold(column.caption), size: size,
                        width: edges[index + 1] - edges[index] - 2 * Self.padding, alignment: .center),
                    x: edges[index] + Self.padding, isBox: false, element: "TH"))
        }
        self.head = head
    }

    func draw() {
        flow.y += 4
        let first = table.groups.first { $0.heading == nil || !$0.isPart }?.rows.first.map(height) ?? 0
        flow.need(height(head) + size * 3 + min(first, flow.room / 2))
        flow.painter.begin("Table")
        drawHead()
        var part: Int32 = 0
        for group in table.groups {
            let firstRow = group.rows.first.map(set)
            if let heading = group.heading {
                let row = Row(cells: [
                    Cell(
                        lines: flow.painter.lines(
                            .bold(heading), size: size, width: flow.measure - 2 * Self.padding,
                            alignment: group.isPart ? .center : .start),
                        x: flow.left + Self.padding, isBox: false, element: "TH")
                ])
                let following = firstRow.map(height) ?? size * 4
                breakUnless(fits: height(row) + min(following, flow.room / 2))
                let number = flow.painter.outline(
                    heading, page: flow.page, y: flow.y, below: group.isPart ? 0 : part)
                if group.isPart { part = number }
                drawWhole(row, spans: true)
            }
            for (index, cells) in group.rows.enumerated() {
                draw(index == 0 ? firstRow! : set(cells))
            }
        }
        flow.painter.end("Table")
        flow.y += 6
    }

    private func height(_ row: Row) -> Double { row.height + 2 * Self.padding }
    private func height(_ cells: [Text]) -> Double { height(set(cells)) }

    private func set(_ cells: [Text]) -> Row {
        Row(
            cells: zip(table.columns, cells).enumerated().map { index, pair in
                let (column, text) = pair
                let alignment: PDFPainter.Alignment =
                    switch column.alignment {
                    case .start: .start
                    case .center: .center
                    case .end: .end
                    }
                let width = edges[index + 1] - edges[index] - 2 * Self.padding
                return Cell(
                    lines: flow.painter.lines(text, size: size, width: width, alignment: alignment),
                    x: edges[index] + Self.padding, isBox: text == Table.box, element: column.namesRows ? "TH" : "TD")
            })
    }

    private func breakUnless(fits height: Double) {
        guard flow.y + height > flow.bottom else { return }
        flow.painter.end("Table")
        flow.breakPage()
        flow.painter.begin("Table")
        drawHead()
    }

    private func drawHead() {
        flow.painter.rule(edges[0], flow.y, edges.last!, flow.y)
        drawWhole(head, spans: false, isCentred: true)
    }

    private func draw(_ row: Row) {
        if height(row) <= flow.room - height(head) {
            breakUnless(fits: height(row))
            drawWhole(row, spans: false)
        } else {
            drawInParts(row)
        }
    }

    private func drawWhole(_ row: Row, spans: Bool, isCentred: Bool = false) {
        let top = flow.y
        flow.painter.begin("TR")
        for (index, cell) in row.cells.enumerated() {
            let offset = isCentred ? (row.height - cell.height) / 2 : 0
            flow.painter.tagged(cell.element) {
                if cell.isBox {
                    let middle = (edges[index] + edges[index + 1]) / 2
                    flow.painter.frame(middle - 5, top + Self.padding + 1, 10, 10)
                } else {
                    flow.painter.draw(cell.lines, x: cell.x, y: top + Self.padding + offset)
                }
            }
        }
        flow.painter.end("TR")
        flow.y += height(row)
        frame(from: top, spans: spans)
    }

    /// A row that is longer than a page: as many lines of each cell as fit, and the rest on the next.
    private func drawInParts(_ row: Row) {
        var next = row.cells.map { _ in 0 }
        breakUnless(fits: size * 8)
        while zip(next, row.cells).contains(where: { $0 < $1.lines.lines.count }) {
            let top = flow.y
            let room = flow.bottom - top - 2 * Self.padding
            var tallest = 0.0
            flow.painter.begin("TR")
            for (index, cell) in row.cells.enumerated() {
                let lines = cell.lines.lines
                let begin = next[index]
                var end = begin
                while end < lines.count, lines[end].top + lines[end].height - lines[begin].top <= room { end += 1 }
                guard end > begin else { continue }
                flow.painter.tagged(cell.element) {
                    flow.painter.draw(cell.lines, begin..<end, x: cell.x, y: top + Self.padding)
                }
                tallest = max(tallest, lines[end - 1].top + lines[end - 1].height - lines[begin].top)
                next[index] = end
            }
            flow.painter.end("TR")
            flow.y += tallest + 2 * Self.padding
            frame(from: top, spans: false)
            if zip(next, row.cells).contains(where: { $0 < $1.lines.lines.count }) {
                breakUnless(fits: flow.room)
            }
        }
    }

    /// The rules around a row: left and right of each cell, and below.
    private func frame(from top: Double, spans: Bool) {
        for edge in spans ? [edges[0], edges.last!] : edges { flow.painter.rule(edge, top, edge, flow.y) }
        flow.painter.rule(edges[0], flow.y, edges.last!, flow.y)
    }
}
