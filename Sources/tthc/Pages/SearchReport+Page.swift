import Events
import Projections

extension SearchReport: Answer {
    var page: Page {
        var page = Page()
        page.title(say("TÌM: \(query.text)", "SEARCH: \(query.text)"))
        page.text(commune?.wording ?? say("Ở mọi xã", "In any commune"))
        page.text(basis.wording, .faint)
        page.text(countWording)
        if !items.isEmpty { page.text("") }
        var table = Table(columns: [
            .init(title: say("Mã", "Code")), .init(title: say("Tên thủ tục", "Name"), isFlexible: true),
            .init(title: say("Hiệu lực", "In force")), .init(title: say("Văn bản cuối", "Latest paper")),
            .init(title: say("Khớp", "Found in")),
        ])
        for item in items {
            let isInForce = if case .inForce = item.state { true } else { false }
            table.row(
                [
                    "\(item.procedure)", item.name + (item.field.map { "\n(\($0))" } ?? ""), item.state.wording,
                    item.latest.decision.number, item.match.wording,
                ], isInForce ? .plain : .faint)
        }
        page.table(table)
        return page
    }

    private var countWording: String {
        if hasMore {
            return say(
                "\(items.count) thủ tục đầu; còn nữa: thêm từ, hoặc tăng --limit.",
                "The first \(items.count) procedures; there are more: add words, or raise --limit.")
        }
        if onlyOthers {
            return say(
                "Không có thủ tục nào đang có hiệu lực ngày này; có thủ tục đã hết hoặc chưa có hiệu lực: thêm --all.",
                "Nothing is in force that day; something was or will be: add --all.")
        }
        return items.isEmpty
            ? say(
                "Không tìm thấy thủ tục nào. Bớt từ, hoặc kiểm tra chính tả.",
                "No procedure was found. Leave out words, or check their spelling.")
            : say("\(items.count) thủ tục.", "\(counted(items.count, "procedure")).")
    }

    var csv: CSV {
        var csv = CSV(columns: [
            "procedure", "name", "field", "state", "day", "listed", "found", "issuer", "number", "signedOn",
            "latestFact",
        ])
        for item in items {
            csv.rows.append([
                "\(item.procedure)", item.name, item.field ?? "", item.state.name, item.state.day.description,
                "\(item.isListed)", item.match.rawValue, item.latest.decision.issuer, item.latest.decision.number,
                item.latest.decision.signedOn.description, "\(item.latest.fact)",
            ])
        }
        return csv
    }
}

extension SearchReport.State {
    fileprivate var wording: String {
        switch self {
        case .inForce(let day): say("từ \(day.dayMonthYear)", "from \(day.dayMonthYear)")
        case .suspended(let day): say("tạm ngưng từ\n\(day.dayMonthYear)", "suspended\n\(day.dayMonthYear)")
        case .ended(let day): say("hết sau\n\(day.dayMonthYear)", "ended\n\(day.dayMonthYear)")
        case .upcoming(let day): say("sẽ có từ\n\(day.dayMonthYear)", "will be from\n\(day.dayMonthYear)")
        }
    }
}

extension SearchReport.Match {
    fileprivate var wording: String {
        switch self {
        case .code: say("mã", "code")
        case .decision: say("quyết định", "decision")
        case .basis: say("căn cứ", "basis")
        case .name: say("tên", "name")
        case .field: say("lĩnh vực", "field")
        case .keywords: say("từ khóa", "keywords")
        case .text: say("nhiều phần", "several")
        }
    }
}
