import Foundation
import Testing

/// A submission is there whole or not at all, whenever the program is killed and whoever else records.
///
/// `TTHC_KILLS` sets how many times it is killed.
@Suite(.serialized) struct KillTests {
    private static let kills = ProcessInfo.processInfo.environment["TTHC_KILLS"].flatMap { Int($0) } ?? 25
    /// In each file that is being recorded when the kill comes.
    private static let submissions = 30

    private func units(in store: TemporaryStore) throws {
        try store.succeed(["record", "samples/hai-phong/01-units-before-2025-07-01.yaml"])
    }

    private func log(of store: TemporaryStore) throws -> LogOfSubmissions {
        let log = try LogOfSubmissions(store.succeed(["log", "--format", "jsonl"]))
        log.expectWhole()
        return log
    }

    @Test func `a recorder killed at any moment leaves whole submissions, and recording again completes them`() throws {
        let store = try TemporaryStore.empty()
        try units(in: store)
        let start = try log(of: store).size
        let files = try (0...Self.kills).map {
            try ManySubmissions.write($0 * Self.submissions..<($0 + 1) * Self.submissions, prefix: "GIET", in: store)
        }
        let began = Date()
        try store.succeed(["record", files[0]])
        let microseconds = UInt32(Date().timeIntervalSince(began) * 1_000_000)
        var size = try log(of: store).size
        var killed = 0
        for file in files.dropFirst() {
            let recorder = try Program.start(["record", file], in: store)
            usleep(.random(in: 0...microseconds))
            recorder.kill()
            let run = try recorder.wait()
            #expect(run.signal == SIGKILL || run.exitCode == 0, "\(run.errors)")
            killed += run.signal == SIGKILL ? 1 : 0
            let found = try log(of: store)
            #expect(found.size >= size, "what was there is there")
            size = found.size
            #expect(try Program.run(["rebuild", "--check"], in: store).exitCode == 0)
        }
        let all = files.count * Self.submissions
        #expect(killed > 0 && size < start + all * 4, "killed in the middle")
        try store.succeed(["record"] + files)
        let whole = try log(of: store)
        #expect(whole.size == start + all * 4)
        #expect(whole.parts.keys.count { $0.hasPrefix("GIET-") } == all)
        try store.succeed(["record", files[0]])
        #expect(try log(of: store).size == whole.size, "recording it once more adds nothing")
    }

    @Test func `two recorders at the same time lose nothing and record nothing twice`() throws {
        let store = try TemporaryStore.empty()
        try units(in: store)
        let start = try log(of: store).size
        let own = try ["MOT", "HAI"].map { try ManySubmissions.write(0..<40, prefix: $0, in: store) }
        let shared = try ManySubmissions.write(100..<140, prefix: "CHUNG", in: store)
        let recorders = try own.map { try Program.start(["record", "--by", "lan", $0, shared], in: store) }
        for recorder in recorders {
            let run = try recorder.wait()
            #expect(run.exitCode == 0, "\(run.errors)")
        }
        let found = try log(of: store)
        #expect(found.size == start + (40 + 40 + 40) * 4)
        #expect(try Program.run(["rebuild", "--check"], in: store).exitCode == 0)
    }

    @Test func `questions asked while someone records are answered`() throws {
        let store = try TemporaryStore.empty()
        try units(in: store)
        let recorder = try Program.start(
            ["record", ManySubmissions.write(0..<60, prefix: "HOI", in: store)], in: store)
        for _ in 0..<8 {
            let run = try Program.run(["catalogue", "--commune", "11824", "--on", "2025-04-01"], in: store)
            #expect(run.exitCode == 0, "\(run.errors)")
        }
        #expect(try recorder.wait().exitCode == 0)
    }
}
