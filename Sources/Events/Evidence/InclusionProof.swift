/// That a fact is in a log (chứng minh sự kiện có trong sổ): a C2SP tlog-proof, which carries the leaf as its extra data.
///
/// The leaf is not trusted for standing there: its hash is what the path must lead from.
public struct InclusionProof: Hashable, Sendable {
    public let leaf: [UInt8]?
    /// From 0: the position less one.
    public let index: Int
    /// From the leaf's sibling upwards.
    public let path: [[UInt8]]
    public let checkpoint: SignedCheckpoint

    public static let firstLine = "c2sp.org/tlog-proof@v1"

    init(leaf: [UInt8], index: Int, path: [[UInt8]], checkpoint: SignedCheckpoint) {
        self.leaf = leaf
        self.index = index
        self.path = path
        self.checkpoint = checkpoint
    }

    public init(parsing bytes: [UInt8]) throws(MalformedEvidence) {
        var lines = try EvidenceLines(bytes)
        guard try lines.line(Self.firstLine) == Self.firstLine else { throw lines.fault(.expected(Self.firstLine)) }
        if lines.peek?.utf8.starts(with: "extra ".utf8) == true {
            let text = try lines.value(of: "extra")
            guard let leaf = Base64.bytes(text) else { throw lines.fault(.badBase64(String(text.prefix(40)))) }
            self.leaf = leaf
        } else {
            self.leaf = nil
        }
        self.index = try lines.number(of: "index")
        let indexLine = lines.number
        self.path = try lines.hashes(atMost: Int.bitWidth)
        self.checkpoint = try lines.checkpoint()
        guard index < checkpoint.head.size else {
            throw MalformedEvidence(line: indexLine, .outside(index, size: checkpoint.head.size))
        }
    }
}

extension InclusionProof: CustomStringConvertible {
    public var description: String {
        let extra = leaf.map { "extra \(Base64.text($0))\n" } ?? ""
        let hashes = path.map { "\(Base64.text($0))\n" }.joined()
        return "\(Self.firstLine)\n\(extra)index \(index)\n\(hashes)\n\(checkpoint.note)"
    }
}

/// That a log only grew since an older checkpoint (chứng minh sổ chỉ được ghi thêm): the body of a C2SP tlog-witness
/// request.
///
/// ```
/// old 412
/// base64 hash…
///
/// checkpoint
/// ```
public struct ConsistencyProof: Hashable, Sendable {
    public let old: Int
    public let path: [[UInt8]]
    public let checkpoint: SignedCheckpoint

    init(old: Int, path: [[UInt8]], checkpoint: SignedCheckpoint) {
        self.old = old
        self.path = path
        self.checkpoint = checkpoint
    }

    public init(parsing bytes: [UInt8]) throws(MalformedEvidence) {
        var lines = try EvidenceLines(bytes)
        self.old = try lines.number(of: "old")
        self.path = try lines.hashes(atMost: Int.bitWidth)
        self.checkpoint = try lines.checkpoint()
        guard old <= checkpoint.head.size else {
            throw MalformedEvidence(line: 1, .outside(old, size: checkpoint.head.size))
        }
    }
}

extension ConsistencyProof: CustomStringConvertible {
    public var description: String {
        "old \(old)\n" + path.map { "\(Base64.text($0))\n" }.joined() + "\n\(checkpoint.note)"
    }
}

extension EvidenceLines {
    /// The checkpoint that is the rest of a proof.
    fileprivate mutating func checkpoint() throws(MalformedEvidence) -> SignedCheckpoint {
        let before = number
        guard !isAtEnd else { throw MalformedEvidence(line: before + 1, .expected("checkpoint")) }
        do {
            return try SignedCheckpoint(parsing: rest())
        } catch {
            throw MalformedEvidence(line: before + error.line, error.problem)
        }
    }
}
