internal import Events
public import Projections

/// What has to be done at the board (phiếu công việc): what to take down, put up and replace to get from one list to another,
/// and which sheets that touches.
public struct WorkOrder: Sendable {
    public let from: PostedList
    public let to: PostedList
    /// Only these fields; empty: all.
    public let fields: [String]
    public let changes: ProcedureChanges
    /// The fields whose sheets are printed again, in the order of the new list; those that are gone come last.
    public let sheets: [Sheet]

    /// The sheet of a field.
    public struct Sheet: Hashable, Sendable {
        public let field: String?
        /// How many procedures it had, and has.
        public let before: Int
        public let after: Int
    }

    /// - Parameters:
    ///   - changes: the difference between the two catalogues.
    ///   - fields: those that either list has; empty: all.
    /// - Throws: ``NoSuchField``.
    public init(
        from: PostedList, to: PostedList, changes: ProcedureChanges, fields: [String] = []
    ) throws(NoSuchField) {
        let known = (to.fields + from.fields).compactMap { $0 }.unique
        for field in fields where !known.contains(field) { throw NoSuchField(field: field, known: known) }
        let old = Dictionary(from.entries.map { ($0.procedure, $0.field) }) { first, _ in first }
        let new = Dictionary(to.entries.map { ($0.procedure, $0.field) }) { first, _ in first }
        // What moved from one field to another is work for the sheets of both.
        func isAsked(_ row: ProcedureChanges.Row) -> Bool {
            let places = [old[row.procedure], new[row.procedure]].compactMap { $0 }
            return places.contains { fields.isEmpty || $0.map(fields.contains) ?? false }
        }
        var changes = changes
        changes.added = changes.added.filter(isAsked)
        changes.removed = changes.removed.filter(isAsked)
        changes.changed = changes.changed.filter(isAsked)
        self.from = from
        self.to = to
        self.fields = fields
        self.changes = changes
        let touched = Set((changes.added + changes.removed + changes.changed).map(\.procedure))
        let affected = Set((to.entries + from.entries).filter { touched.contains($0.procedure) }.map(\.field))
        let (before, after) = (from.counts, to.counts)
        self.sheets = (to.fields + from.fields).unique.filter(affected.contains).map {
            Sheet(field: $0, before: before[$0] ?? 0, after: after[$0] ?? 0)
        }
    }
}

extension PostedList {
    fileprivate var fields: [String?] { entries.map(\.field).unique }
    fileprivate var counts: [String?: Int] {
        Dictionary(entries.map { ($0.field, 1) }, uniquingKeysWith: +)
    }
}

extension WorkOrder {
    public var document: Document {
        let basis = to.catalogue.basis
        let frame = PostingFrame(catalogue: to.catalogue, profile: to.profile, digest: to.receipt.list)
        var document = Document(
            title: "Phiếu công việc niêm yết, \(to.catalogue.commune.name) (\(to.catalogue.commune.code)), "
                + basis.on.dayMonthYear,
            orientation: to.options.orientation ?? .landscape, day: DocumentDay(basis.on))
        document.mark = frame.mark("Phiếu công việc niêm yết")
        document.letterhead = frame.letterhead
        document.heading = ["PHIẾU CÔNG VIỆC CẬP NHẬT NIÊM YẾT THỦ TỤC HÀNH CHÍNH"]
        document.subheading = [
            "(Từ danh mục ngày \(from.catalogue.basis.on.dayMonthYear), mã \(from.shortDigest),"
                + " đến danh mục ngày \(basis.on.dayMonthYear), mã \(to.shortDigest))"
        ]
        document.blocks = blocks
        return document
    }

