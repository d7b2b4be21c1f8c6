import Events
internal import GRDB

/// What stands for a procedure in an area over a stretch of days, as one row.
struct SpanRow: Hashable {
    var from: CivilDate
    var until: CivilDate
    let standing: ProcedureState.Standing
    /// Whether it is in force or suspended, and of commune level.
    let isListed: Bool
    let content: Int?
    /// Positions of the lines applied since it came into force, in order.
    let facts: [Int]
    /// Those of them whose territory holds only a part of the land.
    var partial: [Int]
    let review: ReviewMarks
    let basisEnds: CivilDate?

    /// Whether the row says no more than that there is nothing.
    var isBlank: Bool { standing == .nothing && review.isEmpty }
}

/// The lines that put a procedure to review, by reason.
struct ReviewMarks: Hashable {
    var conflict: [Int] = []
    var stillborn: [Int] = []
    var overwritten: [Int] = []
    var expired: [Int] = []
    /// The line that last set the legal bases.
    var legalBases: Int?

    var isEmpty: Bool { conflict.isEmpty && stillborn.isEmpty && overwritten.isEmpty && expired.isEmpty }

    func mentions(_ line: Int) -> Bool {
        conflict.contains(line) || stillborn.contains(line) || overwritten.contains(line) || expired.contains(line)
            || legalBases == line
    }

    /// `conflict;stillborn;overwritten;expired;legalBases`, positions with commas between; empty when there are none.
    var text: String {
        let lists = [conflict, stillborn, overwritten, expired, legalBases.map { [$0] } ?? []]
        return lists.allSatisfy(\.isEmpty) ? "" : lists.map(\.commaSeparated).joined(separator: ";")
    }

    init() {}

    init(text: String) {
        guard !text.isEmpty else { return }
        let lists = text.split(separator: ";", omittingEmptySubsequences: false).map { [Int](commaSeparated: $0) }
        (conflict, stillborn, overwritten, expired) = (lists[0], lists[1], lists[2], lists[3])
        legalBases = lists[4].first
    }
}

extension [Int] {
    var commaSeparated: String { map(String.init).joined(separator: ",") }

    init(commaSeparated text: some StringProtocol) {
        self.init(commaSeparated: text.utf8)
    }

    init(commaSeparated bytes: some Collection<UInt8>) {
        self = []
        guard !bytes.isEmpty else { return }
        var number = 0
        for byte in bytes {
            if byte == UInt8(ascii: ",") {
                append(number)
                number = 0
            } else {
                number = number * 10 + Int(byte - UInt8(ascii: "0"))
            }
        }
        append(number)
    }
}

extension SpanRow {
    static let columns = columns(of: "span")

    /// Of a table of rows joined with the states they refer to (``joined(_:)``).
    static func columns(of table: String) -> String {
        let own = ["from_day", "until_day", "standing", "is_listed", "content", "partial"].map { "\(table).\($0)" }
        return (own + ["state.facts", "state.review", "state.basis_ends"]).joined(separator: ", ")
    }

    /// How many columns those are.
    static let columnCount = 9

    /// A table of rows with the states they refer to.
    static func joined(_ table: String) -> String { "\(table) JOIN state ON state.id = \(table).state" }

    /// Reads the columns of ``columns`` from an offset on.
    init(_ row: Row, at offset: Int = 0) {
        self.from = CivilDate(dayNumber: row[offset])
        self.until = CivilDate(dayNumber: row[offset + 1])
        self.standing = ProcedureState.Standing(rawValue: row[offset + 2])!
        self.isListed = row[offset + 3]
        self.content = row[offset + 4]
        self.partial = [Int](commaSeparated: row[offset + 5] as String)
        self.facts = [Int](commaSeparated: row[offset + 6] as String)
        self.review = ReviewMarks(text: row[offset + 7])
        self.basisEnds = (row[offset + 8] as Int?).map(CivilDate.init(dayNumber:))
    }

    /// The same, of a row as SQLite has it.
    init(_ row: BoundRow, at offset: Int32) {
        func numbers(_ column: Int32) -> [Int] { row.withBytes(offset + column) { [Int](commaSeparated: $0) } }
        self.from = CivilDate(dayNumber: row.integer(offset))
        self.until = CivilDate(dayNumber: row.integer(offset + 1))
        self.standing = ProcedureState.Standing(rawValue: row.integer(offset + 2))!
        self.isListed = row.flag(offset + 3)
        self.content = row.optionalInteger(offset + 4)
        self.partial = numbers(5)
        self.facts = numbers(6)
        // Of most rows there is nothing to review.
        let isQuiet = row.withBytes(offset + 7, \.isEmpty)
        self.review = isQuiet ? ReviewMarks() : ReviewMarks(text: row.text(offset + 7))
        self.basisEnds = row.optionalInteger(offset + 8).map(CivilDate.init(dayNumber:))
    }
}
