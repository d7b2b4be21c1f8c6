import Foundation

/// The disk is full, files may not grow, or nothing may be written: exit code 3, the log whole, reading goes on, and
/// recording too when there is room again.
enum StorageSuite: Suite {
    static let name = "storage"

    static func run(_ bench: Bench, _ tally: Tally) throws {
        try limitedFiles(bench, tally)
        try closedFolder(bench, tally)
        try fullOutput(bench, tally)
        guard SmallDisk.isPermitted(bench) else {
            return tally.report("full disk, disk for reading only", "skipped: mount is not permitted here")
        }
        try fullDisk(bench, tally)
        try fullDiskForWhole(bench, tally)
        try closedDisk(bench, tally)
    }

    /// The submissions that do not fit: few, so that they do when there is room again, read models and all.
    static let papers = (1...6).map { Papers.decision($0, lines: 2, series: "S") }.reduce(Papers([]), +)

    /// RLIMIT_FSIZE, at every page of the log and beyond it. The signal that comes with it must not end the program.
    private static func limitedFiles(_ bench: Bench, _ tally: Tally) throws {
        let registry = try SampleRegistry(bench)
        try registry.grow(.units + .decision(90, lines: 2))
        let size = try Folder.contents(registry.log).count
        let limits = Array(stride(from: 0, through: size + 32_768, by: bench.isLong ? 1_024 : 8_192))
        let endings = try bench.map(limits) { _, limit in
            let copy = try SampleRegistry(copyOf: registry, bench)
            defer { copy.remove() }
            let trial = try StorageTrial(copy)
            let run = try trial.record(through: ["prlimit", "--fsize=\(limit):\(limit)"])
            let problems = try trial.problems(after: run) + trial.problemsWithRoom()
            tally.count(problems.map { "files of at most \(limit) bytes: \($0)" })
            return run.exitCode
        }
        tally.report("limits of a file's size", "\(limits.count), exit code 3: \(endings.count { $0 == 3 })")
    }

    /// Nobody may write the folder or the files.
    private static func closedFolder(_ bench: Bench, _ tally: Tally) throws {
        for isFolderOnly in [true, false] {
            let registry = try SampleRegistry(bench)
            try registry.grow(.units + .decision(90, lines: 2))
            try registry.succeed(["status"])
            let trial = try StorageTrial(registry)
            let names = try FileManager.default.contentsOfDirectory(atPath: registry.store)
            for name in names { chmod("\(registry.store)/\(name)", isFolderOnly ? 0o666 : 0o444) }
            chmod(registry.store, 0o555)
            let stranger = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            let wrapper = geteuid() == 0 ? stranger : []
            if geteuid() == 0 {
                for path in [bench.folder.path, registry.directory] { chmod(path, 0o755) }
                chown(registry.key, 65_534, 65_534)
                chown(registry.anchor, 65_534, 65_534)
            }
            let what = isFolderOnly ? "folder for reading only" : "folder and files for reading only"
            let run = try trial.record(through: wrapper)
            tally.expect(run.exitCode == 3, "\(what), record: \(run.ending), \(run.told)")
            tally.count(try trial.problems(after: run, through: wrapper).map { "\(what): \($0)" })
            let read = try registry.run(["status"], through: wrapper)
            tally.expect(read.exitCode == 0, "\(what), status: \(read.ending), \(read.told)")
            chmod(registry.store, 0o755)
            for name in names { chmod("\(registry.store)/\(name)", 0o644) }
            chown(registry.key, geteuid(), getegid())
            tally.count(try trial.problemsWithRoom().map { "\(what), opened again: \($0)" })
        }
    }

    /// What is printed does not arrive: that is not success.
    private static func fullOutput(_ bench: Bench, _ tally: Tally) throws {
        let registry = try SampleRegistry(bench)
        try registry.grow(.units + .decision(90, lines: 2))
        let intoNothing = ["sh", "-c", "exec \"$@\" >/dev/full", "sh"]
        let commands = [["log", "--format", "jsonl"], ["status"], ["log"], ["checkpoint"], ["verify"]]
        for command in commands {
            let run = try registry.run(command, through: intoNothing)
            tally.expect(run.exitCode == 3, "\(command) onto a full device: \(run.ending), \(run.told)")
        }
    }
}
