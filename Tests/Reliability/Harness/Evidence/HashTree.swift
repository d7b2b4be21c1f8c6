import Crypto
import Foundation

/// The Merkle tree of RFC 6962, computed from the leaves and from nothing the program under test stores.
struct HashTree {
    /// Of each leaf.
    private let leaves: [Data]

    init(_ leaves: [Data]) {
        self.leaves = leaves.map { Data(SHA256.hash(data: [0] + $0)) }
    }

    /// Over the first `size` leaves.
    func root(_ size: Int) -> Data { Self.root(leaves[..<size]) }

    private static func root(_ leaves: ArraySlice<Data>) -> Data {
        switch leaves.count {
        case 0: return Data(SHA256.hash(data: Data()))
        case 1: return leaves.first!
        default:
            var half = 1
            while half * 2 < leaves.count { half *= 2 }
            return node(root(leaves.prefix(half)), root(leaves.dropFirst(half)))
        }
    }

    private static func node(_ left: Data, _ right: Data) -> Data { Data(SHA256.hash(data: [1] + left + right)) }

    /// Every complete node, as the log stores them.
    var nodes: [(level: Int, number: Int, hash: Data)] {
        var nodes: [(level: Int, number: Int, hash: Data)] = []
        var row = leaves
        var level = 0
        while !row.isEmpty {
            nodes += row.enumerated().map { (level, $0.offset, $0.element) }
            row = stride(from: 0, to: row.count - 1, by: 2).map { Self.node(row[$0], row[$0 + 1]) }
            level += 1
        }
        return nodes
    }
}
