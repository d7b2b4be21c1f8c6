import Foundation
import Testing

/// Refusals (4), wrong calls (64), and what is never printed to a program.
@Suite struct RefusalExitCodeTests {
    let sample: TemporaryStore

    init() throws { sample = try Sample.store.get() }

    @Test(arguments: [
        ["catalogue", "--commune", "99999"], ["catalogue", "--commune", "11827", "--on", "2026-01-01"],
        ["decision", "31", "9999/QĐ-UBND"], ["log", "--after", "999999"], ["show", "9.999999"], ["commune", "99999"],
        ["init"], ["diff", "--commune", "11827", "--from", "2025-06-30", "--to", "2025-07-01"],
    ])
    func `what is wrong for this registry exits with 4`(arguments: [String]) throws {
        let run = try Program.run(arguments, in: sample)
        #expect(run.exitCode == 4, "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func `where no registry is, every command says how to make one`() throws {
        for question in Sample.questions + [["log"], ["rebuild"], ["record", Sample.files[0]]] {
            let store = TemporaryStore()
            let run = try Program.run(question, in: store)
            #expect(run.exitCode == 4, "\(question)")
            #expect(!FileManager.default.fileExists(atPath: store.directory.path), "\(question) made something")
            #expect(run.errors.contains("tthc init"), "\(question): \(run.errors)")
        }
    }

    @Test func `a file that is no log of tthc exits with 4`() throws {
        let store = try sample.copy()
        try Data("Không phải cơ sở dữ liệu.".utf8).write(to: store.directory.appending(path: "log.db"))
        let run = try Program.run(["log"], in: store)
        #expect(run.exitCode == 4, "\(run.errors)")
    }

    @Test(
        .enabled(if: TemporaryStore.hasSQLite, "needs sqlite3"),
        arguments: [
            "PRAGMA user_version = 999", "PRAGMA application_id = 1",
            "CREATE TABLE more (x)", "DROP TRIGGER fact_not_updated", "DROP INDEX fact_command",
        ])
    func `a log that was tampered with is not opened`(statement: String) throws {
        let store = try sample.copy()
        try store.sqlite("log.db", statement)
        for arguments in [["status"], ["record", Sample.files[0]], ["log"]] {
            let run = try Program.run(arguments, in: store)
            #expect(run.exitCode == 4, "\(arguments): \(run.errors)")
        }
    }

    @Test(arguments: [
        ["bogus"], ["catalogue"], ["catalogue", "--comune", "11824"], ["catalogue", "--commune", "11824", "x"],
        ["diff", "--from", "2026-09-07", "--to", "2026-09-08"], ["decision", "31"], ["record"],
        ["diff", "--all", "--commune", "11824", "--from", "2026-09-07", "--to", "2026-09-08"],
        ["status", "--format", "xml"], ["status", "--lang", "fr"],
    ])
    func `a wrong call exits with 64`(arguments: [String]) throws {
        let run = try Program.run(arguments, in: sample)
        #expect(run.exitCode == 64, "\(run.errors)")
        #expect(run.output.isEmpty)
    }
}
