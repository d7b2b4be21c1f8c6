internal import Events
internal import Projections

extension PostedList {
    /// The full content of each procedure (niêm yết nội dung), a sheet each, with the numbered parts of Nghị định
    /// 63/2010/NĐ-CP, Điều 8: what hangs or lies behind the list.
    public var detail: Document {
        let frame = PostingFrame(catalogue: catalogue, profile: profile, digest: receipt.list)
        var document = Document(
            title: "Nội dung thủ tục hành chính, \(catalogue.commune.name) (\(catalogue.commune.code)), "
                + catalogue.basis.on.dayMonthYear,
            orientation: options.orientation ?? .portrait, day: DocumentDay(catalogue.basis.on))
        document.mark = frame.mark("Nội dung TTHC")
        document.letterhead = frame.letterhead
        document.heading = ["NỘI DUNG THỦ TỤC HÀNH CHÍNH", "NIÊM YẾT TẠI \(frame.communeName.uppercased())"]
        document.subheading = ["(Cập nhật đến ngày \(catalogue.basis.on.dayMonthYear))"]
        var ordinal = 0
        for group in parts.flatMap(\.groups) {
            for entry in group.entries {
                ordinal += 1
                if ordinal > 1 { document.blocks.append(.pageBreak) }
                document.blocks +=
                    ProcedureSheet(entry, ordinal, Self.text(.decision, of: entry, catalogue, profile))
                    .blocks
            }
        }
        document.blocks += frame.feedback + frame.provenance
        document.closing = frame.closing(receipt)
        return document
    }
}

/// The content of one procedure in its parts, `k.1` to `k.11`.
private struct ProcedureSheet {
    private let entry: Catalogue.Entry
    private let number: Int
    private let decision: String
    private let content: ContentWording

    init(_ entry: Catalogue.Entry, _ number: Int, _ decision: String) {
        self.entry = entry
        self.number = number
        self.decision = decision
        self.content = ContentWording(entry.content)
    }

    var blocks: [Document.Block] {
        [.heading("\(number). \(entry.name)", level: 2), .paragraph(facts)] + parts
    }

    /// Code, field, decision.
    private var facts: Text {
        var facts = Text.bold("Mã thủ tục: ") + Text("\(entry.procedure).")
        if let field = entry.field { facts = facts + .bold(" Lĩnh vực: ") + Text("\(field).") }
        facts =
            facts + .bold(" Quyết định công bố: ") + Text(decision.split(separator: "\n").joined(separator: "; ") + ".")
        if let level = content.onlineLevel { facts = facts + .bold(" Dịch vụ công trực tuyến: ") + Text("\(level).") }
        if let service = content.postalService { facts = facts + .bold(" Bưu chính công ích: ") + Text("\(service).") }
        return facts
    }

    /// In the order in which decisions print them.
    private var parts: [Document.Block] {
        let all: [(String, [Document.Block])] = [
            ("Trình tự thực hiện", steps), ("Cách thức thực hiện", channels),
            ("Thành phần, số lượng hồ sơ", dossier), ("Thời hạn giải quyết", line(content.timeLimit)),
            ("Đối tượng thực hiện", list(content.applicants)), ("Cơ quan giải quyết", line(content.agency)),
            ("Kết quả thực hiện", line(content.result)), ("Phí, lệ phí", list(content.fees)),
            ("Tên mẫu đơn, mẫu tờ khai", list(content.forms)),
            ("Yêu cầu, điều kiện", line(content.conditions)), ("Căn cứ pháp lý", list(content.legalBases)),
        ]
        guard all.contains(where: { !$0.1.isEmpty }) else {
            return [
                .paragraph(.italic("Quyết định công bố chỉ nêu danh mục; nội dung theo công bố của bộ, ngành."))
            ]
        }
        return all.enumerated().flatMap { index, part -> [Document.Block] in
            let title = Text.bold("\(number).\(index + 1). \(part.0):")
            // A part of one line stands behind its name.
            if case .paragraph(let text)? = part.1.first, part.1.count == 1 {
                return [.paragraph(title + " " + text)]
            }
            return part.1.isEmpty
                ? [.paragraph(title + .italic(" quyết định công bố không nêu."))] : [.paragraph(title)] + part.1
        }
    }

    private func line(_ text: String?) -> [Document.Block] { text.map { [.paragraph(Text($0))] } ?? [] }

    private func list(_ lines: [String]?) -> [Document.Block] {
        guard let lines, !lines.isEmpty else { return [] }
        return lines.count == 1 ? line(lines[0]) : [.list(lines.map { Text($0) })]
    }

    /// By case, in the order of the first step of each.
    private var steps: [Document.Block] {
        guard let steps = content.steps, !steps.isEmpty else { return [] }
        return steps.map(\.case).unique.flatMap { condition -> [Document.Block] in
            let items = steps.filter { $0.case == condition }.map { Text($0.text) }
            return (condition.map { [.paragraph(.italic("\($0):"))] } ?? []) + [.list(items)]
        }
    }

    private var channels: [Document.Block] {
        guard let channels = content[.channels]?.list, !channels.isEmpty else { return [] }
        let rows = channels.map { channel in
            [
                ContentWording.channel(channel["channel"]?.text),
                channel["timeLimit"].flatMap(ContentWording.timeLimit) ?? content.timeLimit ?? "",
                channel["fee"].flatMap(ContentWording.fee) ?? "", channel["note"]?.text ?? "",
            ]
        }
        let columns = [("Hình thức nộp", 26), ("Thời hạn", 40), ("Phí, lệ phí", 34), ("Mô tả", 65)]
        // Columns in which nothing is stated are left out.
        let used = columns.indices.filter { index in index == 0 || rows.contains { !$0[index].isEmpty } }
        return [
            .table(
                Table(
                    summary: "Cách thức thực hiện",
                    columns: used.map { Table.Column(columns[$0].0, width: columns[$0].1, namesRows: $0 == 0) },
                    groups: [Table.Group(rows: rows.map { row in used.map { Text(row[$0]) } })]))
        ]
    }

    private var dossier: [Document.Block] {
        let sets = content.sets.map { "Số lượng hồ sơ: \($0 < 10 ? "0" : "")\($0) bộ." }
        guard let items = content[.dossier]?.list else { return line(sets) }
        guard !items.isEmpty else { return line(["Không", sets].compactMap { $0 }.joined(separator: ". ")) }
        func count(_ item: Value, _ key: String) -> Text {
            item[key]?.integer.map { Text($0 == 0 ? "-" : "\($0)") } ?? ""
        }
        let hasForms = items.contains { !($0["form"]?.text ?? "").isEmpty }
        let columns =
            [
                Table.Column("Tên giấy tờ", width: 90, namesRows: true),
                Table.Column("Bản chính", width: 16, alignment: .center),
                Table.Column("Bản sao", width: 16, alignment: .center),
            ] + (hasForms ? [Table.Column("Mẫu đơn, tờ khai", width: 43)] : [])
        let groups = items.map { $0["case"]?.text ?? "" }.unique.map { condition in
            Table.Group(
                heading: condition.isEmpty ? nil : "Trường hợp: \(condition)",
                rows: items.filter { ($0["case"]?.text ?? "") == condition }.map { item in
                    [Text(item["item"]?.text ?? ""), count(item, "originals"), count(item, "copies")]
                        + (hasForms ? [Text(item["form"]?.text ?? "")] : [])
                })
        }
        return [.table(Table(summary: "Thành phần hồ sơ", columns: columns, groups: groups))] + line(sets)
    }
}
