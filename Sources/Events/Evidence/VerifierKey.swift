internal import Crypto

/// The public half of a signing key (khóa công khai): who may sign the checkpoints of a log.
///
/// Written as Go's `sumdb/note` does: `name+3f2a91c0+AW…`, the name, the key id, and in Base64 the algorithm (1, Ed25519)
/// with the 32 bytes of the key.
public struct VerifierKey: Hashable, Sendable {
    /// That of the log.
    public let name: String
    /// 32 bytes.
    public let publicKey: [UInt8]
    /// 4 bytes: the beginning of SHA-256(name ‖ newline ‖ 1 ‖ key).
    public let id: [UInt8]

    /// - Precondition: the key has 32 bytes.
    public init(name: String, publicKey: [UInt8]) {
        precondition(publicKey.count == 32)
        self.name = name
        self.publicKey = publicKey
        self.id = Array(SHA256.hash(data: Array(name.utf8) + [0x0A, Self.ed25519] + publicKey).prefix(4))
    }

    private static let ed25519: UInt8 = 1

    /// The id as 8 hexadecimal digits.
    public var shortID: String { id.hexadecimal }

    public init(_ text: some StringProtocol) throws(MalformedEvidence) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, Self.isName(String(parts[0])), let bytes = Base64.bytes(parts[2]), bytes.count == 33,
            bytes[0] == Self.ed25519
        else { throw MalformedEvidence(line: 1, .badKey(String(text.prefix(120)))) }
        self.init(name: String(parts[0]), publicKey: Array(bytes.dropFirst()))
        guard shortID == parts[1] else { throw MalformedEvidence(line: 1, .badKey(String(text.prefix(120)))) }
    }

    /// Whether a text can be the name of a key: not empty, no space, no plus, no control character.
    public static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 }
    }

    /// Whether a signature is this key's over a text.
    func accepts(_ signature: [UInt8], of text: String) -> Bool {
        (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey))?
            .isValidSignature(signature, for: Array(text.utf8)) ?? false
    }
}

extension VerifierKey: CustomStringConvertible {
    public var description: String { "\(name)+\(shortID)+\(Base64.text([Self.ed25519] + publicKey))" }
}

extension VerifierKey {
    /// What comes before the 32 bytes in a SubjectPublicKeyInfo of Ed25519 (RFC 8410).
    private static let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]

    /// As `openssl` reads it.
    public var pem: String {
        "-----BEGIN PUBLIC KEY-----\n\(Base64.text(Self.prefix + publicKey))\n-----END PUBLIC KEY-----\n"
    }

    /// The key of a PEM file, for a log of that name; nil when it is none.
    public init?(pem: String, name: String) {
        let lines = pem.split(whereSeparator: \.isNewline)
        guard lines.count == 3, lines[0] == "-----BEGIN PUBLIC KEY-----", lines[2] == "-----END PUBLIC KEY-----",
            let bytes = Base64.bytes(lines[1]), bytes.count == 44, bytes.starts(with: Self.prefix)
        else { return nil }
        self.init(name: name, publicKey: Array(bytes.suffix(32)))
    }
}
