import Foundation
import Synchronization

/// SIGKILL before every system call that touches the registry.
enum KillSuite: Suite {
    static let name = "kills"

    static func run(_ bench: Bench, _ tally: Tally) throws {
        var kills = 0
        for scenario in Scenario.all(bench) {
            let trial = try FaultTrial(bench, scenario)
            let points = bench.sample(trial.points, short: 10)
            let before = tally.tried
            let missed = Mutex<[String]>([])
            try bench.forEach(points) { _, point in
                switch try trial.attempt(.kill, at: point) {
                case .missed: missed.withLock { $0.append("\(point.name) #\(point.ordinal)") }
                case .tried(_, let problems): tally.count(problems)
                }
            }
            let unreached = missed.withLock { $0 }
            let rest = unreached.isEmpty ? "" : "; not reached: \(unreached.joined(separator: ", "))"
            tally.report(
                scenario.name, "\(tally.tried - before) kills at \(points.count) of \(trial.points.count) calls\(rest)")
            kills += tally.tried - before
            tally.expect(tally.tried > before, "\(scenario.name): no kill came at any call")
        }
        tally.report("kills in all", kills)
    }
}
