public import Events
internal import Dispatch

/// A checkpoint that somebody kept outside the registry.
public struct OutsideCheckpoint: Hashable, Sendable {
    public let checkpoint: Checkpoint
    /// Nil where only its text was kept: in minutes that people signed.
    public let note: SignedNote?

    package init(_ checkpoint: Checkpoint) {
        self.checkpoint = checkpoint
        self.note = nil
    }

    /// - Parameter bytes: a signed checkpoint, or the text of one.
    public init(_ bytes: [UInt8]) throws(MalformedEvidence) {
        self.checkpoint = try Checkpoint(kept: bytes)
        self.note = (try? SignedCheckpoint(parsing: bytes))?.note
    }
}

/// The checkpoints and keys of a log, held against its tree.
struct CheckpointLedger {
    let tree: ReferenceTree
    let origin: String
    /// The sizes after each submission.
    let ends: [Int]
    let rotations: [(position: Int, rotation: KeyRotation)]
    let signatures: CheckpointSignatures

    private var checkpoints: [(size: Int, note: String)] { signatures.checkpoints }
    private var keys: [(size: Int, key: VerifierKey)] { signatures.keys }

    func findings(trusting trusted: TrustedKey?) -> [Finding] {
        var findings = signatures.badKeys + rotationFindings + coverageFindings
        let read = signatures.wait()
        let slices = 16
        let found = Slots<[Finding]>(count: slices)
        DispatchQueue.concurrentPerform(iterations: slices) { slice in
            let range = read.count * slice / slices..<read.count * (slice + 1) / slices
            found[slice] = range.flatMap { self.findings(in: checkpoints[$0].size, read[$0]) }
        }
        findings += found.values.joined()
        if let trusted {
            let key = trusted.key(ofLog: origin)
            if keys.isEmpty {
                findings.append(.noCheckpoint)
            } else if !keys.contains(where: { $0.key == key }) {
                findings.append(.keyNotTrusted(key.shortID))
            }
        }
        return findings
    }

    /// What is wrong with one checkpoint.
    private func findings(in size: Int, _ read: CheckpointSignatures.Read?) -> [Finding] {
        guard let read, read.checkpoint.origin.isSame(origin) else { return [.badCheckpoint(size: size)] }
        guard size <= tree.size else { return [.cutOff(size: size, facts: tree.size)] }
        guard tree.root(ofSize: size) == read.checkpoint.head.root else {
            return [.rootDiffers(size: size)] + read.findings
        }
        return read.findings
    }

    /// Each change of keys is a fact, and each such fact since the first key a change of keys.
    private var rotationFindings: [Finding] {
        var findings: [Finding] = []
        for (before, after) in zip(keys, keys.dropFirst()) {
            let isTold = rotations.contains { told in
                told.position == after.size && told.rotation.from == before.key && told.rotation.to == after.key
            }
            if !isTold { findings.append(.keyChanged(size: after.size)) }
        }
        guard let first = keys.first?.size else { return findings }
        let changes = Set(keys.dropFirst().map(\.size))
        return findings
            + rotations.filter { $0.position > first && !changes.contains($0.position) }
            .map { .keyChanged(size: $0.position) }
    }

    /// From the first key on each submission has its checkpoint, and nothing else has one.
    private var coverageFindings: [Finding] {
        guard let first = keys.first?.size else {
            return checkpoints.map { .badKey(size: $0.size) }
        }
        let signed = Set(checkpoints.map(\.size))
        let ends = Set([first] + self.ends.filter { $0 > first })
        let twice = zip(checkpoints, checkpoints.dropFirst()).filter { $0.size >= $1.size }.map {
            Finding.badCheckpoint(size: $1.size)
        }
        return twice + ends.subtracting(signed).sorted().map { .checkpointMissing(size: $0) }
            + signed.subtracting(ends).filter { $0 <= tree.size }.sorted().map { .checkpointInside(size: $0) }
    }

    /// What a bundle says beside its lists is the newest of them, no more and no less.
    func findings(statedCheckpoint: [UInt8]?, statedPEM: [UInt8]?) -> [Finding] {
        var findings: [Finding] = []
        if statedCheckpoint != checkpoints.last.map({ Array($0.note.utf8) }) {
            findings.append(.bundleDiffers(BundleFile.checkpoint))
        }
        if statedPEM != keys.last.map({ Array($0.key.pem.utf8) }) { findings.append(.bundleDiffers(BundleFile.pem)) }
        return findings
    }

    /// What is wrong between the log and a checkpoint from outside.
    func findings(in outside: OutsideCheckpoint) -> [Finding] {
        let head = outside.checkpoint.head
        var findings: [Finding] = []
        if !outside.checkpoint.origin.isSame(origin) {
            findings.append(.otherOrigin(position: 0, found: outside.checkpoint.origin))
        }
        guard head.size <= tree.size else { return findings + [.cutOff(size: head.size, facts: tree.size)] }
        if tree.root(ofSize: head.size) != head.root { findings.append(.notConsistent(size: head.size)) }
        if outside.note != nil, keys.isEmpty {
            findings.append(.keyLost(size: head.size))
        } else if let note = outside.note {
            let standings = keys.map { note.standing(of: $0.key) }
            if standings.contains(.forged) {
                findings.append(.forged(size: head.size, key: keys.last!.key.shortID))
            } else if !standings.contains(.signed) {
                findings.append(.notSigned(size: head.size, key: keys.last!.key.shortID))
            }
        }
        return findings
    }
}
