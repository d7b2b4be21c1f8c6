import Events
import Projections

extension UnitReport: Answer {
    var page: Page {
        var page = Page()
        page.title(say("ĐƠN VỊ HÀNH CHÍNH MÃ \(code)", "UNITS UNDER CODE \(code)"))
        page.text(basis.wording, .faint)
        for life in units.reversed() {
            page.title("\(life.unit.states.last!.name)" + (life.provinceName.map { ", \($0)" } ?? ""))
            let until =
                life.unit.until.map { say("đến hết \($0.dayMonthYear)", "to \($0.dayMonthYear)") }
                ?? say("đến nay", "to this day")
            page.text(
                say(
                    "Từ \(life.unit.since.dayMonthYear) \(until), theo \(life.resolution.number) ngày \(life.resolution.signedOn.dayMonthYear).",
                    "From \(life.unit.since.dayMonthYear) \(until), by \(life.resolution.number) of \(life.resolution.signedOn.dayMonthYear)."
                ))
            for (earlier, later) in zip(life.unit.states, life.unit.states.dropFirst()) {
                page.text(
                    say(
                        "Từ \(later.from.dayMonthYear): \(earlier.name) thành \(later.name).",
                        "From \(later.from.dayMonthYear): \(earlier.name) became \(later.name)."))
            }
            page.list(
                say("Lập từ:", "Made of:"),
                life.sources.map {
                    "\($0.code) \($0.name ?? say("(chưa ghi)", "(not recorded)"))"
                        + ($0.isPart ? say(" (một phần)", " (part)") : "")
                })
            page.list(
                say("Về sau thuộc:", "Became:"),
                life.successors.map {
                    "\($0.code) \($0.name), \($0.since.dayMonthYear)" + ($0.isPart ? say(" (một phần)", " (part)") : "")
                })
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

extension Page {
    /// A sentence, and under it a list.
    fileprivate mutating func list(_ heading: String, _ items: [String]) {
        guard !items.isEmpty else { return }
        text(heading)
        var table = Table(columns: [.init(title: ""), .init(title: "", isFlexible: true)])
        for item in items { table.row(["  ·", item]) }
        self.table(table)
    }
}
