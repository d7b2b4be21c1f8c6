import Foundation

/// What must hold of a registry after whatever was done to it.
struct Oracle: Sendable {
    let store: Store

    /// What is known of the log that should be there.
    struct Expectation: Sendable {
        /// These facts are there, byte for byte, at the beginning.
        var before: [Data] = []
        /// Where it is known: the log is the beginning of this one, up to the end of a submission.
        var whole: Facts?
        /// These commands are there.
        var commands: Set<String> = []
        /// No other commands than these follow what was there before.
        var others: Set<String>?
        /// There may be no registry.
        var mayBeAbsent = false
    }

    /// What is wrong, in sentences; and the facts, where they could be read.
    func examine(_ expectation: Expectation) throws -> (problems: [String], facts: Facts?) {
        guard store.hasLog else { return (expectation.mayBeAbsent ? [] : ["the registry is not there"], nil) }
        let log = try store.run(["log", "--format", "jsonl"])
        guard log.exitCode == 0, !log.isTimedOut else { return (["tthc log \(log.account)"], nil) }
        let facts = Facts(log.output)
        var problems = facts.problems
        if !facts.begins(with: expectation.before) {
            problems.append("of \(expectation.before.count) facts acknowledged before, not all are there as they were")
        }
        if let whole = expectation.whole {
            if !whole.begins(with: facts.lines) { problems.append("the facts are not those that were recorded") }
            if !whole.boundaries.contains(facts.lines.count) {
                problems.append("\(facts.lines.count) facts are there: no submission ends there")
            }
        }
        let commands = Set(facts.submissions.map(\.command))
        let missing = expectation.commands.subtracting(commands)
        if !missing.isEmpty { problems.append("acknowledged, but not there: \(missing.sorted().prefix(5))") }
        if let others = expectation.others {
            let before = Facts(Data(expectation.before.joined(separator: [UInt8(ascii: "\n")])))
            let strange = commands.subtracting(others).subtracting(before.submissions.map(\.command))
            if !strange.isEmpty { problems.append("there, but never recorded: \(strange.sorted().prefix(5))") }
        }
        let check = try store.verify()
        if check.exitCode != 0 || check.isTimedOut { problems.append("the check of the registry \(check.account)") }
        return (problems, facts)
    }
}
