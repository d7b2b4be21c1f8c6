import Events
import Intake

/// What became of registers of units, and where it was written.
struct UnitImportAnswer: Answer {
    let report: UnitImportReport
    /// The file of the submissions; nil when none was asked for.
    let draft: String?
    /// Whether the page tells every discrepancy.
    let isWhole: Bool

    var value: Value { report.value }

    var page: Page {
        var page = Page()
        page.title(say("SỔ ĐƠN VỊ HÀNH CHÍNH", "REGISTERS OF UNITS"))
        page.table(tables)
        page.text("")
        page.table(versions)
        page.text("")
        page.text(
            say(
                "\(report.submissions) lần ghi, \(report.changes) thay đổi; \(report.divided) xã bị chia, \(report.reusedCodes) mã dùng lại cho đơn vị khác; \(report.knowingPredecessors) xã biết xã cũ của mình; \(report.repeatedNames) tên xã có ở nhiều tỉnh.",
                "\(counted(report.submissions, "submission")), \(counted(report.changes, "change")); \(report.divided) communes divided, \(report.reusedCodes) codes used again for other units; \(report.knowingPredecessors) communes know their predecessors; \(report.repeatedNames) names in several provinces."
            ))
        page.text(
            draft.map {
                say("Bản thảo: \($0); xem rồi `tthc record \($0)`.", "Draft: \($0); then `tthc record \($0)`.")
            }
                ?? say("Không ghi bản thảo: thêm -o TỆP.", "No draft was written: add -o FILE."))
        for kind in UnitDiscrepancy.Kind.allCases { add(kind, to: &page) }
        return page
    }

    private var tables: Table {
        var table = Table(columns: [
            .init(title: say("Tệp", "File"), isFlexible: true), .init(title: say("Là", "Is")),
            .init(title: say("Dòng", "Rows"), alignsRight: true),
        ])
        for row in report.tables { table.row([row.file, row.kindWording, "\(row.rows)"]) }
        return table
    }

    private var versions: Table {
        var table = Table(columns: [
            .init(title: say("Từ ngày", "From")), .init(title: say("Văn bản", "Paper"), isFlexible: true),
            .init(title: say("Xã", "Communes"), alignsRight: true),
            .init(title: say("Tỉnh", "Provinces"), alignsRight: true),
            .init(title: say("Lập", "Est."), alignsRight: true), .init(title: say("Thôi", "Diss."), alignsRight: true),
            .init(title: say("Đổi tên", "Ren."), alignsRight: true),
            .init(title: say("Chuyển", "Moved"), alignsRight: true),
        ])
        for version in report.versions {
            func count(_ kind: UnitChange.Kind) -> String { version.changes[kind].map(String.init) ?? "" }
            table.row([
                version.day.dayMonthYear, [version.paper, version.name].filter { !$0.isEmpty }.joined(separator: "\n"),
                "\(version.communes)",
                "\(version.provinces)", count(.establish), count(.dissolve), count(.rename), count(.move),
            ])
        }
        return table
    }

    /// How many of one kind a page tells unless all are asked for.
    private static let most = 5

    private func add(_ kind: UnitDiscrepancy.Kind, to page: inout Page) {
        let found = report.discrepancies.filter { $0.kind == kind }
        guard !found.isEmpty else { return }
        page.title("\(kind.wording) (\(found.count))")
        var table = Table(columns: [
            .init(title: ""), .init(title: "", isFlexible: true), .init(title: ""),
        ])
        for item in isWhole ? found[...] : found.prefix(Self.most) {
            table.row([item.code, item.wording, item.place?.row.map { say("dòng \($0)", "row \($0)") } ?? item.sources])
        }
        page.table(table)
        if !isWhole, found.count > Self.most {
            page.text(
                say(
                    "… và \(found.count - Self.most) chỗ nữa: thêm --all",
                    "… and \(found.count - Self.most) more: add --all"),
                .faint)
        }
    }

    var csv: CSV {
        var csv = CSV(columns: ["kind", "code", "first", "second", "sources", "file", "row"])
        for item in report.discrepancies {
            csv.rows.append([
                item.kind.rawValue, item.code, item.first, item.second, item.sources, item.place?.file ?? "",
                item.place?.row.map(String.init) ?? "",
            ])
        }
        return csv
    }
}

extension UnitImportReport.Table {
    fileprivate var kindWording: String {
        switch kind {
        case "communes": say("xã theo phiên bản", "communes")
        case "provinces": say("tỉnh theo phiên bản", "provinces")
        case "changes": say("thay đổi", "changes")
        default: say("xã cũ → xã mới", "old to new")
        }
    }
}

extension UnitDiscrepancy {
    /// What one says against what another says, or what is told and something of it.
    fileprivate var wording: String {
        let second = CivilDate(second)?.dayMonthYear ?? second
        let first = CivilDate(first)?.dayMonthYear ?? first
        switch kind {
        case .noSuccessor, .noPredecessor, .noOldCommune, .unreadable, .text:
            return second.isEmpty ? first : "\(first) (\(second))"
        case .spelling, .name, .mendedName, .type, .province, .code, .onlyInOne, .divided, .count, .change, .duplicate,
            .noProvince, .unsigned, .paddedCode:
            return [first, second].filter { !$0.isEmpty }.joined(separator: " ≠ ")
        }
    }
}

extension UnitDiscrepancy.Kind {
    fileprivate var wording: String {
        switch self {
        case .spelling: say("Viết khác nhau, cùng một tên", "The same name spelt otherwise")
        case .name: say("Tên khác nhau giữa các nguồn (lấy tên đầu)", "Other names (the first is taken)")
        case .mendedName:
            say("Tên được phiên bản sau sửa (lấy tên sau)", "Names mended by a later version (the second is taken)")
        case .type: say("Loại đơn vị không khớp tên", "Types against names")
        case .province: say("Tỉnh khác nhau giữa các nguồn", "Other provinces")
        case .code: say("Mã khác nhau giữa các nguồn (lấy mã đầu)", "Other codes (the first is taken)")
        case .onlyInOne: say("Mã chỉ có ở một nguồn", "Codes in one source only")
        case .noSuccessor: say("Đơn vị thôi tồn tại, không nguồn nào nêu đất về đâu", "Ended, no source says into what")
        case .noPredecessor: say("Đơn vị mới, không nguồn nào nêu lập từ đâu", "New, no source says out of what")
        case .noOldCommune:
            say("Đơn vị mới trên đất của huyện không có xã", "New on the land of a district without communes")
        case .divided: say("Ghi bị chia mà không, hoặc ngược lại", "Said to be divided and not, or the other way")
        case .count: say("Số đơn vị khác nhau giữa các nguồn", "Sources count differently")
        case .change: say("Thay đổi không khớp các phiên bản", "Changes that the versions do not show")
        case .duplicate: say("Dòng lặp", "Rows that are there twice")
        case .noProvince: say("Tỉnh không nguồn nào nêu tên", "Provinces without a name")
        case .unsigned:
            say(
                "Văn bản không nguồn nào nêu ngày ký (ghi theo ngày hiệu lực; dùng --signed)",
                "Papers without a day of signature (the day of effect stands for it; use --signed)")
        case .paddedCode: say("Mã mất số 0 ở đầu, đã thêm lại", "Codes that had lost their zeros")
        case .text: say("Ký tự phải sửa", "Characters that had to be mended")
        case .unreadable: say("Dòng không đọc được", "Unreadable rows")
        }
    }
}
