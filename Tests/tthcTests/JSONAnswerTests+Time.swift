import Foundation
import Testing

/// The keys of the answers about what was known when.
@Suite struct TimeAnswerTests {
    let store: TemporaryStore

    init() throws { store = try LatePapers.store.get() }

    private func ask(_ arguments: [String]) throws -> JSON {
        try JSON(store.succeed(arguments + ["--on", "2020-06-01", "--format", "json"]))
    }

    @Test func `why has its documented keys`() throws {
        let answer = try ask(["why", "1.000001", "--commune", "11824"])
        #expect(
            answer.keys.isSuperset(of: [
                "schema", "basis", "procedure", "state", "listed", "applied", "notApplied",
            ]))
        #expect(try answer.text("schema") == "tthc.why/1")
        #expect(try answer.text("procedure") == "1.000001")
        #expect(try answer.text("state") == "inForce")
        #expect(try answer.flag("listed"))
        #expect(try answer.objects("notApplied").isEmpty)
        let line = try #require(try answer.objects("applied").first)
        #expect(try line.integer("fact") == 4)
        #expect(try line.text("act") == "issue")
        #expect(try line.object("decision").keys == ["issuer", "number", "signedOn"])
        #expect(try line.text("effectiveFrom") == "2020-03-01")
        #expect(try line.text("recordedAt").hasSuffix("Z"))
        #expect(try line.text("recordedBy") == "lan")
        let basis = try answer.object("basis")
        #expect(basis.keys == ["commune", "on", "known", "rules", "head"])
    }

    @Test func `why not has a reason for each line`() throws {
        let answer = try ask(["why", "1.000002", "--commune", "11824"])
        #expect(try answer.text("state") == "none")
        #expect(try answer.flag("listed") == false)
        #expect(try answer.objects("applied").isEmpty)
        let line = try #require(try answer.objects("notApplied").first)
        #expect(try line.integer("fact") == 6)
        #expect(try line.text("reason") == "undated")
        #expect(!line.keys.contains("effectiveFrom"))
    }

    @Test func `a history marks what was corrected`() throws {
        let fact = try #require(try ask(["history", "1.000001"]).objects("facts").first)
        #expect(try fact.texts("marks") == ["corrected"])
        #expect(try fact.integer("correctedBy") == 7)
        #expect(try ask(["history", "1.000001", "--known", "6"]).objects("facts")[0].texts("marks").isEmpty)
    }

    @Test func `a recall has stable keys`() throws {
        let answer = try ask(["recall", "--since", "2", "--commune", "11824"])
        #expect(answer.keys == ["schema", "basis", "since", "counts", "groups"])
        #expect(try answer.text("schema") == "tthc.recall/1")
        #expect(try answer.integer("since") == 2)
        #expect(try answer.object("counts").integer("affected") == 1)
        #expect(try answer.object("counts").integer("unaffected") == 0)
        let group = try #require(try answer.objects("groups").first)
        #expect(try group.objects("communes").map { try $0.text("code") } == ["11824"])
        let finding = try #require(try group.objects("findings").first)
        #expect(finding.keys == ["procedure", "name", "finding", "from", "until", "causes"])
        #expect(try finding.text("procedure") == "1.000001")
        #expect(try finding.text("finding") == "missing")
        #expect(try finding.text("from") == "2020-03-01")
        #expect(try finding.text("until") == "2020-06-01")
        #expect(try finding.objects("causes")[0].text("cause") == "knowledge")
        let wrong = try ask(["recall", "--since", "6", "--all"]).objects("groups")[0].objects("findings")[0]
        #expect(try wrong.text("finding") == "wrong")
        #expect(try wrong.objects("components")[0].text("component") == "timeLimit")
    }

    @Test(arguments: [["--since", "8"], ["--since", "7", "--known", "6"]])
    func `a recall since what is not known is refused`(arguments: [String]) throws {
        let run = try Program.run(["recall", "--commune", "11824", "--on", "2020-06-01"] + arguments, in: store)
        #expect(run.exitCode == 4, "\(run.errors)")
    }

    private static let wrongCalls: [(arguments: [String], exitCode: Int32)] = [
        (["recall", "--commune", "11824"], 64), (["recall", "--since", "2"], 64),
        (["recall", "--since", "2", "--all", "--commune", "11824"], 64), (["recall", "--since", "x", "--all"], 2),
        (["why", "1.000001"], 64), (["why", "1.2", "--commune", "11824"], 2),
        (["why", "1.000001", "--commune", "99999"], 4), (["upcoming", "--commune", "99999"], 4),
    ]

    @Test(arguments: wrongCalls)
    func `a wrong call exits with its code`(arguments: [String], exitCode: Int32) throws {
        let run = try Program.run(arguments, in: store)
        #expect(run.exitCode == exitCode, "\(run.errors)")
        #expect(run.output.isEmpty)
    }
}
