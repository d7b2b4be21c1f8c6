import Foundation

/// What must hold after a disturbed run, and after the same command was given once more.
struct FaultOracle: Sendable {
    let trial: FaultTrial
    let store: Store

    private var oracle: Oracle { Oracle(store: store) }

    /// What is wrong, in sentences.
    func examine(after run: Run) throws -> [String] {
        let isDone = run.exitCode == 0 || isAcknowledged(run.output)
        var problems = try state(isDone: isDone, run)
        let again = try store.run(trial.scenario.arguments)
        if again.exitCode == 0 {
            problems += try state(isDone: true, again).map { "after the same command once more, \($0)" }
        } else if !(again.exitCode == 4 && isWhole) {
            problems.append("the same command once more \(again.account)")
        }
        if case .key = trial.scenario.effect { problems += try lockedOut() }
        return problems
    }

    /// Whoever has the keys that were made can go on recording.
    private func lockedOut() throws -> [String] {
        let paper = Papers.communes(90..<91)
        try store.write(paper, "later.jsonl")
        let keys = [store.environment["TTHC_KEY"]!, store.path(Store.nextKey)]
        let runs = try keys.map { try store.run(["record", "papers/later.jsonl"], environment: ["TTHC_KEY": $0]) }
        return runs.contains { $0.exitCode == 0 } ? [] : ["no key at hand signs: recording \(runs[0].account)"]
    }

    /// Whether a run said, before it ended, that it had done what it promises.
    private func isAcknowledged(_ output: Data) -> Bool {
        switch trial.scenario.effect {
        case .submissions(let papers):
            let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
            return (1...papers.papers.count).allSatisfy { number in
                lines.contains { $0.contains("now.jsonl:\(number):") }
            }
        case .answer: return false
        default: return !output.isEmpty
        }
    }

    /// Some commands refuse to do again what is already done: they write over nothing, and a key is given once.
    private var isWhole: Bool {
        switch trial.scenario.effect {
        case .restored: (try? store.facts().lines) == trial.after?.lines
        case .copy(let name): Folder.exists(store.path(name))
        case .key: (try? isOtherKey()) ?? false
        case .lossDeclared: (try? store.facts().lines.count) == 1
        default: false
        }
    }

    private func isOtherKey() throws -> Bool {
        guard let key = try store.signingKey() else { return false }
        return key != trial.keyBefore
    }

    private func state(isDone: Bool, _ run: Run) throws -> [String] {
        var expectation = Oracle.Expectation(before: trial.before?.lines ?? [])
        expectation.mayBeAbsent = trial.before == nil && !isDone
        var problems: [String] = []
        switch trial.scenario.effect {
        case .registry:
            expectation.others = []
        case .submissions(let papers):
            if isDone { expectation.commands = Set(papers.papers.map(\.command)) }
            expectation.others = Set(papers.papers.map(\.command))
        case .answer:
            expectation.others = []
            if run.exitCode == 0, run.output != trial.answer { problems.append("the answer is another one") }
        case .copy(let name):
            expectation.others = []
            problems += try copy(name, isDone: isDone)
        case .restored:
            expectation.whole = trial.after
        case .key, .lossDeclared: break
        }
        let (found, facts) = try oracle.examine(expectation)
        problems += found
        if case .restored = trial.scenario.effect, let facts {
            let isHalf = !facts.lines.isEmpty && facts.lines != trial.after?.lines
            if isHalf || (isDone && facts.lines.isEmpty) { problems.append("the log is not restored as a whole") }
        }
        if let facts { problems += try wrongFacts(facts, isDone: isDone) }
        var acknowledged = 0
        if case .submissions = trial.scenario.effect, isDone { acknowledged = trial.after?.lines.count ?? 0 }
        return problems + (try Marks(store: store).problems(acknowledged: acknowledged))
    }

    /// What a command that records facts of its own left: all of them or none, and all where it said so.
    private func wrongFacts(_ facts: Facts, isDone: Bool) throws -> [String] {
        let added = facts.lines.count - (trial.before?.lines.count ?? 0)
        switch trial.scenario.effect {
        case .key(let wanted):
            let isOther = try isOtherKey()
            guard added == (isOther ? wanted : 0) else { return ["\(added) facts tell of the change of keys"] }
            return isDone && !isOther ? ["the new key does not sign"] : []
        case .lossDeclared:
            return added == 1 || (added == 0 && !isDone) ? [] : ["\(added) facts declare the loss"]
        default: return []
        }
    }

    /// A copy under its final name is whole.
    private func copy(_ name: String, isDone: Bool) throws -> [String] {
        guard Folder.exists(store.path(name)) else { return isDone ? ["\(name) is not there"] : [] }
        let check = try store.run(["verify", name])
        return check.exitCode == 0 ? [] : ["the check of \(name) \(check.account)"]
    }
}
