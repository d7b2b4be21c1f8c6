/// Reads CSV: comma, semicolon, tab or bar between fields, fields in quotes with line breaks inside (RFC 4180).
///
/// UTF-8, with or without a byte order mark; UTF-16 with one, as spreadsheets save "Unicode text". Other encodings are
/// refused, since what they would read as Vietnamese cannot be known.
struct CSVReader {
    private static let delimiters: [UInt8] = [",", ";", "\t", "|"].map { Character($0).asciiValue! }

    private let bytes: ArraySlice<UInt8>
    private let delimiter: UInt8
    private var index: Int
    private var line = 1

    static func sheet(_ contents: [UInt8], _ meter: inout ReadingMeter) throws(ReadingFault) -> Sheet {
        let bytes = try utf8(contents)
        var (body, delimiter) = (bytes, UInt8?.none)
        // `sep=;` in the first line is how spreadsheets are told.
        if body.starts(with: "sep=".utf8), let end = body.firstIndex(of: 0x0A),
            body.distance(from: body.startIndex, to: end) <= 6
        {
            delimiter = body[body.startIndex + 4]
            body = body[(end + 1)...]
        }
        var reader = CSVReader(body, delimiter: delimiter ?? bestDelimiter(body))
        var rows: [Row] = []
        var number = 0
        while let fields = try reader.record(limit: meter.limits) {
            number += 1
            var cells: [Cell] = []
            for (column, field) in fields where !field.isBlank {
                try meter.countCell(field, column: column)
                cells.append(Cell(column: column, text: field))
            }
            guard !cells.isEmpty else { continue }
            try meter.countRow()
            rows.append(Row(number: number, cells: cells))
        }
        return Sheet(name: .none, rows: rows)
    }

    private init(_ bytes: ArraySlice<UInt8>, delimiter: UInt8) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.index = bytes.startIndex
    }

    private static func utf8(_ contents: [UInt8]) throws(ReadingFault) -> ArraySlice<UInt8> {
        if WideText.begins(contents) {
            guard let bytes = WideText.utf8(contents) else { throw ReadingFault(.notUTF8(line: 1)) }
            return bytes[...]
        }
        let bytes = contents.starts(with: [0xEF, 0xBB, 0xBF]) ? contents.dropFirst(3) : contents[...]
        guard String(validating: bytes, as: UTF8.self) != nil else {
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
            throw ReadingFault(.notUTF8(line: bad + 1))
        }
        return bytes
    }

    /// The delimiter under which the first records have most often the same number of fields, and more than one.
    private static func bestDelimiter(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        var best = (delimiter: delimiters[0], score: 0)
        var anyNumber = ReadingLimits.standard
        anyNumber.columns = .max
        for delimiter in delimiters {
            var reader = CSVReader(bytes.prefix(1 << 16), delimiter: delimiter)
            var counts: [Int: Int] = [:]
            for _ in 0..<30 {
                guard let fields = try? reader.record(limit: anyNumber, keepsEmpty: true) else { break }
                counts[fields.last?.column ?? 0, default: 0] += 1
            }
            let score = counts.filter { $0.key > 1 }.map { $0.value * 1000 + min($0.key, 999) }.max() ?? 0
            if score > best.score { best = (delimiter, score) }
        }
        return best.delimiter
    }

    /// The fields of the next record with their columns; nil at the end.
    private mutating func record(
        limit: ReadingLimits, keepsEmpty: Bool = false
    ) throws(ReadingFault) -> [(column: Int, text: String)]? {
        guard index < bytes.endIndex else { return nil }
        var fields: [(Int, String)] = []
        var column = 0
        while true {
            column += 1
            let text = try field()
            if keepsEmpty || !text.isEmpty { fields.append((column, text)) }
            guard column <= limit.columns || text.isEmpty else {
                // The rest of the record is counted, so that the message names what is there.
                let rest = bytes[index...].prefix { $0 != 0x0A }.count { $0 == delimiter }
                throw ReadingFault(.tooMuch(.columns, found: column + rest, limit: limit.columns), at: Place(row: line))
            }
            guard index < bytes.endIndex else { return fields }
            let next = bytes[index]
            index += 1
            if next == delimiter { continue }
            if next == 0x0D, index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
            line += 1
            return fields
        }
    }

    /// A field, up to the delimiter or the end of the line.
    private mutating func field() throws(ReadingFault) -> String {
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") else {
            let end = bytes[index...].firstIndex { $0 == delimiter || $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
            defer { index = end }
            return String(decoding: bytes[index..<end], as: UTF8.self)
        }
        let begun = line
        func broken() -> ReadingFault { ReadingFault(.damaged(.quotation, part: nil), at: Place(row: begun)) }
        var text: [UInt8] = []
        index += 1
        while true {
            guard let quote = bytes[index...].firstIndex(of: UInt8(ascii: "\"")) else { throw broken() }
            let run = bytes[index..<quote]
            line += run.count { $0 == 0x0A }
            text += run
            index = quote + 1
            guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") else { break }
            text.append(UInt8(ascii: "\""))
            index += 1
        }
        guard index == bytes.endIndex || [delimiter, 0x0A, 0x0D].contains(bytes[index]) else { throw broken() }
        return String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
