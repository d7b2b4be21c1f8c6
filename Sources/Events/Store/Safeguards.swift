public import Foundation

/// What stands apart from a registry and guards it: its signing key, and the mark of how far it had come.
public struct Safeguards: Sendable {
    /// The file of the signing key; nil looks for it in ``keyDirectory``, by the id of the key that the registry names.
    public var key: URL?
    public var keyDirectory: URL?
    /// The directory of the high-water mark; nil keeps none.
    public var anchor: URL?

    public init(key: URL? = nil, keyDirectory: URL? = nil, anchor: URL? = nil) {
        self.key = key
        self.keyDirectory = keyDirectory
        self.anchor = anchor
    }

    /// Reads the key that signs a registry.
    func signingKey(_ expected: VerifierKey, store: URL) throws -> SigningKey {
        guard let file = key ?? keyDirectory.map({ SigningKeyFile.place(of: expected, in: $0) }) else {
            throw SigningKeyFault.missing(path: "\(expected.shortID).key")
        }
        try SigningKeyFile.refuse(file, inside: store)
        let key = try SigningKeyFile.read(file, name: expected.name)
        guard key.verifier == expected else {
            throw SigningKeyFault.otherKey(path: file.path, found: key.verifier.shortID, expected: expected.shortID)
        }
        return key
    }
}
