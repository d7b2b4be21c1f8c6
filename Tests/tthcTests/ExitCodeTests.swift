import Foundation
import Testing

/// Each exit code by its simplest case.
@Suite struct ExitCodeTests {
    let sample: TemporaryStore

    init() throws { sample = try Sample.store.get() }

    @Test func `a question that is answered exits with 0`() throws {
        for question in Sample.questions {
            let run = try Program.run(question, in: sample)
            #expect(run.exitCode == 0, "\(question): \(run.errors)")
            #expect(run.errors.isEmpty, "\(question)")
        }
    }

    @Test func `differences exit with 1 only when the exit code is asked for`() throws {
        let days = ["diff", "--commune", "11824", "--from", "2026-09-07", "--to"]
        #expect(try Program.run(days + ["2026-09-08"], in: sample).exitCode == 0)
        #expect(try Program.run(days + ["2026-09-08", "--exit-code"], in: sample).exitCode == 1)
        #expect(try Program.run(days + ["2026-09-07", "--exit-code"], in: sample).exitCode == 0)
        let all = ["diff", "--all", "--from", "2026-09-07", "--exit-code", "--to"]
        #expect(try Program.run(all + ["2026-09-08"], in: sample).exitCode == 1)
        #expect(try Program.run(all + ["2026-09-07"], in: sample).exitCode == 0)
    }

    @Test(.enabled(if: TemporaryStore.hasSQLite, "needs sqlite3"))
    func `a read model that differs from the log exits with 1, until it is rebuilt`() throws {
        let store = try sample.copy()
        #expect(try Program.run(["rebuild", "--check"], in: store).exitCode == 0)
        try store.sqlite("view.db", "UPDATE unit SET name = 'Xã Khác' WHERE code = '11824'")
        let check = try Program.run(["rebuild", "--check"], in: store)
        #expect(check.exitCode == 1)
        #expect(check.output.contains("unit"))
        try store.succeed(["rebuild"])
        #expect(try Program.run(["rebuild", "--check"], in: store).exitCode == 0)
    }

    @Test(arguments: [
        ["catalogue", "--commune", "11824", "--on", "2026-02-29"], ["catalogue", "--commune", "1182"],
        ["diff", "--commune", "11824", "--from", "08/09/2026", "--to", "2026-09-09"], ["history", "1.2"],
        ["commune", "1"], ["log", "--after=-1"], ["record", "there-is-no-such-file.yaml"], ["record", "samples"],
        ["record", "--by", "", "samples/hai-phong/20-decisions-2026.yaml"], ["restore", "Package.swift"],
        ["replay", "--commune", "11824", "--from", "2027-01-01", "--to", "2026-01-01"],
    ])
    func `what is wrong by itself exits with 2`(arguments: [String]) throws {
        let run = try Program.run(arguments, in: arguments[0] == "restore" ? .empty() : sample)
        #expect(run.exitCode == 2, "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"),
        arguments: ["table", "json"])
    func `an output that takes no more exits with 3`(format: String) throws {
        let run = try Program.run(["decisions", "--format", format], in: sample, output: "/dev/full")
        #expect(run.exitCode == 3)
        #expect(run.errors.hasPrefix("tthc: "))
    }

    @Test func `a log whose pages are broken exits with 3`() throws {
        let store = try sample.copy()
        let file = store.directory.appending(path: "log.db")
        var bytes = try Data(contentsOf: file)
        for index in 16384..<bytes.count { bytes[index] = 0xA5 }
        try bytes.write(to: file)
        let run = try Program.run(["log"], in: store)
        #expect(run.exitCode == 3, "\(run.errors)")
        #expect(run.signal == nil)
    }
}
