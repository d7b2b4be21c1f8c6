/// The tables of a DOCX document, with the paragraphs between them.
struct WordDocument {
    private var reader: XMLReader

    static func tables(
        _ bytes: [UInt8], _ meter: inout ReadingMeter
    ) throws(ReadingFault) -> (sheets: [Sheet], rest: [String]) {
        var archive = try Archive(bytes, limits: meter.limits)
        let top = try Relationships(of: "", in: &archive, limits: meter.limits)
        let part = top.part(ofType: "officeDocument") ?? "word/document.xml"
        let reader = try XMLReader(try archive.read(part), part: part, limits: meter.limits)
        var document = WordDocument(reader: reader)
        return try document.read(&meter)
    }

    private mutating func read(_ meter: inout ReadingMeter) throws(ReadingFault) -> ([Sheet], [String]) {
        var sheets: [Sheet] = []
        var lead: [String] = []
        while true {
            switch try reader.next() {
            case .finished: return (sheets, lead)
            case .start where Self.isHidden(reader.name): try reader.skipElement()
            case .start where reader.name == "p":
                let text = try paragraph()
                if !text.isBlank { lead.append(text) }
            case .start where reader.name == "tbl":
                try meter.countSheet()
                let rows = try table(&meter)
                sheets.append(Sheet(name: .table(sheets.count + 1), lead: lead, rows: rows))
                lead = []
            default: break
            }
        }
    }

    /// What a reader of the paper does not see: text struck or moved away under tracked changes, and the second form of
    /// what older programs cannot draw.
    private static func isHidden(_ name: String) -> Bool {
        ["del", "moveFrom", "Fallback", "instrText", "delText", "sectPr"].contains(name)
    }

    /// The text of a paragraph that was just begun.
    private mutating func paragraph() throws(ReadingFault) -> String {
        let inside = reader.depth
        var text = ""
        var isText = false
        while true {
            switch try reader.next() {
            case .start where Self.isHidden(reader.name): try reader.skipElement()
            case .start:
                switch reader.name {
                case "t": isText = true
                case "tab" where !text.isEmpty: text += "\t"
                case "br", "cr": text += "\n"
                case "noBreakHyphen": text += "-"
                case "tabs", "pPr", "rPr": try reader.skipElement()
                case "p": text += "\n" + (try paragraph())
                default: break
                }
            case .text where isText: text += reader.text
            case .end:
                isText = false
                if reader.depth < inside { return text }
            default: break
            }
        }
    }

    private struct Span {
        var text: [String] = []
        var columns = 1
        var merge = Merge.none

        enum Merge {
            case none, begins, continues
        }
    }

    /// The rows of a table that was just begun.
    private mutating func table(_ meter: inout ReadingMeter) throws(ReadingFault) -> [Row] {
        let inside = reader.depth
        var rows: [Row] = []
        var number = 0
        var above: [Int: Cell] = [:]
        while true {
            switch try reader.next() {
            case .start where Self.isHidden(reader.name): try reader.skipElement()
            case .start where reader.name == "tr":
                number += 1
                try meter.countSteps(1)
                let cells = try row(above: &above, &meter)
                guard !cells.isEmpty else { continue }
                try meter.countRow()
                rows.append(Row(number: number, cells: cells))
            case .end where reader.depth < inside: return rows
            default: break
            }
        }
    }

    private mutating func row(
        above: inout [Int: Cell], _ meter: inout ReadingMeter
    ) throws(ReadingFault) -> [Cell] {
        let inside = reader.depth
        var cells: [Cell] = []
        var column = 1
        while true {
            switch try reader.next() {
            case .start where reader.name == "gridBefore":
                column += max(0, min(Int(try reader.attribute("val") ?? "") ?? 0, meter.limits.columns))
            case .start where reader.name == "tc":
                let span = try cell()
                let text = span.text.joined(separator: "\n")
                let end = column + span.columns
                try meter.countSteps(span.columns)
                try meter.check(.columns, end - 1, meter.limits.columns * 2)
                for place in column..<end {
                    let cell: Cell?
                    if span.merge == .continues {
                        cell = above[place].map { Cell(column: place, text: $0.text, cover: .down) }
                    } else {
                        cell =
                            text.isBlank
                            ? nil : Cell(column: place, text: text, cover: place == column ? .none : .across)
                        above[place] = span.merge == .begins ? cell : nil
                    }
                    guard let cell else { continue }
                    try meter.countCell(cell.text, column: place)
                    cells.append(cell)
                }
                column = end
            case .start where Self.isHidden(reader.name): try reader.skipElement()
            case .end where reader.depth < inside: return cells
            default: break
            }
        }
    }

    /// A cell that was just begun. A table inside it gives its text, row by row.
    private mutating func cell() throws(ReadingFault) -> Span {
        let inside = reader.depth
        var span = Span()
        while true {
            switch try reader.next() {
            case .start where Self.isHidden(reader.name): try reader.skipElement()
            case .start where reader.name == "gridSpan":
                span.columns = max(1, min(Int(try reader.attribute("val") ?? "") ?? 1, 1_000))
            case .start where reader.name == "vMerge":
                span.merge = try reader.attribute("val") == "restart" ? .begins : .continues
            case .start where reader.name == "p":
                let text = try paragraph()
                if !text.isBlank { span.text.append(text) }
            case .end where reader.depth < inside: return span
            default: break
            }
        }
    }
}
