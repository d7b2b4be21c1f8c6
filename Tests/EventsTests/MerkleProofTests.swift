import Events
import Projections
import RegistryTestSupport
import Testing
import Verification

/// The proofs that the log gives, judged by an implementation that shares nothing with it.
@Suite struct MerkleProofTests {
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
