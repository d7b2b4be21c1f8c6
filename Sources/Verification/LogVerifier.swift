public import Events
internal import Dispatch
internal import Foundation

/// What a check of a whole log found.
public struct LogVerification: Sendable {
    public let origin: String
    /// Over the facts that were read.
    public let head: LogHead
    public let submissions: Int
    public let checkpoints: Int
    /// Oldest first; the last signs now.
    public let keys: [VerifierKey]
    /// The sizes of the checkpoints from outside that the log agrees with.
    public let agreesWith: [Int]
    /// The first of them; how many there are in all is ``findingCount``.
    public let findings: [Finding]
    public let findingCount: Int

    public var isVerified: Bool { findingCount == 0 }
}

/// Checks a log, fact by fact, against itself, its checkpoints and those held outside. It shares with the writer the forms
/// of facts, notes and checkpoints, and nothing else: it reads by itself and has a tree of its own.
public struct LogVerifier {
    /// So many findings are kept; a log of zeros would fill the memory.
    private static let kept = 100

    private var findings: [Finding] = []
    private var findingCount = 0
    private var origin: String?
    private var hashes: [UInt8] = []
    private var facts = FactSequence()
    /// Facts with a value of another type than its column's.
    private var badFacts = 0

    private init() {}

    /// - Parameters:
    ///   - key: the public key to trust; nil takes the log's own word.
    ///   - outside: checkpoints from elsewhere that the log must agree with.
    /// - Throws: ``LogCopy/Fault`` when the copy cannot be read.
    public static func verify(
        _ copy: LogCopy, trusting key: TrustedKey? = nil, outside: [OutsideCheckpoint] = []
    ) throws -> LogVerification {
        var verifier = LogVerifier()
        var result: LogVerification?
        try copy.read { result = try verifier.verify($0, trusting: key, outside: outside) }
        return result!
    }

    private mutating func note(_ found: some Sequence<Finding>) {
        for finding in found {
            findingCount += 1
            if findings.count < Self.kept { findings.append(finding) }
        }
    }

    private mutating func verify(
        _ reading: LogReading, trusting trusted: TrustedKey?, outside: [OutsideCheckpoint]
    ) throws -> LogVerification {
        let form = Slots<Result<DatabaseForm, any Error>>(count: 1)
        let looking = DispatchGroup()
        if let look = reading.form { DispatchQueue.global().async(group: looking) { form[0] = Result { try look() } } }
        defer { looking.wait() }
        // Before the facts: whoever has nothing to do while these are read looks at signatures.
        let signatures = CheckpointSignatures(reading.checkpoints, keys: reading.keys)
        try readFacts(reading)
        let tree = ReferenceTree(leafHashes: hashes)
        let comparison = reading.nodes.map { nodes in Result { try compare(tree, with: nodes) } }
        // A log without facts has its name from the store, or from what was signed.
        origin =
            origin ?? reading.origin
            ?? reading.checkpoints.lazy.compactMap {
                try? SignedCheckpoint(parsing: Array($0.note.utf8)).checkpoint.origin
            }
            .first
        note(facts.finish())
        if let origin, let stated = reading.origin, !origin.isSame(stated) {
            note([.otherOrigin(position: 0, found: stated)])
        }
        looking.wait()
        let database = try form[0]?.get()
        let nodes = try comparison?.get()
        note(database?.findings(badFacts: badFacts, badNodes: nodes?.badRows ?? 0) ?? [])
        note(nodes?.findings ?? [])
        let ledger = CheckpointLedger(
            tree: tree, origin: origin ?? "", ends: facts.ends, rotations: facts.rotations, signatures: signatures)
        note(ledger.findings(trusting: trusted))
        if let stated = reading.stated {
            note(ledger.findings(statedCheckpoint: stated.checkpoint, statedPEM: stated.pem))
        }
        var agreed: [Int] = []
        for checkpoint in outside {
            let found = ledger.findings(in: checkpoint)
            if found.isEmpty { agreed.append(checkpoint.checkpoint.head.size) }
            note(found)
        }
        if origin == nil, tree.size == 0 { note([.noOrigin]) }
        return LogVerification(
            origin: origin ?? "", head: LogHead(size: tree.size, root: tree.root(ofSize: tree.size)),
            submissions: facts.ends.count, checkpoints: reading.checkpoints.count, keys: signatures.keys.map(\.key),
            agreesWith: agreed, findings: findings, findingCount: findingCount)
    }

    /// Reads the facts, while other threads hash and read what was read before, and looks at them in their order.
    private mutating func readFacts(_ reading: LogReading) throws {
        var waiting: [(work: DispatchWorkItem, checked: Slots<CheckedBatch>)] = []
        let queue = DispatchQueue(label: "leaves", attributes: .concurrent)
        try reading.facts { batch in
            badFacts += batch.badRows
            let checked = Slots<CheckedBatch>(count: 1)
            let work = DispatchWorkItem { checked[0] = CheckedBatch(batch) }
            queue.async(execute: work)
            waiting.append((work, checked))
            // What waits is kept in memory.
            while waiting.count > Self.batchesAtOnce { take(waiting.removeFirst()) }
        }
        while !waiting.isEmpty { take(waiting.removeFirst()) }
        origin = facts.origin
    }

    private static let batchesAtOnce = 8

    private mutating func take(_ batch: (work: DispatchWorkItem, checked: Slots<CheckedBatch>)) {
        batch.work.wait()
        let checked = batch.checked[0]!
        hashes += checked.hashes
        var found: [Finding] = []
        facts.take(checked) { found += $0 }
        note(found)
    }

    /// Holds the stored nodes against the tree.
    private func compare(
        _ tree: ReferenceTree, with nodes: ((Int, Int, UnsafeRawBufferPointer) -> Void) throws -> Int
    ) throws -> (findings: [Finding], badRows: Int) {
        var count = 0
        var wrong: [Finding] = []
        let badRows = try nodes { level, number, hash in
            count += 1
            if !tree.hasNode(level: level, index: number, hash: hash) {
                wrong.append(.nodeDiffers(level: level, number: number))
            }
        }
        if count != tree.nodeCount { wrong.append(.nodeCount(found: count, expected: tree.nodeCount)) }
        return (wrong, badRows)
    }
}
