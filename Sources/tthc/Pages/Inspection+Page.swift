import Events
import Projections

extension Inspection: Answer {
    var page: Page {
        var page = Page()
        page.title(say("PHIẾU KIỂM TRA VIỆC NIÊM YẾT THỦ TỤC HÀNH CHÍNH", "INSPECTION OF A BOARD"))
        page.text(commune.wording)
        page.text(basis.wording, .faint)
        page.text(drawWording, .faint)
        page.text(say("Người kiểm tra: ……………………  Ngày: …/…/……", "Inspector: ……………………  Day: …/…/……"))
        page.title(say("A. Phải có trên bảng (\(sample.count))", "A. Must hang there (\(sample.count))"))
        page.table(sampleTable)
        if !undue.isEmpty {
            page.title(say("B. Không được có trên bảng (\(undue.count))", "B. Must not hang there (\(undue.count))"))
            page.table(undueTable)
        }
        page.title(say("C. Nội dung kiểm tra chung", "C. Checklist"))
        page.table(checkTable)
        page.title(say("D. Thủ tục khác thấy trên bảng", "D. Other procedures seen"))
        page.text("…………………………………………………………………………………………")
        return page
    }

    /// By what the sheet was drawn, so that anybody can draw it again.
    var drawWording: String {
        say(
            "Chọn \(sample.count) trong \(due) thủ tục, số \(seed): nhỏ nhất theo SHA-256 của “\(seed) \(commune.code) MÃ”.",
            "\(sample.count) of \(due) procedures drawn by seed \(seed): the least by SHA-256 of “\(seed) \(commune.code) CODE”."
        )
    }

    static let box = "☐"

    private var sampleTable: Table {
        var table = Table(columns: [
            .init(title: say("TT", "No."), alignsRight: true), .init(title: say("Mã", "Code")),
            .init(title: say("Tên thủ tục; thời hạn; phí, lệ phí", "Name; time limit; fees"), isFlexible: true),
            .init(title: say("Có", "Is")), .init(title: say("Tên", "Name")), .init(title: say("Hạn", "Time")),
            .init(title: say("Phí", "Fee")), .init(title: say("Mẫu", "Form")),
        ])
        for (index, entry) in sample.enumerated() {
            table.row(
                ["\(index + 1)", "\(entry.procedure)", ([entry.name] + entry.measures).joined(separator: "\n")]
                    + Array(repeating: Self.box, count: 5))
        }
        return table
    }

    private var undueTable: Table {
        var table = Table(columns: [
            .init(title: say("TT", "No."), alignsRight: true), .init(title: say("Mã", "Code")),
            .init(title: say("Tên thủ tục", "Name"), isFlexible: true),
            .init(title: say("Vì", "Because"), isFlexible: true), .init(title: say("Thấy", "Seen")),
        ])
        for (index, item) in undue.enumerated() {
            table.row([
                "\(index + 1)", "\(item.procedure)", item.name ?? say("(chưa rõ tên)", "(name not known)"),
                item.because,
                Self.box,
            ])
        }
        return table
    }

    private var checkTable: Table {
        var table = Table(columns: [
            .init(title: say("TT", "No."), alignsRight: true),
            .init(title: say("Nội dung", "Point"), isFlexible: true), .init(title: say("Đạt", "Yes")),
            .init(title: say("Không", "No")), .init(title: say("Ghi chú", "Note"), isFlexible: true),
        ])
        for (index, check) in InspectionCheck.allCases.enumerated() {
            table.row(["\(index + 1)", check.wording, Self.box, Self.box, ""])
        }
        return table
    }

