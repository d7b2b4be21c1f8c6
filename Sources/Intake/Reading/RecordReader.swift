/// Records of JSON as a sheet: one object, a list of objects, JSON Lines, or an object that holds such a list.
///
/// What lies in objects within a record is read as if it lay in the record; lists of objects become ``Row/tables``; lists
/// of texts become the lines of one cell. The first row, numbered 0, holds the keys.
enum RecordReader {
    static func sheets(_ contents: [UInt8], _ meter: inout ReadingMeter) throws(ReadingFault) -> [Sheet] {
        let bytes = contents.starts(with: [0xEF, 0xBB, 0xBF]) ? contents.dropFirst(3) : contents[...]
        var reader = ForeignJSONReader(bytes, limits: meter.limits)
        var columns: [String: Int] = [:]
        var keys: [String] = []
        var rows: [Row] = []
        while let value = try reader.next() {
            for record in records(value) {
                try meter.countRow()
                var flat = FlatRecord(most: meter.limits.columns)
                flat.read(record)
                try meter.check(.columns, flat.texts.count, meter.limits.columns)
                var cells: [Cell] = []
                for (key, text) in flat.texts where !text.isBlank {
                    if columns[key] == nil {
                        keys.append(key)
                        columns[key] = keys.count
                    }
                    let column = columns[key]!
                    try meter.countCell(text, column: column)
                    cells.append(Cell(column: column, text: text))
                }
                for table in flat.tables {
                    for field in table.records.joined() { try meter.countCell(field.text, column: 1) }
                }
                cells.sort { $0.column < $1.column }
                rows.append(Row(number: rows.count + 1, cells: cells, tables: flat.tables))
            }
        }
        guard !keys.isEmpty else { throw ReadingFault(.noTable) }
        let header = Row(number: 0, cells: keys.enumerated().map { Cell(column: $0.offset + 1, text: $0.element) })
        return [Sheet(name: .records, rows: [header] + rows)]
    }

    private static func records(_ value: ForeignJSON) -> [[(key: String, value: ForeignJSON)]] {
        switch value {
        case .list(let values): return values.flatMap(records)
        case .object(let members):
            // `{"data": [{…}, …], "total": 2}`: the records are those of the list, unless the object is a record itself.
            let lists = members.compactMap { member -> [ForeignJSON]? in
                guard case .list(let values) = member.value, !values.isEmpty,
                    values.allSatisfy({ if case .object = $0 { true } else { false } })
                else { return nil }
                return values
            }
            let hasTexts = members.contains { if case .text = $0.value { true } else { false } }
            let hasObjects = members.contains { if case .object = $0.value { true } else { false } }
            if lists.count == 1, !hasTexts, !hasObjects { return lists[0].flatMap(records) }
            return [members]
        default: return []
        }
    }
}

/// One record, with what lies in its objects brought up.
private struct FlatRecord {
    var texts: [(key: String, text: String)] = []
    var tables: [Row.Nested] = []
    private var keys: Set<String> = []
    private let most: Int

    init(most: Int) {
        self.most = most
    }

    mutating func read(_ members: [(key: String, value: ForeignJSON)]) {
        for (key, value) in members {
            switch value {
            case .null: break
            case .text(let text), .number(let text): add(key, text)
            case .flag(let flag): add(key, flag ? "true" : "false")
            case .object(let members): read(members)
            case .list(let values):
                let objects = values.compactMap { value -> [(key: String, text: String)]? in
                    guard case .object(let members) = value else { return nil }
                    var inner = FlatRecord(most: most)
                    inner.read(members)
                    return inner.texts
                }
                if objects.isEmpty {
                    add(key, values.compactMap(\.scalar).joined(separator: "\n"))
                } else {
                    tables.append(.init(key: key, records: objects))
                }
            }
        }
    }

    /// A key that stands in two objects of a record keeps its first text, and the second under a name of its own.
    private mutating func add(_ key: String, _ text: String) {
        // One more than the limit is enough to be refused.
        guard texts.count <= most else { return }
        var name = key
        var number = 1
        while !keys.insert(name).inserted, number < 100 {
            number += 1
            name = "\(key) \(number)"
        }
        texts.append((name, text))
    }
}
