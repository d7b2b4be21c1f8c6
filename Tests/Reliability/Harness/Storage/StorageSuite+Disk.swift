import Foundation

extension StorageSuite {
    /// So many bytes are free when recording begins.
    private static func room(_ bench: Bench) -> [Int] {
        let pages = [0, 1, 2, 4, 6, 8, 12, 16, 32, 64, 128, 256, 384]
        return (bench.isLong ? Array(0...80) + [128, 256, 384] : pages).map { $0 * 4_096 }
    }

    /// A real disk of 4 MiB with the registry on it, with its marks there or elsewhere.
    static func fullDisk(_ bench: Bench, _ tally: Tally) throws {
        let room = room(bench)
        let trials = bench.isLong ? room.flatMap { [($0, false), ($0, true)] } : room.map { ($0, $0 % 8_192 == 0) }
        let endings = try bench.map(trials) { _, trial in
            let (free, isAnchorThere) = trial
            let disk = try SmallDisk(bench)
            defer { disk.remove() }
            let registry = try SampleRegistry(bench).moved(onto: disk, withAnchor: isAnchorThere)
            defer { registry.remove() }
            try registry.grow(.units + .decision(90, lines: 2))
            try registry.succeed(["status"])
            let trial = try StorageTrial(registry)
            try disk.fill(leaving: free)
            let run = try trial.record()
            var problems = try trial.problems(after: run)
            let read = try registry.run(["status"])
            if read.exitCode != 0 { problems.append("status on the full disk \(read.ending): \(read.told)") }
            try disk.empty()
            problems += try trial.problemsWithRoom()
            tally.count(problems.map { "\(free) bytes free, marks there: \(isAnchorThere): \($0)" })
            return run.exitCode
        }
        tally.report("full disks", "\(endings.count), exit code 3: \(endings.count { $0 == 3 })")
        tally.expect(endings.contains(3), "no disk was ever full")
    }

    /// What is made whole or not at all is not half there when the disk is full.
    static func fullDiskForWhole(_ bench: Bench, _ tally: Tally) throws {
        let source = try SampleRegistry(bench)
        try source.grow(.units + papers)
        let log = source.path("log.jsonl")
        try Folder.write(try source.exported(), to: log)
        for maker in Maker.all(log) {
            for free in bench.isLong ? Array(0...20) : [0, 3, 9] {
                let disk = try SmallDisk(bench)
                defer { disk.remove() }
                try disk.fill(leaving: free * 4_096)
                let what = "\(maker.name) with \(free) pages free"
                tally.count(try maker.problems(on: disk, source).map { "\(what): \($0)" })
            }
        }
    }

    /// The whole file system is for reading only.
    static func closedDisk(_ bench: Bench, _ tally: Tally) throws {
        let disk = try SmallDisk(bench)
        defer { disk.remove() }
        let registry = try SampleRegistry(bench).moved(onto: disk, withAnchor: false)
        defer { registry.remove() }
        try registry.grow(.units + .decision(90, lines: 2))
        try registry.succeed(["status"])
        let trial = try StorageTrial(registry)
        try disk.remount("ro")
        let run = try trial.record()
        tally.expect(run.exitCode == 3, "disk for reading only, record: \(run.ending), \(run.told)")
        tally.count(try trial.problems(after: run).map { "disk for reading only: \($0)" })
        for command in [["status"], ["catalogue", "--commune", "11824", "--on", "2026-02-01"]] {
            let run = try registry.run(command)
            tally.expect(run.exitCode == 0, "disk for reading only, \(command[0]): \(run.ending), \(run.told)")
        }
        try disk.remount("rw")
        tally.count(try trial.problemsWithRoom().map { "disk for writing again: \($0)" })
    }
}
