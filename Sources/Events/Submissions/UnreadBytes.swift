/// The bytes of a file that nobody has read yet. Of a long file only the next lines are in memory.
struct UnreadBytes {
    /// The next bytes: whole lines, or all that is left.
    private(set) var next: ArraySlice<UInt8>
    /// What begins a line whose end is not in memory.
    private var partial: ArraySlice<UInt8> = []
    private var rest: Rest?

    /// What is not in memory.
    fileprivate struct Rest {
        let file: RegularFile
        var place: Int
        var check = UTF8Check()
        let pieceSize: Int

        var isAtEnd: Bool { place >= file.end }
    }

    init(_ bytes: ArraySlice<UInt8>) {
        self.next = bytes
    }

    /// - Parameter pieceSize: how much is read at a time, in bytes.
    init(_ file: RegularFile, from place: Int, pieceSize: Int) {
        self.next = []
        self.rest = Rest(file: file, place: place, pieceSize: pieceSize)
    }

    var count: Int { next.count + partial.count + (rest.map { $0.file.end - $0.place } ?? 0) }

    /// Goes on to some of the bytes of ``next``.
    mutating func go(to following: ArraySlice<UInt8>) { next = following }

    /// Adds more lines to ``next``; false when there are none.
    ///
    /// - Throws: what the disk says, or that the bytes are not UTF-8, before any of them is given.
    mutating func readOn() throws(InputFault) -> Bool {
        guard var rest else { return false }
        var bytes = Array(next) + partial
        let known = bytes.count
        // A value of many lines, of which there was too little, is not gone through for each piece again.
        let wanted = known + max(rest.pieceSize, known)
        var lineEnd: Int?
        while !rest.isAtEnd, lineEnd == nil || bytes.count < wanted {
            let piece = try rest.read()
            lineEnd = piece.lastIndex(of: 0x0A).map { bytes.count + $0 + 1 } ?? lineEnd
            bytes += piece
        }
        if rest.isAtEnd { lineEnd = bytes.count }
        self.rest = rest.isAtEnd ? nil : rest
        next = bytes[..<lineEnd!]
        partial = bytes[lineEnd!...]
        return bytes.count > known
    }
}

extension UnreadBytes.Rest {
    fileprivate mutating func read() throws(InputFault) -> [UInt8] {
        let piece: [UInt8]
        do {
            piece = try file.read(min(pieceSize, file.end - place), at: place)
        } catch {
            throw InputFault(line: check.line, path: "", problem: .unreadable(error.reason))
        }
        // A file that has become shorter ends here.
        place = piece.isEmpty ? file.end : place + piece.count
        try check.take(piece[...])
        if isAtEnd { try check.finish() }
        return piece
    }
}
