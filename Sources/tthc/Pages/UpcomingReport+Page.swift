import Events
import Projections

extension UpcomingReport: Answer {
    var page: Page {
        var page = Page()
        page.title(say("SẮP THAY ĐỔI", "UPCOMING"))
        page.text(commune?.wording ?? say("Mọi xã", "Every commune"))
        page.text(basis.wording, .faint)
        let end = through.map { say("đến hết ngày \($0.dayMonthYear)", "to \($0.dayMonthYear)") }
        page.text(
            say(
                "\(dated.count) thay đổi đã rõ ngày \(end ?? ""); \(undated.count) chưa rõ ngày.",
                "\(dated.count) with a day \(end ?? ""); \(undated.count) without."
            ).replacing(" ;", with: ";"))
        if !dated.isEmpty {
            page.title(say("Đã rõ ngày", "With a day"))
            page.table(table(of: dated) { [$0.line.effectiveFrom.wording] })
        }
        if !undated.isEmpty {
            page.title(say("Chưa rõ ngày", "Without a day"))
            page.table(table(of: undated) { _ in [] })
        }
        return page
    }

    private func table(of items: [Item], _ day: (Item) -> [String]) -> Table {
        let hasDay = !day(items[0]).isEmpty
        var table = Table(
            columns: (hasDay ? [.init(title: say("Từ ngày", "From"))] : []) + [
                .init(title: say("Mã", "Code")), .init(title: say("Tên thủ tục", "Name"), isFlexible: true),
                .init(title: say("Hình thức, quyết định", "Act, decision"), isFlexible: true),
            ] + (commune == nil ? [.init(title: say("Số xã", "Communes"), alignsRight: true)] : []))
        for item in items {
            table.row(
                day(item) + [
                    "\(item.procedure)", item.name ?? "",
                    ["\(item.line.act.wording), \(item.line.decision.number)", item.waitsFor].compactMap { $0 }
                        .joined(separator: "\n"),
                ] + (commune == nil ? ["\(item.communes)"] : []))
        }
        return table
    }

    var csv: CSV {
        var csv = CSV(columns: [
            "effectiveFrom", "procedure", "name", "act", "issuer", "number", "signedOn", "fact", "condition",
            "communes",
        ])
        for item in dated + undated {
            csv.rows.append([
                item.line.effectiveFrom?.description ?? "", "\(item.procedure)", item.name ?? "",
                item.line.act.rawValue, item.line.decision.issuer, item.line.decision.number,
                "\(item.line.decision.signedOn)", "\(item.line.fact)", item.condition ?? "", "\(item.communes)",
            ])
        }
        return csv
    }

    /// The days that are known, for a calendar: one event for each line.
    func calendar(origin: String) -> ICalendar {
        let lines = Dictionary(grouping: dated, by: \.line.fact).sorted { $0.key < $1.key }
        return ICalendar(
            events: lines.map { fact, items in
                let line = items[0].line
                let codes = items.map(\.procedure.description).joined(separator: ", ")
                return ICalendar.Event(
                    uid: "fact-\(fact)@\(origin)", day: line.effectiveFrom!,
                    stamp: items[0].knownSince, sequence: items[0].statedBy,
                    summary: "\(line.act.wording): \(items[0].name ?? codes)",
                    description: "\(codes)\n\(line.decision.wording)")
            })
    }
}

extension UpcomingReport.Item {
    /// The condition of what has no day, and who decides it.
    fileprivate var waitsFor: String? {
        guard line.effectiveFrom == nil else { return nil }
        let issuer = line.decision.issuer
        return (condition.map { "“\($0)”; " } ?? "")
            + say("ngày do nơi ban hành (\(issuer)) ấn định", "its day is for the issuer (\(issuer)) to set")
    }
}
