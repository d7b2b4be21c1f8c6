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
    /// ``Event/stream`` of the event.
    public let stream: String
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

        package init(command: String, digest: String, part: Int, of: Int, note: String?) {
            self.command = command
            self.digest = digest
            self.part = part
            self.of = of
            self.note = note
        }
    }

    package init(
        event: Event, origin: String, position: Int, recordedAt: Instant, recordedBy: String, revision: Int,
        submission: Part
    ) {
        self.event = event
        self.stream = event.stream
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
        leaf { EventCodec.write(event, to: &$0) }
    }

    private func leaf(_ writeData: (inout [UInt8]) -> Void) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(2_048)
        output += #"{"data":"#.utf8
        writeData(&output)
        output += #","origin":"#.utf8
        CanonicalJSON.write(origin, to: &output)
        output += #","position":"#.utf8
        output += String(position).utf8
        output += #","recordedAt":"#.utf8
        CanonicalJSON.write(recordedAt.description, to: &output)
        output += #","recordedBy":"#.utf8
        CanonicalJSON.write(recordedBy, to: &output)
        output += #","stream":{"name":"#.utf8
        CanonicalJSON.write(stream, to: &output)
        output += #","revision":"#.utf8
        output += String(revision).utf8
        output += #"},"submission":{"command":"#.utf8
        CanonicalJSON.write(submission.command, to: &output)
        output += #","digest":"#.utf8
        CanonicalJSON.write(submission.digest, to: &output)
        if let note = submission.note {
            output += #","note":"#.utf8
            CanonicalJSON.write(note, to: &output)
        }
        output += #","of":"#.utf8
        output += String(submission.of).utf8
        output += #","part":"#.utf8
        output += String(submission.part).utf8
        output += #"},"type":"#.utf8
        CanonicalJSON.write(event.wireName, to: &output)
        output += #","version":"#.utf8
        output += String(Event.formatVersion).utf8
        output.append(UInt8(ascii: "}"))
        return output
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
        let form: CanonicalValue
        do {
            form = try CanonicalValue(json: leaf)
        } catch {
            throw .unreadable(error)
        }
        guard let stream = form["stream"], let part = form["submission"], let data = form["data"] else {
            throw .missing("data")
        }
        guard let recordedAt = Instant(try form.text("recordedAt")) else { throw .missing("recordedAt") }
        self.init(
            event: try EventCodec.event(
                wireName: try form.text("type"), version: try form.integer("version"), data: data),
            origin: try form.text("origin"), position: try form.integer("position"), recordedAt: recordedAt,
            recordedBy: try form.text("recordedBy"), revision: try stream.integer("revision"),
            submission: Part(
                command: try part.text("command"), digest: try part.text("digest"), part: try part.integer("part"),
                of: try part.integer("of"), note: part["note"]?.text))
        // That the data are what is written for the event was seen where they were read.
        guard self.leaf({ $0 += data.bytes })[...].isSame(as: leaf[...]) else { throw .notCanonical }
        guard isSound else { throw .notAsWritten(event.wireName) }
    }
}

extension CanonicalValue {
    fileprivate func text(_ key: StaticString) throws(MalformedFact) -> String {
        guard let text = self[key]?.text else { throw .missing("\(key)") }
        return text
    }

    fileprivate func integer(_ key: StaticString) throws(MalformedFact) -> Int {
        guard let integer = self[key]?.integer else { throw .missing("\(key)") }
        return integer
    }
}
