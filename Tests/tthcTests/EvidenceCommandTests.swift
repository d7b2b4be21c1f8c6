import Foundation
import Testing

/// What an officer does with the log as evidence, by the real program: keys, checkpoints, proofs, receipts, copies.
@Suite struct EvidenceCommandTests {
    private let store: TemporaryStore
    private let folder: URL
    /// Keys lie in another place than the registry.
    private let keys = TemporaryStore()

    /// A signed registry of the units of Hải Phòng, and a folder of papers that goes with it.
    init() throws {
        store = try TemporaryStore.empty()
        folder = store.directory.appending(path: "papers")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try store.succeed(["keys", "new", "--key", key])
        try record("01-units-before-2025-07-01.yaml", "02-units-merger-2025-07-01.yaml")
    }

    private var key: String { keys.directory.appending(path: "registry.key").path }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func record(_ samples: String...) throws {
        try store.succeed(["record", "--key", key] + samples.map { "samples/hai-phong/\($0)" })
    }

    private func ask(_ arguments: [String], in other: TemporaryStore? = nil) throws -> Program.Run {
        try Program.run(arguments, in: other ?? store)
    }

    /// The public key, as somebody far away has it.
    private func publicKey() throws -> String {
        let file = path("key.pem")
        if !FileManager.default.fileExists(atPath: file) {
            try Data(store.succeed(["keys", "show", "--format", "pem"]).utf8).write(to: URL(filePath: file))
        }
        return file
    }

    @Test func `a proof convinces somebody without the registry, and with one byte changed it does not`() throws {
        try store.succeed(["proof", "--fact", "5", "-o", path("proof")])
        let far = TemporaryStore()
        #expect(try ask(["verify", path("proof"), "--key", publicKey()], in: far).exitCode == 0)
        #expect(try ask(["verify", path("proof")], in: far).exitCode == 4, "no key to trust")
        var bytes = try Data(contentsOf: URL(filePath: path("proof")))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(filePath: path("changed")))
        #expect([1, 2].contains(try ask(["verify", path("changed"), "--key", publicKey()], in: far).exitCode))
        let other = try TemporaryStore.empty()
        try other.succeed(["keys", "new", "--key", keys.directory.appending(path: "other.key").path])
        let otherKey = try other.succeed(["keys", "show", "--format", "vkey"]).trimmingCharacters(in: .newlines)
        #expect(try ask(["verify", path("proof"), "--key", otherKey], in: far).exitCode == 1)
        #expect(try ask(["proof", "--fact", "0"]).exitCode == 2)
        #expect(try ask(["proof", "--fact", "9999"]).exitCode == 4)
        #expect(try ask(["proof"]).exitCode == 64)
    }

    @Test func `a log continues the checkpoint that was kept, and is proven to`() throws {
        try store.succeed(["checkpoint", "-o", path("kept")])
        try record("10-baseline-2025-07-01.yaml")
        #expect(try ask(["verify", "--since", path("kept")]).exitCode == 0)
        try store.succeed(["proof", "--from", path("kept"), "-o", path("grown")])
        let far = TemporaryStore()
        let check = try ["verify", path("grown"), "--since", path("kept"), "--key", publicKey()]
        #expect(try ask(check, in: far).exitCode == 0)
        let kept = try String(contentsOfFile: path("kept"), encoding: .utf8)
        try kept.replacing("\n197\n", with: "\n196\n").write(toFile: path("forged"), atomically: true, encoding: .utf8)
        #expect(try ask(["verify", "--since", path("forged")]).exitCode == 1)
        #expect(try ask(["checkpoint", "-o", path("kept")]).exitCode == 4, "nothing is written over")
    }

    @Test func `a receipt is for one list, to the byte`() throws {
        try record("10-baseline-2025-07-01.yaml")
        let question = ["catalogue", "--commune", "11824", "--on", "2026-01-01"]
        try store.succeed(question + ["--receipt", path("receipt"), "--key", key])
        let list = try store.succeed(question + ["--full", "--format", "json"])
        try Data(list.utf8).write(to: URL(filePath: path("list")))
        try Data(list.replacing("2025-07-01", with: "2025-07-02").utf8).write(to: URL(filePath: path("other")))
        let far = TemporaryStore()
        func check(_ list: String) throws -> Int32 {
            try ask(["verify", path("receipt"), "--list", path(list), "--key", publicKey()], in: far).exitCode
        }
        #expect(try check("list") == 0)
        #expect(try check("other") == 1)
        #expect(try ask(["verify", path("receipt")]).exitCode == 0, "the registry still gives that list")
        try record("20-decisions-2026.yaml")
        #expect(try ask(["verify", path("receipt")]).exitCode == 0, "and will, whatever it learns")
    }

    @Test func `copies come back with the same root, and a past state takes nothing`() throws {
        try store.succeed(["backup", path("copy.db")])
        try store.succeed(["export", "--bundle", path("bundle")])
        for copy in ["copy.db", "bundle"] {
            #expect(try ask(["verify", path(copy), "--key", publicKey()]).exitCode == 0)
            let restored = TemporaryStore()
            try restored.succeed(["restore", path(copy)])
            #expect(try restored.head() == store.head())
            #expect(try ask(["verify"], in: restored).exitCode == 0)
        }
        let past = TemporaryStore()
        try past.succeed(["restore", path("bundle"), "--size", "87"])
        #expect(try past.head()[0] == "87")
        let refused = try ask(["record", "--key", key, "samples/hai-phong/10-baseline-2025-07-01.yaml"], in: past)
        #expect(refused.exitCode == 4)
        #expect(try ask(["restore", path("bundle"), "--size", "90"], in: TemporaryStore()).exitCode == 0)
        #expect(try ask(["restore", path("bundle"), "--size", "5"], in: TemporaryStore()).exitCode == 4, "inside one")
    }

    @Test func `an old copy put back takes nothing where a mark is kept, and after a loss another log begins`() throws {
        let anchor = ["--anchor", path("anchor")]
        let old = try store.copy()
        try store.succeed(
            ["record", "--key", key, "samples/hai-phong/10-baseline-2025-07-01.yaml"] + anchor)
        let run = try ask(
            ["record", "--key", key, "samples/hai-phong/20-decisions-2026.yaml"] + anchor, in: old)
        #expect(run.exitCode == 4)
        #expect(try old.head()[0] == "197")
        #expect(try ask(["verify"] + anchor, in: old).exitCode == 1)
        let mark = try #require(
            FileManager.default.contentsOfDirectory(atPath: path("anchor")).first { $0.hasSuffix(".checkpoint") })
        let new = TemporaryStore()
        try new.succeed(["init", "--declare-loss", path("anchor/\(mark)"), "--by", "lan"])
        let log = try new.succeed(["log", "--format", "jsonl"])
        #expect(log.contains("\"type\":\"loss-declared\"") && log.contains("example/hai-phong"))
    }

    @Test func `a checkpoint on paper fits 80 columns, and its code is drawn`() throws {
        let sheet = try store.succeed(["checkpoint", "--print"])
        #expect(sheet.contains("█▀▀▀▀▀█"))
        let drawn = sheet.split(separator: "\n").filter { line in line.contains { "█▀▄".contains($0) } }
        #expect(drawn.count > 20 && drawn.allSatisfy { $0.count <= 80 })
    }
}
