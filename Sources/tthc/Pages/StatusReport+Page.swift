import Events
import Projections

/// The state of a registry, and of what guards it.
struct StatusAnswer: Answer {
    let report: StatusReport
    let safeguarding: Safeguarding

    var value: Value {
        var members = report.value.members!
        members["evidence"] = safeguarding.value
        return .object(members)
    }

    var page: Page {
        var page = report.page(with: safeguarding.rows)
        if let warning = safeguarding.warning { page.text(warning, .changed) }
        return page
    }

    var csv: CSV { report.csv }
}

extension StatusReport {
    fileprivate func page(with rows: [[String]]) -> Page {
        var page = Page()
        page.title(say("TÌNH TRẠNG SỔ ĐĂNG KÝ", "STATUS OF THE REGISTRY"))
        var table = Table(columns: [.init(title: ""), .init(title: "", isFlexible: true)])
        table.row([say("Tên sổ", "Origin"), origin])
        table.row([say("Sự kiện", "Facts"), "\(basis.head.size)"])
        table.row([say("Gốc", "Root"), basis.head.base64Root])
        let others = say("; đã rút lại hoặc bị hủy bỏ: \(struck)", "; withdrawn or annulled: \(struck)")
        table.row([
            say("Quyết định", "Decisions"),
            say("\(decisions), \(lines) dòng", "\(decisions), \(lines) lines") + (struck > 0 ? others : ""),
        ])
        table.row([say("Xã ngày \(basis.on.dayMonthYear)", "Communes on \(basis.on.dayMonthYear)"), "\(communes)"])
        for row in rows { table.row(row) }
        page.table(table)
        for (title, summaries) in [
            (say("Quyết định cuối của từng nơi ban hành", "Last decision of each issuer"), lastDecisions),
            (say("Có dòng chưa rõ ngày hiệu lực", "With lines of unknown day"), undated),
            (say("Chờ phụ lục", "Annex pending"), pending),
        ] where !summaries.isEmpty {
            page.title("\(title) (\(summaries.count))")
            page.table(DecisionList.table(of: summaries))
        }
        if !conflicts.isEmpty {
            page.title(say("Dòng không áp dụng được", "Conflicts") + " (\(conflicts.count))")
            var table = Table(columns: [
                .init(title: say("Số", "Fact"), alignsRight: true), .init(title: say("Mã", "Code")),
                .init(title: say("Hình thức", "Act")), .init(title: say("Quyết định", "Decision"), isFlexible: true),
            ])
            for conflict in conflicts {
                table.row([
                    "\(conflict.line.fact)", "\(conflict.procedure)", conflict.line.act.wording,
                    conflict.line.decision.wording,
                ])
            }
            page.table(table)
        }
        return page
    }

    var csv: CSV {
        var csv = CSV(columns: ["key", "value"])
        csv.rows = [
            ["origin", origin], ["facts", "\(basis.head.size)"], ["root", basis.head.base64Root],
            ["decisions", "\(decisions)"], ["lines", "\(lines)"], ["communes", "\(communes)"],
            ["undated", "\(undated.count)"], ["pending", "\(pending.count)"], ["conflicts", "\(conflicts.count)"],
        ]
        return csv
    }
}
