import Events
import Projections

extension Recall: Answer {
    var page: Page {
        var page = Page()
        page.title(say("DANH MỤC NAY BIẾT LÀ ĐÃ NIÊM YẾT SAI", "LISTS NOW KNOWN TO HAVE BEEN WRONG"))
        page.text(basis.wording, .faint)
        let affected = groups.reduce(0) { $0 + $1.communes.count }
        page.text(
            say(
                "Theo các sự kiện sau số \(since): \(affected) xã có ngày niêm yết sai, \(unaffected) xã không.",
                "By the facts after \(since): \(counted(affected, "commune")) had days with a wrong list, \(unaffected) had none."
            )
        )
        for group in groups {
            let names = group.communes.prefix(3).map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
            page.title(
                (groups.count + unaffected > 1 || group.communes.count > 1
                    ? say("\(group.communes.count) xã: ", "\(counted(group.communes.count, "commune")): ") : "") + names
                    + (group.communes.count > 3 ? ", …" : ""))
            page.table(Self.table(of: group.findings))
        }
        return page
    }

    private static func table(of findings: [Finding]) -> Table {
        var table = Table(columns: [
            .init(title: say("Từ, đến hết", "From, to")), .init(title: say("Mã", "Code")),
            .init(title: say("Sai thế nào", "What was wrong"), isFlexible: true),
            .init(title: say("Nguyên nhân", "Cause"), isFlexible: true),
        ])
        for finding in findings {
            let components = finding.row.components.map { "\n· \($0.wording)" }.joined()
            table.row([
                "\(finding.from.dayMonthYear)\n\(finding.until.dayMonthYear)", "\(finding.row.procedure)",
                "\(finding.kind.wording): \(finding.row.name)\(components)",
                finding.row.causes.map { $0.wording() }.joined(separator: "\n"),
            ])
        }
        return table
    }

    var csv: CSV {
        var csv = CSV(columns: [
            "commune", "commune_name", "from", "until", "finding", "procedure", "name", "components", "cause", "fact",
            "by",
        ])
        for group in groups {
            for commune in group.communes {
                for finding in group.findings {
                    for cause in finding.row.causes {
                        csv.rows.append([
                            commune.code.text, commune.name, "\(finding.from)", "\(finding.until)",
                            finding.kind.rawValue, "\(finding.row.procedure)", finding.row.name,
                            finding.row.components.map(\.component.rawValue).joined(separator: " "),
                            cause.label.rawValue, "\(cause.line.fact)", cause.by.map(String.init) ?? "",
                        ])
                    }
                }
            }
        }
        return csv
    }
}

extension Recall.Finding.Kind {
    fileprivate var wording: String {
        switch self {
        case .missing: say("Thiếu", "Missing")
        case .extra: say("Thừa", "Extra")
        case .wrong: say("Sai nội dung", "Wrong content")
        }
    }
}
