internal import GRDB
internal import GRDBSQLite

/// The rows of a query one after another, as SQLite has them in its memory, with the type that each value really has: a
/// file may hold anything, and reading all of it must cost little more than reading it.
struct TypedRow {
    enum Kind {
        case text, blob

        fileprivate var code: Int32 {
            switch self {
            case .text: SQLITE_TEXT
            case .blob: SQLITE_BLOB
            }
        }
    }

    private let statement: Statement
    private var handle: SQLiteStatement { statement.sqliteStatement }

    init(_ database: Database, _ query: String) throws {
        self.statement = try database.makeStatement(sql: query)
    }

    /// Goes to the next row; false after the last.
    func next() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
    }

    /// - Parameter isGood: becomes false when the value is of another type.
    /// - Throws: an error of SQLite where no integer can be made of it.
    func integer(_ column: Int32, _ isGood: inout Bool) throws -> Int {
        if sqlite3_column_type(handle, column) == SQLITE_INTEGER { return Int(sqlite3_column_int64(handle, column)) }
        isGood = false
        let value = DatabaseValue(sqliteStatement: handle, index: column)
        guard let number = Int.fromDatabaseValue(value) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "column \(column) holds \(value)")
        }
        return number
    }

    /// Puts the bytes of a value behind others, and tells where they are.
    func bytes(_ column: Int32, of kind: Kind, into all: inout [UInt8], _ isGood: inout Bool) -> Range<Int> {
        let start = all.count
        withBytes(column, of: kind, &isGood) { all.append(contentsOf: $0) }
        return start..<all.count
    }

    /// The bytes are there until the next row.
    func withBytes<Result>(
        _ column: Int32, of kind: Kind, _ isGood: inout Bool, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        // Its type first: asking for its bytes may change it.
        if sqlite3_column_type(handle, column) != kind.code { isGood = false }
        let start = sqlite3_column_blob(handle, column)
        return body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
}
