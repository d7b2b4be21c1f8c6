import Foundation

extension BadInputSuite {
    /// The log itself is zeros, cut off or something else: refused or a fault of storage, and never written.
    static func spoiledStores(_ registry: SampleRegistry, _ bench: Bench, _ tally: Tally) throws {
        let log = try Folder.contents(registry.log)
        var numbers = RandomSource(seed: bench.seed, 2)
        let cuts = bench.isLong ? Array(stride(from: 0, to: log.count, by: 97)) : Array(0..<log.count).evenly(6)
        let pages = stride(from: 0, to: log.count, by: 4_096)
        let inputs =
            bench.sample(BadInput.garbage(&numbers), short: 9)
            + (cuts + pages).map { BadInput("cut off after \($0) bytes", log.prefix($0)) }
            + pages.map { page in
                BadInput(
                    "page \(page / 4_096 + 1) zeroed",
                    log.prefix(page) + Data(count: 4_096) + log.dropFirst(page + 4_096))
            }
        let commands = [["log", "--format", "jsonl"], ["record", "more.jsonl"], ["status"], ["verify"]]
        let trials = inputs.flatMap { input in commands.map { (input, $0) } }
        try bench.forEach(trials) { _, trial in
            let copy = try SampleRegistry(copyOf: registry, bench)
            defer { copy.remove() }
            Folder.remove(copy.log)
            try trial.0.place(at: copy.log)
            let file = copy.path("more.jsonl")
            try Folder.write(Papers.decision(60, lines: 1).data, to: file)
            let arguments = trial.1.map { $0 == "more.jsonl" ? file : $0 }
            let run = try BadInputTrial.patiently { try copy.run(arguments) }
            // A page that a command does not read may be zeroed without its knowing.
            let mayPass = trial.0.name.hasSuffix("zeroed") && arguments[0] != "verify"
            var problems = BadInputTrial.problems(of: run, allowed: mayPass ? [0, 1, 3, 4] : [1, 3, 4])
            if case .bytes(let bytes) = trial.0.contents, !mayPass, try Folder.contents(copy.log) != bytes() {
                problems.append("the log was written")
            }
            tally.count(problems.map { "store whose log is \(trial.0.name), \(arguments[0]): \($0)" })
        }
        tally.report("stores that are none", "\(inputs.count), asked \(trials.count) times")
    }
}
