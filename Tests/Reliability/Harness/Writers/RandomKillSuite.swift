import Foundation
import Synchronization

/// Many processes on one registry: writers and readers killed at random, writers in numbers, one command from all.
enum RandomKillSuite: Suite {
    static let name = "random-kills"

    static func run(_ bench: Bench, _ tally: Tally) throws {
        try killed(bench, tally)
        try together(bench, tally)
        try oneCommand(bench, tally)
    }

    /// Four writers and two readers, killed at random until everything is recorded.
    private static func killed(_ bench: Bench, _ tally: Tally) throws {
        let store = try bench.store("killed")
        try store.create()
        try store.record(.units)
        let course = KilledWriters(bench: bench, store: store, tally: tally, chunks: bench.isLong ? 40 : 4)
        try course.prepare()
        try bench.forEach(Array(0..<6), lanes: 6) { _, number in
            if number < 4 { try course.write(number) } else { try course.read(number) }
        }
        try examine(store, course.papers, "4 writers and 2 readers killed at random", bench, tally)
        tally.expect(course.kills > 0, "nobody was killed")
        tally.report("writers killed", course.kills)
        tally.report("readers killed", course.readersKilled)
        tally.report("questions answered meanwhile", course.answered)
        tally.report("submissions of 4 writers", course.papers.papers.count)
    }

    /// Eight processes record their own papers at once.
    private static func together(_ bench: Bench, _ tally: Tally) throws {
        let store = try bench.store("together")
        try store.create()
        try store.record(.units)
        let count = bench.isLong ? 1_000 : 12
        let papers = (0..<8).map { Papers.decisions(1..<(count + 1), lines: 1, prefix: "P\($0)") }
        for (number, papers) in papers.enumerated() { try store.write(papers, "\(number).jsonl") }
        let began = Date()
        let gaveUp = Mutex(0)
        try bench.forEach(Array(0..<8), lanes: 8) { _, number in
            for _ in 0..<20 {
                let run = try Store(patient: store).run(["record", "papers/\(number).jsonl"])
                if run.exitCode == 0 { return }
                // Somebody who waited too long for the lock is told so and comes again: nothing is recorded twice.
                gaveUp.withLock { $0 += 1 }
                tally.expect(run.exitCode == 3, "recording at once, a run \(run.account)")
            }
            tally.expect(false, "recording at once, writer \(number) never came through")
        }
        let seconds = Date().timeIntervalSince(began)
        try examine(store, papers.reduce(Papers([]), +), "8 processes at once", bench, tally)
        tally.report("8 processes at once", "\(count) submissions each in \(Int(seconds)) s")
        tally.report("runs that waited too long and came again", gaveUp.withLock { $0 })
    }

    /// Eight processes give the same command at once.
    private static func oneCommand(_ bench: Bench, _ tally: Tally) throws {
        let store = try bench.store("one")
        try store.create()
        try store.record(.units)
        let rounds = bench.isLong ? 200 : 5
        let papers = Papers.decisions(1..<(rounds + 1), lines: 2)
        for (round, paper) in papers.papers.enumerated() {
            try store.write(Papers([paper]), "one.jsonl")
            try bench.forEach(Array(0..<8), lanes: 8) { _, _ in
                let run = try store.run(["record", "papers/one.jsonl"])
                tally.expect(run.exitCode == 0, "the same command from 8 processes, round \(round): one \(run.account)")
            }
        }
        try examine(store, papers, "the same command from 8 processes", bench, tally)
        tally.report("one command from 8 processes", "\(rounds) times")
    }

    private static func examine(
        _ store: Store, _ papers: Papers, _ name: String, _ bench: Bench, _ tally: Tally
    ) throws {
        var expectation = Oracle.Expectation()
        expectation.commands = Set((Papers.units + papers).papers.map(\.command))
        expectation.others = expectation.commands
        var (problems, facts) = try Oracle(store: store).examine(expectation)
        let size = (Papers.units + papers).facts
        if let facts, facts.lines.count != size {
            problems.append("\(facts.lines.count) facts are there, not \(size)")
        }
        tally.count(problems.map { "\(name), seed \(bench.seed): \($0)" })
        bench.finish(store, problems)
    }
}

extension Store {
    /// The same registry, for runs that take long because many work on it.
    init(patient store: Store) {
        var program = store.program
        program.patience = 1_800
        self.init(program: program, directory: store.directory)
    }
}
