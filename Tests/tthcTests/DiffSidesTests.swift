import Foundation
import Testing

/// `diff` between two days as known at two positions, and along one axis only.
@Suite struct DiffSidesTests {
    let store: TemporaryStore

    init() throws { store = try LatePapers.store.get() }

    private func ask(_ from: String, _ to: String, _ more: [String] = []) throws -> JSON {
        try JSON(
            store.succeed(
                ["diff", "--commune", "11824", "--from", from, "--to", to, "--format", "json"] + more))
    }

    /// `2020-06-01 6`
    private func sides(_ answer: JSON) throws -> [String] {
        try ["from", "to"].map { try "\(answer.object($0).text("on")) \(answer.object($0).integer("known"))" }
    }

    @Test func `each side has its day and what was known`() throws {
        let answer = try ask("2020-06-01@6", "2020-06-01@7")
        #expect(try sides(answer) == ["2020-06-01 6", "2020-06-01 7"])
        #expect(try answer.objects("changed").map { try $0.text("procedure") } == ["1.000001"])
        let cause = try answer.objects("changed")[0].objects("causes")[0]
        #expect(try cause.text("cause") == "correction")
        #expect(try cause.integer("fact") == 4)
        #expect(try cause.integer("by") == 7)
        #expect(try answer.object("rowsByCause").integer("correction") == 1)
        #expect(try sides(ask("2020-06-01", "2020-02-01@3")) == ["2020-06-01 7", "2020-02-01 3"])
    }

    @Test func `a side may be known up to an instant`() throws {
        let last = "9998-12-31T23:59:59+07:00"
        #expect(try sides(ask("2020-06-01@\(last)", "2020-06-01@4")) == ["2020-06-01 7", "2020-06-01 4"])
    }

    @Test func `what is known at both sides is known where a side does not say it`() throws {
        #expect(try sides(ask("2020-02-01", "2020-06-01", ["--known", "6"])) == ["2020-02-01 6", "2020-06-01 6"])
        #expect(try sides(ask("2020-02-01@4", "2020-06-01", ["--known", "6"])) == ["2020-02-01 4", "2020-06-01 6"])
    }

    @Test func `along the axis of law the knowledge is that of the second side`() throws {
        let answer = try ask("2020-02-01@3", "2020-06-01@6", ["--axis", "law"])
        #expect(try sides(answer) == ["2020-02-01 6", "2020-06-01 6"])
        let causes = try answer.objects("added").flatMap { try $0.objects("causes") }
        #expect(try causes.map { try $0.text("cause") } == ["law"])
    }

    @Test func `along the axis of knowledge the day is that of the second side`() throws {
        let answer = try ask("2020-02-01@3", "2020-06-01@6", ["--axis", "knowledge"])
        #expect(try sides(answer) == ["2020-06-01 3", "2020-06-01 6"])
        let causes = try answer.objects("added").flatMap { try $0.objects("causes") }
        #expect(try causes.map { try $0.text("cause") } == ["knowledge"])
    }

    @Test func `all communes are compared from the same sides`() throws {
        let answer = try JSON(
            store.succeed([
                "diff", "--all", "--from", "2020-06-01@6", "--to", "2020-06-01@7", "--format", "json",
            ]))
        #expect(try sides(answer) == ["2020-06-01 6", "2020-06-01 7"])
        #expect(try answer.object("counts").integer("changed") == 1)
    }

    @Test(arguments: ["vi", "en"])
    func `a person reads what was known where the sides differ in it`(language: String) throws {
        let diff = ["diff", "--commune", "11824", "--from", "2020-06-01@6", "--to", "2020-06-01@7"]
        let text = try store.succeed(diff, language: language)
        #expect(text.contains(language == "vi" ? "biết đến số 6" : "known up to 6"))
        #expect(text.contains(language == "vi" ? "sửa sai" : "mended"))
    }

    @Test(arguments: [
        ("2020-06-01@8", 4), ("2020-06-01@0", 4), ("2020-06-01@", 2), ("@6", 2), ("2020-06-01@6@7", 2),
        ("2020-06-01@x", 2), ("2020-06-31@6", 2), ("2020-06-01 @6", 2), ("2020-06-01@2020-06-01", 2),
    ])
    func `a side that will not do exits with its code`(side: String, exitCode: Int32) throws {
        for sides in [["--from", side, "--to", "2020-06-01"], ["--from", "2020-06-01", "--to", side]] {
            let run = try Program.run(["diff", "--commune", "11824"] + sides, in: store)
            #expect(run.exitCode == exitCode, "\(sides): \(run.errors)")
            #expect(run.output.isEmpty)
        }
    }

    @Test func `there is no third axis`() throws {
        let run = try Program.run(
            ["diff", "--commune", "11824", "--from", "2020-06-01", "--to", "2020-06-01", "--axis", "time"], in: store)
        #expect(run.exitCode == 64)
    }
}
