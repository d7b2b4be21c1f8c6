import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing

@Suite struct EventStoreTests {
    private static let decision = """
        {"kind":"decision","decision":{"issuer":"31","number":"1/QĐ-UBND","signedOn":"2026-01-01"},
         "lines":[{"line":"I.1","act":"abolish","procedure":"1.000001"}]}
        """

    @Test func `a new log is empty and has the root of nothing`() throws {
        let store = try TemporaryRegistry()
        let head = try store.registry.log.head()
        #expect(head.size == 0)
        #expect(head.root == MerkleTree.emptyRoot)
    }

    @Test func `the schema on disk is the one in schemas`() throws {
        let steps = try (1...2).map { version in
            let file = Repository.root.appending(path: "schemas/sql/event-log.v\(version).sql")
            return try String(contentsOf: file, encoding: .utf8)
        }
        #expect(steps.joined() == EventStore.schema + "\n")
    }

    @Test func `facts are read back as they were recorded, and earlier heads stay`() throws {
        let store = try TemporaryRegistry()
        try store.record(Self.decision)
        let log = store.registry.log
        let head = try log.head()
        #expect(head.size == 2)
        try store.record(Self.decision.replacing("1/QĐ-UBND", with: "2/QĐ-UBND"))
        #expect(try log.head(ofSize: 2) == head)
        #expect(try log.head().size == 4)
        var frontier = MerkleTree.Frontier()
        try log.forEach { recorded, leaf in
            #expect(recorded.leaf == leaf)
            #expect(recorded.position == frontier.size + 1)
            _ = frontier.append(MerkleTree.leafHash(leaf))
        }
        #expect(frontier.root == (try log.head().root))
        #expect(throws: EventStoreError.beyondHead(position: 5, size: 4)) { try log.head(ofSize: 5) }
        #expect(throws: EventStoreError.beyondHead(position: 5, size: 4)) { try log.event(at: 5) }
    }

    @Test func `the database refuses to change, delete or skip a fact`() throws {
        let store = try TemporaryRegistry()
        try store.record(Self.decision)
        for statement in [
            "UPDATE fact SET type = 'x'", "DELETE FROM fact", "UPDATE registry SET origin = 'x'",
            "DELETE FROM registry",
            "INSERT INTO fact SELECT 9, stream || 'x', 1, type, command, part, parts, recorded_at, leaf FROM fact LIMIT 1",
            "INSERT OR REPLACE INTO fact SELECT * FROM fact WHERE position = 1",
        ] {
            #expect(throws: EventStoreError.self, "\(statement)") { try store.registry.log.run(statement) }
        }
        #expect(try store.registry.log.size() == 2)
    }

    @Test func `a dropped trigger, a changed setting, a newer version and another file are refused`() throws {
        func refusal(after statement: String) throws -> EventStoreError? {
            let store = try TemporaryRegistry()
            try store.registry.log.run(statement)
            do { _ = try EventStore(in: store.directory) } catch let error as EventStoreError { return error }
            return nil
        }
        #expect(
            try refusal(after: "DROP TRIGGER fact_not_deleted").map {
                if case .schemaDiffers(_, let objects) = $0 { return objects == ["trigger fact_not_deleted"] }
                return false
            } == true)
        #expect(
            try refusal(after: "PRAGMA user_version = 9").map {
                if case .newerVersion(_, let found, _) = $0 { return found == 9 }
                return false
            } == true)
        #expect(
            try refusal(after: "PRAGMA application_id = 1").map {
                if case .notALog = $0 { return true }
                return false
            } == true)
        #expect(try refusal(after: "CREATE TABLE more (x)") != nil)

        let store = try TemporaryRegistry()
        let path = store.directory.appending(path: "log.db")
        try Data("not a database at all, only some words".utf8).write(to: path)
        #expect(throws: EventStoreError.notALog(path: path.path)) { try EventStore(in: store.directory) }
    }

    @Test func `a store that is not there is said to be so`() {
        let nowhere = FileManager.default.temporaryDirectory.appending(path: "nowhere-\(UUID().uuidString)")
        #expect(throws: EventStoreError.noRegistry(path: nowhere.path)) { try EventStore(in: nowhere) }
    }

    @Test func `what is thrown while appending leaves nothing`() throws {
        struct Stop: Error {}
        let store = try TemporaryRegistry()
        try store.record(Self.decision)
        let leaf = try store.registry.log.event(at: 1)
        #expect(throws: Stop.self) {
            try store.registry.log.append { appender in
                let next = RecordedEvent(
                    event: leaf.event, origin: leaf.origin, position: 3, recordedAt: leaf.recordedAt, recordedBy: "x",
                    revision: 3, submission: leaf.submission)
                try appender.append(next, leaf: next.leaf)
                #expect(appender.size == 3)
                throw Stop()
            }
        }
        #expect(try store.registry.log.size() == 2)
    }
}
