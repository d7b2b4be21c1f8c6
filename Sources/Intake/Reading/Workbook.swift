/// An XLSX workbook, strict or transitional.
struct Workbook {
    private var archive: Archive
    private let formulas: TableFile.Formulas
    private let limits: ReadingLimits
    private var strings: [String] = []
    private var formats = NumberFormats()

    init(_ bytes: [UInt8], formulas: TableFile.Formulas, limits: ReadingLimits) throws(ReadingFault) {
        self.archive = try Archive(bytes, limits: limits)
        self.formulas = formulas
        self.limits = limits
    }

    mutating func sheets(_ meter: inout ReadingMeter) throws(ReadingFault) -> [Sheet] {
        let top = try Relationships(of: "", in: &archive, limits: limits)
        let book = top.part(ofType: "officeDocument") ?? "xl/workbook.xml"
        let parts = try Relationships(of: book, in: &archive, limits: limits)
        let named = try sheetNames(book)
        if let part = parts.part(ofType: "sharedStrings") { strings = try sharedStrings(part, &meter) }
        if let part = parts.part(ofType: "styles") { formats.read(styles: try styles(part)) }
        var sheets: [Sheet] = []
        for (name, id) in named {
            guard let part = parts[id] else { throw ReadingFault(.partMissing(name)) }
            try meter.countSheet()
            // A sheet that is a chart has no cells.
            guard part.contains("worksheet") || archive.has(part) else { throw ReadingFault(.partMissing(part)) }
            sheets.append(try sheet(part, name: name, &meter))
        }
        return sheets
    }

    private mutating func sheetNames(_ book: String) throws(ReadingFault) -> [(name: String, id: String)] {
        var reader = try XMLReader(try archive.read(book), part: book, limits: limits)
        var found: [(String, String)] = []
        while true {
            switch try reader.next() {
            case .finished: return found
            case .start where reader.name == "sheet":
                guard let name = try reader.attribute("name"), let id = try reader.attribute("id") else {
                    throw ReadingFault(.damaged(.reference, part: book))
                }
                found.append((name, id))
            case .start where reader.name == "workbookPr":
                let flag = try reader.attribute("date1904")
                formats.countsFrom1904 = flag == "1" || flag == "true"
            default: break
            }
        }
    }

    private mutating func sharedStrings(
        _ part: String, _ meter: inout ReadingMeter
    ) throws(ReadingFault) -> [String] {
        var reader = try XMLReader(try archive.read(part), part: part, limits: limits)
        var strings: [String] = []
        while true {
            switch try reader.next() {
            case .finished: return strings
            case .start where reader.name == "si":
                strings.append(try Self.richText(&reader))
                try meter.check(.cells, strings.count, limits.cells)
            default: break
            }
        }
    }

    /// The text of a string item that was just begun: its runs together, without what tells how to pronounce it.
    private static func richText(_ reader: inout XMLReader) throws(ReadingFault) -> String {
        let inside = reader.depth
        var text = ""
        var isText = false
        while true {
            switch try reader.next() {
            case .start where reader.name == "rPh" || reader.name == "phoneticPr": try reader.skipElement()
            case .start where reader.name == "t": isText = true
            case .text where isText: text += reader.text
            case .end:
                isText = false
                if reader.depth < inside { return unescaped(text) }
            default: break
            }
        }
    }

    /// `_x000D_` stands for the character of that code.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
                ?? String(match.output.0)
        }.replacing("\r\n", with: "\n")
    }

    private mutating func styles(_ part: String) throws(ReadingFault) -> NumberFormats.Styles {
        var reader = try XMLReader(try archive.read(part), part: part, limits: limits)
        var styles = NumberFormats.Styles()
        var isCellFormats = false
        while true {
            switch try reader.next() {
            case .finished: return styles
            case .start where reader.name == "numFmt":
                if let id = try reader.attribute("numFmtId").flatMap({ Int($0) }) {
                    styles.codes[id] = try reader.attribute("formatCode")
                }
            case .start where reader.name == "cellXfs": isCellFormats = true
            case .end where reader.name == "cellXfs": isCellFormats = false
            case .start where isCellFormats && reader.name == "xf" && styles.formats.count < 1 << 16:
                styles.formats.append(try reader.attribute("numFmtId").flatMap { Int($0) } ?? 0)
            default: break
            }
        }
    }
}

