/// A range of cells, `A1:E1`, that a sheet shows as one.
struct CellRange {
    let columns: ClosedRange<Int>
    let rows: ClosedRange<Int>

    init(columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
        self.columns = columns
        self.rows = rows
    }

    init?(_ text: String) {
        let ends = text.split(separator: ":").map { Self.cell(String($0)) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
            first.column <= last.column, first.row <= last.row
        else { return nil }
        self.init(columns: first.column...last.column, rows: first.row...last.row)
    }

    /// `D12` as column and row; nil for what no sheet can have.
    static func cell(_ text: String) -> (column: Int, row: Int)? {
        var column = 0
        var row = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte - 64)
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0: row = row * 10 + Int(byte - 48)
            default: return nil
            }
            guard column <= 16_384, row <= 1_048_576 else { return nil }
        }
        return column > 0 && row > 0 ? (column, row) : nil
    }

    /// Gives the cells that a merged cell covers its text, in the rows that are there.
    static func fill(
        _ ranges: [CellRange], _ rows: [(number: Int, cells: [Cell])], _ meter: inout ReadingMeter
    ) throws(ReadingFault) -> [(number: Int, cells: [Cell])] {
        guard !ranges.isEmpty else { return rows }
        var rows = rows
        let places = Dictionary(uniqueKeysWithValues: rows.indices.map { (rows[$0].number, $0) })
        let last = rows.map { $0.cells.last!.column }.max() ?? 0
        for range in ranges {
            guard let origin = places[range.rows.lowerBound],
                let cell = rows[origin].cells.first(where: { $0.column == range.columns.lowerBound })
            else { continue }
            let columns = range.columns.clamped(to: range.columns.lowerBound...max(last, range.columns.lowerBound))
            var index = origin
            while index < rows.count, range.rows.contains(rows[index].number) {
                let isFirstRow = index == origin
                try meter.countSteps(rows[index].cells.count)
                let filled = Set(rows[index].cells.map(\.column))
                let count = rows[index].cells.count
                for column in columns where !filled.contains(column) {
                    try meter.countCell("", column: column)
                    rows[index].cells.append(
                        Cell(column: column, text: cell.text, kind: cell.kind, cover: isFirstRow ? .across : .down))
                }
                if rows[index].cells.count > count { rows[index].cells.sort { $0.column < $1.column } }
                index += 1
            }
        }
        return rows
    }
}
