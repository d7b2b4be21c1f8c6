public import Events

/// Rows for a spreadsheet: one head, cells with types, no groups, so that it can be sorted and filtered.
public struct Sheet: Hashable, Sendable {
    public enum Cell: Hashable, Sendable {
        case text(String)
        case integer(Int)
        case day(CivilDate)
        /// Nothing is stated; differs from an empty text in nothing that one sees.
        case blank
    }

    public struct Column: Hashable, Sendable {
        public var caption: String
        /// In characters.
        public var width: Int

        public init(_ caption: String, width: Int) {
            self.caption = caption
            self.width = width
        }
    }

    /// What the tab is called: at most 31 characters, none of `[ ] : * ? / \`.
    public var name: String
    /// Lines above the table; the first is its title. Only in a workbook.
    public var preface: [String]
    public var columns: [Column]
    public var rows: [[Cell]]

    public init(name: String, preface: [String], columns: [Column], rows: [[Cell]] = []) {
        self.name = name
        self.preface = preface
        self.columns = columns
        self.rows = rows
    }
}
