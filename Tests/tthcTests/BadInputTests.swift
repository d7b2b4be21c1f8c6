import Foundation
import Testing

/// Every file that was made to be refused, and every file that was made to be taken, each against one store.
@Suite struct BadInputTests {
    /// The path of each file of a folder of `Tests/Schemas`, as it is given on the command line.
    private static func files(_ folder: String) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: Program.root.appending(path: "Tests/Schemas/\(folder)").path)
        return names.filter { !$0.hasPrefix(".") }.sorted().map { "Tests/Schemas/\(folder)/\($0)" }
    }

    /// The one file whose first document is good, and stands.
    private static let halfGood = "Tests/Schemas/refused/second-document-is-bad.yaml"

    @Test func `every bad input is refused with its file and line, and leaves the log as it was`() throws {
        let store = try TemporaryStore.empty()
        let head = try store.head()
        let files = try Self.files("refused").filter { $0 != Self.halfGood }
        #expect(files.count >= 345)
        for file in files {
            let run = try Program.run(["record", file], in: store, language: "en")
            #expect(run.signal == nil, "\(file)")
            #expect(run.exitCode == 2, "\(file): \(run.errors)")
            #expect(run.output.isEmpty, "\(file)")
            #expect(run.errors.hasPrefix("tthc: \(file): "), "\(run.errors)")
            #expect(run.errors.contains(#/line \d+/#), "\(run.errors)")
            #expect(run.errors.hasSuffix("\n") && run.errors.count(where: \.isNewline) == 1, "\(run.errors)")
        }
        #expect(try store.head() == head)
    }

    @Test(arguments: ["\\u001B[31mdecision", "\\u202Edecision", "\\u0007"])
    func `what a file holds cannot steer the terminal`(kind: String) throws {
        let run = try Program.run(["record", "-"], in: .empty(), input: #"{"kind":"\#(kind)"}"#)
        #expect(run.exitCode == 2)
        #expect(run.errors.unicodeScalars.allSatisfy { $0 == "\n" || ![.control, .format].contains($0.category) })
    }

    @Test func `what stands before a bad document is recorded, and told`() throws {
        let store = try TemporaryStore.empty()
        let arguments = ["record", Self.halfGood, "--format", "json"]
        for result in ["recorded", "alreadyRecorded"] {
            let run = try Program.run(arguments, in: store, language: "en")
            #expect(run.exitCode == 2)
            #expect(try JSON(run.output).objects("submissions").map { try $0.text("result") } == [result])
            #expect(run.errors.contains(#/: line \d+/#))
            #expect(try store.head()[0] == "2")
        }
    }

    /// A store of its own for each: some files name positions, which are counted from the start of the log.
    @Test func `every good input is recorded, and recorded again adds nothing`() throws {
        let files = try Self.files("accepted")
        #expect(files.count >= 24)
        for file in files {
            let store = try TemporaryStore.empty()
            let run = try Program.run(["record", file], in: store)
            #expect(run.exitCode == 0, "\(file): \(run.errors)")
            let head = try store.head()
            try Program.run(["record", file], in: store)
            #expect(try store.head() == head, "\(file)")
            #expect(try Program.run(["rebuild", "--check"], in: store).exitCode == 0, "\(file)")
        }
    }

    @Test func `good input may come through standard input`() throws {
        let store = try TemporaryStore.empty()
        let text = try String(
            contentsOf: Program.root.appending(path: "Tests/Schemas/accepted/all-acts.yaml"), encoding: .utf8)
        try store.succeed(["record", "-"], input: text)
        #expect(try store.head()[0] != "0")
    }
}

extension Unicode.Scalar {
    fileprivate var category: Unicode.GeneralCategory { properties.generalCategory }
}
