import Events
import Intake
import Projections

/// A list held against the registry, and where the draft that follows from it was written.
struct ReconciliationAnswer: Answer {
    let reconciliation: Reconciliation
    /// Nil when none was asked for.
    let draft: String?

    var value: Value { reconciliation.value }

    var page: Page {
        let counts = reconciliation.counts
        var page = Page()
        page.title(say("ĐỐI CHIẾU DANH SÁCH", "RECONCILIATION"))
        page.text("\(reconciliation.standing.name) (\(reconciliation.standing.unit.code))")
        page.text(reconciliation.standing.basis.wording, .faint)
        page.text(
            say(
                "Danh sách có \(counts.read) dòng: khớp \(counts.same), chỉ khác cách viết \(counts.spelling), khác nội dung \(counts.different), thừa \(counts.extra), lặp \(counts.repeated), không đọc được mã \(counts.uncoded).",
                "The list has \(counted(counts.read, "row")): \(counts.same) the same, \(counts.spelling) spelt otherwise, \(counts.different) different, \(counts.extra) extra, \(counts.repeated) repeated, \(counts.uncoded) without a code."
            ))
        page.text(
            say(
                "Danh mục có \(counts.expected) thủ tục: \(counts.expected - counts.missing) có trong danh sách, thiếu \(counts.missing). Thiếu không có nghĩa là đã bãi bỏ.",
                "The catalogue has \(counted(counts.expected, "procedure")): \(counts.expected - counts.missing) on the list, \(counts.missing) missing. Missing does not mean abolished."
            ))
        if let draft {
            page.text(
                say(
                    "Bản thảo: \(draft); ghi số, ngày ký, ngày hiệu lực của quyết định rồi `tthc record \(draft)`.",
                    "Draft: \(draft); give number and days of the decision, then `tthc record \(draft)`."))
        }
        addDifferences(to: &page)
        addMissing(to: &page)
        addExtras(to: &page)
        addRest(to: &page)
        return page
    }

    private func addDifferences(to page: inout Page) {
        var different = Table(columns: Self.differenceColumns)
        var spelling = Table(columns: Self.differenceColumns)
        for row in reconciliation.rows {
            switch row.outcome {
            case .different(let differences): Self.add(row, differences, to: &different)
            case .spelling(let differences): Self.add(row, differences, to: &spelling)
            default: continue
            }
        }
        if !different.rows.isEmpty { page.title(say("Khác nội dung", "Different")) }
        page.table(different)
        if !spelling.rows.isEmpty { page.title(say("Chỉ khác cách viết", "Spelt otherwise")) }
        page.table(spelling)
    }

    private static var differenceColumns: [Table.Column] {
        [
            .init(title: say("Mã", "Code")), .init(title: say("Bộ phận", "Component")),
            .init(title: say("Danh sách", "List"), isFlexible: true),
            .init(title: say("Sổ", "Registry"), isFlexible: true),
        ]
    }

    private static func add(
        _ row: Reconciliation.Row, _ differences: [Reconciliation.Difference], to table: inout Table
    ) {
        for (index, difference) in differences.enumerated() {
            func wording(_ value: Value) -> String { value.lines(difference.component).joined(separator: "\n") }
            table.row([
                index == 0 ? "\(row.procedure!)" : "", difference.component.wording, wording(difference.list),
                difference.registry.map(wording) ?? say("(không có)", "(none)"),
            ])
        }
    }

    private func addMissing(to page: inout Page) {
        guard !reconciliation.missing.isEmpty else { return }
        page.title(say("Thiếu trong danh sách", "Missing on the list"))
        var table = Table(columns: [
            .init(title: say("Mã", "Code")), .init(title: say("Tên thủ tục", "Name"), isFlexible: true),
            .init(title: say("Văn bản cuối", "Latest paper")), .init(title: say("Tên giống ở", "Name like that of")),
        ])
        for item in reconciliation.missing {
            table.row([
                "\(item.procedure)", item.name, item.latest.decision.number,
                item.lookAlikes.compactMap(\.row).map { say("dòng \($0)", "row \($0)") }.joined(separator: ", "),
            ])
        }
        page.table(table)
    }

