import Events
import Projections
import RegistryTestSupport
import Testing
import Verification

/// The proofs that the log gives, judged by an implementation that shares nothing with it.
@Suite struct MerkleProofTests {
    /// The leaves of the examples of Certificate Transparency, and the roots of 1 to 8 of them.
    private static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F],
    ]
    private static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test func `the tree has the roots of the known examples`() {
        var frontier = MerkleTree.Frontier()
        for (leaf, root) in zip(Self.leaves, Self.roots) {
            _ = frontier.append(MerkleTree.leafHash(leaf))
            #expect(frontier.root.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == root)
        }
    }

    /// A registry that was signed for after each of its facts.
    private static func signed(facts: Int) throws -> (TemporaryRegistry, VerifierKey) {
        let store = try TemporaryRegistry()
        let key = try store.registry.log.giveKey(in: nil).key
        for number in 0..<facts {
            try store.record(
                """
                {"kind":"decision","decision":{"issuer":"31","number":"\(number)/QĐ-UBND","signedOn":"2026-01-01"}}
                """)
        }
        return (store, key)
    }

    @Test func `every proof of every size up to 40 is accepted, and no proof for another fact, size or root`() throws {
        let size = 40
        let (store, key) = try Self.signed(facts: size)
        let log = store.registry.log
        for tree in 1...size {
            for position in 1...tree {
                let proof = try log.inclusionProof(of: position, size: tree)
                #expect(ProofVerifier.findings(in: proof, trusting: .named(key)) == [])
                let again = try InclusionProof(parsing: Array("\(proof)".utf8))
                #expect(again == proof)
                let other = try log.event(at: position % size + 1).leaf
                #expect(
                    ProofVerifier.findings(in: proof, trusting: .named(key), leaf: other)
                        .contains(.notInTree(position: position)))
            }
            for old in 0...tree {
                let proof = try log.consistencyProof(from: old, size: tree)
                let checkpoint = try log.checkpoint(ofSize: old).checkpoint
                #expect(ProofVerifier.findings(in: proof, since: checkpoint, trusting: .named(key)) == [])
                #expect(try ConsistencyProof(parsing: Array("\(proof)".utf8)) == proof)
                guard old > 0 else { continue }
                var root = checkpoint.head.root
                root[old % 32] ^= 1
                let forged = Checkpoint(origin: checkpoint.origin, head: LogHead(size: old, root: root))
                #expect(
                    ProofVerifier.findings(in: proof, since: forged, trusting: .named(key))
                        == [.notConsistent(size: old)])
            }
        }
    }

    @Test func `no byte of a proof can be changed, taken away or added`() throws {
        let (store, key) = try Self.signed(facts: 5)
        let bytes = Array("\(try store.registry.log.inclusionProof(of: 3))".utf8)
        func isAccepted(_ bytes: [UInt8]) -> Bool {
            guard let proof = try? InclusionProof(parsing: bytes) else { return false }
            return ProofVerifier.findings(in: proof, trusting: .named(key)).isEmpty
        }
        #expect(isAccepted(bytes))
        for index in bytes.indices {
            for change in [1, 0x20, 0x80] as [UInt8] {
                var altered = bytes
                altered[index] ^= change
                #expect(!isAccepted(altered), "byte \(index), bits \(change)")
            }
            var shorter = bytes
            shorter.remove(at: index)
            #expect(!isAccepted(shorter), "without byte \(index)")
            #expect(!isAccepted(Array(bytes[..<index])), "only \(index) bytes")
            var longer = bytes
            longer.insert(bytes[index], at: index)
            #expect(!isAccepted(longer), "byte \(index) twice")
        }
    }
}
