import Foundation

/// How much a log holds and what it holds: its size and the root over that many leaves.
public struct LogHead: Hashable, Sendable {
    public let size: Int
    /// 32 bytes.
    public let root: [UInt8]

    public init(size: Int, root: [UInt8]) {
        self.size = size
        self.root = root
    }

    /// The root as C2SP checkpoints write it.
    public var base64Root: String { Data(root).base64EncodedString() }

    /// `{"size": .., "root": ..}`.
    public var value: Value { .object(["size": .integer(size), "root": .text(base64Root)]) }
}
