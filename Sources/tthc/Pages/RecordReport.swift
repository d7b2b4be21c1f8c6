import Documents
import Events
import Projections

/// What became of each submission of a run.
struct RecordReport {
    struct Item {
        let place: Submission.Place
        let outcome: RecordOutcome
    }

    let isDryRun: Bool
    var outcomes: [Item] = []
    /// The head of the log after the run.
    var head: LogHead?
    var removals: [(file: String, removal: (line: Int, path: String, codePoint: UInt32))] = []

    mutating func add(_ submission: Submission, _ outcome: RecordOutcome) {
        outcomes.append(Item(place: submission.place, outcome: outcome))
    }

    /// How many submissions were appended.
    var recorded: Int {
        outcomes.count {
            if case .recorded = $0.outcome.result { return true }
            return false
        }
    }

    /// Prints it, some submissions after others: a history has a million of them, and what is printed of all would fill
    /// the memory.
    func print(as format: OutputOptions.Format) throws {
        switch format {
        case .json:
            // The list, which is empty here, is the last that is written.
            let frame = CanonicalJSON.indented(frame)
            let end = "[]\n}"
            try Screen.print(frame.dropLast(end.count) + (outcomes.isEmpty ? "[" : "[\n"))
            try forEachPiece { items, isFirst in
                try Screen.print((isFirst ? "" : ",\n") + items.map(\.indented).joined(separator: ",\n"))
            }
            try Screen.print((outcomes.isEmpty ? "" : "\n  ") + "]\n}\n")
        case .csv:
            try Screen.print(CSV(columns: ["file", "line", "result", "first", "last"]).text)
            try forEachPiece { items, _ in
                try Screen.print(items.map { DelimitedText.record($0.fields) }.joined())
            }
        case .md:
            try forEachPiece { items, isFirst in
                try Screen.print((isFirst ? "" : "\n") + MarkdownRenderer.render(page(of: items)))
            }
            let end = MarkdownRenderer.render(end)
            if !end.isEmpty { try Screen.print((outcomes.isEmpty ? "" : "\n") + end) }
        case .table:
            let renderer = TerminalRenderer(width: Screen.width, hasColours: Screen.hasColours)
            try forEachPiece { items, _ in try Screen.print(renderer.render(page(of: items))) }
            try Screen.print(renderer.render(end))
        }
    }

    private func forEachPiece(_ body: (ArraySlice<Item>, _ isFirst: Bool) throws -> Void) rethrows {
        var rest = outcomes[...]
        while !rest.isEmpty {
            try body(rest.prefix(1_000), rest.startIndex == 0)
            rest = rest.dropFirst(1_000)
        }
    }

    private func page(of items: ArraySlice<Item>) -> Page {
        var page = Page()
        for item in items {
            page.text("\(item.place.file):\(item.place.line): \(item.outcome.result.wording)")
            for warning in item.outcome.warnings { page.text("  ! " + warning.wording, .changed) }
            for difference in item.outcome.differences { page.add(rehearsed: difference) }
        }
        return page
    }

    /// What is said after the submissions.
    private var end: Page {
        var page = Page()
        for (file, removal) in removals {
            let code = String(removal.codePoint, radix: 16, uppercase: true)
            page.text(
                say(
                    "\(file):\(removal.line): đã bỏ ký tự ẩn U+\(code) ở \(removal.path)",
                    "\(file):\(removal.line): removed U+\(code) at \(removal.path)"), .changed)
        }
        if let head {
            page.text(
                say(
                    "Đã ghi \(recorded) lần trong \(outcomes.count); sổ có \(head.size) sự kiện, gốc \(head.base64Root).",
                    "Recorded \(recorded) of \(outcomes.count); the log holds \(head.size) facts, root \(head.base64Root)."
                ))
        }
        return page
    }

    /// What is said of all, with no submission.
    private var frame: Value {
        .object([
            "schema": .text("tthc.record/1"), "dryRun": .flag(isDryRun), "head": head?.value, "submissions": .list([]),
        ])
    }
}

extension RecordReport.Item {
    /// As it stands in the list of all.
    fileprivate var indented: String {
        let value = Value.object([
            "file": .text(place.file), "line": .integer(place.line), "result": .text(outcome.result.name),
            "facts": .list(outcome.result.facts), "warnings": .list(outcome.warnings.map { .text($0.wording) }),
            "differences": outcome.differences.isEmpty ? nil : .list(outcome.differences.map(\.value)),
        ])
        return CanonicalJSON.indented(value).utf8.split(separator: UInt8(ascii: "\n"))
            .map { "    " + Substring($0) }.joined(separator: "\n")
    }

