internal import VietnameseText

/// Recognises the lists of a file: header rows, group rows, and the rows that are a procedure or a decision each.
///
/// No row is lost: each row of the file is a row of the list, a row passed over for a reason, or part of the row above.
public struct ListReader: Sendable {
    /// A row that is no row of a list.
    public struct Passed: Hashable, Sendable {
        public enum Reason: String, CaseIterable, Hashable, Sendable {
            /// Before the first header row of its sheet.
            case title
            case header
            /// `(1) (2) (3)` under a header.
            case columnNumbers
            case group
            /// Tổng số.
            case total
            /// Goes on with the row above: its code is one merged cell with that row's.
            case continuation
            /// Text below or between the rows, in one cell.
            case text
            /// The same as another row.
            case duplicate
            /// Of a table in which no header row was found.
            case noHeader
        }

        public let place: Place
        public let reason: Reason
        /// The beginning of what it says.
        public let text: String
    }

    /// A number of procedures that a heading promises, and how many rows stood under it.
    public struct Count: Hashable, Sendable {
        public let place: Place
        public let heading: String
        public let promised: Int
        public fileprivate(set) var found = 0
    }

    public private(set) var rows: [ListRow] = []
    public private(set) var passed: [Passed] = []
    /// Headings whose promise is not kept.
    public var brokenCounts: [Count] { counts.filter { $0.promised != $0.found } }
    /// Captions that mean nothing here, each once, with where they stand.
    public private(set) var unknownCaptions: [(place: Place, title: String)] = []
    /// What the paper says of itself outside its tables.
    public private(set) var frame = PaperFrame()

    private let file: String
    private let extra: [String: Caption]
    private var counts: [Count] = []
    private var openCounts: [(index: Int, depth: Int)] = []

    /// - Parameter captions: further captions, as written, with what they mean.
    public init(_ table: TableFile, captions: [String: Caption] = [:]) {
        self.file = table.name
        self.extra = Dictionary(captions.map { (Caption.words($0.key), $0.value) }) { first, _ in first }
        var section = Section()
        for sheet in table.sheets { read(sheet, &section, isDocument: table.format == .docx) }
        for paragraph in table.rest { frame.read(paragraph) }
    }

    private mutating func read(_ sheet: Sheet, _ section: inout Section, isDocument: Bool) {
        if !isDocument {
            let number = section.number
            section = Section()
            section.number = number + (number > 1 ? 1 : 0)
        }
        for paragraph in sheet.lead {
            frame.read(paragraph)
            guard Heading.isHeading(paragraph: paragraph) else { continue }
            let heading = Heading(paragraph)
            if heading.saysSomething { enter(heading, at: Place(file: file, sheet: sheet.name), &section) }
        }
        var map: ColumnMap?
        var headerRow: Row?
        for row in sheet.rows {
            let place = Place(file: file, sheet: sheet.name, row: row.number)
            if map == nil, row.number - (sheet.rows.first?.number ?? 0) > Self.mostTitleRows {
                pass(row, place, .noHeader)
            } else if !holdsCode(row, map), let found = header(row, after: headerRow, in: sheet) {
                if map == nil { section.number += 1 }
                tellUnknown(found, place)
                map = found
                headerRow = row
                pass(row, place, .header)
            } else if let map {
                read(row, place, map, &section)
            } else {
                if row.cells.count <= Self.mostTitleCells {
                    for cell in row.cells where cell.cover == .none { frame.read(cell.text) }
                }
                readTitle(row, place, &section)
            }
        }
        if map == nil {
            passed = passed.map { passed in
                guard passed.place.sheet == sheet.name, passed.reason == .title else { return passed }
                return Passed(place: passed.place, reason: .noHeader, text: passed.text)
            }
        }
    }

    /// How far from the top of a sheet its header row is looked for.
    private static let mostTitleRows = 200
    /// A row with more cells is no part of a paper's frame.
    private static let mostTitleCells = 40

    private func holdsCode(_ row: Row, _ map: ColumnMap?) -> Bool {
        guard let map else { return false }
        return map.columns(of: .code).contains { row[$0].map { CodeReading.isCode($0.text) } ?? false }
    }

