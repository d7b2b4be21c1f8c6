package import GRDB
internal import GRDBSQLite

/// Running a statement without arrays of arguments and rows of boxed values, for what runs many times for each fact.
///
///     let insert = try database.cachedStatement(sql: "INSERT INTO line_ground (code, day, position) VALUES (?, ?, ?)")
///     try insert.run("31", day, position)
///     let days = try database.cachedStatement(sql: "SELECT day FROM line_ground WHERE code = ? ORDER BY day")
///     try days.forEach("31") { row in found.append(row.integer(0)) }
///
/// It is for statements that read or change rows; what begins or ends transactions or changes the schema is for GRDB, which
/// must know of it. Observers of transactions are not told, and nothing here observes. The same statement may also be run by
/// GRDB, with arguments: every run sets all bindings, and leaves the statement reset and without any. Errors are
/// `DatabaseError`, as GRDB throws them.
extension Statement {
    /// Runs it to its end.
    ///
    /// - Throws: also when it would write outside any transaction: SQLite may have ended that after an error.
    package func run<each Value: BoundValue>(_ values: repeat each Value) throws {
        try bound(repeat each values) {
            while try step() {}
        }
    }

    /// Runs it, with each row that it gives.
    package func forEach<each Value: BoundValue>(
        _ values: repeat each Value, do body: (BoundRow) throws -> Void
    ) throws {
        try bound(repeat each values) {
            while try step() { try body(BoundRow(handle: sqliteStatement)) }
        }
    }

    /// The same, with values that were put together before.
    package func forEach(binding values: [some BoundValue], do body: (BoundRow) throws -> Void) throws {
        try begin()
        defer { end() }
        for (index, value) in values.enumerated() { try check(value.bind(to: sqliteStatement, at: Int32(index + 1))) }
        try checkCount(Int32(values.count))
        while try step() { try body(BoundRow(handle: sqliteStatement)) }
    }

    /// What is made of the first row that it gives; nil when it gives none.
    package func first<each Value: BoundValue, Result>(
        _ values: repeat each Value, make body: (BoundRow) throws -> Result
    ) throws -> Result? {
        try bound(repeat each values) {
            try step() ? try body(BoundRow(handle: sqliteStatement)) : nil
        }
    }

    private func bound<each Value: BoundValue, Result>(
        _ values: repeat each Value, run: () throws -> Result
    ) throws -> Result {
        try begin()
        defer { end() }
        var count: Int32 = 0
        for value in repeat each values {
            count += 1
            try check(value.bind(to: sqliteStatement, at: count))
        }
        try checkCount(count)
        return try run()
    }

    private func begin() throws {
        let handle = sqliteStatement
        precondition(sqlite3_stmt_busy(handle) == 0, "a statement is run while its rows are read")
        if sqlite3_stmt_readonly(handle) == 0, sqlite3_get_autocommit(sqlite3_db_handle(handle)) != 0 {
            throw DatabaseError(resultCode: .SQLITE_ABORT, message: "not in a transaction", sql: sql)
        }
        // GRDB leaves it where it ended. After an error it tells that error again.
        sqlite3_reset(handle)
    }

    private func end() {
        sqlite3_reset(sqliteStatement)
        sqlite3_clear_bindings(sqliteStatement)
    }

    private func checkCount(_ count: Int32) throws {
        guard count == sqlite3_bind_parameter_count(sqliteStatement) else {
            throw DatabaseError(
                resultCode: .SQLITE_MISUSE, message: "wrong number of statement arguments: \(count)", sql: sql)
        }
    }

    /// Goes to the next row; false after the last.
    private func step() throws -> Bool {
        let code = sqlite3_step(sqliteStatement)
        if code == SQLITE_ROW { return true }
        if code != SQLITE_DONE { try check(code) }
        return false
    }

    private func check(_ code: Int32) throws {
        guard code != SQLITE_OK else { return }
        let message = sqlite3_errmsg(sqlite3_db_handle(sqliteStatement)).map { String(cString: $0) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
    }
}

/// The row that a statement is at, as SQLite has it in its memory. It is there only while the body runs that it is given to.
package struct BoundRow {
    let handle: OpaquePointer

    /// - Parameter column: from 0, as everywhere here.
    package func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// 0 for NULL.
    package func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    package func optionalInteger(_ column: Int32) -> Int? { isNull(column) ? nil : integer(column) }

    package func flag(_ column: Int32) -> Bool { sqlite3_column_int64(handle, column) != 0 }

    /// Empty for NULL.
    package func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    package func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// Empty for NULL.
    package func bytes(_ column: Int32) -> [UInt8] { withBytes(column) { Array($0) } }

    /// The bytes of a text or blob where they stand.
    package func withBytes<Result>(
        _ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        let start = sqlite3_column_blob(handle, column)
        return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
}
