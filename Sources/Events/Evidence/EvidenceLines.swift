/// The lines of a note or proof, read one after another: UTF-8, each ended by a newline, no other control character.
struct EvidenceLines {
    /// A proof carries a leaf of at most 65,535 bytes in Base64; what is longer by far is none.
    static let longest = 1 << 20

    private let lines: [Substring]
    private(set) var next = 0

    init(_ bytes: [UInt8]) throws(MalformedEvidence) {
        guard !bytes.isEmpty else { throw MalformedEvidence(line: 1, .empty) }
        guard bytes.count <= Self.longest else { throw MalformedEvidence(line: 1, .tooLong(bytes.count)) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw MalformedEvidence(line: 1, .notUTF8)
        }
        if let index = bytes.firstIndex(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") }) {
            let line = bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
            throw MalformedEvidence(line: line, .controlCharacter(bytes[index]))
        }
        // By bytes: a newline followed by a combining mark would not be a character of its own.
        let parts = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard parts.last?.isEmpty == true else { throw MalformedEvidence(line: parts.count, .noFinalNewline) }
        self.lines = parts.dropLast().map { Substring($0) }
    }

    var isAtEnd: Bool { next == lines.count }
    /// The number of the line last read, counted from 1.
    var number: Int { next }
    var peek: Substring? { isAtEnd ? nil : lines[next] }

    mutating func line(_ expected: String) throws(MalformedEvidence) -> Substring {
        guard let line = peek else { throw MalformedEvidence(line: next + 1, .expected(expected)) }
        next += 1
        return line
    }

    /// What follows `key` and a space in the next line.
    mutating func value(of key: String) throws(MalformedEvidence) -> Substring {
        let line = try line(key)
        guard line.utf8.starts(with: "\(key) ".utf8) else { throw fault(.expected(key)) }
        return Substring(line.utf8.dropFirst(key.utf8.count + 1))
    }

    /// A number as C2SP formats write it.
    mutating func number(of key: String? = nil) throws(MalformedEvidence) -> Int {
        let text = if let key { try value(of: key) } else { try line("size") }
        guard let number = Int(text), number >= 0, String(number).utf8.elementsEqual(text.utf8) else {
            throw fault(.badNumber(String(text)))
        }
        return number
    }

    /// A hash of 32 bytes.
    mutating func hash() throws(MalformedEvidence) -> [UInt8] {
        let text = try line("hash")
        guard let bytes = Base64.bytes(text) else { throw fault(.badBase64(String(text))) }
        guard bytes.count == 32 else { throw fault(.badHash(String(text))) }
        return bytes
    }

    /// The hashes up to an empty line, which is read too.
    mutating func hashes(atMost count: Int) throws(MalformedEvidence) -> [[UInt8]] {
        var hashes: [[UInt8]] = []
        while let line = peek, !line.isEmpty {
            guard hashes.count < count else { throw MalformedEvidence(line: next + 1, .tooManyHashes(count)) }
            hashes.append(try hash())
        }
        _ = try line("checkpoint")
        return hashes
    }

    /// The bytes of all lines that are left.
    mutating func rest() -> [UInt8] {
        defer { next = lines.count }
        return lines[next...].flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
    }

    func fault(_ problem: MalformedEvidence.Problem) -> MalformedEvidence {
        MalformedEvidence(line: max(next, 1), problem)
    }
}
