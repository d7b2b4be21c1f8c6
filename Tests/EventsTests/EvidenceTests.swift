import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing
import Verification

/// Keys, checkpoints, marks and copies of a log.
@Suite struct EvidenceTests {
    private static func decision(_ number: Int) -> String {
        """
        {"kind":"decision","decision":{"issuer":"31","number":"\(number)/QĐ-UBND","signedOn":"2026-01-01"},
         "lines":[{"line":"I.1","act":"abolish","procedure":"1.000001"}]}
        """
    }

    private func verify(_ store: TemporaryRegistry, since: [Checkpoint] = []) throws -> LogVerification {
        try LogVerifier.verify(
            .file(store.directory.appending(path: "log.db")), outside: since.map { OutsideCheckpoint($0) })
    }

    private func findings(_ store: TemporaryRegistry, since: [Checkpoint] = []) throws -> [Finding] {
        try verify(store, since: since).findings
    }

    @Test func `a registry without a key works, and its first checkpoint covers all it had`() throws {
        let store = try TemporaryRegistry()
        try store.record(Self.decision(1))
        let log = store.registry.log
        #expect(throws: SigningKeyFault.noKey) { try log.checkpoint() }
        #expect(try findings(store) == [])
        let key = try log.giveKey(in: nil).key
        #expect(try log.checkpoint().checkpoint == Checkpoint(origin: log.origin, head: log.head()))
        try store.record(Self.decision(2))
        #expect(try log.checkpoint().note.standing(of: key) == .signed)
        #expect(try log.checkpoint().head == log.head())
        let verification = try verify(store)
        #expect(verification.findings == [])
        #expect(verification.checkpoints == 2 && verification.submissions == 2 && verification.keys == [key])
        #expect(throws: SigningKeyFault.keyGiven(key.shortID)) { try log.giveKey(in: nil) }
    }

