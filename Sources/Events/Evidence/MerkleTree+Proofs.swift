/// The proofs of RFC 6962, made from complete nodes that somebody keeps.
extension MerkleTree {
    /// The root over some leaves of a tree, where its first leaf is one on which a subtree begins.
    static func root(
        of leaves: Range<Int>, from hash: (Node) throws -> [UInt8]
    ) rethrows -> [UInt8] {
        root(
            peaks: try peaks(ofSize: leaves.count).map { peak in
                try hash(Node(level: peak.level, index: peak.index + leaves.lowerBound >> peak.level))
            })
    }

    /// PATH (RFC 6962, 2.1.1): the hashes beside the way from a leaf up to the root.
    ///
    /// - Precondition: `index` lies in the tree.
    static func inclusionPath(
        of index: Int, size: Int, from hash: (Node) throws -> [UInt8]
    ) rethrows -> [[UInt8]] {
        var path: [[UInt8]] = []
        var leaves = 0..<size
        while leaves.count > 1 {
            let (left, right) = halves(of: leaves)
            path.append(try root(of: left.contains(index) ? right : left, from: hash))
            leaves = left.contains(index) ? left : right
        }
        return path.reversed()
    }

    /// PROOF (RFC 6962, 2.1.2): what takes the root of the first `old` leaves to that of `size`; empty for none and for all.
    static func consistencyPath(
        from old: Int, size: Int, from hash: (Node) throws -> [UInt8]
    ) rethrows -> [[UInt8]] {
        guard old > 0, old < size else { return [] }
        var path: [[UInt8]] = []
        var leaves = 0..<size
        while leaves.upperBound != old {
            let (left, right) = halves(of: leaves)
            let isLeft = old <= left.upperBound
            path.append(try root(of: isLeft ? right : left, from: hash))
            leaves = isLeft ? left : right
        }
        // The old root itself is known to who asks.
        if leaves.lowerBound > 0 { path.append(try root(of: leaves, from: hash)) }
        return path.reversed()
    }

    /// A tree splits at the largest power of two below its size.
    private static func halves(of leaves: Range<Int>) -> (Range<Int>, Range<Int>) {
        let middle = leaves.lowerBound + 1 << (Int.bitWidth - 1 - (leaves.count - 1).leadingZeroBitCount)
        return (leaves.lowerBound..<middle, middle..<leaves.upperBound)
    }
}
