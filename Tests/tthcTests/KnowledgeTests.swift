import Events
import Foundation
import Testing

/// `--known`: from how much knowledge a question is answered, as a position or an instant.
@Suite struct KnowledgeTests {
    let store: TemporaryStore
    private let catalogue = ["catalogue", "--commune", "11824", "--on", "2020-06-01"]

    init() throws { store = try LatePapers.store.get() }

    private func limit(_ known: String) throws -> Int {
        let answer = try JSON(store.succeed(catalogue + ["--full", "--format", "json", "--known", known]))
        return try answer.objects("entries")[0].object("content").object("timeLimit").integer("value")
    }

    @Test func `as known at a position answers as it was answered then`() throws {
        #expect(try limit("6") == 10)
        #expect(try limit("7") == 7)
        let before = try LatePapers.store(of: Array(LatePapers.all.dropLast()))
        for question in LatePapers.questions {
            for format in ["table", "csv", "md"] {
                let asked = question + ["--on", "2020-06-01", "--format", format]
                #expect(
                    try steady(store.succeed(asked + ["--known", "6"])) == steady(before.succeed(asked)), "\(asked)")
            }
        }
    }

    /// Without what differs between two registries of the same papers: when they were recorded, and their roots.
    private func steady(_ text: String) -> String {
        text.replacing(#/[A-Za-z0-9+\/]{12}…/#, with: "…").replacing(#/[A-Za-z0-9+\/]{43}=/#, with: "…")
            .replacing(#/\d\d\/\d\d\/\d{4} \d\d:\d\d/#, with: "…")
            .replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#, with: "…")
    }

    @Test func `an instant is the position it stands for, and the answer prints that`() throws {
        let log = try store.succeed(["log", "--format", "jsonl"]).split(separator: "\n").map { try JSON(String($0)) }
        let instants = try log.map { try #require(Instant($0.text("recordedAt"))) }
        for instant in Set(instants) {
            let expected = instants.count { $0 <= instant }
            let local = Instant(milliseconds: instant.milliseconds + 7 * 3_600_000).description.dropLast()
            for text in ["\(instant)", "\(local)+07:00"] {
                let answer = try JSON(
                    store.succeed(["decisions", "--on", "2020-06-01", "--format", "json", "--known", text]))
                #expect(try answer.object("basis").integer("known") == expected, "\(text)")
                #expect(try answer.object("basis").object("head").integer("size") == expected)
            }
        }
        #expect(try limit("9998-12-31T23:59:59+07:00") == 7)
    }

    @Test(arguments: ["0", "2000-01-01T00:00:00Z", "2000-01-01T00:00:00+07:00"])
    func `when nothing is known there is no unit`(known: String) throws {
        let run = try Program.run(catalogue + ["--known", known], in: store)
        #expect(run.exitCode == 4, "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test(arguments: ["8", "999999"])
    func `a position beyond the head is refused, by every command`(known: String) throws {
        for question in LatePapers.questions {
            let run = try Program.run(question + ["--on", "2020-06-01", "--known", known], in: store)
            #expect(run.exitCode == 4, "\(question): \(run.errors)")
            #expect(run.errors.contains(known), "\(run.errors)")
        }
    }

    @Test(arguments: [
        "x", "-1", "+7", "07", "7.0", "2026-09-08", "2026-09-08T10:00:00", "2026-02-30T10:00:00Z",
        "2026-09-08T25:00:00Z", "2026-09-08 10:00:00Z", "٧",
    ])
    func `what is neither a position nor an instant is wrong by itself`(known: String) throws {
        let run = try Program.run(catalogue + ["--known=\(known)"], in: store)
        #expect(run.exitCode == 2, "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("--known"))
    }

    @Test(arguments: ["vi", "en"])
    func `an answer of the past does not speak of today`(language: String) throws {
        let words = [#/hôm nay/#, #/đến nay/#, #/hiện nay/#, #/\btoday\b/#, #/to this day/#].map { $0.ignoresCase() }
        for question in LatePapers.questions {
            for format in ["table", "md", "csv"] {
                let asked = question + ["--on", "2020-06-01", "--known", "6", "--format", format]
                let answer = try store.succeed(asked, language: language)
                for word in words { #expect(!answer.contains(word), "\(asked): \(answer)") }
            }
        }
    }

    @Test(arguments: ["table", "md", "csv", "json"])
    func `an effect without a day never has one in an answer`(format: String) throws {
        // Every day that the papers name, the last days before them, that of the question, and those of recording.
        var allowed: Set = [
            "2019-12-01", "2020-01-01", "2020-02-03", "2020-03-01", "2020-04-05", "2020-06-01", "2020-12-31",
        ]
        let log = try store.succeed(["log", "--format", "jsonl"])
        allowed.formUnion(log.matches(of: #/"recordedAt":"([^"]+)"/#).map { Instant(String($0.1))!.day.description })
        allowed.formUnion(log.matches(of: #/"recordedAt":"(\d{4}-\d\d-\d\d)/#).map { String($0.1) })
        for question in LatePapers.questions + [["replay", "--commune", "11824", "--to", "2020-12-31"]] {
            let day = question[0] == "replay" ? [] : ["--on", "2020-06-01"]
            let answer = try store.succeed(question + day + ["--format", format])
            let found =
                answer.matches(of: #/(\d{4})-(\d\d)-(\d\d)/#).map { "\($0.1)-\($0.2)-\($0.3)" }
                + answer.matches(of: #/(\d\d)\/(\d\d)\/(\d{4})/#).map { "\($0.3)-\($0.2)-\($0.1)" }
            #expect(Set(found).subtracting(allowed) == [], "\(question)")
        }
    }
}
