/// The power goes between any two calls, and of what was not yet certain on the disk anything may be left.
enum CrashStateSuite: Suite {
    static let name = "crash-states"

    static func run(_ bench: Bench, _ tally: Tally) throws {
        var states = 0
        for story in Story.all(bench) {
            let replay = try CrashReplay(bench, story)
            let all = try replay.states(byChance: bench.isLong ? 12 : 2)
            let chosen = replay.sample(all, bench.isLong ? 2_500 : 32)
            try bench.forEach(chosen) { number, state in tally.count(try replay.check(state, number: number)) }
            tally.report(story.name, "\(chosen.count) of \(all.count) different states")
            states += chosen.count
        }
        tally.report("states in all", states)
    }
}
