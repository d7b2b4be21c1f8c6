import Events
import Projections

extension CountReport: Answer {
    var page: Page {
        var page = Page()
        page.title(say("SỐ LIỆU THỦ TỤC HÀNH CHÍNH", "NUMBERS"))
        page.text(scopeWording)
        page.text(basis.wording, .faint)
        page.text(rules.wording, .faint)
        page.text(
            say(
                "\(total.all) thủ tục đang có hiệu lực, mỗi thủ tục tính một lần; \(varied) có nội dung khác nhau giữa các xã; tạm ngưng \(suspended).",
                "\(counted(total.all, "procedure")) in force, each counted once; \(varied) with a content that differs among communes; \(suspended) suspended."
            ))
        page.text(total.levelWording)
        page.title(say("Theo lĩnh vực (\(fields.count))", "By field (\(fields.count))"))
        page.table(fieldTable)
        page.title(
            say(
                "Công bố, từ \(from.dayMonthYear) đến \(basis.on.dayMonthYear): \(publishing.decisions) quyết định",
                "Decisions from \(from.dayMonthYear) to \(basis.on.dayMonthYear): \(publishing.decisions)"))
        page.table(publishingTable)
        if !publishing.late.isEmpty {
            page.title(say("Quyết định muộn (\(publishing.late.count))", "Late decisions (\(publishing.late.count))"))
            page.table(lateTable)
        }
        page.title(
            say(
                "Cắt giảm trong kỳ: \(cuts.lines) dòng, \(cuts.procedures) thủ tục",
                "Cuts of the period: \(counted(cuts.lines, "line")), \(counted(cuts.procedures, "procedure"))"))
        page.table(cutTable)
        if cuts.withTimeLimit > 0, let target = rules.policy.reductionTarget {
            page.text(
                say(
                    "Giảm thời hạn từ \(target) % trở lên: \(cuts.reachingTarget) trong \(cuts.withTimeLimit) thủ tục được giảm thời hạn.",
                    "Time limit lowered by \(target) % or more: \(cuts.reachingTarget) of \(cuts.withTimeLimit) procedures whose limit was lowered."
                ))
        }
        return page
    }

    private var scopeWording: String {
        switch scope {
        case .commune(let code): "\(scopeName!) (\(code))"
        case .province(let code):
            say("\(scopeName!) (\(code)), \(communes) xã", "\(scopeName!) (\(code)), \(counted(communes, "commune"))")
        case .nation: say("Cả nước, \(communes) xã", "The nation, \(counted(communes, "commune"))")
        }
    }

    private var fieldTable: Table {
        var table = Table(
            columns: [
                .init(title: say("Lĩnh vực", "Field"), isFlexible: true),
                .init(title: say("TTHC", "All"), alignsRight: true),
                .init(title: say("Bộ", "Min."), alignsRight: true),
                .init(title: say("Tỉnh", "Prov."), alignsRight: true),
                .init(title: say("Xã", "Comm."), alignsRight: true),
                .init(title: say("TT", "Full"), alignsRight: true),
                .init(title: say("MP", "Part."), alignsRight: true),
                .init(title: say("TTin", "Info"), alignsRight: true),
                .init(title: "BCCI", alignsRight: true),
            ])
        for (field, counts) in fields {
            table.row([field ?? say("Chưa rõ lĩnh vực", "No field")] + counts.cells)
        }
        table.row([say("Tổng", "Total")] + total.cells, .heading)
        return table
    }

    private var publishingTable: Table {
        var table = Table(columns: [
            .init(title: "", isFlexible: true), .init(title: say("Đúng hạn", "In time"), alignsRight: true),
            .init(title: say("Muộn", "Late"), alignsRight: true),
            .init(title: say("Chưa rõ", "Not judged"), alignsRight: true),
        ])
        for (title, tally) in [
            (say("Quyết định, theo ngày ký", "Decisions, by signing"), publishing.signing),
            (say("Quyết định, công khai trên CSDLQG", "Decisions, by publishing"), publishing.publishing),
            (say("Thủ tục, theo ngày ký", "Procedures, by signing"), publishing.procedures),
        ] { table.row([title, "\(tally.inTime)", "\(tally.late)", "\(tally.unjudged)"]) }
        return table
    }

    private var lateTable: Table {
        var table = Table(columns: [
            .init(title: say("Quyết định", "Decision"), isFlexible: true),
            .init(title: say("Hạn ký", "To sign by")), .init(title: say("Muộn", "Late"), alignsRight: true),
            .init(title: say("Hạn công khai", "To publish by")), .init(title: say("Muộn", "Late"), alignsRight: true),
        ])
        for late in publishing.late {
            table.row([
                late.decision.wording, late.signing?.deadline.dayMonthYear ?? "",
                late.signing.map { "\($0.daysLate)" } ?? "", late.publishing?.deadline.dayMonthYear ?? "",
                late.publishing.flatMap { $0.doneOn == nil ? nil : "\($0.daysLate)" } ?? "",
            ])
        }
        return table
    }

