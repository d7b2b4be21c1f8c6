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
                String(file.file.split(separator: "/").last ?? ""), "\(file.read)", "\(file.proposed)",
                "\(file.doubtful)", "\(file.unreadable)", "\(file.passedOver)",
            ])
        }
        if files.count > 20 {
            table.group(say("… và \(files.count - 20) tệp nữa", "… and \(files.count - 20) more files"))
        }
        return table
    }

    private func addDecisions(to page: inout Page) {
        if !ofDecisions.isEmpty {
            page.title(say("Nghi vấn về quyết định", "Doubts about decisions"))
            var table = Table(columns: [
                .init(title: say("Nghi vấn", "Doubt"), isFlexible: true),
                .init(title: say("Quyết định", "Decision"), isFlexible: true),
            ])
            var decisions: [(doubt: Doubt, of: [String])] = []
            for (decision, doubts) in ofDecisions {
                for doubt in doubts {
                    let name = decision.isEmpty ? "?" : decision
                    if let index = decisions.firstIndex(where: { $0.doubt == doubt }) {
                        decisions[index].of.append(name)
                    } else {
                        decisions.append((doubt, [name]))
                    }
                }
            }
            for (doubt, names) in decisions { table.row([doubt.marked, names.joined(separator: "; ")]) }
            page.table(table)
        }
        if !brokenCounts.isEmpty {
            page.title(say("Số lượng nêu ở dòng nhóm không khớp", "Counts of headings that do not hold"))
            for count in brokenCounts {
                page.text(
                    say(
                        "\(count.place.wording): “\(count.heading)” nêu \(count.promised), có \(count.found).",
                        "\(count.place.wording): “\(count.heading)” says \(count.promised), there are \(count.found)."),
                    .changed)
            }
        }
        if !unknownCaptions.isEmpty {
            page.title(say("Cột chưa nhận ra (dùng --map)", "Columns that are not known (use --map)"))
            for caption in unknownCaptions { page.text("\(caption.place.wording): \(caption.title)") }
        }
    }

    /// A place without the name of the file, where there is only one.
    private func shown(_ place: Place) -> String {
        (files.count == 1 ? place.withoutFile : place).wording
    }

    private func addRows(to page: inout Page) {
        var lost = Table(columns: [
            .init(title: say("Chỗ", "Place")), .init(title: say("Lý do, nội dung", "Reason, text"), isFlexible: true),
        ])
        for row in unreadable { lost.row([shown(row.place), "\(row.reason.wording)\n\(row.text)"]) }
        if !lost.rows.isEmpty {
            page.title(say("Không đọc được (\(unreadable.count))", "Unreadable (\(unreadable.count))"))
            page.table(lost)
        }
        addDoubts(to: &page)
        let told = passed.filter { [.text, .duplicate, .noHeader].contains($0.reason) }
        var others = Table(columns: [
            .init(title: say("Chỗ", "Place")), .init(title: say("Lý do, nội dung", "Reason, text"), isFlexible: true),
        ])
        for row in told { others.row([shown(row.place), "\(row.reason.wording)\n\(row.text)"]) }
        if !others.rows.isEmpty {
            page.title(say("Bỏ qua (\(told.count))", "Passed over (\(told.count))"))
            page.table(others)
        }
    }

    /// Doubts that many rows share once, with the cells they stand in; then row by row.
    private func addDoubts(to page: inout Page) {
        let (shared, rest) = shared(byAtLeast: 6)
        if !shared.isEmpty {
            page.title(say("Nghi vấn chung của nhiều dòng", "Doubts that many rows share"))
            var table = Table(columns: [
                .init(title: say("Dòng", "Rows"), alignsRight: true),
                .init(title: say("Nghi vấn, chỗ", "Doubt, places"), isFlexible: true),
            ])
            for doubt in shared {
                table.row([
                    "\(doubt.places.count)",
                    "\(doubt.doubt.marked)\n\(doubt.places.map { files.count == 1 ? $0.withoutFile : $0 }.ranges)",
                ])
            }
            page.table(table)
        }
        guard !rest.isEmpty else { return }
        page.title(say("Nghi vấn từng dòng (\(rest.count))", "Doubts row by row (\(rest.count))"))
        var table = Table(columns: [
            .init(title: say("Chỗ", "Place")), .init(title: say("Mã", "Code")),
            .init(title: say("Nghi vấn", "Doubts"), isFlexible: true),
        ])
        for row in rest {
            table.row([shown(row.place), row.procedure ?? "", row.doubts.map(\.marked).joined(separator: "\n")])
        }
        page.table(table)
    }

    var value: Value {
        .object([
            "schema": .text("tthc.intake/1"), "read": .integer(read), "proposed": .integer(proposedCount),
            "doubtful": .integer(doubtfulCount), "unreadable": .integer(unreadableCount),
            "passed": .integer(passedCount),
            "submissions": .integer(submissions), "toSettle": .integer(toSettle), "registry": .flag(usedRegistry),
            "files": .list(
                files.map { file in
                    .object([
                        "file": .text(file.file), "format": .text(file.format.rawValue),
                        "sheets": .integer(file.sheets),
                        "read": .integer(file.read), "proposed": .integer(file.proposed),
                        "doubtful": .integer(file.doubtful), "unreadable": .integer(file.unreadable),
                        "passed": .object(
                            .init(
                                file.passed.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                                    ($0.key.rawValue, .integer($0.value))
                                })),
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
                            ("reason", .text(row.reason.name)), ("says", .text(row.reason.wording)),
                            ("text", .text(row.text)),
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
            csv.rows.append(
                [result, place.file ?? "", place.sheetText ?? "", place.row.map(String.init) ?? "", place.cell ?? ""]
                    + rest)
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

extension [Place] {
    /// Cells of one column under one another as a range: `tệp, trang “A”: A3–A9, A12`.
    fileprivate var ranges: String {
        var parts: [(head: Place, cells: [(column: Int?, rows: ClosedRange<Int>)])] = []
        for place in self {
            var head = place
            (head.row, head.column) = (nil, nil)
            if parts.last?.head != head { parts.append((head, [])) }
            let row = place.row ?? 0
            if let last = parts[parts.count - 1].cells.last, last.column == place.column,
                last.rows.upperBound + 1 == row
            {
                parts[parts.count - 1].cells[parts[parts.count - 1].cells.count - 1].rows = last.rows.lowerBound...row
            } else {
                parts[parts.count - 1].cells.append((place.column, row...row))
            }
        }
        return parts.map { part in
            let cells = part.cells.map { cell in
                let letters = part.head.sheet == .records ? "" : cell.column.map(Place.letters) ?? ""
                let first = letters + String(cell.rows.lowerBound)
                return cell.rows.count == 1 ? first : "\(first)–\(letters)\(cell.rows.upperBound)"
            }
            let head = part.head.wording
            return (head.isEmpty ? "" : head + ": ") + cells.joined(separator: ", ")
        }.joined(separator: "; ")
    }
}

extension Place {
    fileprivate var withoutFile: Place { Place(sheet: sheet, row: row, column: column) }

    fileprivate var sheetText: String? {
        switch sheet {
        case .none, .records: nil
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
