internal import Events
internal import Projections

extension PostedList {
    /// The list as rows: its field in each row, decisions taken apart, days as days.
    public var sheet: Sheet {
        let columns = (self.columns.contains(.field) ? [] : [PostingColumn.field]) + self.columns
        var sheet = Sheet(
            name: "Danh mục TTHC",
            preface: [
                "Danh mục thủ tục hành chính: \(catalogue.commune.name) (\(catalogue.commune.code))",
                "Cập nhật đến ngày \(catalogue.basis.on.dayMonthYear); mã danh mục \(shortDigest)",
            ], columns: [Sheet.Column("STT", width: 6)] + columns.flatMap(\.sheetColumns))
        for (index, entry) in entries.enumerated() {
            sheet.rows.append([.integer(index + 1)] + columns.flatMap { cells($0, of: entry) })
        }
        return sheet
    }

    private func cells(_ column: PostingColumn, of entry: Catalogue.Entry) -> [Sheet.Cell] {
        switch column {
        case .decision:
            let (first, last) = (entry.first.decision, entry.latest.decision)
            let change: [Sheet.Cell] =
                first == last ? [.blank, .blank] : [.text(last.number), .day(last.signedOn)]
            return [.text(first.number), .day(first.signedOn), .text(Self.issuer(first, catalogue))] + change
        case .since: return [entry.first.effectiveFrom.map(Sheet.Cell.day) ?? .blank]
        default:
            let text = text(column, of: entry)
            return [text.isEmpty ? .blank : .text(text)]
        }
    }
}

extension PostingColumn {
    fileprivate var sheetColumns: [Sheet.Column] {
        guard self == .decision else { return [Sheet.Column(caption, width: max(width * 7 / 10, 12))] }
        return [
            Sheet.Column("Số quyết định công bố", width: 16), Sheet.Column("Ngày ký", width: 11),
            Sheet.Column("Cơ quan công bố", width: 22), Sheet.Column("Quyết định sửa đổi gần nhất", width: 16),
            Sheet.Column("Ngày ký quyết định sửa đổi", width: 13),
        ]
    }
}
