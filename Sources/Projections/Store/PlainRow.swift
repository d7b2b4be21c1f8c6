internal import GRDB
internal import GRDBSQLite

/// A row of a query as SQLite has it in its memory: for questions that read many rows, of which a row of GRDB costs more
/// than the row itself.
///
/// It is there until the next one.
struct PlainRow {
    /// What a query is asked with.
    enum Argument: ExpressibleByIntegerLiteral {
        case integer(Int)
        case text(String)

        init(integerLiteral value: Int) { self = .integer(value) }
    }

    fileprivate let handle: SQLiteStatement

    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    func flag(_ column: Int32) -> Bool { sqlite3_column_int(handle, column) != 0 }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func optionalInteger(_ column: Int32) -> Int? { isNull(column) ? nil : integer(column) }

    func text(_ column: Int32) -> String {
        withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// The bytes of a text or blob.
    func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let start = sqlite3_column_blob(handle, column)
        return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
}

extension Database {
    /// Reads the rows of a query one after another.
    ///
    /// - Parameters:
    ///   - arguments: bound as `?1`, `?2` and so on.
    ///   - body: must not ask the same query itself.
    func forEachRow(
        _ query: String, _ arguments: [PlainRow.Argument], _ body: (PlainRow) throws -> Void
    ) throws {
        let handle = try cachedStatement(sql: query).sqliteStatement
        sqlite3_reset(handle)
        defer { sqlite3_reset(handle) }
        for (index, argument) in arguments.enumerated() {
            switch argument {
            case .integer(let number): sqlite3_bind_int64(handle, Int32(index + 1), Int64(number))
            case .text(let text):
                // SQLite copies it.
                sqlite3_bind_text(
                    handle, Int32(index + 1), text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
            }
        }
        let row = PlainRow(handle: handle)
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: try body(row)
            case SQLITE_DONE: return
            case let code:
                let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: query)
            }
        }
    }
}

extension Sequence<Int> {
    /// `[1,2,3]`, in order: what `json_each` makes a table of.
    var jsonList: String { "[" + sorted().commaSeparated + "]" }
}
