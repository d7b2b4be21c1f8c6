/// Finds the first line of a text that is not UTF-8, given the text piece after piece.
struct UTF8Check {
    /// The line up to which the text is UTF-8.
    private(set) var line = 1
    /// The bytes after the last one that is a character by itself.
    private var rest: [UInt8] = []

    /// Takes the next bytes.
    mutating func take(_ bytes: ArraySlice<UInt8>) throws(InputFault) {
        // Piece by piece: the standard library only tells of bytes that it copies.
        var bytes = bytes
        while !bytes.isEmpty {
            let piece = bytes.prefix(1 << 16)
            bytes = bytes.dropFirst(piece.count)
            guard let last = piece.lastIndex(where: { $0 < 0x80 }) else {
                rest += piece
                continue
            }
            try check(rest.isEmpty ? piece[...last] : (rest + piece[...last])[...])
            rest = Array(piece[(last + 1)...])
        }
    }

    /// To be called after the last bytes.
    mutating func finish() throws(InputFault) { try check(rest[...]) }

    private mutating func check(_ piece: ArraySlice<UInt8>) throws(InputFault) {
        guard String(validating: piece, as: UTF8.self) == nil else {
            line += piece.count { $0 == 0x0A }
            return
        }
        let lines = piece.split(separator: 0x0A, omittingEmptySubsequences: false)
        let before = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        throw InputFault(line: line + before, path: "", problem: .notUTF8)
    }
}
