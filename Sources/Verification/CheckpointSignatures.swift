internal import Dispatch
internal import Events

/// The checkpoints of a log and who signed them: what can be said before its facts are known. Most of what a log with many
/// checkpoints takes to check is this, so it is looked at beside the rest, on all cores.
final class CheckpointSignatures: Sendable {
    let checkpoints: [(size: Int, note: String)]
    let keys: [(size: Int, key: VerifierKey)]
    /// Of the keys that cannot be read.
    let badKeys: [Finding]

    /// A checkpoint, and what is wrong with its signatures.
    struct Read: Sendable {
        let checkpoint: Checkpoint
        let findings: [Finding]
    }

    /// Nil where there is no checkpoint of that size to be read.
    private let slices = Slots<[Read?]>(count: 16)
    private let looking = DispatchGroup()

    /// Begins to look.
    init(_ checkpoints: [(size: Int, note: String)], keys: [(size: Int, text: String)]) {
        self.checkpoints = checkpoints
        self.keys = keys.compactMap { row in (try? VerifierKey(row.text)).map { (row.size, $0) } }
        self.badKeys = keys.filter { (try? VerifierKey($0.text)) == nil }.map { .badKey(size: $0.size) }
        // Behind what others wait for, in the threads of another queue: the facts are not kept waiting for all of it.
        let queue = DispatchQueue.global(qos: .utility)
        for slice in 0..<slices.count {
            queue.async(group: looking) { [self] in
                let range = checkpoints.count * slice / slices.count..<checkpoints.count * (slice + 1) / slices.count
                slices[slice] = checkpoints[range].map(read)
            }
        }
    }

    /// Each checkpoint in its order, when all have been looked at.
    @discardableResult
    func wait() -> [Read?] {
        looking.wait()
        return Array(slices.values.joined())
    }

    private func read(_ row: (size: Int, note: String)) -> Read? {
        guard let signed = try? SignedCheckpoint(parsing: Array(row.note.utf8)), signed.head.size == row.size else {
            return nil
        }
        let signers = signers(ofSize: row.size)
        var findings: [Finding] = signers.isEmpty ? [.badKey(size: row.size)] : []
        for key in signers {
            switch signed.note.standing(of: key) {
            case .signed: break
            case .unsigned: findings.append(.notSigned(size: row.size, key: key.shortID))
            case .forged: findings.append(.forged(size: row.size, key: key.shortID))
            }
        }
        return Read(checkpoint: signed.checkpoint, findings: findings)
    }

    /// Who must have signed the checkpoint of a size: the key of that time; where it changed, both.
    private func signers(ofSize size: Int) -> [VerifierKey] {
        guard let index = keys.lastIndex(where: { $0.size <= size }) else { return [] }
        return keys[index].size == size && index > 0 ? [keys[index - 1].key, keys[index].key] : [keys[index].key]
    }
}
