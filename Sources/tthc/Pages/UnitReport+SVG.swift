import Events
import Projections

extension UnitReport {
    /// The lineage as a picture that stands for itself: no font, script or style from elsewhere, the same bytes each time.
    var svg: String { LineagePicture(self).svg }
}

/// The lineage drawn from left to right, a column for each generation.
private struct LineagePicture {
    private let report: UnitReport
    private let boxes: [Box]
    private let layout: LayeredLayout
    private let width: Int

    private static let margin = 24
    private static let boxWidth = 224
    /// Between two columns.
    private static let gap = 88
    /// Above the boxes.
    private static let headHeight = 64

    /// One unit, its text broken into lines.
    private struct Box {
        let unit: Lineage.Unit
        let lines: [(text: String, size: Int, isBold: Bool)]

        init(_ unit: Lineage.Unit, in lineage: Lineage) {
            self.unit = unit
            var lines = lineage.lines(of: unit)
            let code = lines.removeFirst()
            let name = lines.removeFirst()
            self.lines =
                [(code, 11, false)] + name.wrapped(to: 24).map { ($0, 13, true) }
                + lines.flatMap { $0.wrapped(to: 31) }.map { ($0, 11, false) }
        }

        var height: Int { 16 + lines.reduce(0) { $0 + $1.size + 4 } }
    }

    init(_ report: UnitReport) {
        self.report = report
        self.boxes = report.lineage.units.map { Box($0, in: report.lineage) }
        let index = Dictionary(uniqueKeysWithValues: report.lineage.units.enumerated().map { ($1.id, $0) })
        self.layout = LayeredLayout(
            heights: boxes.map(\.height),
            links: report.lineage.links.map { LayeredLayout.Link(from: index[$0.from]!, to: index[$0.to]!) }, gap: 14)
        let columns = (layout.layers.max() ?? 0) + 1
        self.width = max(560, 2 * Self.margin + columns * (Self.boxWidth + Self.gap) - Self.gap)
    }

    var svg: String {
        let basis = report.basis.wording.wrapped(to: (width - 2 * Self.margin) / 7)
        let foot = Self.headHeight + layout.height + 32
        let height = foot + (report.lineage.links.isEmpty ? 0 : 24) + basis.count * 15 + Self.margin - 12
        let lines =
            [
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \
                \(height)" role="img" font-family="sans-serif" fill="#222">
                """,
                "<title>\(heading.escapedForXML)</title>",
                "<desc>\(report.basis.wording.escapedForXML)</desc>",
                """
                <defs><marker id="lineage-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" \
                markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="#667"/></marker></defs>
                """,
                "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#fff\"/>",
                text(heading, x: Self.margin, y: 38, size: 18, isBold: true),
            ] + report.lineage.links.indices.map(link) + boxes.indices.map(box) + legend(from: foot)
            + basis.enumerated().map { row, line in
                text(
                    line, x: Self.margin, y: foot + (report.lineage.links.isEmpty ? 0 : 24) + row * 15, size: 11,
                    fill: "#556")
            } + ["</svg>"]
        return lines.map { $0 + "\n" }.joined()
    }

    private var heading: String {
        let last = report.units.last!.unit.states.last!.name
        return say("\(last) (\(report.code)): quá trình hình thành", "\(last) (\(report.code)): lineage")
    }

    private func left(ofLayer layer: Int) -> Int { Self.margin + layer * (Self.boxWidth + Self.gap) }
    private func middle(of box: Int) -> Int { Self.headHeight + layout.middles[box] }

    private func box(_ index: Int) -> String {
        let box = boxes[index]
        let x = left(ofLayer: layout.layers[index])
        var y = middle(of: index) - box.height / 2
        let look =
            if box.unit.life == nil {
                "fill=\"#fff\" stroke=\"#889\" stroke-dasharray=\"4 3\""
            } else if box.unit.code == report.code {
                "fill=\"#fff3d1\" stroke=\"#96660b\" stroke-width=\"2.5\""
            } else {
                "fill=\"#f4f6f9\" stroke=\"#667\""
            }
        var parts = [
            "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(Self.boxWidth)\" height=\"\(box.height)\" rx=\"6\" \(look)/>"
        ]
        y += 8
        for line in box.lines {
            y += line.size + 4
            parts.append(text(line.text, x: x + 12, y: y - 3, size: line.size, isBold: line.isBold))
        }
        return
            "<g><title>\(report.lineage.lines(of: box.unit).joined(separator: " · ").escapedForXML)</title>\(parts.joined())</g>"
    }

    /// A line that leaves a box to the right and reaches the other from the left; past generations between it runs level.
    private func link(_ index: Int) -> String {
        let link = report.lineage.links[index]
        let ends = [link.from, link.to].map { id in report.lineage.units.firstIndex { $0.id == id }! }
        let first = layout.layers[ends[0]]
        var point = (x: left(ofLayer: first) + Self.boxWidth, y: middle(of: ends[0]))
        var path = "M\(point.x) \(point.y)"
        for (step, passage) in (layout.passages[index].map { Self.headHeight + $0 } + [middle(of: ends[1])])
            .enumerated()
        {
            let x = left(ofLayer: first + 1 + step)
            let bend = (point.x + x) / 2
            path += "C\(bend) \(point.y) \(bend) \(passage) \(x) \(passage)"
            point = (x, passage)
            if step < layout.passages[index].count {
                point.x += Self.boxWidth
                path += "H\(point.x)"
            }
        }
        let names = [link.from, link.to].map { id in
            "\(id.code) \(report.lineage[id]?.life?.last.name ?? Lineage.unrecordedMark)"
        }
        let title = names.joined(separator: " → ") + (link.isPart ? " \(Lineage.partMark)" : "")
        return """
            <path d="\(path)" fill="none" stroke="#667" stroke-width="1.5"\(link.isPart ? Self.dashes : "") \
            marker-end="url(#lineage-arrow)"><title>\(title.escapedForXML)</title></path>
            """
    }

    private static let dashes = " stroke-dasharray=\"6 4\""

    /// What the kinds of lines say; nothing where there is no line.
    private func legend(from y: Int) -> [String] {
        guard !report.lineage.links.isEmpty else { return [] }
        let kinds = [("", say("toàn bộ", "whole")), (Self.dashes, say("một phần", "part"))]
        return zip(kinds, [Self.margin, Self.margin + 120]).map { kind, x in
            "<path d=\"M\(x) \(y - 4)H\(x + 36)\" stroke=\"#667\" stroke-width=\"1.5\"\(kind.0)/>"
                + text(kind.1, x: x + 44, y: y, size: 11)
        }
    }

    private func text(
        _ text: String, x: Int, y: Int, size: Int, isBold: Bool = false, fill: String? = nil
    ) -> String {
        let look = (isBold ? " font-weight=\"bold\"" : "") + (fill.map { " fill=\"\($0)\"" } ?? "")
        return "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\"\(look)>\(text.escapedForXML)</text>"
    }
}
