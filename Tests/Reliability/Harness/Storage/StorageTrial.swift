import Foundation

/// Submissions are handed in while storage fails; then it is asked what became of them.
struct StorageTrial: Sendable {
    let registry: SampleRegistry
    private let before: Facts

    init(_ registry: SampleRegistry) throws {
        self.registry = registry
        self.before = Facts(try registry.exported())
    }

    func record(through wrapper: [String] = []) throws -> Run {
        try registry.record(StorageSuite.papers, options, through: wrapper)
    }

    private var options: [String] { ["--format", "json"] + (registry.isSigned ? ["--anchor", registry.anchor] : []) }

    /// What is wrong while storage still fails: with the answer, or with the log.
    func problems(after run: Run, through wrapper: [String] = []) throws -> [String] {
        var problems: [String] = []
        if run.exitCode != 0 && run.exitCode != 3 { problems.append("record \(run.ending): \(run.told)") }
        if run.exitCode == 3 && run.errors.count(where: \.isNewline) != 1 {
            problems.append("record said no single sentence: \(run.errors)")
        }
        let log = try registry.run(["log", "--format", "jsonl"], through: wrapper)
        guard log.exitCode == 0 else { return problems + ["log \(log.ending): \(log.told)"] }
        problems += self.problems(of: Facts(log.output), acknowledged: Self.acknowledged(by: run))
        return try problems + verified(through: wrapper)
    }

    /// What is wrong when the same file is recorded again and storage is sound.
    func problemsWithRoom() throws -> [String] {
        let run = try record()
        guard run.exitCode == 0 else { return ["record again \(run.ending): \(run.told)"] }
        let facts = Facts(try registry.exported())
        let all = before.lines.count + StorageSuite.papers.facts
        let problems = self.problems(of: facts, acknowledged: all)
        let surplus = facts.lines.count == all ? [] : ["\(facts.lines.count) facts are there after all, not \(all)"]
        return try problems + surplus + verified()
    }

    private func problems(of facts: Facts, acknowledged: Int) -> [String] {
        var problems = facts.problems
        if !facts.begins(with: before.lines) { problems.append("what was there before is not there as it was") }
        if facts.lines.count < acknowledged {
            problems.append("acknowledged up to \(acknowledged), but \(facts.lines.count) facts are there")
        }
        return problems
    }

    private func verified(through wrapper: [String] = []) throws -> [String] {
        guard registry.isSigned else { return [] }
        let run = try registry.run(["verify"], through: wrapper)
        return run.exitCode == 0 ? [] : ["verify \(run.ending): \(run.told)"]
    }

    /// The last position that the program said is recorded.
    private static func acknowledged(by run: Run) -> Int {
        struct Report: Decodable {
            struct Submission: Decodable {
                let result: String
                let facts: [Int]?
            }
            let submissions: [Submission]
        }
        let report = try? JSONDecoder().decode(Report.self, from: run.output)
        return report?.submissions.compactMap { $0.facts?.max() }.max() ?? 0
    }
}
