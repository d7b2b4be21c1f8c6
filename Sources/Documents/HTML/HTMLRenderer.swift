internal import QRCode

/// Renders a document as one HTML file that asks for no other, reads on a telephone, and prints on A4.
public enum HTMLRenderer {
    public static func render(_ document: Document) -> String {
        var parts = [
            """
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="format-detection" content="telephone=no">
            <title>\(document.title.asXML)</title>
            <style>
            \(HTMLStyle.sheet(for: document))</style>
            </head>
            <body>
            """
        ]
        parts += letterhead(document)
        parts.append("<main>")
        parts += title(document)
        parts += contents(document)
        for (index, block) in document.blocks.enumerated() { parts += render(block, index) }
        parts += closing(document)
        parts.append("</main>")
        if let mark = document.mark { parts.append("<footer class=\"mark\"><p>\(mark.asXML)</p></footer>") }
        parts.append("</body>\n</html>\n")
        return parts.joined(separator: "\n")
    }

    private static func letterhead(_ document: Document) -> [String] {
        guard let letterhead = document.letterhead else { return [] }
        return [
            """
            <header class="letterhead">
            <div class="agency">
            <p>\(lines(letterhead.superior))</p>
            <p class="issuer"><strong>\(lines(letterhead.agency))</strong></p>
            </div>
            <div class="nation">
            <p><strong>\(Letterhead.nation)</strong></p>
            <p class="motto"><strong>\(Letterhead.motto)</strong></p>
            <p class="place"><em>\(letterhead.placeAndDay.asXML)</em></p>
            </div>
            </header>
            """
        ]
    }

    private static func title(_ document: Document) -> [String] {
        guard !document.heading.isEmpty else { return [] }
        let subheading = document.subheading.map { "<p class=\"subheading\"><em>\($0.asXML)</em></p>" }
        return ["<h1>\(lines(document.heading))</h1>"] + subheading
    }

    /// Where to find what in a long document; not printed.
    private static func contents(_ document: Document) -> [String] {
        let links = document.blocks.enumerated().flatMap { index, block -> [String] in
            switch block {
            case .heading(let text, level: 2): ["<li><a href=\"#b\(index)\">\(text.asXML)</a></li>"]
            case .table(let table):
                table.groups.enumerated().compactMap { group, value in
                    value.heading.map { "<li><a href=\"#b\(index)g\(group)\">\($0.asXML)</a></li>" }
                }
            default: []
            }
        }
        guard links.count > 3 else { return [] }
        let list = "<ul>\n\(links.joined(separator: "\n"))\n</ul>"
        return ["<nav aria-label=\"Mục lục\"><details><summary>Mục lục</summary>\n\(list)</details></nav>"]
    }

    private static func render(_ block: Document.Block, _ index: Int) -> [String] {
        switch block {
        case .heading(let text, let level):
            let name = "h\(min(max(level, 2), 6))"
            return ["<\(name) id=\"b\(index)\">\(text.asXML)</\(name)>"]
        case .paragraph(let text): return ["<p class=\"text\">\(render(text))</p>"]
        case .list(let items): return ["<ul class=\"points\">"] + items.map { "<li>\(render($0))</li>" } + ["</ul>"]
        case .table(let table): return render(table, index)
        case .pageBreak: return ["<div class=\"break\"></div>"]
        }
    }

    private static func render(_ table: Table, _ index: Int) -> [String] {
        let widths = table.shares(of: 1000).map { "<col style=\"width:\($0 / 10).\($0 % 10)%\">" }.joined()
        let head = table.columns.map { "<th scope=\"col\">\($0.caption.asXML)</th>" }.joined()
        var parts = [
            """
            <table>
            <caption>\(table.summary.asXML)</caption>
            <colgroup>\(widths)</colgroup>
            <thead><tr>\(head)</tr></thead>
            """
        ]
        for (number, group) in table.groups.enumerated() {
            parts.append("<tbody>")
            if let heading = group.heading {
                parts.append(
                    "<tr class=\"\(group.isPart ? "part" : "group")\"><th scope=\"rowgroup\""
                        + " colspan=\"\(table.columns.count)\" id=\"b\(index)g\(number)\">\(heading.asXML)</th></tr>")
            }
            parts += group.rows.map { row(table, $0) }
            parts.append("</tbody>")
        }
        return parts + ["</table>"]
    }

    private static func row(_ table: Table, _ cells: [Text]) -> String {
        let rendered = zip(table.columns, cells).map { column, cell in
            let label = " data-label=\"\(column.caption.asXML)\""
            let alignment = column.alignment == .start ? "" : " class=\"\(column.alignment == .end ? "end" : "mid")\""
            if column.namesRows { return "<th scope=\"row\"\(label)>\(render(cell))</th>" }
            return "<td\(alignment)\(label)>\(render(cell))</td>"
        }
        return "<tr>\(rendered.joined())</tr>"
    }

    private static func closing(_ document: Document) -> [String] {
        guard let closing = document.closing else { return [] }
        var parts = ["<section class=\"closing\" aria-label=\"Xác nhận\">"]
        let codes = closing.drawnCodes
        if !codes.isEmpty { parts.append("<div class=\"codes\">") }
        for (code, drawn) in codes {
            let caption = lines(code.caption)
            let picture = drawn.svg.replacing(
                "<svg ", with: "<svg role=\"img\" aria-label=\"Mã QR. \(code.caption.joined(separator: " ").asXML)\" ",
                maxReplacements: 1)
            parts.append("<figure>\n\(picture)<figcaption>\(caption)</figcaption>\n</figure>")
        }
        if !codes.isEmpty { parts.append("</div>") }
        if let signature = closing.signature {
            parts.append("<div class=\"signature\"><p><strong>\(lines(signature.capacity))</strong></p>")
            if let name = signature.name { parts.append("<p class=\"name\"><strong>\(name.asXML)</strong></p>") }
            parts.append("</div>")
        }
        return parts + ["</section>"]
    }

    private static func lines(_ texts: [String]) -> String { texts.map(\.asXML).joined(separator: "<br>") }

    private static func render(_ text: Text) -> String {
        text.runs.map { run in
            var html = run.text.asXML.replacing("\n", with: "<br>")
            if run.isItalic { html = "<em>\(html)</em>" }
            if run.isBold { html = "<strong>\(html)</strong>" }
            return html
        }.joined()
    }
}