    private mutating func readTitle(_ row: Row, _ place: Place, _ section: inout Section) {
        let texts = row.cells.filter { $0.cover == .none }
        for cell in texts where texts.count <= 2 {
            for line in cell.text.split(separator: "\n") {
                let heading = Heading(String(line))
                if heading.saysSomething { enter(heading, at: place, &section) }
            }
        }
        pass(row, place, .title)
    }

    /// The columns that a row names; a second header row right under the first goes on with it.
    private func header(_ row: Row, after previous: Row?, in sheet: Sheet) -> ColumnMap? {
        let texts = Dictionary(row.cells.map { ($0.column, $0.text) }) { first, _ in first }
        if let previous, row.number == previous.number + 1, row.number > 1,
            row.cells.contains(where: { $0.cover == .down }),
            !row.cells.contains(where: { CodeReading.isCode($0.text) })
        {
            var joined = Dictionary(previous.cells.map { ($0.column, $0.text) }) { first, _ in first }
            for cell in row.cells where cell.cover != .down {
                let above = joined[cell.column]
                // Under a caption that spans columns, the own one says more.
                joined[cell.column] =
                    Caption(caption: cell.text) != nil
                    ? cell.text : [above, cell.text].compactMap { $0 }.joined(separator: " ")
            }
            if let map = ColumnMap(header: joined, extra: extra) { return map }
        }
        let distinct = Dictionary(row.cells.filter { $0.cover != .across }.map { ($0.column, $0.text) }) { first, _ in
            first
        }
        return ColumnMap(header: row.number == 0 ? texts : distinct, extra: extra)
    }

    private mutating func tellUnknown(_ map: ColumnMap, _ place: Place) {
        for column in map.unknown where !unknownCaptions.contains(where: { $0.title == map.titles[column]! }) {
            var place = place
            place.column = column
            unknownCaptions.append((place, map.titles[column]!))
        }
    }

    private mutating func pass(_ row: Row, _ place: Place, _ reason: Passed.Reason) {
        let text = row.cells.filter { $0.cover == .none }.map { CleanText($0.text).line }.joined(separator: " | ")
        passed.append(Passed(place: place, reason: reason, text: String(text.prefix(120))))
    }

    private mutating func enter(_ heading: Heading, at place: Place, _ section: inout Section) {
        section.enter(heading)
        let depth = heading.field != nil ? 2 : !heading.levels.isEmpty ? 1 : 0
        openCounts.removeAll { $0.depth >= depth }
        if let promised = heading.count {
            counts.append(Count(place: place, heading: heading.text, promised: promised))
            openCounts.append((counts.count - 1, depth))
        }
    }
}

extension ListReader {
    /// A row under a header.
    private mutating func read(_ row: Row, _ place: Place, _ map: ColumnMap, _ section: inout Section) {
        let own = row.cells.filter { $0.cover == .none }
        if isNumbering(own) { return pass(row, place, .columnNumbers) }
        let codes = map.columns(of: .code)
        let codeCell = codes.compactMap { row[$0] }.first
        let hasCode = row.cells.contains { codes.contains($0.column) && CodeReading.isCode($0.text) }
        if !hasCode {
            if own.contains(where: { isTotal($0.text) }) { return pass(row, place, .total) }
            if let heading = heading(row, own, map) {
                enter(heading, at: place, &section)
                return pass(row, place, .group)
            }
        }
        if let codeCell, codeCell.cover == .down, hasCode, let last = rows.last, last.place.sheet == place.sheet {
            rows[rows.count - 1] = joined(last, with: row, map)
            return pass(row, place, .continuation)
        }
        let fields = fields(of: row, map)
        let leads: [Caption] = [.code, .name, .decisionNumber, .replacedCode, .replacedName]
        // A line of text stands alone; a row that tells more, or whose list has but codes, lacks its code.
        let isRow = leads.contains { fields[$0] != nil } || !fields.isEmpty && (own.count > 1 || !map.has(.name))
        guard isRow else { return pass(row, place, .text) }
        let isDecision = !map.has(.code) && !map.has(.name) && map.has(.decisionNumber)
        rows.append(
            ListRow(place: place, fields: fields, section: section, tables: row.tables, isDecision: isDecision))
        for open in openCounts { counts[open.index].found += 1 }
    }

