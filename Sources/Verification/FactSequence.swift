internal import Events

/// The facts of a log one after another, and what holds between them: positions without a gap, streams numbered, whole
/// submissions, one name, time that never goes back.
struct FactSequence {
    private(set) var origin: String?
    /// The sizes of the log after each submission.
    private(set) var ends: [Int] = []
    /// The facts by which the key changed.
    private(set) var rotations: [(position: Int, rotation: KeyRotation)] = []

    private var count = 0
    /// The name, as it is written.
    private var name: [UInt8] = []
    private var streams = StreamNumbers()
    private var last: Last?

    /// What counts of the fact before.
    private struct Last {
        let recordedAt: Instant
        let part: Int
        let of: Int
        /// As they are written; of a submission that goes on.
        var command: [UInt8]
        var digest: [UInt8]
    }

    /// - Parameter note: is called with what is wrong with each fact.
    mutating func take(_ checked: CheckedBatch, _ note: ([Finding]) -> Void) {
        checked.batch.bytes.withUnsafeBufferPointer { bytes in
            for index in checked.facts.indices {
                let found = take(index, of: checked, bytes)
                if !found.isEmpty { note(found) }
            }
        }
    }

    private mutating func take(
        _ index: Int, of checked: CheckedBatch, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [Finding] {
        count += 1
        var findings: [Finding] = []
        if let position = checked.batch.rows[index].columns?.position, position != count {
            findings.append(.wrongPosition(found: position, expected: count))
        }
        guard let fact = checked.facts[index] else {
            last = nil
            return findings + [.unreadableFact(position: count, checked.faults[index]!)]
        }
        if !checked.differing.isEmpty, let columns = checked.differing[index] {
            findings += columns.map { .columnDiffers(position: count, column: $0) }
        }
        if fact.position != count { findings.append(.wrongPosition(found: fact.position, expected: count)) }
        if origin == nil {
            name = Array(bytes[fact.origin])
            origin = EscapedText.string(of: name)
        }
        if !bytes.isSame(fact.origin, name) {
            findings.append(.otherOrigin(position: count, found: EscapedText.string(of: bytes[fact.origin])))
        }
        let revision = streams.next(in: fact.stream, of: bytes)
        if fact.revision != revision {
            findings.append(.wrongRevision(position: count, found: fact.revision, expected: revision))
        }
        if let last, fact.recordedAt < last.recordedAt { findings.append(.goesBackInTime(position: count)) }
        let isSameSubmission =
            last.map { bytes.isSame(fact.command, $0.command) && bytes.isSame(fact.digest, $0.digest) } ?? false
        if !follows(fact, isSameSubmission) {
            let command = EscapedText.string(of: bytes[fact.command])
            findings.append(.brokenSubmission(position: count, command: command))
        }
        if fact.part == fact.of { ends.append(count) }
        if !checked.rotations.isEmpty, let rotation = checked.rotations[index] { rotations.append((count, rotation)) }
        keep(fact, isSameSubmission, bytes)
        return findings
    }

    /// What is wrong with the end.
    func finish() -> [Finding] {
        guard let last, last.part < last.of else { return [] }
        return [.brokenSubmission(position: count, command: EscapedText.string(of: last.command))]
    }

    private func follows(_ part: LeafEnvelope, _ isSameSubmission: Bool) -> Bool {
        // After a fact that cannot be read nothing is known.
        guard let last else { return count > 1 || part.part == 1 }
        guard last.part < last.of else { return part.part == 1 }
        return part.part == last.part + 1 && part.of == last.of && isSameSubmission
    }

    private mutating func keep(
        _ fact: LeafEnvelope, _ isSameSubmission: Bool, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        var (command, digest): ([UInt8], [UInt8]) = ([], [])
        if fact.part < fact.of {
            command = isSameSubmission ? last!.command : Array(bytes[fact.command])
            digest = isSameSubmission ? last!.digest : Array(bytes[fact.digest])
        }
        last = Last(recordedAt: fact.recordedAt, part: fact.part, of: fact.of, command: command, digest: digest)
    }
}

/// How many facts each stream has.
private struct StreamNumbers {
    /// As it is written.
    private struct Name: Hashable {
        let bytes: [UInt8]

        func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
    }

    private var numbers: [Name: Int] = [:]
    /// That of the last fact: the facts of a decision come one after another.
    private var current = (name: Name(bytes: []), number: 0)

    /// The number of one more fact of a stream.
    mutating func next(in stream: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        if !bytes.isSame(stream, current.name.bytes) {
            numbers[current.name] = current.number
            let name = Name(bytes: Array(bytes[stream]))
            current = (name, numbers[name, default: 0])
        }
        current.number += 1
        return current.number
    }
}
