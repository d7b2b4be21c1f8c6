internal import Crypto
internal import Events
internal import Foundation

/// A batch, hashed and read: what can be said of each fact alone.
struct CheckedBatch: Sendable {
    let batch: LogCopy.Batch
    /// Of the leaves, 32 bytes each, side by side.
    private(set) var hashes: [UInt8] = []
    /// Nil where the leaf is not one; why is in ``faults``.
    private(set) var facts: [LeafEnvelope?] = []
    private(set) var faults: [Int: MalformedFact] = [:]
    /// Of the facts by which the key changed.
    private(set) var rotations: [Int: KeyRotation] = [:]
    /// The columns that say otherwise than the leaf.
    private(set) var differing: [Int: [String]] = [:]

    init(_ batch: LogCopy.Batch) {
        self.batch = batch
        hashes.reserveCapacity(32 * batch.rows.count)
        facts.reserveCapacity(batch.rows.count)
        batch.bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            var scanner = CanonicalScanner(start)
            var instants = LastInstant(bytes: bytes)
            for (index, row) in batch.rows.enumerated() {
                let leaf = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[row.leaf])
                hashes.append(contentsOf: ReferenceTree.leafHash(leaf))
                do throws(MalformedFact) {
                    let fact = try LeafEnvelope(row.leaf, &scanner) { instants.read($0) }
                    if bytes[fact.type].elementsEqual("signing-key-rotated".utf8),
                        case .keyRotated(let told) = try RecordedEvent(leaf: Array(leaf)).event
                    {
                        rotations[index] = told
                    }
                    facts.append(fact)
                    let columns = row.columns?.differing(from: fact, among: bytes) ?? []
                    if !columns.isEmpty { differing[index] = columns }
                } catch {
                    facts.append(nil)
                    faults[index] = error
                }
            }
        }
    }

    /// The facts of a submission say the same instant, and many come together.
    private struct LastInstant {
        let bytes: UnsafeBufferPointer<UInt8>
        var last: (text: Range<Int>, instant: Instant)?

        mutating func read(_ text: Range<Int>) -> Instant? {
            if let last, bytes.isSame(last.text, text) { return last.instant }
            guard let instant = Instant(EscapedText.string(of: bytes[text])) else { return nil }
            last = (text, instant)
            return instant
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the same bytes stand in two places.
    func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        one.count == other.count
            && memcmp(baseAddress! + one.lowerBound, baseAddress! + other.lowerBound, one.count) == 0
    }

    /// Whether these bytes stand in a place.
    func isSame(_ place: Range<Int>, _ text: [UInt8]) -> Bool {
        place.count == text.count && memcmp(baseAddress! + place.lowerBound, text, text.count) == 0
    }
}

extension LogCopy.Columns {
    fileprivate func differing(from fact: LeafEnvelope, among bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        func differs(_ column: Range<Int>, _ text: Range<Int>) -> Bool {
            guard bytes[text].contains(UInt8(ascii: "\\")) else { return !bytes.isSame(column, text) }
            return !bytes[column].elementsEqual(EscapedText.bytes(of: bytes[text]))
        }
        var names: [String] = []
        if position != fact.position { names.append("position") }
        if differs(stream, fact.stream) { names.append("stream") }
        if revision != fact.revision { names.append("revision") }
        if differs(type, fact.type) { names.append("type") }
        if differs(command, fact.command) { names.append("command") }
        if part != fact.part { names.append("part") }
        if parts != fact.of { names.append("parts") }
        if differs(recordedAt, fact.recordedAtText) { names.append("recorded_at") }
        return names
    }
}
