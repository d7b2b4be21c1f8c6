import Foundation
import Synchronization

/// The replay of crash states finds what is wrong with a log that is kept carelessly: where it finds nothing, it is the
/// replay that is wrong.
enum SabotageSuite: Suite {
    static let name = "sabotage"

    private static let configurations = ["synchronous-off", "journal-memory", "wal-normal", "no-directory-sync"]

    static func run(_ bench: Bench, _ tally: Tally) throws {
        let library = Executable.neighbour("libSabotage.so")
        guard Folder.exists(library) else {
            throw Trouble("\(library) is not there: swift build -c release --product Sabotage")
        }
        for configuration in configurations {
            let environment = ["LD_PRELOAD": library, "TTHC_SABOTAGE": configuration]
            // A log left in another journal mode is not opened by a program that can see it.
            let replay = try CrashReplay(
                bench, .several, environment: environment, checking: configuration == "wal-normal" ? environment : [:])
            let states = replay.sample(try replay.states(byChance: 2), bench.isLong ? 400 : 24)
            let found = Mutex<[String]>([])
            try bench.forEach(states) { number, state in
                let problems = try replay.check(state, number: number)
                if let first = problems.first { found.withLock { $0.append(first) } }
            }
            let violations = found.withLock { $0 }
            tally.report(configuration, "\(violations.count) of \(states.count) states are bad, as they should be")
            if let example = violations.first { tally.report("\(configuration), one of them", example) }
            tally.expect(!violations.isEmpty, "\(configuration): none of \(states.count) states was found bad")
        }
    }
}
