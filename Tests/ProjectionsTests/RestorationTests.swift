import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing
import Verification

/// Restoring an exported log: the same bytes and root, or nothing.
@Suite struct RestorationTests {
    let store: TemporaryRegistry
    private let leaves: [RecordedEvent]
    /// The only part of a submission of one fact.
    private let alone: RecordedEvent.Part

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001"), issue("1.000002")]))
        var leaves: [RecordedEvent] = []
        try store.registry.log.forEach { recorded, _ in leaves.append(recorded) }
        self.leaves = leaves
        let single = try TemporaryRegistry()
        try single.record(decision("9", signed: "2026-01-02"))
        alone = try single.registry.log.event(at: 1).submission
    }

    /// A log as text, one leaf a line.
    private func text(_ facts: [RecordedEvent]) -> Data {
        Data(facts.map { $0.leaf + [UInt8(ascii: "\n")] }.joined())
    }

    /// A fact again, with another place in the log.
    private func fact(
        _ old: RecordedEvent, at position: Int, revision: Int? = nil, origin: String? = nil, recordedAt: Instant? = nil,
        isAlone: Bool = true
    ) -> RecordedEvent {
        RecordedEvent(
            event: old.event, origin: origin ?? old.origin, position: position,
            recordedAt: recordedAt ?? leaves.last!.recordedAt,
            recordedBy: old.recordedBy, revision: revision ?? old.revision,
            submission: isAlone ? alone : old.submission)
    }

    /// What a fault says.
    private struct Told: Equatable {
        let line: Int
        let problem: Restoration.Fault.Problem
    }

    /// Expects a fault, and that nothing is left behind.
    private func expectFault(
        _ lines: Data, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Told? {
        let folder = try TemporaryFolder()
        let inside = folder.url.appending(path: "new")
        let fault = #expect(throws: Restoration.Fault.self, sourceLocation: sourceLocation) {
            try Restoration.restore(.lines(lines), in: inside)
        }
        #expect(try folder.files == [], sourceLocation: sourceLocation)
        let empty = try TemporaryRegistry()
        let head = try empty.registry.log.head()
        let directory = empty.directory
        #expect(throws: Restoration.Fault.self, sourceLocation: sourceLocation) {
            try Restoration.restore(.lines(lines), in: directory)
        }
        let after = try EventStore(in: directory)
        #expect(try after.head() == head, sourceLocation: sourceLocation)
        #expect(after.origin == empty.registry.log.origin, sourceLocation: sourceLocation)
        return fault.map { Told(line: $0.line, problem: $0.problem) }
    }

    @Test func `an exported log is restored with the same bytes and root`() throws {
        let sample = try Sample.registry()
        let lines = try exported(sample.registry)
        let folder = try TemporaryFolder()
        var told: [Int] = []
        let restored = try Restoration.restore(.lines(lines), in: folder.url) { told.append($0) }

        #expect(try exported(restored) == lines)
        #expect(try restored.log.head() == sample.registry.log.head())
        #expect(restored.log.origin == sample.registry.log.origin)
        #expect(told.last == (try sample.registry.log.size()))
        #expect(try restored.readModelsDiffering() == [])
    }

    @Test func `a log is restored into an empty registry, and takes the origin of the restored one`() throws {
        let empty = try TemporaryRegistry()
        let restored = try Restoration.restore(.lines(text(leaves)), in: empty.directory)

        #expect(restored.log.origin == store.registry.log.origin)
        #expect(try exported(restored) == exported(store.registry))
        #expect(try restored.readModelsDiffering() == [])
    }

    @Test func `a registry that holds a fact is not restored into`() throws {
        let other = try TemporaryRegistry()
        try other.record(decision("1", signed: "2026-01-02"))
        let lines = try exported(other.registry)

        #expect(throws: EventStoreError.notEmpty(path: other.registry.log.path, size: 1)) {
            try Restoration.restore(.lines(text(leaves)), in: other.directory)
        }
        try other.reopen()
        #expect(try exported(other.registry) == lines)
    }

    @Test func `what is restored can be recorded on`() throws {
        let empty = try TemporaryRegistry()
        _ = try Restoration.restore(.lines(text(leaves)), in: empty.directory)
        try empty.reopen()

        #expect(try empty.record(land)[0].result == .alreadyRecorded(1))
        let more = decision("2", signed: "2026-01-02", from: "2026-03-01", lines: [abolish("1.000001")])
        #expect(try empty.record(more)[0].result == .recorded(17...18))
        #expect(try empty.listed(on: "2026-03-01") == ["1.000002"])
    }

    @Test(arguments: [
        (#""version":1"#, #""version":2"#), (#""type":"unit-established""#, #""type":"unit-establisheD""#),
        (#""type":"xã""#, #""type":"xà""#), (#""code":"07001""#, #""code":"0700A""#), (#""part":3"#, #""part":4"#),
        (#""position":3"#, #""position":4"#), (#"{"data""#, #"{ "data""#), (#""revision":1"#, #""revision":2"#),
        (#""recordedAt":"2026"#, #""recordedAt":"2o26"#),
    ])
    func `a changed byte is refused`(old: String, new: String) throws {
        var lines = String(decoding: text(leaves), as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines[2].contains(old))
        lines[2] = lines[2].replacing(old, with: new)

        let fault = try expectFault(Data(lines.joined(separator: "\n").utf8))
        #expect(fault?.line == 3)
    }

    @Test func `a byte changed inside a name no longer fits the digest of its submission`() throws {
        let lines = String(decoding: text(leaves), as: UTF8.self).replacing(
            "Thủ tục 1.000001", with: "Thủ tục 1.00000x")

        #expect(try expectFault(Data(lines.utf8)) != nil)
    }

    @Test func `a swapped pair is refused`() throws {
        var facts = leaves
        facts.swapAt(3, 4)

        #expect(try expectFault(text(facts)) == Told(line: 4, problem: .wrongPosition(found: 5, expected: 4)))
    }

    @Test func `a missing fact is refused`() throws {
        var facts = leaves
        facts.remove(at: 3)

        #expect(try expectFault(text(facts)) == Told(line: 4, problem: .wrongPosition(found: 5, expected: 4)))
    }

    @Test func `a missing last part is refused`() throws {
        #expect(
            try expectFault(text(leaves.dropLast()))
                == Told(line: 15, problem: .brokenSubmission(command: leaves[14].submission.command)))
    }

    @Test func `a second origin is refused`() throws {
        let other = fact(leaves[13], at: 17, revision: 4, origin: "elsewhere")

        #expect(
            try expectFault(text(leaves + [other]))
                == Told(line: 17, problem: .otherOrigin(found: "elsewhere", expected: leaves[0].origin)))
    }

    @Test func `going back in time is refused`() throws {
        let earlier = Instant(milliseconds: leaves[15].recordedAt.milliseconds - 1)
        let facts = leaves.dropLast() + [fact(leaves[15], at: 16, recordedAt: earlier, isAlone: false)]

        #expect(try expectFault(text(Array(facts))) == Told(line: 16, problem: .goesBackInTime))
    }

    @Test func `establishing a living unit does not apply`() throws {
        // Fact 3 established 07001.
        let fault = try expectFault(text(leaves + [fact(leaves[2], at: 17, revision: 2)]))

        #expect(
            fault?.problem
                == .doesNotApply(
                    .factDoesNotApply(.unitAlive("07001", on: "2020-01-01", name: "Xã Đông"), position: 17)))
    }

    @Test func `a decision that stands already does not apply`() throws {
        let identity = DecisionIdentity(issuer: "24", number: "1", signedOn: "2026-01-02")
        let fault = try expectFault(text(leaves + [fact(leaves[13], at: 17, revision: 4)]))

        guard case .doesNotApply(.factDoesNotApply(.decisionRecorded(identity, _), position: 17))? = fault?.problem
        else {
            Issue.record("\(fault as Any)")
            return
        }
    }

    @Test func `a line without its decision does not apply`() throws {
        let identity = DecisionIdentity(issuer: "24", number: "1", signedOn: "2026-01-02")
        let fault = try expectFault(text(leaves.prefix(13) + [fact(leaves[14], at: 14, revision: 1)]))

        #expect(fault?.problem == .doesNotApply(.factDoesNotApply(.decisionNotRecorded(identity), position: 14)))
    }

    @Test func `no fact at all is refused`() throws {
        #expect(try expectFault(Data()) == Told(line: 1, problem: .empty))
        #expect(try expectFault(Data("\n\n".utf8)) == Told(line: 1, problem: .empty))
    }
}
