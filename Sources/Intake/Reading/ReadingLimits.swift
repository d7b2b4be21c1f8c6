/// How much a foreign file may hold. What lies beyond is refused, with the limit and the value named.
///
/// The standard limits take every list and register that offices really have (the whole nation's units, the whole national
/// database of procedures), and keep a hostile file below two seconds and 200 MB.
public struct ReadingLimits: Sendable {
    /// What is limited.
    public enum Kind: String, Sendable {
        /// Bytes of the file itself.
        case fileBytes
        /// Bytes that come out of a compressed file, over all parts that are read, counted while they are unpacked.
        case unpackedBytes
        /// Parts in a compressed file.
        case parts
        /// Levels to which elements, objects or tables are nested.
        case depth
        /// Sheets of a workbook or tables of a document.
        case sheets
        /// Rows with something in them, over all sheets.
        case rows
        /// The last column with something in it.
        case columns
        /// Cells with something in them, over all sheets.
        case cells
        /// Bytes of one cell as UTF-8.
        case cellBytes
    }

    public var fileBytes = 32 << 20
    public var unpackedBytes = 48 << 20
    public var parts = 2_000
    public var depth = 64
    public var sheets = 500
    public var rows = 200_000
    public var columns = 1_000
    public var cells = 500_000
    public var cellBytes = 100_000

    public static let standard = ReadingLimits()

    public init() {}
}

/// Counts rows and cells of one file against its limits.
struct ReadingMeter {
    let limits: ReadingLimits
    private var sheets = 0
    private var rows = 0
    private var cells = 0
    private var steps = 0

    init(_ limits: ReadingLimits) {
        self.limits = limits
    }

    mutating func countSheet() throws(ReadingFault) {
        sheets += 1
        try check(.sheets, sheets, limits.sheets)
    }

    mutating func countRow() throws(ReadingFault) {
        rows += 1
        try check(.rows, rows, limits.rows)
    }

    /// Counts a cell that holds something; `column` from 1.
    mutating func countCell(_ text: String, column: Int) throws(ReadingFault) {
        cells += 1
        try check(.cells, cells, limits.cells)
        try check(.columns, column, limits.columns)
        try check(.cellBytes, text.utf8.count, limits.cellBytes)
    }

    /// Counts what is passed over as well: cells that a merged cell covers, empty cells and rows, values of JSON. Legitimate
    /// files have few of them for each cell that says something.
    mutating func countSteps(_ count: Int) throws(ReadingFault) {
        steps += count
        try check(.cells, steps, limits.cells * 5)
    }

    func check(_ kind: ReadingLimits.Kind, _ found: Int, _ limit: Int) throws(ReadingFault) {
        guard found <= limit else { throw ReadingFault(.tooMuch(kind, found: found, limit: limit)) }
    }
}
