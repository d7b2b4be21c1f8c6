public import Foundation

/// The submissions of one file, one after another: JSON, JSON Lines, or YAML with one or more documents.
///
/// A file is read as far as it is asked for, so that what stands before a fault can be recorded and the fault still names
/// its line.
public struct SubmissionFile {
    public let name: String
    private var decoder: SubmissionDecoder
    private var nodes: Nodes

    private enum Nodes {
        case json(UnreadBytes, line: Int, isLines: Bool)
        case parsed(ArraySlice<SourceNode>, then: InputFault?)
    }

    private enum Format {
        case json, lines, yaml

        /// Nil when the extension of the name does not tell.
        init?(name: String) {
            switch (name as NSString).pathExtension.lowercased() {
            case "yaml", "yml": self = .yaml
            case "jsonl", "ndjson": self = .lines
            case "json": self = .json
            default: return nil
            }
        }

        /// - Parameter firstByte: of what is no space.
        init(name: String, firstByte: UInt8) {
            self = Format(name: name) ?? (firstByte == UInt8(ascii: "{") ? .lines : .yaml)
        }
    }

    /// - Parameters:
    ///   - name: its path; the extension tells the format (`.json`, `.jsonl`, `.yaml`, `.yml`), else its first character.
    ///   - cleans: whether characters that may not be stored are removed, and reported, instead of refused.
    public init(name: String, contents: Data, cleans: Bool = false) throws(InputFault) {
        try self.init(name: name, bytes: Array(contents), cleans: cleans)
    }

    private init(name: String, bytes: [UInt8], cleans: Bool) throws(InputFault) {
        let bytes = bytes[(bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0)...]
        guard let firstByte = Self.firstByte(bytes) else {
            throw InputFault(line: 1, path: "", problem: .nothingInFile)
        }
        var check = UTF8Check()
        try check.take(bytes)
        try check.finish()
        let nodes: Nodes
        switch Format(name: name, firstByte: firstByte) {
        case .json: nodes = .json(UnreadBytes(bytes), line: 1, isLines: false)
        case .lines: nodes = .json(UnreadBytes(bytes), line: 1, isLines: true)
        case .yaml:
            let (documents, fault) = YAMLReader.read(bytes)
            nodes = .parsed(documents[...], then: fault)
            if documents.isEmpty, fault == nil { throw InputFault(line: 1, path: "", problem: .nothingInFile) }
        }
        self.init(name: name, nodes: nodes, cleans: cleans)
    }

    /// Reads a file of lines piece by piece, however long it is. Whether all of it is UTF-8 is seen first, so that a file
    /// in another encoding is refused as a whole.
    public init(name: String, reading file: RegularFile, cleans: Bool = false) throws(InputFault) {
        try self.init(name: name, reading: file, cleans: cleans, pieceSize: 1 << 18)
    }

    /// - Parameter pieceSize: how much is in memory at a time, in bytes, as long as a submission is no longer.
    package init(name: String, reading file: RegularFile, cleans: Bool, pieceSize: Int) throws(InputFault) {
        let isLong = file.end - file.start > pieceSize
        if isLong, let lines = try Self.lines(of: file, name: name, pieceSize: pieceSize) {
            self.init(name: name, nodes: .json(lines, line: 1, isLines: true), cleans: cleans)
        } else {
            try self.init(name: name, bytes: try file.bytes(file.end - file.start, at: file.start), cleans: cleans)
        }
    }

    private init(name: String, nodes: Nodes, cleans: Bool) {
        self.name = name
        self.decoder = SubmissionDecoder(file: name, cleans: cleans)
        self.nodes = nodes
    }

    /// The lines of a file, once all of it is found to be UTF-8; nil when it is not a file of lines.
    private static func lines(
        of file: RegularFile, name: String, pieceSize: Int
    ) throws(InputFault) -> UnreadBytes? {
        guard Format(name: name) ?? .lines == .lines else { return nil }
        let mark = try file.bytes(byteOrderMark.count, at: file.start) == byteOrderMark ? byteOrderMark.count : 0
        let bytes = UnreadBytes(file, from: file.start + mark, pieceSize: pieceSize)
        var firstByte: UInt8?
        var scan = bytes
        while try scan.readOn() {
            firstByte = firstByte ?? self.firstByte(scan.next)
            if let firstByte, Format(name: name, firstByte: firstByte) != .lines { return nil }
            scan.go(to: [])
        }
        guard firstByte != nil else { throw InputFault(line: 1, path: "", problem: .nothingInFile) }
        return bytes
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The first byte that is no space.
    private static func firstByte(_ bytes: ArraySlice<UInt8>) -> UInt8? {
        bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    /// How many bytes are still to be read, for a progress bar; nil when the file was read at once.
    public var bytesLeft: Int? {
        guard case .json(let unread, _, _) = nodes else { return nil }
        return unread.count
    }

    /// What was removed so far because it may not be stored, as (line, path, code point).
    public var removals: [(line: Int, path: String, codePoint: UInt32)] { removals(after: 0) }

    /// What was removed after so many removals.
    func removals(after count: Int) -> [(line: Int, path: String, codePoint: UInt32)] {
        decoder.checker.removed.dropFirst(count).map { ($0.line, $0.path, $0.codePoint) }
    }

    /// The next submission; nil at the end of the file.
    public mutating func next() throws(InputFault) -> Submission? {
        guard let node = try nextNode() else { return nil }
        return try decoder.decode(node)
    }

    mutating func nextNode() throws(InputFault) -> SourceNode? {
        switch nodes {
        case .parsed(var documents, let fault):
            if let document = documents.popFirst() {
                nodes = .parsed(documents, then: fault)
                return document
            }
            if let fault { throw fault }
            return nil
        case .json(var unread, var line, let isLines):
            defer { nodes = .json(unread, line: line, isLines: isLines) }
            guard let node = try Self.readFirst(&unread, &line) else { return nil }
            guard isLines || unread.next.isEmpty else {
                throw InputFault(
                    line: line, path: "",
                    problem: .unexpectedCharacter(String(decoding: unread.next.prefix(1), as: UTF8.self)))
            }
            return node
        }
    }

    /// Reads one value and the space after it; nil when there is none.
    private static func readFirst(_ unread: inout UnreadBytes, _ line: inout Int) throws(InputFault) -> SourceNode? {
        while true {
            let space = unread.next.prefix { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
            line += space.count { $0 == 0x0A }
            unread.go(to: unread.next[space.endIndex...])
            if unread.next.isEmpty {
                guard try unread.readOn() else { return nil }
                continue
            }
            do throws(InputFault) {
                let (node, rest, nextLine) = try JSONReader.readFirst(unread.next, firstLine: line)
                unread.go(to: rest)
                line = nextLine
                return node
            } catch {
                // Lines end between the parts of a value: what is cut there ends too early, and is in no other way wrong.
                guard error.problem == .unexpectedEnd, try unread.readOn() else { throw error }
            }
        }
    }
}

extension RegularFile {
    fileprivate func bytes(_ count: Int, at place: Int) throws(InputFault) -> [UInt8] {
        do {
            return try read(count, at: place)
        } catch {
            throw InputFault(line: 1, path: "", problem: .unreadable(error.reason))
        }
    }
}
