/// A fact with its place in the log: what one leaf holds.
///
/// One leaf is the exact bytes stored, written once and never encoded again:
/// ```json
/// {"data":{…},"origin":"tthc.local/5c1e…","position":12,"recordedAt":"2026-11-21T03:10:00.000Z","recordedBy":"lan",
///  "stream":{"name":"decision/31/2026-09-08/3582/QĐ-UBND","revision":2},
///  "submission":{"command":"…","digest":"…","of":3,"part":2},"type":"procedure-replaced","version":1}
/// ```
public struct RecordedEvent: Hashable, Sendable {
    public let event: Event
    /// Which log it belongs to.
    public let origin: String
    /// Its number in the log, from 1.
    public let position: Int
    public let recordedAt: Instant
    public let recordedBy: String
    /// Its number in its stream, from 1.
    public let revision: Int
    public let submission: Part

    /// Which part of which submission it is.
    public struct Part: Hashable, Sendable {
        public let command: String
        public let digest: String
        public let part: Int
        public let of: Int
        /// The note of the submission, kept with its first part.
        public let note: String?
    }

    package init(
        event: Event, origin: String, position: Int, recordedAt: Instant, recordedBy: String, revision: Int,
        submission: Part
    ) {
        self.event = event
        self.origin = origin
        self.position = position
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
        self.revision = revision
        self.submission = submission
    }
}

extension RecordedEvent {
    /// The most bytes a leaf may have, so that its length fits 16 bits.
    public static let longestLeaf = 65_535

    /// The leaf: RFC 8785 form, UTF-8, NFC.
    package var leaf: [UInt8] {
        CanonicalJSON.bytes(
            of: .object([
                "data": EventCodec.data(of: event),
                "origin": .text(origin),
                "position": .integer(position),
                "recordedAt": .text(recordedAt.description),
                "recordedBy": .text(recordedBy),
                "stream": .object(["name": .text(event.stream), "revision": .integer(revision)]),
                "submission": .object([
                    "command": .text(submission.command), "digest": .text(submission.digest),
                    "note": submission.note.map(Value.text), "of": .integer(submission.of),
                    "part": .integer(submission.part),
                ]),
                "type": .text(event.wireName),
                "version": .integer(Event.formatVersion),
            ]))
    }

    /// Whether its numbers and names are such as are written.
    private var isSound: Bool {
        position > 0 && revision > 0 && (1...max(1, submission.of)).contains(submission.part)
            && !origin.isEmpty && !recordedBy.isEmpty && !submission.command.isEmpty
            && submission.digest.utf8.count == 64
            && submission.digest.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
            && (submission.note == nil || submission.part == 1)
    }

    /// Reads a leaf back; refuses bytes that this program would not have written for the fact they hold.
    package init(leaf: [UInt8]) throws(MalformedFact) {
        guard leaf.count <= Self.longestLeaf else { throw .tooLong(leaf.count) }
        let value: Value
        do {
            value = try JSONReader.read(leaf[...]).value
        } catch {
            throw .unreadable(error)
        }
        guard let stream = value["stream"], let part = value["submission"], let data = value["data"] else {
            throw .missing("data")
        }
        guard let recordedAt = Instant(try value.text("recordedAt")) else { throw .missing("recordedAt") }
        self.init(
            event: try EventCodec.event(
                wireName: try value.text("type"), version: try value.integer("version"), data: data),
            origin: try value.text("origin"), position: try value.integer("position"), recordedAt: recordedAt,
            recordedBy: try value.text("recordedBy"), revision: try stream.integer("revision"),
            submission: Part(
                command: try part.text("command"), digest: try part.text("digest"), part: try part.integer("part"),
                of: try part.integer("of"), note: part["note"]?.text))
        guard self.leaf == leaf else { throw .notCanonical }
        guard isSound else { throw .notAsWritten(event.wireName) }
    }
}
