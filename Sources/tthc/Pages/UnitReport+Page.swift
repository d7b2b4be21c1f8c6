import Events
import Projections

extension UnitReport: Answer {
    var page: Page {
        var page = Page()
        page.title(say("ĐƠN VỊ HÀNH CHÍNH MÃ \(code)", "UNITS UNDER CODE \(code)"))
        page.text(basis.wording, .faint)
        for (life, unit) in zip(units, lineage.asked).reversed() {
            page.title("\(life.unit.states.last!.name)" + (life.provinceName.map { ", \($0)" } ?? ""))
            page.text(life.wording)
            for change in unit.life?.changes ?? [] { if let wording = change.wording { page.text(wording + ".") } }
            page.family(
                say("Lập từ:", "Made of:"), lineage.ancestors(of: unit.id),
                none: say("Lập từ: chưa ghi.", "Made of: not recorded."))
            page.family(
                say("Về sau:", "Later:"), lineage.descendants(of: unit.id),
                none: life.unit.until == nil ? nil : say("Về sau: chưa ghi.", "Later: not recorded."))
        }
        return page
    }

    var csv: CSV {
        var csv = CSV(columns: ["code", "name", "type", "province", "from", "until"])
        for life in units {
            for (index, state) in life.unit.states.enumerated() {
                let next =
                    index + 1 < life.unit.states.count ? life.unit.states[index + 1].from.previous : life.unit.until
                csv.rows.append([
                    code.text, state.name, state.type.rawValue, state.province?.text ?? "", state.from.description,
                    next?.description ?? "",
                ])
            }
        }
        return csv
    }
}

extension UnitReport.Life {
    /// From when to when, and by which resolution.
    fileprivate var wording: String {
        let until =
            unit.until.map { say("đến hết \($0.dayMonthYear)", "to \($0.dayMonthYear)") }
            ?? say("(chưa kết thúc)", "(not ended)")
        return say(
            "Từ \(unit.since.dayMonthYear) \(until), theo \(resolution.number) ngày \(resolution.signedOn.dayMonthYear).",
            "From \(unit.since.dayMonthYear) \(until), by \(resolution.number) of \(resolution.signedOn.dayMonthYear).")
    }
}

extension Page {
    /// A heading, and the tree under it; else the sentence that says there is none.
    fileprivate mutating func family(_ heading: String, _ tree: Tree, none: String?) {
        if !tree.branches.isEmpty {
            text(heading)
            self.tree(tree)
        } else if let none {
            text(none)
        }
    }
}