    private var cutTable: Table {
        var table = Table(columns: [
            .init(title: say("Chỉ tiêu", "Measure"), isFlexible: true),
            .init(title: say("Số lần", "States"), alignsRight: true),
            .init(title: say("Trước", "Before"), alignsRight: true),
            .init(title: say("Sau", "After"), alignsRight: true), .init(title: say("Giảm", "Less"), alignsRight: true),
        ])
        for measure in cuts.measures {
            table.row([
                measure.measure.title, "\(measure.states)", "\(measure.before)", "\(measure.after)",
                measure.share.map(Self.percent) ?? "",
            ])
        }
        return table
    }

    /// Hundredths of a percent, with two decimals: `33,33 %`.
    static func percent(_ share: Int) -> String {
        let digits = share % 100
        return "\(share / 100)" + say(",", ".") + (digits < 10 ? "0" : "") + "\(digits) %"
    }

    /// One number a row: which section, what of it, and the number.
    var csv: CSV {
        var csv = CSV(columns: ["section", "key", "subkey", "value"])
        func add(_ section: String, _ key: String, _ counts: Sort) {
            csv.rows.append([section, key, "all", "\(counts.all)"])
            for (name, keys, numbers) in [
                ("level", Sort.levelNames, counts.levels), ("online", Sort.onlineNames, counts.online),
                ("postal", Sort.postalNames, counts.postal),
            ] { for key2 in keys { csv.rows.append([section, key, "\(name).\(key2)", "\(numbers[key2] ?? 0)"]) } }
        }
        add("total", "", total)
        csv.rows.append(["total", "", "varied", "\(varied)"])
        csv.rows.append(["total", "", "suspended", "\(suspended)"])
        for (field, counts) in fields { add("field", field ?? "", counts) }
        csv.rows.append(["publishing", "decisions", "all", "\(publishing.decisions)"])
        for (key, tally) in [
            ("signing", publishing.signing), ("publishing", publishing.publishing),
            ("procedures", publishing.procedures),
        ] {
            for (name, number) in [("inTime", tally.inTime), ("late", tally.late), ("unjudged", tally.unjudged)] {
                csv.rows.append(["publishing", key, name, "\(number)"])
            }
        }
        csv.rows.append(["cuts", "lines", "", "\(cuts.lines)"])
        csv.rows.append(["cuts", "procedures", "", "\(cuts.procedures)"])
        for measure in cuts.measures {
            let key = [measure.measure.name, measure.measure.unit].compactMap { $0 }.joined(separator: ".")
            for (name, number) in [
                ("states", measure.states), ("before", measure.before), ("after", measure.after),
            ] { csv.rows.append(["cuts", key, name, "\(number)"]) }
        }
        csv.rows.append(["cuts", "timeLimit", "procedures", "\(cuts.withTimeLimit)"])
        if rules.policy.reductionTarget != nil {
            csv.rows.append(["cuts", "timeLimit", "reachingTarget", "\(cuts.reachingTarget)"])
        }
        return csv
    }
}

extension CountReport.Sort {
    /// All; each level; each online level; with a postal service.
    fileprivate var cells: [String] {
        let byLevel: [Int] = Self.levelNames.map { levels[$0] ?? 0 }
        let byOnlineLevel: [Int] = Self.onlineNames.map { online[$0] ?? 0 }
        let withPost: Int = ["both", "receive", "return"].reduce(0) { $0 + (postal[$1] ?? 0) }
        let numbers: [Int] = [all] + byLevel + byOnlineLevel + [withPost]
        return numbers.map { "\($0)" }
    }

    fileprivate var levelWording: String {
        say(
            "Cấp bộ \(levels["ministry"] ?? 0), cấp tỉnh \(levels["province"] ?? 0), cấp xã \(levels["commune"] ?? 0) (một thủ tục có thể ở nhiều cấp). Trực tuyến toàn trình \(online["full"] ?? 0), một phần \(online["partial"] ?? 0), chỉ thông tin \(online["information"] ?? 0).",
            "Ministry \(levels["ministry"] ?? 0), province \(levels["province"] ?? 0), commune \(levels["commune"] ?? 0) (one may be of several levels). Online in full \(online["full"] ?? 0), in part \(online["partial"] ?? 0), information only \(online["information"] ?? 0)."
        )
    }
}

extension Burden.Difference.Measure {
    /// As the heading of a row.
    fileprivate var title: String {
        switch self {
        case .timeLimit(let unit): say("Thời hạn (\(TimeUnit.wording(unit)))", "Time limit (\(TimeUnit.wording(unit)))")
        case .dossierItems: say("Thành phần hồ sơ", "Dossier items")
        case .originals: say("Bản chính", "Originals")
        case .copies: say("Bản sao", "Copies")
        case .steps: say("Bước thực hiện", "Steps")
        case .fees(let currency): say("Phí, lệ phí (\(currency))", "Fees (\(currency))")
        case .conditions: say("Có yêu cầu, điều kiện", "With conditions")
        }
    }
}
