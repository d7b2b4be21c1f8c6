import Foundation

/// What must hold of what a power cut left.
struct CrashOracle: Sendable {
    let replay: CrashReplay
    let state: CrashState
    let store: Store

    /// The submissions that had been acknowledged.
    private var acknowledged: Set<String> {
        var commands: Set<String> = []
        for (step, output) in zip(replay.story.steps, state.outputs) {
            for (index, paper) in (step.papers?.papers ?? []).enumerated()
            where step.isAcknowledged(index + 1, in: output) {
                commands.insert(paper.command)
            }
        }
        return commands
    }

    func examine() throws -> [String] {
        var expectation = Oracle.Expectation(before: replay.before?.lines ?? [], whole: replay.after)
        expectation.commands = acknowledged
        let isMade = zip(replay.story.steps, state.outputs).contains { $0.makesRegistry && !$1.isEmpty }
        expectation.mayBeAbsent = replay.before == nil && !isMade && acknowledged.isEmpty
        var (problems, facts) = try Oracle(store: store).examine(expectation)
        for (step, output) in zip(replay.story.steps, state.outputs) {
            if step.makesRegistry, step.arguments[0] == "restore", let facts {
                // Made whole or not at all: an empty registry may be there before.
                let isWhole = facts.lines == replay.after.lines
                if !isWhole, !facts.lines.isEmpty || !output.isEmpty {
                    problems.append("the log is not restored as a whole")
                }
            }
            guard let copy = step.copy else { continue }
            if Folder.exists(store.path(copy)) {
                let check = try store.run(["verify", copy])
                if check.exitCode != 0 { problems.append("the check of \(copy) \(check.account)") }
            } else if !output.isEmpty {
                problems.append("\(copy) was acknowledged and is not there")
            }
        }
        return problems + (try Marks(store: store).problems(acknowledged: size(of: acknowledged)))
    }

    /// The smallest log that holds these submissions.
    private func size(of commands: Set<String>) -> Int {
        var size = 0
        var needed = 0
        for submission in replay.after.submissions {
            size += submission.facts
            if commands.contains(submission.command) { needed = size }
        }
        return needed
    }

    /// The story told again from here ends as it should: nothing is missing, nothing is there twice.
    func goOn() throws -> [String] {
        var problems: [String] = []
        for step in replay.story.steps {
            let again = try store.run(step.arguments)
            // What is there already is not made a second time.
            let isDone = step.papers == nil && again.exitCode == 4
            if again.exitCode != 0, !isDone { problems.append("told again, \(step.arguments[0]) \(again.account)") }
        }
        var expectation = Oracle.Expectation(before: replay.before?.lines ?? [])
        expectation.commands = Set(replay.after.submissions.map(\.command))
        expectation.others = expectation.commands
        return problems + (try Oracle(store: store).examine(expectation).problems.map { "told again, \($0)" })
    }
}
