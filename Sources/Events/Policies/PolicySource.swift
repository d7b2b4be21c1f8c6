internal import Crypto
internal import Foundation

/// Which file an answer was counted by.
public struct PolicySource: Hashable, Sendable {
    /// What the file calls itself.
    public let name: String
    /// SHA-256, in hexadecimal, of its bytes.
    public let digest: String

    public var value: Value { .object(["name": .text(name), "sha256": .text(digest)]) }
}

extension PolicySource {
    /// A policy as a file has it, named by the file itself and by the digest of its bytes.
    init(_ value: Value, of contents: Data) {
        self.init(name: value["name"]!.text!, digest: SHA256.hash(data: contents).hexadecimal)
    }
}
