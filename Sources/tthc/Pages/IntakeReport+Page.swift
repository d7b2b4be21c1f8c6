import Events
import Intake

extension IntakeReport: Answer {
    var page: Page {
        var page = Page()
        page.title(say("TIẾP NHẬN TỆP NGOÀI", "INTAKE"))
        page.text(
            say(
                "Đọc \(read) dòng: đề xuất \(proposedCount), nghi vấn \(doubtfulCount), không đọc được \(unreadableCount), bỏ qua có lý do \(passedCount).",
                "Read \(counted(read, "row")): \(proposedCount) proposed, \(doubtfulCount) doubtful, \(unreadableCount) unreadable, \(passedCount) passed over for a reason."
            ))
        page.text(
            say(
                "Bản thảo có \(submissions) lần ghi; còn \(toSettle) chỗ phải giải quyết trước khi ghi sổ.",
                "The draft has \(counted(submissions, "submission")); \(counted(toSettle, "matter")) to settle before recording."
            ))
        page.text(
            usedRegistry
                ? say("Đã đối chiếu với sổ đăng ký.", "Compared with the registry.")
                : say("Không có sổ đăng ký để đối chiếu.", "There was no registry to compare with."), .faint)
        page.table(fileTable)
        addDecisions(to: &page)
        addRows(to: &page)
        return page
    }

    private var fileTable: Table {
        var table = Table(columns: [
            .init(title: say("Tệp", "File"), isFlexible: true), .init(title: say("Đọc", "Read"), alignsRight: true),
            .init(title: say("Đề xuất", "Proposed"), alignsRight: true),
            .init(title: say("Nghi vấn", "Doubtful"), alignsRight: true),
            .init(title: say("Không đọc được", "Unreadable"), alignsRight: true),
            .init(title: say("Bỏ qua", "Passed"), alignsRight: true),
        ])
        for file in files.prefix(20) {
            table.row([
                file.file, "\(file.read)", "\(file.proposed)", "\(file.doubtful)", "\(file.unreadable)", "\(file.passedOver)",
            ])
        }
        if files.count > 20 { table.group(say("… và \(files.count - 20) tệp nữa", "… and \(files.count - 20) more files")) }
        return table
    }

    private func addDecisions(to page: inout Page) {
        if !ofDecisions.isEmpty {
            page.title(say("Về quyết định (\(ofDecisions.count))", "About decisions (\(ofDecisions.count))"))
            var table = Table(columns: [
                .init(title: say("Quyết định", "Decision")), .init(title: say("Nghi vấn", "Doubts"), isFlexible: true),
            ])
            for (decision, doubts) in ofDecisions {
                table.row([decision.isEmpty ? "?" : decision, doubts.map(\.marked).joined(separator: "\n")])
            }
            page.table(table)
        }
        if !brokenCounts.isEmpty {
            page.title(say("Số lượng nêu ở dòng nhóm không khớp", "Counts of headings that do not hold"))
            for count in brokenCounts {
                page.text(
                    say(
                        "\(count.place.wording): “\(count.heading)” nêu \(count.promised), có \(count.found).",
                        "\(count.place.wording): “\(count.heading)” says \(count.promised), there are \(count.found)."), .changed)
            }
        }
        if !unknownCaptions.isEmpty {
            page.title(say("Cột chưa nhận ra (dùng --map)", "Columns that are not known (use --map)"))
            for caption in unknownCaptions { page.text("\(caption.place.wording): \(caption.title)") }
        }
    }

    private func addRows(to page: inout Page) {
        var lost = Table(columns: [
            .init(title: say("Chỗ", "Place")), .init(title: say("Lý do, nội dung", "Reason, text"), isFlexible: true),
        ])
        for row in unreadable { lost.row([row.place.wording, "\(row.reason.wording)\n\(row.text)"]) }
        if !lost.rows.isEmpty {
            page.title(say("Không đọc được (\(unreadable.count))", "Unreadable (\(unreadable.count))"))
            page.table(lost)
        }
        var table = Table(columns: [
            .init(title: say("Chỗ", "Place")), .init(title: say("Mã", "Code")),
            .init(title: say("Nghi vấn", "Doubts"), isFlexible: true),
        ])
        for row in doubtful {
            table.row([row.place.wording, row.procedure ?? "", row.doubts.map(\.marked).joined(separator: "\n")])
        }
        if !table.rows.isEmpty {
            page.title(say("Nghi vấn (\(doubtful.count))", "Doubtful (\(doubtful.count))"))
            page.table(table)
        }
        let told = passed.filter { [.text, .duplicate, .noHeader].contains($0.reason) }
        var others = Table(columns: [
            .init(title: say("Chỗ", "Place")), .init(title: say("Lý do, nội dung", "Reason, text"), isFlexible: true),
        ])
        for row in told { others.row([row.place.wording, "\(row.reason.wording)\n\(row.text)"]) }
        if !others.rows.isEmpty {
            page.title(say("Bỏ qua (\(told.count))", "Passed over (\(told.count))"))
            page.table(others)
        }
    }

