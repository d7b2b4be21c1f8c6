import Foundation
import Synchronization

/// Writers and readers of one registry who are killed at random moments and come again.
final class KilledWriters: Sendable {
    /// In each file that is being recorded when the kill comes.
    private static let submissions = 10

    private struct State {
        var acknowledged: Set<String> = []
        var writing = 4
        var kills = 0
        var readersKilled = 0
        var answered = 0
    }

    private let bench: Bench
    private let store: Store
    private let tally: Tally
    private let chunks: Int
    private let state = Mutex(State())

    init(bench: Bench, store: Store, tally: Tally, chunks: Int) {
        self.bench = bench
        self.store = store
        self.tally = tally
        self.chunks = chunks
    }

    var kills: Int { state.withLock { $0.kills } }
    var readersKilled: Int { state.withLock { $0.readersKilled } }
    var answered: Int { state.withLock { $0.answered } }
    var papers: Papers { (0..<4).reduce(Papers([])) { $0 + papers(of: $1) } }

    private func papers(of writer: Int) -> Papers {
        .decisions(1..<(chunks * Self.submissions + 1), lines: 2, prefix: "W\(writer)")
    }

    private func name(_ writer: Int, _ chunk: Int) -> String { "\(writer)-\(chunk).jsonl" }

    func prepare() throws {
        for writer in 0..<4 {
            let papers = papers(of: writer).papers
            for chunk in 0..<chunks {
                let part = papers[(chunk * Self.submissions)..<((chunk + 1) * Self.submissions)]
                try store.write(Papers(Array(part)), name(writer, chunk))
            }
        }
    }

    /// Records one file after the other; each is killed up to six times before it is let through.
    func write(_ writer: Int) throws {
        defer { state.withLock { $0.writing -= 1 } }
        var random = RandomSource(seed: bench.seed, writer)
        let papers = papers(of: writer).papers
        for chunk in 0..<chunks {
            var lives = 6
            while true {
                let running = try start(["record", "papers/\(name(writer, chunk))"])
                if lives > 0 {
                    usleep(.random(in: 1_000...250_000, using: &random))
                    running.kill()
                }
                let run = running.wait()
                if run.exitCode == 0 { break }
                lives -= 1
                state.withLock { $0.kills += run.signal == SIGKILL ? 1 : 0 }
                tally.expect(
                    run.signal == SIGKILL && !run.isTimedOut || run.exitCode == 3,
                    "writer \(writer), seed \(bench.seed): a run \(run.account)")
                tally.expect(lives > -20, "writer \(writer), seed \(bench.seed): never comes through")
                if lives <= -20 { return }
            }
            let done = papers[(chunk * Self.submissions)..<((chunk + 1) * Self.submissions)].map(\.command)
            state.withLock { $0.acknowledged.formUnion(done) }
        }
    }

    /// Asks as long as anybody writes: what was acknowledged before the question is in the answer.
    func read(_ reader: Int) throws {
        var random = RandomSource(seed: bench.seed, reader)
        var size = 0
        while state.withLock({ $0.writing > 0 }) {
            let acknowledged = state.withLock { $0.acknowledged }
            let asksLog = random.isLucky(0.5)
            let running = try start(
                asksLog ? ["log", "--format", "jsonl"] : ["catalogue", "--commune", "11824", "--on", "2026-02-01"])
            if random.isLucky(0.3) {
                usleep(.random(in: 1_000...100_000, using: &random))
                running.kill()
            }
            let run = running.wait()
            if run.signal == SIGKILL, !run.isTimedOut {
                state.withLock { $0.readersKilled += 1 }
                continue
            }
            state.withLock { $0.answered += 1 }
            var problems = run.exitCode == 0 ? [] : ["a reader \(run.account)"]
            if run.exitCode == 0, asksLog {
                let facts = Facts(run.output)
                problems += facts.problems
                if facts.lines.count < size { problems.append("a reader saw the log shrink") }
                size = facts.lines.count
                let missing = acknowledged.subtracting(facts.submissions.map(\.command))
                if !missing.isEmpty { problems.append("a reader misses \(missing.sorted().prefix(5))") }
            }
            tally.count(problems.map { "reader \(reader), seed \(bench.seed): \($0)" })
        }
    }

    private func start(_ arguments: [String]) throws -> Running {
        try store.program.start(arguments, environment: store.environment, in: store.directory)
    }
}
