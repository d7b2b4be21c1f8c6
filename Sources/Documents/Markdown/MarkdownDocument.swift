/// Renders a document as Markdown (GitHub's, for its tables): to be read, sent and compared as text.
public enum MarkdownDocument {
    public static func render(_ document: Document) -> String {
        var parts: [String] = []
        if let letterhead = document.letterhead {
            parts.append(
                [
                    (letterhead.superior + letterhead.agency.map { "**\($0.asMarkdown)**" }).joined(separator: "  \n"),
                    "**\(Letterhead.nation)**  \n**\(Letterhead.motto)**", "*\(letterhead.placeAndDay.asMarkdown)*",
                ].joined(separator: "\n\n"))
        }
        if !document.heading.isEmpty { parts.append("# " + document.heading.joined(separator: " ").asMarkdown) }
        parts += document.subheading.map { "*\($0.asMarkdown)*" }
        parts += document.blocks.map(render)
        for code in document.closing?.codes ?? [] {
            parts.append(
                code.caption.map(\.asMarkdown).joined(separator: " ") + "\n\n```\n\(code.content.trimmedEnd)\n```")
        }
        if let signature = document.closing?.signature {
            parts.append(
                (signature.capacity + [signature.name].compactMap { $0 }).map { "**\($0.asMarkdown)**" }
                    .joined(separator: "  \n"))
        }
        if let mark = document.mark { parts.append("---\n\n" + mark.asMarkdown) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func render(_ block: Document.Block) -> String {
        switch block {
        case .heading(let text, let level): String(repeating: "#", count: min(max(level, 2), 6)) + " " + text.asMarkdown
        case .paragraph(let text): render(text)
        case .list(let items): items.map { "- " + render($0) }.joined(separator: "\n")
        case .pageBreak: "---"
        case .table(let table): render(table)
        }
    }

    private static func render(_ table: Table) -> String {
        let rule = table.columns.map { column in
            switch column.alignment {
            case .start: "---"
            case .center: ":---:"
            case .end: "---:"
            }
        }
        var rows = [row(table.columns.map(\.caption.asMarkdown)), row(rule)]
        for group in table.groups {
            if let heading = group.heading {
                let empty = Array(repeating: "", count: table.columns.count - 1)
                rows.append(row(["**\(heading.asMarkdown)**"] + empty))
            }
            rows += group.rows.map { row($0.map(render)) }
        }
        return rows.joined(separator: "\n")
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    private static func render(_ text: Text) -> String {
        text.runs.map { run in
            let text = run.text.asMarkdown
            return run.isBold ? marked(text, "**") : run.isItalic ? marked(text, "*") : text
        }.joined()
    }

    /// Emphasis only counts where its signs touch the words: spaces at the ends stay outside.
    private static func marked(_ text: String, _ sign: String) -> String {
        let start = text.prefix { $0 == " " }
        let end = text.dropFirst(start.count).reversed().prefix { $0 == " " }.count
        let words = text.dropFirst(start.count).dropLast(end)
        return words.isEmpty ? text : start + sign + words + sign + String(repeating: " ", count: end)
    }
}

extension String {
    /// The text with nothing in it that Markdown, or HTML within it, would take for a sign.
    fileprivate var asMarkdown: String {
        var output = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n": output += "<br>"
            case "|", "*", "_", "`", "[", "]", "\\", "#", "~": output += "\\\(scalar)"
            case "<": output += "&lt;"
            case "&": output += "&amp;"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    fileprivate var trimmedEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
