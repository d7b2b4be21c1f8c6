import Foundation
import Synchronization

/// EIO and ENOSPC at every system call that touches the registry: this once, and from then on for ever.
enum ErrorSuite: Suite {
    static let name = "errors"

    private struct Item: Sendable {
        let trial: FaultTrial
        let fault: Fault
        let point: Point

        /// A lock that cannot be had for ever is waited for, ten seconds long.
        var waits: Bool { point.name == "fcntl" }
    }

    static func run(_ bench: Bench, _ tally: Tally) throws {
        var waiting: [Item] = []
        var faults = 0
        for scenario in Scenario.all(bench) {
            let trial = try FaultTrial(bench, scenario)
            let items = ["EIO", "ENOSPC"].flatMap { code in
                trial.points.map { Item(trial: trial, fault: .error(code, forEver: false), point: $0) }
                    + trial.pointsForEver.map { Item(trial: trial, fault: .error(code, forEver: true), point: $0) }
            }
            waiting += items.filter(\.waits)
            faults += try attempt(
                bench.sample(items.filter { !$0.waits }, short: 12), scenario.name, bench.lanes, bench, tally)
        }
        faults += try attempt(
            bench.sample(waiting, short: 12), "locks, in all scenarios", bench.lanes * 6, bench, tally)
        tally.report("faults in all", faults)
    }

    private static func attempt(
        _ items: [Item], _ name: String, _ lanes: Int, _ bench: Bench, _ tally: Tally
    ) throws -> Int {
        let ends = Ends()
        try bench.forEach(items, lanes: lanes) { _, item in
            guard case .tried(let run, let problems) = try item.trial.attempt(item.fault, at: item.point) else {
                return
            }
            ends.add(run, item.fault.injection(item.point.name, item.point.ordinal))
            tally.count(problems)
        }
        tally.report(name, ends.account)
        tally.expect(ends.told > 0, "\(name): no fault had any effect")
        return ends.all
    }

    /// How the disturbed runs ended.
    private final class Ends: Sendable {
        private struct State {
            var done = 0
            var told = 0
            var other = 0
            var longest = 0.0
            var place = ""
        }

        private let state = Mutex(State())

        func add(_ run: Run, _ place: String) {
            state.withLock { state in
                switch run.exitCode {
                case 0: state.done += 1
                case 3: state.told += 1
                default: state.other += 1
                }
                if run.seconds > state.longest { (state.longest, state.place) = (run.seconds, place) }
            }
        }

        var all: Int { state.withLock { $0.done + $0.told + $0.other } }
        var told: Int { state.withLock { $0.told } }

        var account: String {
            state.withLock { state in
                "\(state.done + state.told + state.other) faults: \(state.told) told (exit 3), \(state.done) of no "
                    + "effect (exit 0), \(state.other) otherwise; the longest run \(Int(state.longest * 1_000)) ms, "
                    + state.place
            }
        }
    }
}
