import Events
import Projections

extension ProcedureReport: Answer {
    var page: Page {
        var page = Page()
        for variant in variants {
            page.title("\(procedure)  \(variant.content["name"]?.text ?? "")")
            page.text(variant.placeWording)
            page.text(
                say(
                    "\(variant.standing == .suspended ? "Tạm ngưng; có" : "Có") hiệu lực từ \(variant.first.effectiveFrom.wording), theo \(variant.first.decision.wording); cập nhật cuối theo \(variant.latest.decision.number).",
                    "\(variant.standing == .suspended ? "Suspended; in" : "In") force since \(variant.first.effectiveFrom.wording) by \(variant.first.decision.wording); latest line by \(variant.latest.decision.number)."
                ))
            page.text(say("Mã băm nội dung: ", "Digest of the content: ") + variant.digest, .faint)
            page.text(basis.wording, .faint)
            page.text("")
            var table = Table(columns: [.init(title: ""), .init(title: "", isFlexible: true)])
            for component in Component.allCases where component != .name {
                guard let value = variant.content[component.rawValue] else { continue }
                let lines = value.lines(component)
                let isNumbered = lines.count > 1 && component.isNumbered
                table.row([
                    component.wording,
                    lines.enumerated().map { isNumbered ? "\($0 + 1). \($1)" : $1 }
                        .joined(separator: isNumbered ? "\n" : ", "),
                ])
            }
            page.table(table)
        }
        return page
    }

    var csv: CSV {
        var csv = CSV(columns: ["communes", "component", "value"])
        for variant in variants {
            let communes = variant.communes.map(\.code.text).joined(separator: " ")
            for component in Component.allCases {
                guard let value = variant.content[component.rawValue] else { continue }
                csv.rows.append([communes, component.rawValue, value.text ?? CanonicalJSON.text(of: value)])
            }
        }
        return csv
    }
}

extension Component {
    /// Whether its items are told one a line, with numbers, instead of one after another.
    fileprivate var isNumbered: Bool { ![.levels, .applicants, .keywords].contains(self) }
}

extension ProcedureReport.Variant {
    fileprivate var placeWording: String {
        let names = communes.prefix(3).map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
        return communes.count > 3
            ? say("Tại \(communes.count) xã: \(names), …", "In \(communes.count) communes: \(names), …")
            : say("Tại \(names)", "In \(names)")
    }
}
