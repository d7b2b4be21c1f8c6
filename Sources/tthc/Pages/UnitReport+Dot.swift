import Events
import Projections

extension UnitReport {
    /// The lineage for Graphviz: `tthc commune 11824 --format dot | dot -Tpdf`.
    var dot: String {
        let title = [say("Đơn vị hành chính mã \(code)", "Units under code \(code)"), basis.wording]
        var lines = [
            "digraph \(quoted(code.text)) {",
            "    graph [charset=\"UTF-8\", rankdir=LR, labelloc=t, fontname=\"sans-serif\", label=\(label(title))];",
            "    node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];",
            "    edge [fontname=\"sans-serif\", fontsize=9];",
        ]
        for unit in lineage.units {
            var attributes = ["label=\(label(lineage.lines(of: unit).flatMap { $0.wrapped(to: 40) }))"]
            if unit.life == nil { attributes.append("style=\"rounded,dashed\"") }
            if unit.code == code, unit.life != nil { attributes.append("penwidth=2.5") }
            lines.append("    \(name(unit.id)) [\(attributes.joined(separator: ", "))];")
        }
        for link in lineage.links {
            let attributes = link.isPart ? " [style=dashed, label=\(label([say("một phần", "part")]))]" : ""
            lines.append("    \(name(link.from)) -> \(name(link.to))\(attributes);")
        }
        return (lines + ["}"]).map { $0 + "\n" }.joined()
    }

    private func name(_ id: Lineage.ID) -> String { quoted("\(id.code) \(id.day)") }

    /// Lines of a label. Graphviz reads entities and escapes there, so `&` and `\` are written as such.
    private func label(_ lines: [String]) -> String {
        "\"" + lines.map { $0.escaped(["&": "&amp;", "\\": "\\\\", "\"": "\\\"", "\n": " "]) }.joined(separator: "\\n")
            + "\""
    }

    private func quoted(_ text: String) -> String { "\"" + text.escaped(["\"": "\\\""]) + "\"" }
}