    private func fields(of row: Row, _ map: ColumnMap) -> [Caption: [ListRow.Field]] {
        var fields: [Caption: [ListRow.Field]] = [:]
        for cell in row.cells {
            guard let caption = map[cell.column], caption != .ignored else { continue }
            // The text of a cell that spans several columns is of the first.
            guard cell.cover != .across else { continue }
            fields[caption, default: []].append(
                .init(text: cell.text, kind: cell.kind, column: cell.column, title: map.titles[cell.column] ?? ""))
        }
        return fields
    }

    /// A row whose code is one cell with that of the row above: what it adds is put on lines below.
    private func joined(_ row: ListRow, with next: Row, _ map: ColumnMap) -> ListRow {
        var fields = row.fields
        for cell in next.cells where cell.cover == .none {
            guard let caption = map[cell.column], caption != .ordinal, caption != .ignored else { continue }
            if let index = fields[caption]?.firstIndex(where: { $0.column == cell.column }) {
                let old = fields[caption]![index]
                guard old.text != cell.text else { continue }
                fields[caption]![index] = .init(
                    text: old.text + "\n" + cell.text, kind: .text, column: old.column, title: old.title)
            } else {
                fields[caption, default: []].append(
                    .init(text: cell.text, kind: cell.kind, column: cell.column, title: map.titles[cell.column] ?? ""))
            }
        }
        return ListRow(
            place: row.place, fields: fields, section: row.section, tables: row.tables, isDecision: row.isDecision)
    }

    /// `1 2 3`, `(1) (2) (3)`, `(5)=(3)+(4)`: numbers of columns.
    private func isNumbering(_ cells: [Cell]) -> Bool {
        guard cells.count >= 3 else { return false }
        var numbers: [Int] = []
        for cell in cells {
            guard let match = CleanText(cell.text).line.wholeMatch(of: /\(?\s*(\d{1,2})\s*\)?\s*(?:=.*)?/) else {
                return false
            }
            numbers.append(Int(match.output.1)!)
        }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 } && numbers[0] <= 2
    }

    private func isTotal(_ text: String) -> Bool {
        let words = PlainKey(text).text
        return words.hasPrefix("tong so") || words.hasPrefix("tong cong") || words.hasPrefix("cong:") || words == "cong"
            || words == "tong"
            || words.hasPrefix("tong:")
    }

    /// A row without a code that says something of the rows below.
    private func heading(_ row: Row, _ own: [Cell], _ map: ColumnMap) -> Heading? {
        let ordinals = Set(map.columns(of: .ordinal))
        let first = own.first
        let ordinal = first.flatMap { cell -> String? in
            let text = CleanText(cell.text).line
            let isMark = text.wholeMatch(of: /(?:[IVXLC]+|[A-ZĐ]|\d{1,3})[.)]?/) != nil
            return own.count > 1 && (ordinals.contains(cell.column) || isMark) ? text : nil
        }
        let texts = ordinal == nil ? own : Array(own.dropFirst())
        guard texts.count == 1, let text = texts.first?.text, !text.isBlank else { return nil }
        let heading = Heading(text, ordinal: ordinal)
        let isMarked = ordinal.map { Int($0.filter(\.isNumber)) == nil } ?? false
        let spans = row.cells.filter { $0.cover == .across }.count >= 2
        let words = PlainKey(text).text
        // A name alone is a procedure without a code, unless its row has the look of a heading.
        let looksSo =
            isMarked || spans || heading.count != nil || Heading.isHeading(paragraph: text)
            || words.hasPrefix("linh vuc") || words.hasPrefix("cap ")
        guard looksSo || (heading.saysSomething && map[texts[0].column] != .name) else { return nil }
        // Under a heading mark, an unknown text names a field (Luật sư, Hộ tịch).
        if !heading.saysSomething, isMarked || spans || heading.count != nil {
            var named = heading
            named.field = CleanText(Heading.bare(text)).line
            return named
        }
        return heading.saysSomething ? heading : nil
    }
}

extension Heading {
    /// A heading's words without its number and the count behind it.
    static func bare(_ raw: String) -> String {
        var text = CleanText(raw).line
        text = text.replacing(/^(?:[IVXLC]+|[A-ZĐ]|\d{1,2})\s*[.)\/-]\s*/, with: "")
        text = text.replacing(/(?i)\(?\s*\d{1,4}\s*(?:TTHC|thủ\s+tục(?:\s+hành\s+chính)?)\s*\)?\s*$/, with: "")
        return text.trimmed
    }
}
