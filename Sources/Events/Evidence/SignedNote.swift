/// A text with signatures below it: a C2SP signed note.
///
/// ```
/// text
///
/// — name base64(key id ‖ signature)
/// ```
public struct SignedNote: Hashable, Sendable {
    /// What is signed; ends with a newline.
    public let text: String
    public let signatures: [Signature]

    public struct Signature: Hashable, Sendable {
        public let name: String
        /// 4 bytes.
        public let keyID: [UInt8]
        public let bytes: [UInt8]
    }

    /// What a key has to do with a note.
    public enum Standing: Hashable, Sendable {
        case signed
        /// It bears the key's name and id, and is not the key's signature.
        case forged
        case unsigned
    }

    /// Signs a text.
    init(_ text: String, signedBy keys: [SigningKey]) throws {
        self.text = text
        self.signatures = try keys.map { try $0.signature(of: text) }
    }

    public init(parsing bytes: [UInt8]) throws(MalformedEvidence) {
        var lines = try EvidenceLines(bytes)
        var all: [Substring] = []
        while !lines.isAtEnd { all.append(try lines.line("")) }
        guard let blank = all.lastIndex(of: ""), blank > 0, blank < all.count - 1 else {
            throw MalformedEvidence(line: all.count, .noSignatures)
        }
        self.text = all[..<blank].map { "\($0)\n" }.joined()
        var signatures: [Signature] = []
        for index in (blank + 1)..<all.count { signatures.append(try Signature(all[index], number: index + 1)) }
        self.signatures = signatures
    }

    public func standing(of key: VerifierKey) -> Standing {
        let own = signatures.filter { $0.name.utf8.elementsEqual(key.name.utf8) && $0.keyID == key.id }
        guard !own.isEmpty else { return .unsigned }
        return own.allSatisfy { key.accepts($0.bytes, of: text) } ? .signed : .forged
    }
}

extension SignedNote: CustomStringConvertible {
    public var description: String { "\(text)\n" + signatures.map { "\($0)\n" }.joined() }
}

extension SignedNote.Signature: CustomStringConvertible {
    /// More than any signature in use needs.
    private static let longest = 8192

    init(_ line: Substring, number: Int) throws(MalformedEvidence) {
        // As bytes: finding characters would take half of what reading a checkpoint does.
        let parts = line.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map(Substring.init)
        guard parts.count == 3, parts[0] == "—", let bytes = Base64.bytes(parts[2]), bytes.count > 4,
            bytes.count <= Self.longest
        else { throw MalformedEvidence(line: number, .badSignature) }
        guard VerifierKey.isName(String(parts[1])) else { throw MalformedEvidence(line: number, .badKeyName) }
        self.init(name: String(parts[1]), keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
    }

    public var description: String { "— \(name) \(Base64.text(keyID + bytes))" }
}
