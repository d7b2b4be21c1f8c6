import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing
import Verification

/// The read models are cache: whatever becomes of their file, the log gives them back.
@Suite struct ReadModelTests {
    /// The catalogue of every commune and the status on several days, as bytes.
    private func answers(_ registry: Registry, on days: [CivilDate]) throws -> [String] {
        try days.flatMap { day in
            try Sample.communes(of: registry, on: day).map { commune in
                let catalogue = try registry.catalogue(commune: commune, on: day, isFull: true)
                return CanonicalJSON.text(of: catalogue.value)
            } + [CanonicalJSON.text(of: try registry.status(on: day).value)]
        }
    }

    @Test func `deleting view.db changes no answer`() throws {
        let folder = try LogFolder(of: try Sample.registry())
        let days: [CivilDate] = ["2025-06-30", "2025-07-01", "2026-09-08", "2027-03-01"]
        let before = try answers(try folder.open(), on: days)
        try folder.removeView()
        #expect(!folder.hasView)

        #expect(try answers(try folder.open(), on: days) == before)
        #expect(folder.hasView)
    }

    @Test func `recording one by one, each time opened anew, makes the rows that restoring at once makes`() throws {
        let store = try TemporaryRegistry()
        for submission in try Sample.files().flatMap({ $0.components(separatedBy: "\n---\n") }) {
            guard submission.contains("kind:") else { continue }
            try store.reopen()
            try store.record(submission)
        }
        let folder = try TemporaryFolder()
        let restored = try Restoration.restore(.lines(try exported(store.registry)), in: folder.url)

        #expect(try store.registry.readModelsDiffering() == [])
        #expect(try restored.readModelsDiffering() == [])
        let expected = try answers(store.registry, on: ["2026-09-08"])
        #expect(try answers(restored, on: ["2026-09-08"]) == expected)
        try store.registry.rebuild()
        #expect(try store.registry.readModelsDiffering() == [])
        #expect(try answers(store.registry, on: ["2026-09-08"]) == expected)
    }

    @Test(arguments: 4000..<UInt64(4004))
    func `catching up by any number of facts makes the rows of a rebuild`(seed: UInt64) throws {
        let store = try TemporaryRegistry()
        for submission in RandomHistory(seed: seed).submissions {
            do { try store.record(submission, acceptsConflicts: true) } catch is Refusal { break }
        }
        let leaves = try exported(store.registry).split(separator: 10)
        #expect(try store.registry.readModelsDiffering() == [])
        let ends = try submissionEnds(store.registry)
        let folder = try TemporaryFolder()
        for size in Set([ends[ends.count / 3], ends[ends.count / 2], ends.last!]).sorted() {
            // A longer log beside the read models of a shorter one.
            try? FileManager.default.removeItem(at: folder.url.appending(path: "log.db"))
            let part = Data(leaves.prefix(size).joined(separator: [10]))
            let registry = try Restoration.restore(.lines(part), in: folder.url)
            #expect(try registry.readModelsDiffering() == [], "seed \(seed) size \(size)")
        }
    }

    /// The sizes of the log after each submission.
    private func submissionEnds(_ registry: Registry) throws -> [Int] {
        var ends: [Int] = []
        try registry.log.forEach { recorded, _ in
            if recorded.submission.part == recorded.submission.of { ends.append(recorded.position) }
        }
        return ends
    }

    @Test(
        .enabled(if: SQLiteShell.isThere, "needs the sqlite3 program"),
        arguments: [
            ("span", "UPDATE span SET standing = 2 WHERE procedure = 2001023"),
            ("line", "UPDATE line SET recorded_by = 'x' WHERE position = (SELECT max(position) FROM line)"),
            ("unit", "UPDATE unit SET name = 'Xã Khác' WHERE code = '11824'"),
            ("content", "UPDATE content SET field = 'Khác' WHERE id = 1"),
            ("decision", "UPDATE decision SET annulled_by = 1 WHERE id = (SELECT min(id) FROM decision)"),
        ])
    func `a row altered by hand is found, and a rebuild mends it`(table: String, sql: String) throws {
        let folder = try LogFolder(of: try Sample.registry())
        _ = try folder.open()
        try SQLiteShell.run(sql, in: folder.view)
        let registry = try folder.open()

        #expect(try registry.readModelsDiffering() == [table])
        try registry.rebuild()
        #expect(try registry.readModelsDiffering() == [])
    }

    @Test func `read models of another log are made anew`() throws {
        let other = try TemporaryRegistry()
        try other.record(land)
        let otherFolder = try LogFolder(of: other)
        _ = try otherFolder.open()
        let folder = try LogFolder(of: try Sample.registry())
        try FileManager.default.copyItem(at: otherFolder.view, to: folder.view)

        let registry = try folder.open()
        #expect(try registry.readModelsDiffering() == [])
        #expect(try registry.catalogue(commune: "11824", on: "2026-09-07").entries.count == 180)
        #expect(throws: NoUnit.self) { try registry.catalogue(commune: "07001", on: "2026-09-07") }
    }

    @Test func `read models of a log of the same name with another beginning, or a longer one, are made anew`() throws {
        let store = try TemporaryRegistry()
        try store.record(land)
        try store.record(decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001")]))
        let leaves = try exported(store.registry)
        let long = try LogFolder(of: store)
        _ = try long.open()
        let short = Data(leaves.split(separator: 10).prefix(13).joined(separator: [10]))
        let otherwise = Data(
            String(decoding: leaves, as: UTF8.self)
                .replacing(#""recordedBy":"test""#, with: #""recordedBy":"lan""#).utf8)
        for text in [short, otherwise] {
            let folder = try TemporaryFolder()
            try FileManager.default.copyItem(at: long.view, to: folder.url.appending(path: "view.db"))
            let registry = try Restoration.restore(.lines(text), in: folder.url)
            #expect(try registry.readModelsDiffering() == [])
        }
    }

    @Test(arguments: [Data("no database".utf8), Data(), Data(repeating: 7, count: 100_000)])
    func `a view.db of garbage is made anew`(garbage: Data) throws {
        let folder = try LogFolder(of: try Sample.registry())
        try garbage.write(to: folder.view)

        let registry = try folder.open()
        #expect(try registry.readModelsDiffering() == [])
        #expect(try registry.catalogue(commune: "11824", on: "2026-09-07").entries.count == 180)
    }

    @Test func `a view.db that was cut short is made anew`() throws {
        let folder = try LogFolder(of: try Sample.registry())
        _ = try folder.open()
        let whole = try Data(contentsOf: folder.view)
        try whole.prefix(whole.count / 8192 * 4096).write(to: folder.view)

        let registry = try folder.open()
        #expect(try registry.readModelsDiffering() == [])
        #expect(try registry.catalogue(commune: "11824", on: "2026-09-07").entries.count == 180)
    }

    @Test(.enabled(if: SQLiteShell.isThere, "needs the sqlite3 program"))
    func `a view.db of another program is made anew`() throws {
        let folder = try LogFolder(of: try Sample.registry())
        try SQLiteShell.run("CREATE TABLE note (text); CREATE VIEW all_notes AS SELECT * FROM note", in: folder.view)

        #expect(try folder.open().readModelsDiffering() == [])
    }
}