    private func addExtras(to page: inout Page) {
        var table = Table(columns: [
            .init(title: say("Dòng", "Row"), alignsRight: true), .init(title: say("Mã", "Code")),
            .init(title: say("Tên thủ tục", "Name"), isFlexible: true),
            .init(title: say("Lý do", "Reason"), isFlexible: true), .init(title: say("Tên giống", "Name like")),
        ])
        for row in reconciliation.rows {
            guard case .extra(let reason) = row.outcome else { continue }
            table.row([
                row.place.row.map(String.init) ?? "", row.code, row.name, reason.wording,
                row.lookAlikes.map { "\($0)" }.joined(separator: "\n"),
            ])
        }
        if !table.rows.isEmpty { page.title(say("Thừa so với danh mục", "Extra")) }
        page.table(table)
    }

    private func addRest(to page: inout Page) {
        var table = Table(columns: [
            .init(title: say("Dòng", "Row"), alignsRight: true), .init(title: say("Mã", "Code")),
            .init(title: say("Tên thủ tục", "Name"), isFlexible: true), .init(title: say("Vì sao", "Why")),
        ])
        for row in reconciliation.rows {
            let why: String
            switch row.outcome {
            case .repeated(let place):
                why = place.row.map { say("lặp dòng \($0)", "as row \($0)") } ?? say("lặp", "repeated")
            case .uncoded: why = say("không đọc được mã", "no code")
            default: continue
            }
            let alike = row.lookAlikes.isEmpty ? "" : "\n~ " + row.lookAlikes.map { "\($0)" }.joined(separator: ", ")
            table.row([row.place.row.map(String.init) ?? "", row.code, row.name, why + alike])
        }
        if !table.rows.isEmpty { page.title(say("Dòng lặp, dòng không có mã", "Repeated, or without a code")) }
        page.table(table)
    }

    var csv: CSV {
        var csv = CSV(columns: [
            "outcome", "procedure", "code", "name", "file", "row", "reason", "component", "list", "registry",
            "lookAlikes",
        ])
        for row in reconciliation.rows {
            let lead = [
                row.outcome.name, row.procedure.map { "\($0)" } ?? "", row.code, row.name, row.place.file ?? "",
                row.place.row.map(String.init) ?? "",
            ]
            let alike = row.lookAlikes.map { "\($0)" }.joined(separator: " ")
            switch row.outcome {
            case .different(let differences), .spelling(let differences):
                for difference in differences {
                    csv.rows.append(
                        lead + [
                            difference.isSpelling ? "spelling" : "", difference.component.rawValue,
                            difference.list.plainText, difference.registry?.plainText ?? "", alike,
                        ])
                }
            case .extra(let reason): csv.rows.append(lead + [reason.name, "", "", "", alike])
            case .same, .repeated, .uncoded: csv.rows.append(lead + ["", "", "", "", alike])
            }
        }
        for item in reconciliation.missing {
            csv.rows.append([
                "missing", "\(item.procedure)", "", item.name, "", "", "", "", "", "",
                item.lookAlikes.compactMap(\.row).map(String.init).joined(separator: " "),
            ])
        }
        return csv
    }
}

extension Value {
    fileprivate var plainText: String { text ?? CanonicalJSON.text(of: self) }
}

extension Reconciliation.Reason {
    var wording: String {
        switch self {
        case .unknown: say("sổ chưa có", "not in the registry")
        case .otherLevel: say("có hiệu lực, không thuộc cấp xã", "in force, not at the level of communes")
        case .suspended: say("đang tạm ngưng", "suspended")
        case .elsewhere: say("chỉ có hiệu lực ở nơi khác", "in force elsewhere only")
        case .ended(let day): say("hết hiệu lực sau \(day.dayMonthYear)", "ended \(day.dayMonthYear)")
        case .upcoming(let day): say("sẽ có hiệu lực từ \(day.dayMonthYear)", "will be from \(day.dayMonthYear)")
        }
    }
}
