import CSQLite
import Glibc

/// A prepared statement.
public final class Statement {
    let handle: OpaquePointer
    private let connection: Connection
    public let columns: Int32

    init(handle: OpaquePointer, connection: Connection) {
        self.handle = handle
        self.connection = connection
        columns = sqlite3_column_count(handle)
    }

    deinit { sqlite3_finalize(handle) }

    /// Whether there is another row; a statement that has ended is ready to be run again.
    public func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(handle)
            return false
        default: throw connection.error(String(cString: sqlite3_sql(handle)))
        }
    }

    public func reset() { sqlite3_reset(handle) }

    public func bind(_ integer: Int, at index: Int32) { sqlite3_bind_int64(handle, index, Int64(integer)) }

    /// Runs a statement that gives no rows. The values stay where they are until it has run: nothing is copied.
    public func run(_ values: [SQLiteValue]) throws {
        try withBound(values[...], at: 1) { while try step() {} }
    }

    /// Reads every column of every row of a query; how many rows there were.
    public func readAll(_ values: [SQLiteValue]) throws -> Int {
        var rows = 0
        try withBound(values[...], at: 1) {
            while try step() {
                rows += 1
                for column in 0..<columns { read(column) }
            }
        }
        return rows
    }

    /// Gives each row of a query to `body`.
    public func forEach(_ values: [SQLiteValue], _ body: (Statement) -> Void) throws {
        try withBound(values[...], at: 1) { while try step() { body(self) } }
    }

    /// Fetches a column as what it is, and leaves it.
    @inline(__always)
    public func read(_ column: Int32) {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: _ = sqlite3_column_int64(handle, column)
        case SQLITE_FLOAT: _ = sqlite3_column_double(handle, column)
        case SQLITE_TEXT:
            _ = sqlite3_column_text(handle, column)
            _ = sqlite3_column_bytes(handle, column)
        case SQLITE_BLOB:
            _ = sqlite3_column_blob(handle, column)
            _ = sqlite3_column_bytes(handle, column)
        default: break
        }
    }

    /// Binds one value after another while `body` runs; nested, so that each is valid until then.
    private func withBound(
        _ values: ArraySlice<SQLiteValue>, at index: Int32, _ body: () throws -> Void
    ) throws {
        guard let value = values.first else { return try body() }
        let rest = values.dropFirst()
        switch value {
        case .null: sqlite3_bind_null(handle, index)
        case .integer(let integer): sqlite3_bind_int64(handle, index, integer)
        case .real(let real): sqlite3_bind_double(handle, index, real)
        case .text(let bytes):
            return try bytes.withUnsafeBytes {
                sqlite3_bind_text(
                    handle, index, $0.baseAddress?.assumingMemoryBound(to: CChar.self) ?? Self.nothing,
                    Int32($0.count), nil)
                try withBound(rest, at: index + 1, body)
            }
        case .blob(let bytes):
            return try bytes.withUnsafeBytes {
                sqlite3_bind_blob(handle, index, $0.baseAddress ?? UnsafeRawPointer(Self.nothing), Int32($0.count), nil)
                try withBound(rest, at: index + 1, body)
            }
        }
        try withBound(rest, at: index + 1, body)
    }

    nonisolated(unsafe) private static let nothing = UnsafePointer<CChar>(strdup(""))!

    @inline(__always)
    public func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    @inline(__always)
    public func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// The bytes of a text or blob, as long as the row stands.
    @inline(__always)
    public func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: sqlite3_column_blob(handle, column), count: Int(sqlite3_column_bytes(handle, column)))
    }

    public func value(_ column: Int32) -> SQLiteValue {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT: .text(Array(bytes(column)))
        case SQLITE_BLOB: .blob(Array(bytes(column)))
        default: .null
        }
    }
}
