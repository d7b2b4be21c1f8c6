internal import Crypto
internal import Events

/// One row, hashed and read; what can be said of it alone.
struct CheckedRow: Sendable {
    let hash: SHA256.Digest
    let position: Int?
    let fact: Result<LeafEnvelope, MalformedFact>
    /// Of a fact by which the key changed.
    let rotation: KeyRotation?
    /// The columns that say otherwise than the leaf.
    let differing: [String]

    private static let rotated = Array("signing-key-rotated".utf8)

    init(_ row: LogCopy.Row) {
        self.hash = ReferenceTree.leafHash(row.leaf)
        self.position = row.columns?.position
        do throws(MalformedFact) {
            let fact = try LeafEnvelope(row.leaf)
            if fact.type == Self.rotated, case .keyRotated(let told) = try RecordedEvent(leaf: row.leaf).event {
                self.rotation = told
            } else {
                self.rotation = nil
            }
            self.fact = .success(fact)
            self.differing = row.columns.map { $0.differing(from: fact) } ?? []
        } catch {
            self.fact = .failure(error)
            self.rotation = nil
            self.differing = []
        }
    }
}

extension LogCopy.Columns {
    fileprivate func differing(from fact: LeafEnvelope) -> [String] {
        var names: [String] = []
        if position != fact.position { names.append("position") }
        if stream != fact.stream { names.append("stream") }
        if revision != fact.revision { names.append("revision") }
        if type != fact.type { names.append("type") }
        if command != fact.command { names.append("command") }
        if part != fact.part { names.append("part") }
        if parts != fact.of { names.append("parts") }
        if recordedAt != fact.recordedAtText { names.append("recorded_at") }
        return names
    }
}

/// The facts of a log one after another, and what holds between them: positions without a gap, streams numbered, whole
/// submissions, one name, time that never goes back.
struct FactSequence {
    private(set) var origin: String?
    /// The sizes of the log after each submission.
    private(set) var ends: [Int] = []
    /// The facts by which the key changed.
    private(set) var rotations: [(position: Int, rotation: KeyRotation)] = []

    private var count = 0
    private var revisions: [[UInt8]: Int] = [:]
    private var last: LeafEnvelope?

    mutating func take(_ row: CheckedRow) -> [Finding] {
        count += 1
        var findings: [Finding] = []
        if let position = row.position, position != count {
            findings.append(.wrongPosition(found: position, expected: count))
        }
        let fact: LeafEnvelope
        switch row.fact {
        case .failure(let fault):
            last = nil
            return findings + [.unreadableFact(position: count, fault)]
        case .success(let read): fact = read
        }
        findings += row.differing.map { .columnDiffers(position: count, column: $0) }
        if fact.position != count { findings.append(.wrongPosition(found: fact.position, expected: count)) }
        if origin == nil { origin = String(decoding: fact.origin, as: UTF8.self) }
        if !origin!.isSame(fact.origin) {
            findings.append(.otherOrigin(position: count, found: String(decoding: fact.origin, as: UTF8.self)))
        }
        let revision = revisions[fact.stream, default: 0] + 1
        revisions[fact.stream] = revision
        if fact.revision != revision {
            findings.append(.wrongRevision(position: count, found: fact.revision, expected: revision))
        }
        if let last, fact.recordedAt < last.recordedAt { findings.append(.goesBackInTime(position: count)) }
        if !follows(fact) { findings.append(broken(fact)) }
        if fact.part == fact.of { ends.append(count) }
        if let rotation = row.rotation { rotations.append((count, rotation)) }
        last = fact
        return findings
    }

    /// What is wrong with the end.
    func finish() -> [Finding] {
        guard let last, last.part < last.of else { return [] }
        return [broken(last)]
    }

    private func broken(_ fact: LeafEnvelope) -> Finding {
        .brokenSubmission(position: count, command: String(decoding: fact.command, as: UTF8.self))
    }

    private func follows(_ part: LeafEnvelope) -> Bool {
        // After a fact that cannot be read nothing is known.
        guard let last else { return count > 1 || part.part == 1 }
        guard last.part < last.of else { return part.part == 1 }
        return part.part == last.part + 1 && part.of == last.of && part.command == last.command
            && part.digest == last.digest
    }
}
