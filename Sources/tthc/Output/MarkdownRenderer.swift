/// Renders a page as Markdown.
enum MarkdownRenderer {
    static func render(_ page: Page) -> String {
        page.blocks.filter(\.isFilled).enumerated().map { index, block in
            switch block {
            case .title(let text): (index == 0 ? "# " : "## ") + escaped(text) + "\n"
            case .text(let text, _): escaped(text) + "\n"
            case .table(let table): render(table)
            case .tree(let tree): render(tree.branches)
            }
        }.joined(separator: "\n")
    }

    private static func render(_ table: Table) -> String {
        var lines = [
            row(table.columns.map(\.title)),
            "|" + table.columns.map { $0.alignsRight ? " ---: |" : " --- |" }.joined(),
        ]
        for line in table.rows {
            let cells = line.cells.count == 1 ? ["**\(escaped(line.cells[0]))**"] : line.cells.map(escaped)
            lines.append(row(cells + Array(repeating: "", count: table.columns.count - cells.count), isEscaped: true))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A list in lists.
    private static func render(_ branches: [Tree.Branch], behind indent: String = "") -> String {
        branches.map { branch in
            indent + "- " + ([branch.text] + branch.notes).map(escaped).joined(separator: "<br>") + "\n"
                + render(branch.branches, behind: indent + "  ")
        }.joined()
    }

    private static func row(_ cells: [String], isEscaped: Bool = false) -> String {
        "| " + cells.map { isEscaped ? $0 : escaped($0) }.joined(separator: " | ") + " |"
    }

    private static func escaped(_ text: String) -> String {
        var output = ""
        for character in text {
            switch character {
            case "\n": output += "<br>"
            case "|", "*", "_", "`", "<", "[", "]", "\\": output += "\\\(character)"
            default: output.append(character)
            }
        }
        return output
    }
}
