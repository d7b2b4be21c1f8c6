import Crypto
import Events
import Testing

/// RFC 6962, section 2.1, against the definition written down plainly and against the vectors of Certificate Transparency.
@Suite struct MerkleTreeTests {
    /// The leaves of the reference implementation's test data.
    private static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F],
    ]

    private static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test func `roots of the reference data`() {
        var frontier = MerkleTree.Frontier()
        #expect(frontier.root.hexadecimal == Self.roots[0])
        for (index, leaf) in Self.leaves.enumerated() {
            _ = frontier.append(MerkleTree.leafHash(leaf))
            #expect(frontier.root.hexadecimal == Self.roots[index + 1])
        }
    }

    @Test func `a growing frontier, stored nodes and the definition agree at every size`() {
        let leaves = (0..<130).map { Array("leaf \($0)".utf8) }
        var frontier = MerkleTree.Frontier()
        var nodes: [MerkleTree.Node: [UInt8]] = [:]
        for size in 0...leaves.count {
            let peaks = MerkleTree.peaks(ofSize: size).map { nodes[$0]! }
            #expect(frontier.root == Self.root(leaves[..<size]))
            #expect(MerkleTree.root(peaks: peaks) == frontier.root)
            #expect(MerkleTree.Frontier(size: size, peaks: peaks).root == frontier.root)
            guard size < leaves.count else { break }
            for (node, hash) in frontier.append(MerkleTree.leafHash(leaves[size])) { nodes[node] = hash }
        }
    }

    /// The definition of RFC 6962: split at the largest power of two below the size.
    private static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        if leaves.isEmpty { return Array(SHA256.hash(data: [UInt8]())) }
        if leaves.count == 1 { return Array(SHA256.hash(data: [0] + leaves.first!)) }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        return Array(SHA256.hash(data: [1] + root(leaves[..<middle]) + root(leaves[middle...])))
    }
}