extension Workbook {
    private mutating func sheet(
        _ part: String, name: String, _ meter: inout ReadingMeter
    ) throws(ReadingFault) -> Sheet {
        var reader = try XMLReader(try archive.read(part), part: part, limits: limits)
        var rows: [(number: Int, cells: [Cell])] = []
        var merges: [CellRange] = []
        var number = 0
        while true {
            switch try reader.next() {
            case .finished:
                let merged = try CellRange.fill(merges, rows, &meter)
                return Sheet(name: .sheet(name), rows: merged.map { Row(number: $0.number, cells: $0.cells) })
            case .start where reader.name == "row":
                let next = try reader.attribute("r").map { Int($0) ?? 0 } ?? (number + 1)
                try meter.countSteps(1)
                guard next > number else { throw ReadingFault(.damaged(.reference, part: part)) }
                number = next
                let cells = try self.cells(&reader, row: number, sheet: name, part: part, &meter)
                guard !cells.isEmpty else { continue }
                try meter.countRow()
                rows.append((number, cells))
            case .start where reader.name == "mergeCell":
                guard let range = try reader.attribute("ref").flatMap(CellRange.init) else {
                    throw ReadingFault(.damaged(.reference, part: part))
                }
                try meter.countSteps(1)
                merges.append(range)
            default: break
            }
        }
    }

    /// The cells of a row that was just begun.
    private func cells(
        _ reader: inout XMLReader, row: Int, sheet: String, part: String, _ meter: inout ReadingMeter
    ) throws(ReadingFault) -> [Cell] {
        let inside = reader.depth
        var cells: [Cell] = []
        var column = 0
        while true {
            switch try reader.next() {
            case .end where reader.depth < inside: return cells
            case .start where reader.name == "c":
                try meter.countSteps(1)
                let next: Int
                if let reference = try reader.attribute("r") {
                    guard let cell = CellRange.cell(reference) else {
                        throw ReadingFault(.damaged(.reference, part: part))
                    }
                    next = cell.column
                } else {
                    next = column + 1
                }
                guard next > column else { throw ReadingFault(.damaged(.reference, part: part)) }
                column = next
                let place = Place(sheet: .sheet(sheet), row: row, column: column)
                do {
                    guard let value = try cell(&reader, part: part), !value.text.isBlank else { continue }
                    try meter.countCell(value.text, column: column)
                    cells.append(Cell(column: column, text: value.text, kind: value.kind))
                } catch {
                    throw error.place == nil ? ReadingFault(error.problem, at: place) : error
                }
            default: break
            }
        }
    }

    /// The value of a cell that was just begun; nil when it has none.
    private func cell(_ reader: inout XMLReader, part: String) throws(ReadingFault) -> (text: String, kind: Cell.Kind)?
    {
        let type = try reader.attribute("t") ?? "n"
        let style = try reader.attribute("s").flatMap { Int($0) }
        let inside = reader.depth
        var value = ""
        var inline: String?
        var isValue = false
        var hasFormula = false
        reading: while true {
            switch try reader.next() {
            case .start where reader.name == "f":
                guard formulas == .keptValues else { throw ReadingFault(.formula) }
                hasFormula = true
                try reader.skipElement()
            case .start where reader.name == "v": isValue = true
            case .start where reader.name == "is": inline = try Self.richText(&reader)
            case .text where isValue: value += reader.text
            case .end:
                isValue = false
                if reader.depth < inside { break reading }
            default: break
            }
        }
        if let inline { return (inline, .text) }
        guard !value.isEmpty else { return nil }
        let read = try interpreted(value, type: type, style: style, part: part)
        return (read.text, hasFormula ? .formula : read.kind)
    }

    private func interpreted(
        _ value: String, type: String, style: Int?, part: String
    ) throws(ReadingFault) -> (text: String, kind: Cell.Kind) {
        switch type {
        case "s":
            guard let index = Int(value), strings.indices.contains(index) else {
                throw ReadingFault(.damaged(.reference, part: part))
            }
            return (strings[index], .text)
        case "str", "inlineStr": return (Self.unescaped(value), .text)
        case "b": return (value == "1" ? "TRUE" : "FALSE", .flag)
        case "e": return (value, .error)
        case "d": return (String(value.prefix(10)), .date)
        default:
            guard let number = Double(value), number.isFinite else {
                throw ReadingFault(.damaged(.reference, part: part))
            }
            return formats.shown(number, style: style)
        }
    }
}

extension String {
    /// Whether there is nothing to see.
    var isBlank: Bool {
        unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value == 0x200B || $0.value == 0xFEFF }
    }
}
