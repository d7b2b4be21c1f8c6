import Crypto
import Foundation

/// A checkpoint as C2SP writes it, made without the program under test.
struct SignedNote {
    let origin: String
    let size: Int
    let root: Data

    var body: String { "\(origin)\n\(size)\n\(root.base64EncodedString())\n" }

    /// Signed with a key of 32 bytes.
    func signed(with seed: Data) throws -> String {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        let signature = try key.signature(for: Data(body.utf8))
        let signer = Signer(name: origin, key: key.publicKey)
        return "\(body)\n— \(origin) \((signer.identifier + signature).base64EncodedString())\n"
    }

    /// How many bytes of a note are signed: alone they are an unsigned checkpoint.
    static func bodyLength(of note: Data) -> Int {
        note.range(of: Data("\n\n".utf8)).map { $0.lowerBound + 1 } ?? note.count
    }

    /// The text that names a signer and holds the public key (Go's `sumdb/note`).
    static func verifierKey(name: String, seed: Data) throws -> String {
        try Signer(name: name, key: Curve25519.Signing.PrivateKey(rawRepresentation: seed).publicKey).text
    }

    private struct Signer {
        let name: String
        let key: Curve25519.Signing.PublicKey

        private var typed: Data { [1] + key.rawRepresentation }

        /// The first 4 bytes of the digest of name and key.
        var identifier: Data { Data(SHA256.hash(data: Data("\(name)\n".utf8) + typed).prefix(4)) }

        var text: String {
            let digits = identifier.map { String(Int($0) + 0x100, radix: 16).suffix(2) }.joined()
            return "\(name)+\(digits)+\(typed.base64EncodedString())"
        }
    }
}
