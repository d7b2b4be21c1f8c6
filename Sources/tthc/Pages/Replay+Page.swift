import Events
import Projections

extension Replay: Answer {
    var page: Page {
        var page = Page()
        page.title(say("DIỄN BIẾN DANH MỤC", "REPLAY"))
        page.text(commune.wording)
        page.text(basis.wording, .faint)
        page.text(
            say(
                "Ngày \(from.dayMonthYear): \(initialCount) thủ tục. Đến ngày \(to.dayMonthYear) có \(steps.count) ngày thay đổi.",
                "\(from.dayMonthYear): \(initialCount) procedures. Days with changes up to \(to.dayMonthYear): \(steps.count)."
            ))
        for step in steps {
            page.title(
                say(
                    "\(step.day.dayMonthYear): có \(step.count) thủ tục (+\(step.changes.added.count) −\(step.changes.removed.count) ~\(step.changes.changed.count))",
                    "\(step.day.dayMonthYear): \(step.count) procedures (+\(step.changes.added.count) −\(step.changes.removed.count) ~\(step.changes.changed.count))"
                ))
            var table = Table(columns: [
                .init(title: ""), .init(title: ""), .init(title: "", isFlexible: true), .init(title: ""),
            ])
            for (sign, rows, style) in [
                ("+", step.changes.added, Style.added), ("−", step.changes.removed, .removed),
                ("~", step.changes.changed, .changed),
            ] {
                for row in rows {
                    let components = row.components.map { "\n· \($0.wording)" }.joined()
                    table.row(
                        [
                            sign, "\(row.procedure)", row.name + components,
                            row.causes.map { $0.wording() }.joined(separator: "\n"),
                        ], style)
                }
            }
            page.table(table)
        }
        return page
    }

    var csv: CSV {
        var csv = CSV(columns: ["on", "count"] + ProcedureChanges.csvColumns)
        for step in steps { csv.rows += step.changes.csv.rows.map { [step.day.description, "\(step.count)"] + $0 } }
        return csv
    }
}
