internal import Crypto

/// The secret half of a key (khóa ký): Ed25519, made of a seed of 32 bytes.
public struct SigningKey: Sendable {
    public let verifier: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    /// Nil when the seed is not of 32 bytes.
    init?(name: String, seed: [UInt8]) {
        guard seed.count == 32, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            return nil
        }
        self.key = key
        self.verifier = VerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// A new seed, from the system's source of randomness.
    static func newSeed() -> [UInt8] { Array(Curve25519.Signing.PrivateKey().rawRepresentation) }

    func signature(of text: String) throws -> SignedNote.Signature {
        SignedNote.Signature(
            name: verifier.name, keyID: verifier.id, bytes: Array(try key.signature(for: Array(text.utf8))))
    }
}
