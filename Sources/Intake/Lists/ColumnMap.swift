/// Which column of a table says what.
public struct ColumnMap: Sendable {
    /// The captions as the file has them, by column.
    public let titles: [Int: String]
    private let columns: [Int: Caption]

    init(titles: [Int: String], columns: [Int: Caption]) {
        self.titles = titles
        self.columns = columns
    }

    public subscript(column: Int) -> Caption? { columns[column] }

    /// The columns that say something, in order.
    public func columns(of caption: Caption) -> [Int] { columns.filter { $0.value == caption }.keys.sorted() }

    public func has(_ caption: Caption) -> Bool { columns.values.contains(caption) }

    /// The columns whose captions mean nothing here, in order.
    public var unknown: [Int] { titles.keys.filter { columns[$0] == nil }.sorted() }
}

extension ColumnMap {
    /// Reads a row as captions; nil when it is no header row.
    ///
    /// A header row names at least two things of a list that is known here, a code, a name or a decision among them, and
    /// holds no code itself.
    init?(header cells: [Int: String], extra: [String: Caption] = [:]) {
        guard cells.count >= 2, cells.count <= Self.mostColumns else { return nil }
        var columns: [Int: Caption] = [:]
        var taken: Set<Caption> = []
        for (column, text) in cells.sorted(by: { $0.key < $1.key }) {
            guard text.utf8.count <= 400, let caption = extra[Caption.words(text)] ?? Caption(caption: text) else {
                continue
            }
            // A caption that stands twice: the second says the same of something else, and is not guessed at.
            if caption == .name, taken.contains(.name), taken.contains(.replacedName) { continue }
            if taken.insert(caption).inserted || Self.mayRepeat(caption) { columns[column] = caption }
        }
        let leads: Set<Caption> = [.code, .name, .decisionNumber, .replacedCode]
        guard taken.count >= 2, !taken.isDisjoint(with: leads), !cells.values.contains(where: CodeReading.isCode) else {
            return nil
        }
        self.init(titles: cells, columns: columns)
    }

    /// No list has more captions; a row with more is data.
    private static let mostColumns = 100

    private static func mayRepeat(_ caption: Caption) -> Bool {
        [.note, .agency, .legalBasis, .changingDocument, .status, .onlineLevel, .postalService, .ignored].contains(
            caption)
    }
}
