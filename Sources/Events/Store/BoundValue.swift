internal import GRDBSQLite

/// What a parameter of a statement takes as it is, without a box around it: integers, truth values, text, bytes, and nil.
package protocol BoundValue {
    /// - Parameter index: from 1.
    /// - Returns: the result code of SQLite.
    func bind(to handle: OpaquePointer, at index: Int32) -> Int32
}

/// Text given by its UTF-8 bytes: for text that stands in something longer, and that no string is made of.
package struct UTF8Text: BoundValue {
    let bytes: ArraySlice<UInt8>

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    package func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        bytes.withUnsafeBufferPointer { bindText($0, to: handle, at: index) }
    }
}

/// SQLite makes its own copy before the call returns: for the few hundred bytes that a value has this costs less than
/// keeping the value in its place.
private nonisolated(unsafe) let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

private func bindText(_ bytes: UnsafeBufferPointer<UInt8>, to handle: OpaquePointer, at index: Int32) -> Int32 {
    // No address would be NULL.
    guard let start = bytes.baseAddress else { return sqlite3_bind_text(handle, index, "", 0, copied) }
    return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        sqlite3_bind_text(handle, index, $0, Int32(bytes.count), copied)
    }
}

private func bindBlob(_ bytes: UnsafeBufferPointer<UInt8>, to handle: OpaquePointer, at index: Int32) -> Int32 {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
    return sqlite3_bind_blob(handle, index, start, Int32(bytes.count), copied)
}

extension Int: BoundValue {
    package func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(handle, index, Int64(self))
    }
}

extension Bool: BoundValue {
    package func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(handle, index, self ? 1 : 0)
    }
}

extension String: BoundValue {
    package func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { bindText($0, to: handle, at: index) }
    }
}

extension [UInt8]: BoundValue {
    package func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        withUnsafeBufferPointer { bindBlob($0, to: handle, at: index) }
    }
}

extension ArraySlice<UInt8>: BoundValue {
    package func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        withUnsafeBufferPointer { bindBlob($0, to: handle, at: index) }
    }
}

extension Optional: BoundValue where Wrapped: BoundValue {
    package func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        switch self {
        case .some(let value): value.bind(to: handle, at: index)
        case .none: sqlite3_bind_null(handle, index)
        }
    }
}
