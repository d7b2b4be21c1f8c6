/// Renders a page for a terminal of some width.
struct TerminalRenderer {
    let width: Int
    let hasColours: Bool

    func render(_ page: Page) -> String {
        var output = ""
        for (index, block) in page.blocks.enumerated() {
            switch block {
            case .title(let text):
                if index > 0 { output += "\n" }
                for line in text.wrapped(to: width) { output += styled(line, .heading) + "\n" }
            case .text(let text, let style):
                for line in text.wrapped(to: width) { output += styled(line, style) + "\n" }
            case .table(let table): output += render(table)
            case .tree(let tree): output += tree.lines(width: width).map { $0 + "\n" }.joined()
            }
        }
        return output
    }

    private func render(_ table: Table) -> String {
        let widths = widths(of: table)
        let heading = table.columns.map(\.title)
        var output = ""
        if heading.contains(where: { !$0.isEmpty }) {
            output += line(heading, widths, table.columns, .heading)
            output +=
                styled(
                    widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), .faint) + "\n"
        }
        for row in table.rows {
            if row.cells.count == 1, table.columns.count > 1 {
                for text in row.cells[0].wrapped(to: width) { output += styled(text, row.style) + "\n" }
            } else {
                output += line(row.cells, widths, table.columns, row.style)
            }
        }
        return output
    }

    private func line(_ cells: [String], _ widths: [Int], _ columns: [Table.Column], _ style: Style) -> String {
        let wrapped = zip(cells, widths).map { $0.wrapped(to: max(1, $1)) }
        let height = wrapped.map(\.count).max() ?? 0
        var output = ""
        for index in 0..<height {
            var text = ""
            for (column, lines) in wrapped.enumerated() {
                if column > 0 { text += "  " }
                let cell = index < lines.count ? lines[index] : ""
                text += cell.padded(to: widths[column], right: columns[column].alignsRight)
            }
            while text.last == " " { text.removeLast() }
            output += styled(text, style) + "\n"
        }
        return output
    }

    /// Every column as wide as it needs; the flexible ones share what is left.
    private func widths(of table: Table) -> [Int] {
        var widths = table.columns.map(\.title.displayWidth)
        for row in table.rows where row.cells.count == table.columns.count {
            for (index, cell) in row.cells.enumerated() {
                let longest = cell.split(separator: "\n").map { String($0).displayWidth }.max() ?? 0
                widths[index] = max(widths[index], longest)
            }
        }
        let gaps = 2 * (widths.count - 1)
        var flexible = table.columns.indices.filter { table.columns[$0].isFlexible }
        if room(widths, beside: flexible, gaps) < 16 * flexible.count {
            // Too narrow: every column of words gives way.
            flexible = table.columns.indices.filter { !table.columns[$0].alignsRight && widths[$0] > 10 }
        }
        var room = room(widths, beside: flexible, gaps)
        for (rank, index) in flexible.enumerated() {
            let share = max(8, room / (flexible.count - rank))
            widths[index] = min(widths[index], share)
            room -= widths[index]
        }
        return widths
    }

    /// The room that the other columns leave to some.
    private func room(_ widths: [Int], beside flexible: [Int], _ gaps: Int) -> Int {
        width - gaps - widths.indices.filter { !flexible.contains($0) }.reduce(0) { $0 + widths[$1] }
    }

    private func styled(_ text: String, _ style: Style) -> String {
        guard hasColours, !text.isEmpty else { return text }
        let code: String? =
            switch style {
            case .plain: nil
            case .heading: "1"
            case .faint: "2"
            case .added: "32"
            case .removed: "31"
            case .changed: "33"
            }
        return code.map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
    }
}
