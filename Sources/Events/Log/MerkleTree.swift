public import Crypto
public import Foundation

/// The Merkle tree of RFC 6962 over the leaves of the log, exactly: leaf `SHA-256(0x00‖bytes)`, node
/// `SHA-256(0x01‖left‖right)`.
///
/// Complete nodes are kept by level and index, level 0 being the leaves. They are a cache: all of them can be computed
/// again from the facts.
public struct MerkleTree: Sendable {
    public typealias Hash = SHA256.Digest

    /// A complete node: the tree of the leaves `index << level ..< (index + 1) << level`.
    public struct Node: Hashable, Sendable {
        public let level: Int
        public let index: Int

        public init(level: Int, index: Int) {
            self.level = level
            self.index = index
        }
    }

    public static func leafHash(_ bytes: some DataProtocol) -> [UInt8] {
        var hasher = SHA256()
        withUnsafeBytes(of: 0 as UInt8) { hasher.update(bufferPointer: $0) }
        hasher.update(data: bytes)
        return hasher.finalize().withUnsafeBytes { Array($0) }
    }

    public static func nodeHash(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        withUnsafeBytes(of: 1 as UInt8) { hasher.update(bufferPointer: $0) }
        left.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        right.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return hasher.finalize().withUnsafeBytes { Array($0) }
    }

    /// The root of the tree with no leaf.
    public static let emptyRoot = Array(SHA256.hash(data: [UInt8]()))

    /// The complete nodes whose trees, side by side, are the first `size` leaves: largest first.
    public static func peaks(ofSize size: Int) -> [Node] {
        var peaks: [Node] = []
        var start = 0
        for level in (0..<Int.bitWidth - 1).reversed() where size & (1 << level) != 0 {
            peaks.append(Node(level: level, index: start >> level))
            start += 1 << level
        }
        return peaks
    }

    /// The root over peaks, given largest first.
    public static func root(peaks: [[UInt8]]) -> [UInt8] {
        guard var root = peaks.last else { return emptyRoot }
        for peak in peaks.dropLast().reversed() { root = nodeHash(peak, root) }
        return root
    }

    /// The right edge of a tree that grows: enough to add leaves and to know the root.
    public struct Frontier: Sendable {
        public private(set) var size: Int
        private var peaks: [(node: Node, hash: [UInt8])]

        /// - Parameter peaks: the hashes of ``MerkleTree/peaks(ofSize:)``, in that order.
        public init(size: Int = 0, peaks: [[UInt8]] = []) {
            self.size = size
            self.peaks = Array(zip(MerkleTree.peaks(ofSize: size), peaks)).map { ($0, $1) }
        }

        /// Adds a leaf by its hash, and returns the complete nodes it made: itself, then those it closed.
        public mutating func append(_ leafHash: [UInt8]) -> [(node: Node, hash: [UInt8])] {
            var top = (node: Node(level: 0, index: size), hash: leafHash)
            var made = [top]
            while let left = peaks.last, left.node.level == top.node.level {
                peaks.removeLast()
                top = (
                    Node(level: top.node.level + 1, index: top.node.index >> 1),
                    MerkleTree.nodeHash(left.hash, top.hash)
                )
                made.append(top)
            }
            peaks.append(top)
            size += 1
            return made
        }

        public var root: [UInt8] { MerkleTree.root(peaks: peaks.map(\.hash)) }
    }
}
