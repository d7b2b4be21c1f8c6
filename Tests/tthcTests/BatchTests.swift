import Foundation
import Testing

/// `record --batch`: many submissions in one transaction, each of which stays what it is.
@Suite struct BatchTests {
    private static func decision(_ number: Int, procedure: Int) -> String {
        """
        {"kind":"decision","decision":{"issuer":"31","number":"\(number)/QĐ-UBND","signedOn":"2020-02-03",\
        "effectiveFrom":"2020-02-03"},"lines":[{"line":"1","act":"issue","procedure":"1.\(String(format: "%06d", procedure))",\
        "content":{"name":"Việc thứ \(procedure)","levels":["commune"]}}]}
        """
    }

    private static let papers = (1...7).map { decision($0, procedure: $0) }

    @Test(arguments: ["1", "3", "1000"])
    func `every submission of a batch has its checkpoint, and the same facts stand as without`(batch: String) throws {
        let (store, keys) = (try TemporaryStore.empty(), TemporaryStore())
        try FileManager.default.createDirectory(at: keys.directory, withIntermediateDirectories: true)
        let key = keys.directory.appending(path: "registry.key").path
        try store.succeed(["keys", "new", "--key", key])
        try store.succeed(
            ["record", "-", "--batch", batch, "--key", key], input: Self.papers.joined(separator: "\n"))
        #expect(try store.head()[0] == "14")
        try store.succeed(["verify"])
        try store.succeed(["rebuild", "--check"])
        let log = try LogOfSubmissions(store.succeed(["log", "--format", "jsonl"]))
        #expect(log.parts.count == 7)
        #expect(log.parts.values.allSatisfy { $0 == [1, 2] })
    }

    @Test(arguments: [
        // A decision that is there already, in other words.
        (decision(2, procedure: 9), Int32(4)),
        (#"{"kind":"decision","decision":{}}"#, 2),
        (#"{"kind" "decision"}"#, 2),
    ])
    func `what stands before the one that is refused is recorded`(wrong: String, exitCode: Int32) throws {
        let store = try TemporaryStore.empty()
        var papers = Self.papers
        papers.insert(wrong, at: 4)
        let run = try Program.run(
            ["record", "-", "--batch", "1000"], in: store, language: "en", input: papers.joined(separator: "\n"))
        #expect(run.exitCode == exitCode, "\(run.errors)")
        #expect(run.errors.contains(#/line 5/#), "\(run.errors)")
        #expect(run.errors.contains("4"), "how many were recorded before it: \(run.errors)")
        #expect(try store.head()[0] == "8")
        try store.succeed(["verify"])
        try store.succeed(["rebuild", "--check"])
    }

    @Test func `a batch of no facts is no batch`() throws {
        let store = try TemporaryStore.empty()
        let run = try Program.run(["record", "-", "--batch", "0"], in: store, language: "en", input: Self.papers[0])
        #expect(run.exitCode == 64)
        #expect(run.errors.contains("--batch"))
        #expect(try store.head()[0] == "0")
    }
}