    private var blocks: [Document.Block] {
        guard !changes.isEmpty else {
            return [
                .paragraph(
                    .bold("Không có thay đổi: không phải gỡ, niêm yết thêm hay thay bản nào.")
                        + (from.receipt.list == to.receipt.list
                            ? "" : " Chỉ ngày cập nhật và mã danh mục là mới; in lại tờ danh mục nếu cần."))
            ]
        }
        var sections: [(title: String, table: Table)] = []
        func section(_ title: String, _ rows: [ProcedureChanges.Row], _ list: PostedList, showsChange: Bool = false) {
            guard !rows.isEmpty else { return }
            sections.append(("\(title) (\(rows.count) TTHC)", table(title, rows, list, showsChange: showsChange)))
        }
        section("Gỡ xuống", changes.removed, from)
        section("Niêm yết mới", changes.added, to)
        section("Thay bản đang niêm yết", changes.changed, to, showsChange: true)
        let numbered = sections.enumerated().flatMap { index, section -> [Document.Block] in
            [.heading("\(RomanNumeral.text(index + 1)). \(section.title)", level: 2), .table(section.table)]
        }
        return [
            .paragraph(
                Text("Danh mục có ") + .bold("\(from.entries.count)") + " thủ tục, nay có "
                    + .bold("\(to.entries.count)")
                    + ". Làm xong việc nào thì đánh dấu vào ô của việc đó.")
        ] + numbered + [
            .heading("\(RomanNumeral.text(sections.count + 1)). Tờ phải in lại", level: 2), .table(sheetTable),
            .paragraph(
                .italic("Số thứ tự chạy suốt danh mục: sau tờ đổi số thủ tục, số thứ tự của các tờ tiếp theo cũng đổi.")
            ),
            .paragraph(Text("Người thực hiện: ……………………………………… Xong lúc: …… giờ …… ngày …… / …… / …………")),
        ]
    }

    private func table(
        _ title: String, _ rows: [ProcedureChanges.Row], _ list: PostedList, showsChange: Bool
    ) -> Table {
        var columns = [
            Table.Column("STT", width: 11, alignment: .center), Table.Column("Mã TTHC", width: 20, alignment: .center),
            Table.Column("Tên thủ tục hành chính", width: showsChange ? 64 : 96, namesRows: true),
            Table.Column("Lĩnh vực", width: 34),
        ]
        if showsChange { columns.append(Table.Column("Nội dung thay đổi", width: 64)) }
        columns += [
            Table.Column("Theo quyết định", width: showsChange ? 40 : 66),
            Table.Column("Đã làm", width: 14, alignment: .center),
        ]
        return Table(
            summary: title, columns: columns,
            groups: [
                Table.Group(
                    rows: rows.enumerated().map { index, row in
                        [Text("\(index + 1)"), Text("\(row.procedure)"), Text(row.name), Text(row.field ?? "")]
                            + (showsChange ? [changeText(row)] : []) + [Text(causes(row)), Table.box]
                    })
            ])
    }

    private func causes(_ row: ProcedureChanges.Row) -> String {
        row.causes.map { cause in
            let act = cause.line.act.vietnamese
            return "\(PostedList.reference(cause.line.decision)): \(act)"
        }.unique.joined(separator: "\n")
    }

    /// Which components changed; the short ones with both values.
    private func changeText(_ row: ProcedureChanges.Row) -> Text {
        let old = ContentWording(from.entries.first { $0.procedure == row.procedure }?.content)
        let new = ContentWording(to.entries.first { $0.procedure == row.procedure }?.content)
        return row.components.enumerated().reduce(Text("")) { text, item in
            let (index, change) = item
            let name = change.component.inWords
            let values = [old, new].map { $0.brief(change.component) ?? "không nêu" }
            return text + .bold((index > 0 ? "\n" : "") + "\(name): ") + Text("\(values[0]) → \(values[1])")
        }
    }

    private var sheetTable: Table {
        let first: [Text] = [
            "1", "Tờ đầu và tờ cuối danh mục (tổng số, ngày cập nhật, mã danh mục)", "\(from.entries.count)",
            "\(to.entries.count)", "In lại", Table.box,
        ]
        let rows = sheets.enumerated().map { index, sheet -> [Text] in
            let work = sheet.after == 0 ? "Gỡ tờ này" : sheet.before == 0 ? "Thêm tờ mới" : "In lại"
            return [
                "\(index + 2)", Text(sheet.field.map { "Lĩnh vực \($0)" } ?? "Chưa phân lĩnh vực"), "\(sheet.before)",
                "\(sheet.after)", Text(work), Table.box,
            ]
        }
        return Table(
            summary: "Tờ phải in lại",
            columns: [
                Table.Column("STT", width: 11, alignment: .center), Table.Column("Tờ", width: 120, namesRows: true),
                Table.Column("Số TTHC cũ", width: 24, alignment: .center),
                Table.Column("Số TTHC mới", width: 24, alignment: .center), Table.Column("Việc", width: 40),
                Table.Column("Đã làm", width: 14, alignment: .center),
            ], groups: [Table.Group(rows: [first] + rows)])
    }

