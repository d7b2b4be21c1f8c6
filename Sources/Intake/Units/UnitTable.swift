internal import Events
internal import VietnameseText

/// One table of a register of units, recognised by its captions.
struct UnitTable {
    /// What the rows of a table are.
    public enum Kind: String, Sendable {
        /// The communes of one or more versions.
        case communes
        /// The provinces of one or more versions.
        case provinces
        /// Dated changes between versions.
        case changes
        /// Which old commune's land went to which new one.
        case edges

        init?(_ columns: Set<UnitColumn>) {
            if columns.isSuperset(of: [.oldCode, .newCode]) {
                self = .edges
            } else if columns.isSuperset(of: [.change, .code, .fromVersion, .toVersion]) {
                self = .changes
            } else if columns.isSuperset(of: [.code, .name, .provinceCode]) {
                self = .communes
            } else if columns.isSuperset(of: [.provinceCode, .name])
                || columns.isSuperset(of: [.provinceCode, .provinceName])
            {
                self = .provinces
            } else {
                return nil
            }
        }
    }

    let kind: Kind
    let file: String
    private let columns: [UnitColumn: Int]
    private let sheet: Sheet
    private let firstRow: Int

    /// Nil when no row of it names columns that a register has.
    init?(_ sheet: Sheet, file: String) {
        for (index, row) in sheet.rows.prefix(20).enumerated() {
            let columns = UnitColumn.columns(of: row)
            guard let kind = Kind(Set(columns.keys)) else { continue }
            self.kind = kind
            self.file = file
            self.columns = columns
            self.sheet = sheet
            self.firstRow = index + 1
            return
        }
        return nil
    }

    func has(_ column: UnitColumn) -> Bool { columns[column] != nil }

    var records: [Record] {
        sheet.rows.dropFirst(firstRow).map { row in
            Record(row: row, columns: columns, place: Place(file: file, sheet: sheet.name, row: row.number))
        }
    }

    /// One row under its captions.
    struct Record {
        private let row: Row
        private let columns: [UnitColumn: Int]
        let place: Place

        fileprivate init(row: Row, columns: [UnitColumn: Int], place: Place) {
            self.row = row
            self.columns = columns
            self.place = place
        }

        /// The text of a cell on one line, mended; empty where there is none.
        subscript(column: UnitColumn) -> String {
            guard let text = columns[column].flatMap({ row[$0]?.text }) else { return "" }
            let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "&") }
            return isPlain ? text : CleanText(text).line
        }

        /// What had to be mended in a cell.
        func findings(_ column: UnitColumn) -> [TextFinding] {
            columns[column].flatMap { row[$0]?.text }.map { CleanText($0).findings } ?? []
        }

        /// A code of so many digits. Spreadsheets take zeros away from the front of numbers.
        func code(_ column: UnitColumn, digits: Int) -> UnitCode? {
            let text = self[column]
            guard !text.isEmpty, text.utf8.count <= digits, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
                return nil
            }
            return UnitCode(String(repeating: "0", count: digits - text.utf8.count) + text)
        }

        func isPadded(_ column: UnitColumn, digits: Int) -> Bool { self[column].utf8.count < digits }

        var day: CivilDate? {
            let text = self[.effectiveFrom]
            return CivilDate(text) ?? DateReading.day(text)
        }
    }
}