    var csv: CSV {
        var csv = CSV(columns: ["part", "number", "code", "name", "timeLimit", "fees", "reason", "seen", "note"])
        func stated(_ component: Component, of entry: Catalogue.Entry) -> String {
            entry.content?[component.rawValue].map { $0["text"]?.text ?? CanonicalJSON.text(of: $0) } ?? ""
        }
        for (index, entry) in sample.enumerated() {
            csv.rows.append([
                "sample", "\(index + 1)", "\(entry.procedure)", entry.name, stated(.timeLimit, of: entry),
                stated(.fees, of: entry), "", "", "",
            ])
        }
        for (index, item) in undue.enumerated() {
            csv.rows.append([
                "undue", "\(index + 1)", "\(item.procedure)", item.name ?? "", "", "",
                [item.kind.rawValue, item.reason?.rawValue].compactMap { $0 }.joined(separator: " "), "", "",
            ])
        }
        for (index, check) in InspectionCheck.allCases.enumerated() {
            csv.rows.append(["check", "\(index + 1)", check.rawValue, "", "", "", "", "", ""])
        }
        return csv
    }
}

extension Catalogue.Entry {
    /// What an inspector can compare at a glance: time limit and fees.
    var measures: [String] {
        [Component.timeLimit, .fees].compactMap { component in
            content?[component.rawValue].map { "\(component.wording): \($0.brief(component))" }
        }
    }
}

extension Gap.Item {
    /// Why it must not hang there, and since when.
    var because: String {
        let since = since.map { say(" từ \($0.dayMonthYear)", " since \($0.dayMonthYear)") } ?? ""
        let line = line.map { ", \($0.decision.number)" } ?? ""
        return (reason?.wording ?? kind.short) + since + line
    }
}

extension Inspection {
    /// A submission that holds the result, to be filled in: it is refused as long as nobody says who looked.
    var draft: String {
        var lines = [
            say("# Kết quả kiểm tra niêm yết: \(commune.wording).", "# Result of an inspection: \(commune.wording)."),
            "# " + drawWording,
            say(
                "# Điền by; xóa dòng của thủ tục không thấy trên bảng; thấy khác thì ghi differs, note; rồi: tthc record TỆP",
                "# Fill in by; delete the rows of what does not hang there; where it differs say so; then: tthc record FILE"
            ),
            "kind: observation", "commune: \"\(commune.code)\"", "observedOn: \(basis.on)", "by: \"\"",
            "# channel: " + say("Bảng tại Trung tâm Phục vụ hành chính công", "Board at the centre"),
            say("# Những thủ tục đã tìm, thấy hay không:", "# What was looked for, seen or not:"),
            "sample: [" + (sample.map(\.procedure) + undue.map(\.procedure)).map { "\"\($0)\"" }.joined(separator: ", ")
                + "]",
        ]
        lines.append(
            say(
                "# Những thủ tục thấy trên bảng; không thấy gì thì ghi procedures: []",
                "# What hangs there; where nothing does, write procedures: []"))
        lines.append("procedures:")
        for entry in sample { lines.append("  - {procedure: \"\(entry.procedure)\"}  # \(entry.name.onOneLine)") }
        lines.append(
            say(
                "  # ví dụ: - {procedure: \"1.004884\", name: \"tên đọc được\", differs: [timeLimit, fees], note: \"chữ mờ\"}",
                "  # for example: - {procedure: \"1.004884\", name: \"as read\", differs: [timeLimit, fees], note: \"faded\"}"
            ))
        if !undue.isEmpty {
            lines.append(
                say("  # Không được có; thấy thì bỏ dấu #:", "  # Must not hang there; where seen, take the # away:"))
            for item in undue {
                lines.append("  # - {procedure: \"\(item.procedure)\"}  # \((item.name ?? "").onOneLine)")
            }
        }
        lines.append(
            say("# Nội dung chung, mục nào không đạt thì bỏ dấu # và ghi:", "# Points that failed, take the # away:"))
        lines.append("# findings:")
        for check in InspectionCheck.allCases {
            lines.append("#   - {check: \(check.rawValue), text: \"\"}  # \(check.wording)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    /// Line breaks become spaces.
    fileprivate var onOneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
