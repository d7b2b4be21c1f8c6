/// What a person is shown: titles, sentences, tables and trees, for the terminal or as Markdown.
struct Page {
    enum Block {
        case title(String)
        case text(String, Style = .plain)
        case table(Table)
        case tree(Tree)

        /// False for an empty line, which only a terminal needs.
        var isFilled: Bool {
            guard case .text("", _) = self else { return true }
            return false
        }
    }

    var blocks: [Block] = []

    mutating func title(_ text: String) { blocks.append(.title(text)) }
    mutating func text(_ text: String, _ style: Style = .plain) { blocks.append(.text(text, style)) }
    mutating func table(_ table: Table) { if !table.rows.isEmpty { blocks.append(.table(table)) } }
    mutating func tree(_ tree: Tree) { if !tree.branches.isEmpty { blocks.append(.tree(tree)) } }
}

/// How a line or a cell stands out on a terminal that has colours; nothing is told by colour alone.
enum Style {
    case plain, heading, faint, added, removed, changed
}

/// A table: one column may take what room is left, and wraps.
struct Table {
    struct Column {
        let title: String
        var alignsRight = false
        /// Takes the room that is left.
        var isFlexible = false
    }

    struct Row {
        var cells: [String]
        var style = Style.plain
    }

    let columns: [Column]
    var rows: [Row] = []

    mutating func row(_ cells: [String], _ style: Style = .plain) { rows.append(Row(cells: cells, style: style)) }

    /// A row of one cell over all columns: the heading of a group.
    mutating func group(_ title: String) { rows.append(Row(cells: [title], style: .heading)) }
}