    fileprivate var fields: [String] {
        let facts = outcome.result.facts.compactMap(\.integer)
        return [
            place.file, "\(place.line)", outcome.result.name, "\(facts.first ?? 0)", "\(facts.last ?? 0)",
        ]
    }
}

extension RecordOutcome.Result {
    var name: String {
        switch self {
        case .recorded: "recorded"
        case .alreadyRecorded: "alreadyRecorded"
        case .wouldRecord: "wouldRecord"
        }
    }

    /// The first and last position.
    var facts: [Value] {
        switch self {
        case .recorded(let range), .wouldRecord(let range): [.integer(range.lowerBound), .integer(range.upperBound)]
        case .alreadyRecorded(let position): [.integer(position)]
        }
    }

    var wording: String {
        switch self {
        case .recorded(let range):
            say("đã ghi \(range.count) sự kiện, \(range.wording)", "recorded \(range.facts), \(range.wording)")
        case .alreadyRecorded(let position):
            say("đã ghi từ trước ở số \(position), không thêm gì", "recorded already at \(position), nothing added")
        case .wouldRecord(let range):
            say(
                "sẽ ghi \(range.count) sự kiện, \(range.wording)", "would record \(range.facts), \(range.wording)"
            )
        }
    }
}

extension ClosedRange where Bound == Int {
    fileprivate var facts: String { count == 1 ? "1 fact" : "\(count) facts" }

    fileprivate var wording: String {
        count == 1
            ? say("số \(lowerBound)", "at \(lowerBound)")
            : say("số \(lowerBound)–\(upperBound)", "at \(lowerBound)–\(upperBound)")
    }
}

extension RecordOutcome.Warning {
    var wording: String {
        switch self {
        case .unknownTerritory(let line, let code):
            say(
                "dòng phụ lục \(line): mã \(code) chưa có đơn vị nào được ghi",
                "annex line \(line): no unit was recorded under \(code)")
        case .territoryOutsideIssuer(let line, let code, let issuer):
            say(
                "dòng phụ lục \(line): địa bàn \(code?.text ?? "cả nước") nằm ngoài \(issuer)",
                "annex line \(line): territory \(code?.text ?? "nation") lies outside \(issuer)")
        case .unknownSource(let unit, let source):
            say(
                "\(unit): ngày trước đó không có đơn vị nguồn \(source)",
                "\(unit): no source \(source) lived the day before")
        case .unknownProvince(let unit, let province):
            say("\(unit): ngày đó không có tỉnh \(province)", "\(unit): no province \(province) lived that day")
        case .noLines(let identity):
            say(
                "Quyết định \(identity.wording) không có dòng nào; nếu phụ lục còn chờ, ghi linesPending: true",
                "decision \(identity.wording) has no line; if its annex is to come, say linesPending: true")
        case .conflict(let procedure, let line):
            say(
                "xung đột: dòng số \(line.fact) (\(line.act.wording), \(line.decision.number)) không áp dụng được cho \(procedure)",
                "conflict: fact \(line.fact) (\(line.act.wording), \(line.decision.number)) is not applied to \(procedure)"
            )
        case .stillborn(let procedure, let line):
            say(
                "dòng số \(line.fact) (\(line.decision.number)) sẽ không bao giờ có hiệu lực: \(procedure) bị bãi bỏ trước",
                "fact \(line.fact) (\(line.decision.number)) will never take effect: \(procedure) is abolished before")
        case .correctionOvershadowed(let position):
            say(
                "sửa sai này không được tính: số \(position), ghi sau cho cùng sự kiện, đang được tính",
                "this correction does not count: the one at \(position), recorded later for the same fact, does")
        case .boardToCome(let commune, let day):
            say(
                "\(commune): ngày \(day.dayMonthYear) chưa đến; niêm yết và kiểm tra được ghi sau khi đã diễn ra",
                "\(commune): \(day.dayMonthYear) is still to come; postings and observations are recorded once they happened"
            )
        case .countsNever(let line, let name):
            say(
                "dòng số \(line.fact) (\(line.decision.number), \(name)) không có hiệu lực ngày nào: ngày cuối của nó đến trước ngày đầu",
                "fact \(line.fact) (\(line.decision.number), \(name)) counts on no day: its last day comes before its first"
            )
        }
    }
}
