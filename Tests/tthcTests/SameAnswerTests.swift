import Foundation
import Testing

/// The same papers give the same bytes, in whatever language, and whatever else was learnt since.
@Suite struct SameAnswerTests {
    private static let later = """
        kind: decision
        decision: {issuer: "31", number: 9001/QĐ-UBND, signedOn: 2027-05-01, effectiveFrom: 2027-05-01}
        lines:
          - line: "I.1"
            act: issue
            procedure: "1.990001"
            content: {name: Việc của năm sau, levels: [commune]}
          - {line: "II.1", act: abolish, procedure: "2.000477"}
        """

    @Test func `the same question gives the same bytes twice`() throws {
        let sample = try Sample.store.get()
        for question in Sample.questions {
            for format in ["json", "csv", "md", "table"] {
                let arguments = question + ["--format", format]
                #expect(try sample.succeed(arguments) == sample.succeed(arguments), "\(arguments)")
            }
        }
    }

    @Test func `what programs read does not depend on the language`() throws {
        let sample = try Sample.store.get()
        for question in Sample.questions {
            for format in ["json", "csv"] {
                let arguments = question + ["--format", format]
                let answers = try ["vi", "en"].map { try sample.succeed(arguments, language: $0) }
                #expect(answers[0] == answers[1], "\(arguments)")
            }
        }
    }

    @Test func `later facts change nothing but the head and what is coming`() throws {
        let sample = try Sample.store.get()
        let store = try sample.copy()
        try store.succeed(["record", "--by", "lan", "-"], input: Self.later)
        #expect(try store.head() != sample.head())
        for question in Sample.questions where !["decisions", "status"].contains(question[0]) {
            let arguments = question + ["--format", "json"]
            let (before, after) = (try sample.succeed(arguments), try store.succeed(arguments))
            #expect(try steady(before) == steady(after), "\(arguments)")
            #expect(before != after, "the head is in the answer: \(arguments)")
        }
    }

    @Test func `a log restored elsewhere answers with the same bytes`() throws {
        let sample = try Sample.store.get()
        let copy = TemporaryStore()
        try copy.succeed(["restore", "-"], input: sample.succeed(["log", "--format", "jsonl"]))
        #expect(try copy.head() == sample.head())
        for question in Sample.questions {
            let arguments = question + ["--format", "json"]
            #expect(try copy.succeed(arguments) == sample.succeed(arguments), "\(arguments)")
        }
    }

    /// The answer without how much is known, and without what comes after its day.
    private func steady(_ answer: String) throws -> NSDictionary {
        var members = try JSON(answer).members
        for key in ["upcoming", "head"] { members[key] = nil }
        for key in ["basis", "from", "to"] {
            guard var part = members[key] as? [String: Any] else { continue }
            part["known"] = nil
            part["head"] = nil
            members[key] = part
        }
        return members as NSDictionary
    }
}
