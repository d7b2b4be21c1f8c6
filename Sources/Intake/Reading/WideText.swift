/// Text of two bytes a character (UTF-16 with a byte order mark), as spreadsheets save "Unicode text" and OOXML allows.
enum WideText {
    static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    }

    /// The same text as UTF-8, without the mark; nil when it is no UTF-16.
    static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        guard begins(bytes), bytes.count.isMultiple(of: 2) else { return nil }
        let (low, high) = bytes[0] == 0xFF ? (0, 1) : (1, 0)
        let units = stride(from: 2, to: bytes.count, by: 2).map {
            UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + high]) << 8
        }
        return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
    }
}
