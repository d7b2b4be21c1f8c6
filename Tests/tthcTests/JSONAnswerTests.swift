import Foundation
import Testing

/// The keys that programs rely on; more may be added, none of these may go or change its type.
@Suite struct JSONAnswerTests {
    let sample: TemporaryStore

    init() throws { sample = try Sample.store.get() }

    private func ask(_ arguments: [String]) throws -> JSON {
        try JSON(sample.succeed(arguments + ["--format", "json"]))
    }

    @Test func `every answer names its schema`() throws {
        for question in Sample.questions {
            let answer = try ask(question)
            let isOfAll = question.contains("--all") && ["diff", "gap"].contains(question[0])
            let name = isOfAll ? "\(question[0])-all" : question[0]
            #expect(try answer.text("schema") == "tthc.\(name)/1", "\(question)")
        }
    }

    @Test func `no answer holds a null`() throws {
        for question in Sample.questions {
            #expect(try !sample.succeed(question + ["--format", "json"]).contains(#/:\s*null/#), "\(question)")
        }
    }

    @Test func `a catalogue has its documented keys`() throws {
        let answer = try ask(["catalogue", "--commune", "11824", "--on", "2026-09-08"])
        #expect(answer.keys == ["schema", "basis", "commune", "entries", "suspended", "upcoming", "review"])
        try expectBasis(answer.object("basis"), on: "2026-09-08", known: 456)
        #expect(try answer.object("basis").text("commune") == "11824")
        let commune = try answer.object("commune")
        #expect(commune.keys == ["code", "name", "type", "province", "provinceName", "since"])
        #expect(try commune.text("name") == "Xã Vĩnh Bảo")
        #expect(try commune.text("since") == "2025-07-01")
        let entries = try answer.objects("entries")
        #expect(entries.count == 178)
        for entry in entries { try expectEntry(entry) }
        #expect(try answer.objects("suspended").isEmpty)
        let upcoming = try answer.objects("upcoming")
        #expect(upcoming.count == 28)
        for item in upcoming {
            for key in ["procedure", "act"] { #expect(try !item.text(key).isEmpty) }
            #expect(try item.integer("fact") > 0)
            try expectDecision(item.object("decision"))
        }
        #expect(try upcoming[0].text("effectiveFrom") == "2026-09-11")
        #expect(!upcoming[27].keys.contains("effectiveFrom"), "undated: left out")
    }

    @Test func `content is there only when it is asked for`() throws {
        let question = ["catalogue", "--commune", "11824", "--on", "2026-09-08"]
        #expect(try ask(question).objects("entries").allSatisfy { !$0.keys.contains("content") })
        for entry in try ask(question + ["--full"]).objects("entries") {
            #expect(try entry.object("content").text("name") == entry.text("name"))
            #expect(try entry.object("content").texts("levels").contains("commune"))
        }
    }

    @Test func `a difference has its documented keys`() throws {
        let answer = try ask(["diff", "--commune", "11824", "--from", "2026-09-07", "--to", "2027-03-01"])
        #expect(answer.keys.isSuperset(of: ["schema", "from", "to", "commune", "added", "removed", "changed"]))
        for (side, day) in [("from", "2026-09-07"), ("to", "2027-03-01")] {
            #expect(try answer.object(side).text("on") == day)
            #expect(try answer.object(side).integer("known") == 456)
        }
        #expect(try answer.text("commune") == "11824")
        #expect(try answer.objects("added").map { try $0.text("procedure") } == ["3.000722", "2.002913"])
        #expect(try answer.objects("removed").count == 4)
        #expect(try answer.objects("changed").count == 6)
        for row in try answer.objects("added") + answer.objects("removed") + answer.objects("changed") {
            #expect(try !row.text("name").isEmpty)
            try expectCauses(row.objects("causes"))
        }
        for component in try answer.objects("changed").flatMap({ try $0.objects("components") }) {
            #expect(try !component.text("component").isEmpty)
            #expect(!component.keys.isDisjoint(with: ["from", "to"]))
        }
    }

    @Test func `a history has its documented keys`() throws {
        let answer = try ask(["history", "2.002621", "--on", "2026-09-07"])
        #expect(answer.keys.isSuperset(of: ["schema", "basis", "procedure", "facts"]))
        try expectBasis(answer.object("basis"), on: "2026-09-07", known: 456)
        #expect(try answer.text("procedure") == "2.002621")
        let facts = try answer.objects("facts")
        #expect(try facts.map { try $0.integer("fact") } == [233, 401])
        #expect(try facts.map { try $0.text("act") } == ["issue", "replace"])
        #expect(try facts.map { try $0.texts("marks") } == [[], ["future"]])
        for fact in facts {
            try expectDecision(fact.object("decision"))
            #expect(try fact.text("effectiveFrom").count == 10)
            #expect(try fact.text("recordedAt").wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#) != nil)
            #expect(!fact.keys.contains("effectiveUntil"), "no last day: left out")
        }
    }

    private func expectBasis(_ basis: JSON, on day: String, known: Int) throws {
        #expect(try basis.text("on") == day)
        #expect(try basis.integer("known") == known)
        #expect(try basis.integer("rules") == 1)
        #expect(try basis.object("head").integer("size") == known)
        #expect(try Data(base64Encoded: basis.object("head").text("root"))?.count == 32)
    }

    private func expectEntry(_ entry: JSON) throws {
        #expect(
            entry.keys.union(["field"]) == [
                "procedure", "name", "field", "role", "since", "decision", "latest", "facts", "flags",
            ])
        #expect(try entry.text("procedure").wholeMatch(of: #/\d\.\d{6}/#) != nil)
        #expect(try ["resolve", "receive"].contains(entry.text("role")))
        #expect(try entry.text("since").count == 10)
        try expectDecision(entry.object("decision"))
        let latest = try entry.object("latest")
        try expectDecision(latest.object("decision"))
        #expect(try entry.integers("facts").last == latest.integer("fact"))
        #expect(try latest.text("effectiveFrom") >= entry.text("since"))
        #expect(try entry.texts("flags").isEmpty)
    }

    private func expectCauses(_ causes: [JSON]) throws {
        #expect(!causes.isEmpty, "a change without a cause")
        for cause in causes {
            #expect(try cause.integer("fact") > 0)
            #expect(try cause.text("cause") == "law")
            #expect(try !cause.text("act").isEmpty)
            try expectDecision(cause.object("decision"))
        }
    }

    private func expectDecision(_ decision: JSON) throws {
        #expect(decision.keys == ["issuer", "number", "signedOn"])
        #expect(try decision.text("signedOn").count == 10)
    }
}
