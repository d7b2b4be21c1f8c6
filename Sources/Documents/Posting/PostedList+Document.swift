internal import Events
internal import Projections

extension PostedList {
    /// The list as it goes on the wall.
    public var document: Document {
        let frame = PostingFrame(catalogue: catalogue, profile: profile, digest: receipt.list)
        var document = Document(
            title: "Danh mục thủ tục hành chính, \(catalogue.commune.name) (\(catalogue.commune.code)), "
                + catalogue.basis.on.dayMonthYear,
            orientation: orientation, day: DocumentDay(catalogue.basis.on))
        document.mark = frame.mark("Danh mục TTHC")
        document.letterhead = frame.letterhead
        document.heading = heading
        document.subheading = subheading
        document.blocks = frame.reception + [.table(table)] + summary + frame.feedback + frame.provenance
        document.closing = frame.closing(receipt)
        return document
    }

    /// Portrait where the columns fit it.
    private var orientation: Document.Orientation {
        if let orientation = options.orientation { return orientation }
        let asked = Self.ordinalWidth + columns.reduce(0) { $0 + $1.width }
        return asked <= PageGeometry(orientation: .portrait).measure + 20 ? .portrait : .landscape
    }

    private static let ordinalWidth = 11

    /// In the words in use for such lists.
    private var heading: [String] {
        switch options.section {
        case nil:
            ["DANH MỤC THỦ TỤC HÀNH CHÍNH", "THUỘC THẨM QUYỀN TIẾP NHẬN, GIẢI QUYẾT CỦA ỦY BAN NHÂN DÂN CẤP XÃ"]
        case .resolve: ["DANH MỤC THỦ TỤC HÀNH CHÍNH", "THUỘC THẨM QUYỀN GIẢI QUYẾT CỦA ỦY BAN NHÂN DÂN CẤP XÃ"]
        case .receive: ["DANH MỤC THỦ TỤC HÀNH CHÍNH", "TIẾP NHẬN TẠI TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG CẤP XÃ"]
        }
    }

    private var subheading: [String] {
        (options.fields.isEmpty ? [] : ["Lĩnh vực: \(options.fields.joined(separator: "; "))"])
            + ["(Cập nhật đến ngày \(catalogue.basis.on.dayMonthYear))"]
    }

    package var table: Table {
        var table = Table(
            summary: "Danh mục thủ tục hành chính, \(catalogue.commune.name)",
            columns: [Table.Column("STT", width: Self.ordinalWidth, alignment: .center)]
                + columns.map {
                    Table.Column(
                        $0.caption, width: $0.width, alignment: $0.alignment,
                        namesRows: $0 == (columns.contains(.name) ? .name : columns.first))
                })
        var ordinal = 0
        for (index, part) in parts.enumerated() {
            if let section = part.section {
                let count = part.groups.reduce(0) { $0 + $1.entries.count }
                table.groups.append(
                    Table.Group(
                        heading: "\(index == 0 ? "A" : "B"). \(section.inCapitals) (\(count) TTHC)", isPart: true))
            }
            for (number, group) in part.groups.enumerated() {
                var rows = Table.Group(heading: group.heading(number + 1))
                for entry in group.entries {
                    ordinal += 1
                    rows.rows.append(["\(ordinal)"] + columns.map { Text(text($0, of: entry)) })
                }
                table.groups.append(rows)
            }
        }
        let page = PageGeometry(orientation: orientation)
        table.fitWidths(to: page.measure, fontSize: page.tableFontSize)
        return table
    }

    /// The total, and what empty cells mean.
    private var summary: [Document.Block] {
        let fields = Set(entries.map(\.field)).count
        let total = Text.bold("Tổng số: \(entries.count) thủ tục hành chính, \(fields) lĩnh vực.")
        let others = entries.contains { $0.first.decision.province != catalogue.commune.province }
        let issuer = "UBND \(catalogue.commune.provinceInText)"
        var remarks: [String] = []
        if columns.contains(.decision), others {
            remarks.append("Quyết định không ghi cơ quan ban hành là của \(issuer).")
        } else if columns.contains(.decision), !entries.isEmpty {
            remarks.append("Các quyết định công bố là của \(issuer).")
        }
        let hasGaps = entries.contains { entry in
            columns.contains { $0 != .notes && text($0, of: entry).isEmpty }
        }
        if hasGaps { remarks.append("Ô để trống: quyết định công bố không nêu.") }
        return [.paragraph(remarks.reduce(total) { $0 + .italic(" \($1)") })]
    }
}

extension PostedList.Group {
    /// `I. LĨNH VỰC HỘ TỊCH (20 TTHC)`.
    func heading(_ number: Int) -> String {
        let name = field.map { "LĨNH VỰC \($0.uppercased())" } ?? "CHƯA PHÂN LĨNH VỰC"
        return "\(RomanNumeral.text(number)). \(name) (\(entries.count) TTHC)"
    }
}

extension PostedList.Section {
    fileprivate var inCapitals: String {
        switch self {
        case .resolve: "THỦ TỤC THUỘC THẨM QUYỀN GIẢI QUYẾT CỦA CẤP XÃ"
        case .receive: "THỦ TỤC CẤP XÃ TIẾP NHẬN, CHUYỂN CƠ QUAN CÓ THẨM QUYỀN GIẢI QUYẾT"
        }
    }
}

/// Roman numerals, as official documents number their sections.
package enum RomanNumeral {
    private static let signs = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]

    /// - Precondition: the number is at least 1.
    package static func text(_ number: Int) -> String {
        precondition(number > 0)
        var rest = number
        return signs.map { value, sign in
            defer { rest %= value }
            return String(repeating: sign, count: rest / value)
        }.joined()
    }
}
