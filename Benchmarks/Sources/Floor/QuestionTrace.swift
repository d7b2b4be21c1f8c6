import CSQLite

/// The queries that this process runs through SQLite, whoever runs them, with their values: so that they can be run again
/// with nothing around them.
public final class QuestionTrace {
    /// One query with its values.
    public struct Query {
        let file: String
        public let sql: String
        let values: [SQLiteValue]
    }

    nonisolated(unsafe) private static var recording: [Query]?

    /// Watches every connection opened from now on.
    public static func start() {
        typealias Entry =
            @convention(c) (OpaquePointer?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, UnsafeRawPointer?) ->
            Int32
        let entry: Entry = { database, _, _ in
            sqlite3_trace_v2(
                database, UInt32(SQLITE_TRACE_STMT),
                { _, _, statement, _ in
                    QuestionTrace.note(OpaquePointer(statement))
                    return 0
                }, nil)
        }
        sqlite3_auto_extension(unsafeBitCast(entry, to: (@convention(c) () -> Void).self))
    }

    /// Watches no connection opened from now on.
    public static func stop() { sqlite3_reset_auto_extension() }

    /// The queries that run while `body` does.
    public static func queries(in body: () throws -> Void) rethrows -> [Query] {
        recording = []
        defer { recording = nil }
        try body()
        return recording!
    }

    private static func note(_ statement: OpaquePointer?) {
        guard recording != nil, let statement, let sql = sqlite3_sql(statement) else { return }
        let text = String(cString: sql)
        let word = text.drop { $0.isWhitespace }.prefix(6).uppercased()
        guard word.hasPrefix("SELECT") || word.hasPrefix("WITH"), let expanded = sqlite3_expanded_sql(statement) else {
            return
        }
        defer { sqlite3_free(expanded) }
        let file = sqlite3_db_filename(sqlite3_db_handle(statement), "main").map { String(cString: $0) } ?? ""
        guard let values = values(of: Array(text.utf8), in: Array(String(cString: expanded).utf8)) else {
            preconditionFailure("the values of this query are not found: \(text)")
        }
        recording!.append(Query(file: file, sql: text, values: values))
    }

    /// The values that stand for the question marks of a statement, `?` or `?2`; nil for parameters of other forms.
    private static func values(of sql: [UInt8], in expanded: [UInt8]) -> [SQLiteValue]? {
        var values: [SQLiteValue] = []
        var (place, index) = (0, 0)
        var isQuoted = false
        while place < sql.count {
            let byte = sql[place]
            place += 1
            if byte == UInt8(ascii: "'") { isQuoted.toggle() }
            guard byte == UInt8(ascii: "?"), !isQuoted else {
                guard index < expanded.count, expanded[index] == byte else { return nil }
                index += 1
                continue
            }
            var number = 0
            while place < sql.count, (48...57).contains(sql[place]) {
                number = number * 10 + Int(sql[place] - 48)
                place += 1
            }
            guard let value = literal(expanded, &index) else { return nil }
            if number == 0 { number = values.count + 1 }
            while values.count < number { values.append(.null) }
            values[number - 1] = value
        }
        return values
    }

    private static func literal(_ text: [UInt8], _ index: inout Int) -> SQLiteValue? {
        func quoted() -> [UInt8] {
            var bytes: [UInt8] = []
            index += 1
            while index < text.count {
                if text[index] == UInt8(ascii: "'") {
                    index += 1
                    guard index < text.count, text[index] == UInt8(ascii: "'") else { break }
                }
                bytes.append(text[index])
                index += 1
            }
            return bytes
        }
        switch text[index] {
        case UInt8(ascii: "'"): return .text(quoted())
        case UInt8(ascii: "x"):
            index += 1
            let digits = quoted()
            return .blob(
                stride(from: 0, to: digits.count, by: 2).map {
                    UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)!
                })
        case UInt8(ascii: "N"):
            index += 4
            return .null
        default:
            let begin = index
            while index < text.count, "-+.eE0123456789".utf8.contains(text[index]) { index += 1 }
            let number = String(decoding: text[begin..<index], as: UTF8.self)
            return Int64(number).map(SQLiteValue.integer) ?? Double(number).map(SQLiteValue.real)
        }
    }
}

/// Runs traced queries again, prepared once, reading every column of every row.
public final class QuestionReplay {
    private var connections: [String: Connection] = [:]
    private var statements: [String: Statement] = [:]

    public init() {}

    /// Prepares what is not prepared yet, so that running it costs no more than running it.
    public func prepare(_ queries: [QuestionTrace.Query]) throws -> [(Statement, [SQLiteValue])] {
        try queries.map { query in
            let key = query.file + "\n" + query.sql
            if let statement = statements[key] { return (statement, query.values) }
            let connection = try connections[query.file] ?? Connection(query.file, readOnly: true)
            connections[query.file] = connection
            let statement = try connection.prepare(query.sql)
            statements[key] = statement
            return (statement, query.values)
        }
    }

    /// How many rows there were.
    public func run(_ prepared: [(Statement, [SQLiteValue])]) throws -> Int {
        var rows = 0
        for (statement, values) in prepared { rows += try statement.readAll(values) }
        return rows
    }
}
