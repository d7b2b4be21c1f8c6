internal import Crypto
public import Events

/// Checks proofs by the algorithms of RFC 9162, 2.1.3.2 and 2.1.4.2: no log is needed.
public enum ProofVerifier {
    /// What is wrong with a proof that a fact is in a log; empty when it proves it.
    ///
    /// - Parameter outside: an older or newer checkpoint of the same size must have the same root.
    public static func findings(
        in proof: InclusionProof, trusting key: TrustedKey?, leaf: [UInt8]? = nil
    ) -> [Finding] {
        var findings = SignatureCheck.findings(in: proof.checkpoint, trusting: key)
        guard let leaf = leaf ?? proof.leaf else { return findings + [.noLeaf] }
        let hash = Array(ReferenceTree.leafHash(leaf))
        if root(of: hash, index: proof.index, size: proof.checkpoint.head.size, path: proof.path)
            != proof.checkpoint.head.root
        {
            findings.append(.notInTree(position: proof.index + 1))
        }
        do throws(MalformedFact) {
            let fact = try RecordedEvent(leaf: leaf)
            if fact.position != proof.index + 1 {
                findings.append(.wrongPosition(found: fact.position, expected: proof.index + 1))
            }
            if !fact.origin.isSame(proof.checkpoint.checkpoint.origin) {
                findings.append(.otherOrigin(position: fact.position, found: fact.origin))
            }
        } catch {
            findings.append(.unreadableFact(position: proof.index + 1, error))
        }
        return findings
    }

    /// What is wrong with a proof that a log only grew since an older checkpoint; empty when it proves it.
    public static func findings(
        in proof: ConsistencyProof, since old: Checkpoint, trusting key: TrustedKey?
    ) -> [Finding] {
        var findings = SignatureCheck.findings(in: proof.checkpoint, trusting: key)
        if !old.origin.isSame(proof.checkpoint.checkpoint.origin) {
            findings.append(.otherOrigin(position: 0, found: old.origin))
        }
        if old.head.size != proof.old {
            findings.append(.otherSize(found: old.head.size, expected: proof.old))
        } else if !isConsistent(old: old.head, new: proof.checkpoint.head, path: proof.path) {
            findings.append(.notConsistent(size: old.head.size))
        }
        return findings
    }

    /// The root that a path leads to from a leaf; nil when the path does not fit.
    static func root(of hash: [UInt8], index: Int, size: Int, path: [[UInt8]]) -> [UInt8]? {
        guard index >= 0, index < size else { return nil }
        var (node, last) = (index, size - 1)
        var root = hash
        for sibling in path {
            guard last > 0 else { return nil }
            if node & 1 == 1 || node == last {
                root = ReferenceTree.parent(sibling, root)
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                root = ReferenceTree.parent(root, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 ? root : nil
    }

    static func isConsistent(old: LogHead, new: LogHead, path: [[UInt8]]) -> Bool {
        guard old.size <= new.size else { return false }
        if old.size == new.size { return path.isEmpty && old.root == new.root }
        if old.size == 0 { return path.isEmpty && old.root == ReferenceTree(leafHashes: []).root(ofSize: 0) }
        var path = path
        if old.size.nonzeroBitCount == 1 { path.insert(old.root, at: 0) }
        guard let first = path.first else { return false }
        var (node, last) = (old.size - 1, new.size - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        var (oldRoot, newRoot) = (first, first)
        for sibling in path.dropFirst() {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                oldRoot = ReferenceTree.parent(sibling, oldRoot)
                newRoot = ReferenceTree.parent(sibling, newRoot)
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                newRoot = ReferenceTree.parent(newRoot, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return oldRoot == old.root && newRoot == new.root && last == 0
    }
}

extension String {
    /// The same bytes: in a digest composed and decomposed letters differ.
    func isSame(_ other: String) -> Bool { isSame(Array(other.utf8)) }

    func isSame(_ bytes: [UInt8]) -> Bool {
        var text = self
        return text.withUTF8 { $0.count == bytes.count && bytes.elementsEqual($0) }
    }
}

extension ProofVerifier {
    /// What is wrong with a checkpoint by itself.
    public static func findings(in checkpoint: SignedCheckpoint, trusting key: TrustedKey?) -> [Finding] {
        SignatureCheck.findings(in: checkpoint, trusting: key)
    }

    /// What two checkpoints say against each other without a proof: those of one size must have one root.
    public static func findings(in checkpoint: SignedCheckpoint, against other: Checkpoint) -> [Finding] {
        guard other.origin.isSame(checkpoint.checkpoint.origin) else {
            return [.otherOrigin(position: 0, found: other.origin)]
        }
        guard other.head.size == checkpoint.head.size else {
            return [.otherSize(found: other.head.size, expected: checkpoint.head.size)]
        }
        return other.head.root == checkpoint.head.root ? [] : [.notConsistent(size: other.head.size)]
    }

    /// What is wrong with a receipt.
    public static func findings(in receipt: Receipt, _ note: SignedNote, trusting key: TrustedKey) -> [Finding] {
        SignatureCheck.findings(in: note, ofLog: receipt.origin, size: receipt.head.size, trusting: key)
    }

    /// Whether a list, to the byte, is that of the receipt.
    public static func findings(in receipt: Receipt, list: [UInt8]) -> [Finding] {
        SHA256.hash(data: list).hexadecimal == receipt.list ? [] : [.otherList]
    }
}
