/// A table: its head is repeated on every page, its rows stand in groups.
public struct Table: Hashable, Sendable {
    public enum Alignment: Hashable, Sendable {
        case start, center, end
    }

    public struct Column: Hashable, Sendable {
        public var caption: String
        /// How much of the width it takes, in millimetres where the table has all the room it asks for.
        public var width: Int
        public var alignment: Alignment
        /// Whether its cells name their rows; one column should.
        public var namesRows: Bool

        public init(_ caption: String, width: Int, alignment: Alignment = .start, namesRows: Bool = false) {
            self.caption = caption
            self.width = width
            self.alignment = alignment
            self.namesRows = namesRows
        }
    }

    /// Rows below a heading that spans the table.
    public struct Group: Hashable, Sendable {
        /// Nil: rows without a heading.
        public var heading: String?
        /// A part (A, B), with groups after it and no row of its own.
        public var isPart: Bool
        public var rows: [[Text]]

        public init(heading: String? = nil, isPart: Bool = false, rows: [[Text]] = []) {
            self.heading = heading
            self.isPart = isPart
            self.rows = rows
        }
    }

    /// What the table is about: read aloud, not printed.
    public var summary: String
    public var columns: [Column]
    public var groups: [Group] = []

    public init(summary: String, columns: [Column], groups: [Group] = []) {
        self.summary = summary
        self.columns = columns
        self.groups = groups
    }

    public var rowCount: Int { groups.reduce(0) { $0 + $1.rows.count } }

    /// An empty box to tick by hand: as the whole of a cell.
    public static let box = Text("☐")
}
