import Foundation
import GRDB

extension TamperingCase {
    /// The log is a good one, but not the one that was vouched for.
    static let histories = [
        editing("tail cut off with its checkpoints and nodes", shownBy: .checkpoint) { database, ground, numbers in
            let kept = ground.ages.dropLast().randomElement(using: &numbers)!.size
            try database.execute(sql: "DELETE FROM fact WHERE position > ?", arguments: [kept])
            try database.execute(sql: "DELETE FROM checkpoint WHERE size > ?", arguments: [kept])
            try LogSurgery.recomputeNodes(database)
            return "after \(kept)"
        },
        TamperingCase(name: "older copy put back", shownBy: .checkpoint) { path, ground, numbers in
            let age = ground.ages.dropLast().randomElement(using: &numbers)!
            try Folder.write(age.log, to: path)
            return "of size \(age.size)"
        },
        TamperingCase(name: "history rewritten from the start by the key's holder", shownBy: .checkpoint) {
            path, ground, numbers in
            let count = Int.random(in: 1...8, using: &numbers)
            let other = try SampleRegistry(ground.bench)
            defer { other.remove() }
            _ = try other.grow(.units + others(count))
            try Folder.write(Folder.contents(other.log), to: path)
            return "\(count) decisions"
        },
        TamperingCase(name: "history forked by the key's holder", shownBy: .checkpoint) { path, ground, numbers in
            let age = ground.ages.dropLast().randomElement(using: &numbers)!
            let count = Int.random(in: 1...8, using: &numbers)
            let other = try SampleRegistry(copyOf: ground.registry, ground.bench, log: age.log)
            defer { other.remove() }
            let run = try other.record(others(count))
            guard run.exitCode == 0 else { throw Trouble("cannot fork: \(run.told)") }
            try Folder.write(Folder.contents(other.log), to: path)
            return "after \(age.size), \(count) decisions"
        },
    ]

    /// Decisions that the true history does not hold.
    private static func others(_ count: Int) -> Papers {
        (1...count).map { .decision($0, lines: 1 + $0 % 3, series: "K") }.reduce(Papers([]), +)
    }
}
