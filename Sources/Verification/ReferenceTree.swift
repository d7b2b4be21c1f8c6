internal import Crypto
internal import Foundation

/// The Merkle tree of RFC 6962 by its definition, over all leaf hashes at hand: slow to grow, simple to believe. It shares
/// nothing with the tree that the log is written with.
struct ReferenceTree {
    /// `levels[0]` holds the leaf hashes, each further level the complete nodes above, 32 bytes each, side by side.
    private let levels: [[UInt8]]
    let size: Int

    /// - Parameter leafHashes: 32 bytes for each leaf, side by side.
    init(leafHashes: [UInt8]) {
        var levels = [leafHashes]
        while levels.last!.count >= 64 {
            let below = levels.last!
            var level: [UInt8] = []
            level.reserveCapacity(below.count / 2)
            below.withUnsafeBytes { bytes in
                for start in stride(from: 0, through: below.count - 64, by: 64) {
                    var hasher = SHA256()
                    withUnsafeBytes(of: UInt8(1)) { hasher.update(bufferPointer: $0) }
                    hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[start..<start + 64]))
                    level += hasher.finalize()
                }
            }
            levels.append(level)
        }
        self.levels = levels
        self.size = leafHashes.count / 32
    }

    /// A complete node; nil where there is none.
    func node(level: Int, index: Int) -> ArraySlice<UInt8>? {
        guard levels.indices.contains(level), index >= 0, (index + 1) * 32 <= levels[level].count else { return nil }
        return levels[level][index * 32..<(index + 1) * 32]
    }

    /// Whether a complete node has this hash.
    func hasNode(level: Int, index: Int, hash: UnsafeRawBufferPointer) -> Bool {
        guard levels.indices.contains(level), index >= 0, index < levels[level].count / 32, hash.count == 32 else {
            return false
        }
        return levels[level].withUnsafeBytes { memcmp($0.baseAddress! + index * 32, hash.baseAddress!, 32) == 0 }
    }

    /// How many complete nodes there are on all levels.
    var nodeCount: Int { levels.reduce(0) { $0 + $1.count / 32 } }

    /// MTH (RFC 6962, 2.1) of the first `size` leaves.
    func root(ofSize size: Int) -> [UInt8] {
        size == 0 ? Array(SHA256.hash(data: [UInt8]())) : root(from: 0, count: size)
    }

    private func root(from start: Int, count: Int) -> [UInt8] {
        if count.nonzeroBitCount == 1, let node = node(level: count.trailingZeroBitCount, index: start / count) {
            return Array(node)
        }
        var left = 1
        while left * 2 < count { left *= 2 }
        return Self.parent(root(from: start, count: left), root(from: start + left, count: count - left))
    }

    static func parent(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: [1])
        hasher.update(data: Array(left))
        hasher.update(data: Array(right))
        return Array(hasher.finalize())
    }

    static func leafHash(_ leaf: [UInt8]) -> SHA256.Digest { leaf.withUnsafeBytes(leafHash) }

    static func leafHash(_ leaf: UnsafeRawBufferPointer) -> SHA256.Digest {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: leaf)
        return hasher.finalize()
    }
}
