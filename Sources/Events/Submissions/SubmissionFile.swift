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
        case json(ArraySlice<UInt8>, line: Int, isLines: Bool)
        case parsed(ArraySlice<SourceNode>, then: InputFault?)
    }

    /// - Parameters:
    ///   - name: its path; the extension tells the format (`.json`, `.jsonl`, `.yaml`, `.yml`), else its first character.
    ///   - cleans: whether characters that may not be stored are removed, and reported, instead of refused.
    public init(name: String, contents: Data, cleans: Bool = false) throws(InputFault) {
        self.name = name
        self.decoder = SubmissionDecoder(file: name, cleans: cleans)
        var bytes = Array(contents)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        guard let firstByte = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
            throw InputFault(line: 1, path: "", problem: .nothingInFile)
        }
        if let line = Self.firstLineNotUTF8(bytes) { throw InputFault(line: line, path: "", problem: .notUTF8) }
        switch (name as NSString).pathExtension.lowercased() {
        case "yaml", "yml": self.nodes = Self.yaml(bytes)
        case "jsonl", "ndjson": self.nodes = .json(bytes, line: 1, isLines: true)
        case "json": self.nodes = .json(bytes, line: 1, isLines: false)
        default:
            self.nodes = firstByte == UInt8(ascii: "{") ? .json(bytes, line: 1, isLines: true) : Self.yaml(bytes)
        }
        if case .parsed(let documents, nil) = nodes, documents.isEmpty {
            throw InputFault(line: 1, path: "", problem: .nothingInFile)
        }
    }

    private static func yaml(_ bytes: ArraySlice<UInt8>) -> Nodes {
        let (documents, fault) = YAMLReader.read(bytes)
        return .parsed(documents[...], then: fault)
    }

    /// How many bytes are still to be read, for a progress bar; nil when the file was read at once.
    public var bytesLeft: Int? {
        guard case .json(let bytes, _, _) = nodes else { return nil }
        return bytes.count
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
        case .json(let bytes, let line, let isLines):
            guard !bytes.isEmpty else { return nil }
            let (node, rest, nextLine) = try JSONReader.readFirst(bytes, firstLine: line)
            guard isLines || rest.isEmpty else {
                throw InputFault(
                    line: nextLine, path: "",
                    problem: .unexpectedCharacter(String(decoding: rest.prefix(1), as: UTF8.self)))
            }
            nodes = .json(rest, line: nextLine, isLines: isLines)
            return node
        }
    }

    private static func firstLineNotUTF8(_ bytes: ArraySlice<UInt8>) -> Int? {
        // Piece by piece: the standard library only tells of bytes that it copies.
        var rest = bytes
        while !rest.isEmpty {
            var piece = rest.prefix(1 << 16)
            if piece.count < rest.count { piece = piece[...(piece.lastIndex { $0 < 0x80 } ?? piece.endIndex - 1)] }
            if String(validating: piece, as: UTF8.self) == nil {
                let lines = piece.split(separator: 0x0A, omittingEmptySubsequences: false)
                let before = bytes[..<piece.startIndex].count { $0 == 0x0A }
                return before + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
            }
            rest = rest[piece.endIndex...]
        }
        return nil
    }
}
