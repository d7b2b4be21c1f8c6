import CSQLite

/// A connection to SQLite, with nothing between.
public final class Connection {
    let handle: OpaquePointer

    public init(_ path: String, readOnly: Bool = false) throws {
        var handle: OpaquePointer?
        let flags = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        guard sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let handle else {
            throw SQLiteError(message: "\(path) cannot be opened")
        }
        self.handle = handle
    }

    deinit { sqlite3_close_v2(handle) }

    public func run(_ statements: String) throws {
        guard sqlite3_exec(handle, statements, nil, nil, nil) == SQLITE_OK else { throw error("\(statements)") }
    }

    public func prepare(_ statement: String) throws -> Statement {
        var prepared: OpaquePointer?
        guard
            sqlite3_prepare_v3(handle, statement, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil) == SQLITE_OK,
            let prepared
        else { throw error(statement) }
        return Statement(handle: prepared, connection: self)
    }

    func error(_ what: String) -> SQLiteError {
        SQLiteError(message: String(cString: sqlite3_errmsg(handle)) + ": " + what)
    }

    /// All rows of a query.
    public func rows(_ query: String) throws -> [[SQLiteValue]] {
        let statement = try prepare(query)
        var rows: [[SQLiteValue]] = []
        while try statement.step() { rows.append((0..<statement.columns).map(statement.value)) }
        return rows
    }

    /// The value of a pragma, or the first of a query.
    public func first(_ query: String) throws -> SQLiteValue {
        let statement = try prepare(query)
        return try statement.step() ? statement.value(0) : .null
    }
}

public struct SQLiteError: Error {
    public let message: String
}

public enum SQLiteValue: Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text([UInt8])
    case blob([UInt8])

    public var integer: Int {
        guard case .integer(let value) = self else { return 0 }
        return Int(value)
    }

    public var text: String {
        switch self {
        case .text(let bytes), .blob(let bytes): String(decoding: bytes, as: UTF8.self)
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .null: ""
        }
    }
}
