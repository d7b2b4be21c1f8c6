/// A foreign file that holds tables, read whole: sheets of rows of cells, each with its place.
///
/// XLSX, CSV (comma, semicolon, tab, bar), tables of DOCX, and JSON records come out in one form, so that whoever
/// recognises lists need not know where they came from. The format is told by the bytes; a name that promises another
/// format is refused. Text is as the file has it: nothing is trimmed, folded or normalised here.
///
/// ```swift
/// let file = try TableFile(name: "danh-sach.xlsx", contents: bytes)
/// for sheet in file.sheets {
///     for row in sheet.rows { print(row.number, row[1]?.text ?? "") }
/// }
/// ```
public struct TableFile: Sendable {
    public let name: String
    public let format: ReadingFault.Format
    /// In the order of the file. One for CSV and JSON; of a workbook also hidden ones; one for each table of a document.
    public let sheets: [Sheet]
    /// Paragraphs of a document after its last table.
    public let rest: [String]

    /// Whether values that a workbook keeps beside its formulas are taken.
    public enum Formulas: Sendable {
        /// A formula is a fault: its value is whatever some program last wrote beside it.
        case refused
        /// The kept value is taken, and marked in ``Cell/Kind/formula``.
        case keptValues
    }

    /// - Throws: ``ReadingFault``; nothing of the file is used then.
    public init(
        name: String, contents: [UInt8], limits: ReadingLimits = .standard, formulas: Formulas = .refused
    ) throws(ReadingFault) {
        self.name = name
        guard contents.count <= limits.fileBytes else {
            throw ReadingFault(.tooMuch(.fileBytes, found: contents.count, limit: limits.fileBytes))
        }
        self.format = try FormatRecognition.format(of: contents, name: name)
        var meter = ReadingMeter(limits)
        switch format {
        case .xlsx:
            var workbook = try Workbook(contents, formulas: formulas, limits: limits)
            self.sheets = try workbook.sheets(&meter)
            self.rest = []
        case .docx: (self.sheets, self.rest) = try WordDocument.tables(contents, &meter)
        case .json:
            self.sheets = try RecordReader.sheets(contents, &meter)
            self.rest = []
        default:
            self.sheets = try [CSVReader.sheet(contents, &meter)]
            self.rest = []
        }
        guard sheets.contains(where: { !$0.rows.isEmpty }) else { throw ReadingFault(.noTable) }
    }
}

/// One sheet of a workbook, one table of a document, the whole of a CSV file.
public struct Sheet: Sendable {
    /// The sheet's name; nil where there is but one and it has none. The tables of a document are counted from 1.
    public enum Name: Hashable, Sendable {
        case none
        case sheet(String)
        case table(Int)
        /// Records of JSON, which have no columns one could point at.
        case records
    }

    public let name: Name
    /// The paragraphs of a document between the table before and this one: its headings.
    public let lead: [String]
    /// Rows with something in them, in order.
    public let rows: [Row]

    public init(name: Name, lead: [String] = [], rows: [Row]) {
        self.name = name
        self.lead = lead
        self.rows = rows
    }
}

/// A row that holds something.
public struct Row: Sendable {
    /// As the file counts, from 1: the row of the sheet, the record of CSV or JSON (0: the keys of JSON records).
    public let number: Int
    /// Cells with something in them, by column.
    public let cells: [Cell]
    /// Tables inside a JSON record, by key.
    public let tables: [Nested]

    /// A list of objects within a record.
    public struct Nested: Sendable {
        public let key: String
        /// Each as key and text, in the order of the file.
        public let records: [[(key: String, text: String)]]
    }

    public init(number: Int, cells: [Cell], tables: [Nested] = []) {
        self.number = number
        self.cells = cells
        self.tables = tables
    }

    /// The cell of a column, counted from 1; nil when it is empty.
    public subscript(column: Int) -> Cell? {
        guard column > cells.count || cells[column - 1].column != column else { return cells[column - 1] }
        return cells.first { $0.column == column }
    }
}

/// A cell that holds something.
public struct Cell: Sendable, Hashable {
    public enum Kind: UInt8, Sendable, Hashable {
        case text
        /// A number, written as the sheet shows its decimals, else in its shortest form.
        case number
        /// A day, written as ISO 8601.
        case date
        case flag
        /// An error value such as `#REF!`.
        case error
        /// The value kept beside a formula.
        case formula
    }

    /// Whether it is the cell itself, or one that a merged cell covers and that so has its text.
    public enum Cover: UInt8, Sendable, Hashable {
        case none
        /// Covered by a cell to its left in the same row.
        case across
        /// Covered by a cell of a row above.
        case down
    }

    /// From 1.
    public let column: Int
    public let text: String
    public let kind: Kind
    public let cover: Cover

    public init(column: Int, text: String, kind: Kind = .text, cover: Cover = .none) {
        self.column = column
        self.text = text
        self.kind = kind
        self.cover = cover
    }
}

/// Where something stands in a foreign file.
public struct Place: Hashable, Sendable {
    public var file: String?
    public var sheet: Sheet.Name
    /// As ``Row/number``.
    public var row: Int?
    /// From 1.
    public var column: Int?

    public init(file: String? = nil, sheet: Sheet.Name = .none, row: Int? = nil, column: Int? = nil) {
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column
    }

    /// The column in the letters of spreadsheets: 1 is `A`, 27 `AA`.
    public static func letters(_ column: Int) -> String {
        var rest = column
        var letters = ""
        while rest > 0 {
            letters = String(Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26)))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    /// `D12`: the cell as spreadsheets name it; nil when row or column is not known.
    public var cell: String? {
        guard let row, let column, sheet != .records else { return nil }
        return Place.letters(column) + String(row)
    }
}