    @Test func `a key that others can read, lies inside, is another or is missing is refused, and nothing is recorded`()
        throws
    {
        let store = try TemporaryRegistry()
        let (key, file) = try store.registry.log.giveKey(in: nil)
        func fault(_ key: URL?) -> SigningKeyFault? {
            #expect(throws: SigningKeyFault.self) {
                let registry = try Registry(in: store.directory, safeguards: Safeguards(key: key))
                try registry.log.append {
                    try $0.append(
                        .lossDeclared(.init(text: "x\n0\n\(Self.root)\n", reason: nil)), by: "x", at: Instant(Date()))
                }
            }
        }
        #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o400)
        #expect(try Data(contentsOf: file).count == 32)
        let folder = FileManager.default.temporaryDirectory.appending(path: "tthc-keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let other = folder.appending(path: "other.key")
        try Data(repeating: 1, count: 32).write(to: other)
        try FileManager.default.setAttributes([.posixPermissions: 0o440], ofItemAtPath: other.path)
        #expect(fault(other) == .readableByOthers(path: other.path, mode: "440"))
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: other.path)
        guard case .otherKey(_, _, key.shortID) = fault(other) else {
            Issue.record("another key is taken")
            return
        }
        let inside = store.directory.appending(path: "inside.key")
        try FileManager.default.copyItem(at: file, to: inside)
        #expect(fault(inside) == .insideStore(path: inside.path))
        let short = folder.appending(path: "short.key")
        try Data(repeating: 1, count: 31).write(to: short)
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: short.path)
        #expect(fault(short) == .notAKey(path: short.path, bytes: 31))
        let nowhere = folder.appending(path: "nowhere.key")
        #expect(fault(nowhere) == .missing(path: nowhere.path))
        #expect(fault(nil) == .missing(path: "\(key.shortID).key"))
        #expect(try store.registry.log.size() == 0)
    }

    private static let root = "TjZ+O43XLJ9Bb8nY5Uv5/WPXWZ2X1RUG2XSmuHfo4DA="

    @Test func `a change of keys is a fact that both sign`() throws {
        let store = try TemporaryRegistry()
        let first = try store.registry.log.giveKey(in: nil).key
        try store.record(Self.decision(1))
        let changed = try store.registry.log.rotateKey(
            to: nil, by: "lan", at: Instant("2027-01-01T00:00:00.000Z")!, reason: "Thay người giữ khóa")
        #expect(changed.old == first && changed.position == 3)
        let note = try store.registry.log.checkpoint().note
        #expect(note.standing(of: first) == .signed && note.standing(of: changed.new) == .signed)
        try store.reopen()
        try store.record(Self.decision(2))
        #expect(try store.registry.log.checkpoint().note.standing(of: first) == .unsigned)
        let verification = try LogVerifier.verify(
            .file(store.directory.appending(path: "log.db")), trusting: .named(first))
        #expect(verification.findings == [] && verification.keys == [first, changed.new])
        #expect(
            throws: Refusal.aboutTheRegistry(3), "no paper made it",
            performing: { try store.record(#"{"kind":"withdrawal","withdraws":3,"reason":"x"}"#) })
    }

    @Test func `an old copy put back takes nothing where a mark is kept, nor does another history`() throws {
        let store = try TemporaryRegistry(anchored: true)
        try store.record(Self.decision(1))
        let file = store.directory.appending(path: "log.db")
        let old = try Data(contentsOf: file)
        try store.record(Self.decision(2))
        #expect(try store.registry.log.highWaterMark()?.head == store.registry.log.head())
        try old.write(to: file)
        try store.reopen()
        #expect(throws: EventStoreError.self) { try store.record(Self.decision(3)) }
        #expect(try store.registry.log.size() == 2)
        // Without the mark it grows another history.
        let unguarded = try Registry(in: store.directory)
        var recorder = Recorder(unguarded, by: "x", clock: { Instant("2027-01-01T00:00:00.000Z")! })
        for number in 7...8 {
            var submissions = try SubmissionFile(name: "x", contents: Data(Self.decision(number).utf8))
            _ = try recorder.record(submissions.next()!)
        }
        try store.reopen()
        let mark = try #require(try store.registry.log.highWaterMark())
        #expect(throws: EventStoreError.differsFromMark(mark: 4, path: Self.markPath(store))) {
            try store.record(Self.decision(9))
        }
        #expect(try findings(store, since: [mark]) == [.notConsistent(size: 4)])
    }

    private static func markPath(_ store: TemporaryRegistry) -> String {
        store.safeguards.anchor!.appending(
            path: store.registry.log.origin.replacing("/", with: "%2F") + ".checkpoint"
        ).path
    }

    @Test func `a past state is read, and takes no fact and no key`() throws {
        let store = try TemporaryRegistry()
        try store.registry.log.giveKey(in: nil)
        for number in 1...3 { try store.record(Self.decision(number)) }
        let copy = LogCopy.file(store.directory.appending(path: "log.db"))
        let past = try TemporaryRegistry()
        #expect(throws: EventStoreError.insideSubmission(size: 3, nearest: [2, 4])) {
            try Restoration.restore(copy, size: 3, in: past.directory)
        }
        try Restoration.restore(copy, size: 4, in: past.directory)
        try past.reopen()
        #expect(try past.registry.log.head() == store.registry.log.head(ofSize: 4))
        #expect(try past.registry.log.checkpoint() == store.registry.log.checkpoint(ofSize: 4))
        #expect(try findings(past) == [])
        #expect(throws: EventStoreError.pastState(size: 4, of: 6)) { try past.record(Self.decision(4)) }
        let again = try TemporaryRegistry()
        try Restoration.restore(copy, in: again.directory)
        try again.reopen()
        #expect(try again.registry.log.head() == store.registry.log.head())
    }

    @Test func `a log of the first version is read as it is, and raised by the next submission`() throws {
        let store = try TemporaryRegistry()
        try store.record(Self.decision(1))
        let leaf = try store.registry.log.event(at: 1).leaf
        for statement in [
            "DROP TABLE checkpoint", "DROP TABLE signing_key", "DROP TRIGGER past_state_takes_no_fact",
            "DROP TABLE past_state", "PRAGMA user_version = 1",
        ] {
            try store.registry.log.run(statement)
        }
        let file = store.directory.appending(path: "log.db")
        try store.reopen()
        #expect(try findings(store) == [])
        #expect(try store.registry.log.signingKeys().isEmpty)
        let before = try Data(contentsOf: file)
        #expect(try store.registry.log.event(at: 1).leaf == leaf)
        #expect(try Data(contentsOf: file) == before, "reading writes nothing")
        try store.record(Self.decision(2))
        try store.registry.log.giveKey(in: nil)
        try store.record(Self.decision(3))
        #expect(try verify(store).findings == [])
        #expect(try store.registry.log.event(at: 1).leaf == leaf)
    }

    /// Does what somebody with the file, and without the program, could do.
    private func tamper(_ statements: String...) throws -> [Finding] {
        let store = try TemporaryRegistry()
        try store.registry.log.giveKey(in: nil)
        for number in 1...4 { try store.record(Self.decision(number)) }
        let triggers = [
            "fact_not_updated", "fact_not_deleted", "fact_next_position", "checkpoint_not_updated",
            "checkpoint_not_deleted", "checkpoint_of_all", "signing_key_not_updated",
        ]
        for trigger in triggers { try store.registry.log.run("DROP TRIGGER \(trigger)") }
        for statement in statements { try store.registry.log.run(statement) }
        return try findings(store)
    }

    @Test func `what was changed in the file is told, where it is`() throws {
        #expect(try tamper() == [])
        #expect(
            try tamper(
                "UPDATE fact SET leaf = CAST(replace(CAST(leaf AS TEXT), '1.000001', '1.000009') AS BLOB) WHERE position = 4"
            )
            .contains(.rootDiffers(size: 4)))
        #expect(
            try tamper("UPDATE fact SET command = 'x' WHERE position = 3")
                == [.columnDiffers(position: 3, column: "command")])
        #expect(
            try tamper("UPDATE fact SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE position = 3")
                == [.columnDiffers(position: 3, column: "recorded_at")])
        #expect(
            try tamper("DELETE FROM fact WHERE position > 6", "DELETE FROM node WHERE level = 0 AND number > 5")
                .contains(.cutOff(size: 8, facts: 6)))
        #expect(
            try tamper("DELETE FROM fact WHERE position = 8").contains(
                .brokenSubmission(position: 7, command: try Self.command(4))))
        #expect(
            try tamper("DELETE FROM checkpoint WHERE size = 4") == [.checkpointMissing(size: 4)])
        #expect(
            try tamper("UPDATE node SET hash = zeroblob(32) WHERE level = 1 AND number = 2")
                == [.nodeDiffers(level: 1, number: 2)])
        #expect(
            try tamper(
                "UPDATE checkpoint SET note = replace(note, char(10) || '4' || char(10), char(10) || '5' || char(10)) WHERE size = 4"
            )
                == [.badCheckpoint(size: 4)])
        #expect(
            try tamper("UPDATE signing_key SET vkey = replace(vkey, 'test/', 'best/')").contains(.badKey(size: 0)))
    }

    private static func command(_ number: Int) throws -> String {
        var file = try SubmissionFile(name: "", contents: Data(decision(number).utf8))
        return try #require(try file.next()).command
    }

    @Test func `a fact that was changed is noticed by whoever opens the registry`() throws {
        let store = try TemporaryRegistry()
        for number in 1...2 { try store.record(Self.decision(number)) }
        let trigger =
            "CREATE TRIGGER fact_not_updated BEFORE UPDATE ON fact\nBEGIN SELECT RAISE(ABORT, 'facts are never changed'); END"
        for statement in [
            "DROP TRIGGER fact_not_updated",
            "UPDATE fact SET leaf = CAST(replace(CAST(leaf AS TEXT), '1.000001', '1.000009') AS BLOB) WHERE position = 2",
            trigger,
        ] {
            try store.registry.log.run(statement)
        }
        #expect(throws: EventStoreError.differsFromCheckpoint(size: 4)) { try store.reopen() }
    }
}