    /// The same as rows.
    public var sheet: Documents.Sheet {
        var sheet = Documents.Sheet(
            name: "Phiếu công việc",
            preface: [
                "Phiếu công việc niêm yết: \(to.catalogue.commune.name) (\(to.catalogue.commune.code))",
                "Từ danh mục ngày \(from.catalogue.basis.on.dayMonthYear), mã \(from.shortDigest)",
                "Đến danh mục ngày \(to.catalogue.basis.on.dayMonthYear), mã \(to.shortDigest)",
            ],
            columns: [
                .init("STT", width: 6), .init("Việc", width: 16), .init("Mã TTHC", width: 12),
                .init("Tên thủ tục hành chính", width: 50), .init("Lĩnh vực", width: 22),
                .init("Nội dung thay đổi", width: 40), .init("Theo quyết định", width: 32),
            ])
        let all =
            changes.removed.map { ("Gỡ xuống", $0) } + changes.added.map { ("Niêm yết mới", $0) }
            + changes.changed.map { ("Thay bản", $0) }
        for (index, (work, row)) in all.enumerated() {
            let change = row.components.isEmpty ? "" : changeText(row).plain
            sheet.rows.append(
                [.integer(index + 1)]
                    + [work, "\(row.procedure)", row.name, row.field ?? "", change, causes(row)].map {
                        $0.isEmpty ? .blank : .text($0)
                    })
        }
        return sheet
    }
}

extension ContentWording {
    /// A component in a few words; nil where it is not stated.
    fileprivate func brief(_ component: Component) -> String? {
        func count(_ unit: String) -> String? { self[component]?.list.map { "\($0.count) \(unit)" } }
        return switch component {
        case .name, .field: self[component]?.text
        case .levels: self[component]?.list.map { $0.compactMap(\.text).map(Self.level).joined(separator: ", ") }
        case .role: self[component]?.text == "receive" ? "tiếp nhận" : "giải quyết"
        case .agency: agency
        case .steps: count("bước")
        case .channels: channelNames?.joined(separator: ", ")
        case .dossier: count("thành phần")
        case .sets: sets.map { "\($0) bộ" }
        case .timeLimit: timeLimit
        case .applicants: applicants?.joined(separator: "; ")
        case .result: result
        case .fees: fees?.joined(separator: "; ")
        case .forms: forms?.joined(separator: "; ")
        case .conditions: conditions
        case .legalBases: legalBasisNumbers?.joined(separator: "; ")
        case .onlineLevel: onlineLevel
        case .postalService: postalService
        case .keywords: self[component]?.list?.compactMap(\.text).joined(separator: ", ")
        case .notes: notes
        }
    }

    private static func level(_ level: String) -> String {
        switch level {
        case "ministry": "cấp bộ"
        case "province": "cấp tỉnh"
        default: "cấp xã"
        }
    }
}

extension Component {
    /// Its name in official documents.
    fileprivate var inWords: String {
        switch self {
        case .name: "Tên"
        case .field: "Lĩnh vực"
        case .levels: "Cấp thực hiện"
        case .role: "Vai trò của xã"
        case .agency: "Cơ quan giải quyết"
        case .steps: "Trình tự thực hiện"
        case .channels: "Cách thức thực hiện"
        case .dossier: "Thành phần hồ sơ"
        case .sets: "Số lượng hồ sơ"
        case .timeLimit: "Thời hạn giải quyết"
        case .applicants: "Đối tượng thực hiện"
        case .result: "Kết quả"
        case .fees: "Phí, lệ phí"
        case .forms: "Mẫu đơn, tờ khai"
        case .conditions: "Yêu cầu, điều kiện"
        case .legalBases: "Căn cứ pháp lý"
        case .onlineLevel: "Mức độ dịch vụ công trực tuyến"
        case .postalService: "Dịch vụ bưu chính công ích"
        case .keywords: "Từ khóa"
        case .notes: "Ghi chú"
        }
    }
}