    var value: Value {
        .object([
            "schema": .text("tthc.intake/1"), "read": .integer(read), "proposed": .integer(proposedCount),
            "doubtful": .integer(doubtfulCount), "unreadable": .integer(unreadableCount), "passed": .integer(passedCount),
            "submissions": .integer(submissions), "toSettle": .integer(toSettle), "registry": .flag(usedRegistry),
            "files": .list(
                files.map { file in
                    .object([
                        "file": .text(file.file), "format": .text(file.format.rawValue), "sheets": .integer(file.sheets),
                        "read": .integer(file.read), "proposed": .integer(file.proposed),
                        "doubtful": .integer(file.doubtful), "unreadable": .integer(file.unreadable),
                        "passed": .object(
                            .init(file.passed.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, .integer($0.value)) })),
                    ])
                }),
            "decisions": .list(
                ofDecisions.map { .object(["decision": .text($0.decision), "doubts": .list($0.doubts.map(\.value))]) }),
            "doubts": .list(
                doubtful.map { row in
                    .object(
                        row.place.members + [
                            ("procedure", row.procedure.map(Value.text)), ("name", row.name.map(Value.text)),
                            ("doubts", .list(row.doubts.map(\.value))),
                        ])
                }),
            "unread": .list(
                unreadable.map { row in
                    .object(
                        row.place.members + [
                            ("reason", .text(row.reason.name)), ("says", .text(row.reason.wording)), ("text", .text(row.text)),
                        ])
                }),
            "passedOver": .list(
                passed.map { row in
                    .object(row.place.members + [("reason", .text(row.reason.rawValue)), ("text", .text(row.text))])
                }),
            "brokenCounts": .list(
                brokenCounts.map { count in
                    .object(
                        count.place.members + [
                            ("heading", .text(count.heading)), ("promised", .integer(count.promised)),
                            ("found", .integer(count.found)),
                        ])
                }),
            "unknownCaptions": .list(
                unknownCaptions.map { .object($0.place.members + [("title", .text($0.title))]) }),
        ])
    }

    var csv: CSV {
        var csv = CSV(columns: ["result", "file", "sheet", "row", "cell", "procedure", "kind", "weight", "text"])
        func add(_ result: String, _ place: Place, _ rest: [String]) {
            csv.rows.append([result, place.file ?? "", place.sheetText ?? "", place.row.map(String.init) ?? "", place.cell ?? ""] + rest)
        }
        for row in doubtful {
            for doubt in row.doubts {
                add("doubtful", row.place, [row.procedure ?? "", doubt.name, doubt.weight.rawValue, doubt.wording])
            }
        }
        for row in unreadable { add("unreadable", row.place, ["", row.reason.name, "", row.reason.wording]) }
        for row in passed { add("passed", row.place, ["", row.reason.rawValue, "", row.text]) }
        return csv
    }
}

extension Doubt {
    fileprivate var value: Value {
        .object(["kind": .text(name), "weight": .text(weight.rawValue), "says": .text(wording)])
    }

    /// Its words behind the mark that a draft puts before them.
    fileprivate var marked: String { (weight == .settle ? "[!] " : "[?] ") + wording }
}

extension Place {
    fileprivate var sheetText: String? {
        switch sheet {
        case .none: nil
        case .sheet(let name): name
        case .table(let number): String(number)
        }
    }

    /// For JSON: what is known.
    fileprivate var members: [(String, Value?)] {
        [
            ("file", file.map(Value.text)), ("sheet", sheetText.map(Value.text)), ("row", row.map(Value.integer)),
            ("cell", cell.map(Value.text)),
        ]
    }
}

extension Value {
    fileprivate static func object(_ members: [(String, Value?)]) -> Value {
        .object(.init(members.compactMap { key, value in value.map { (key, $0) } }))
    }
}
