import ArgumentParser
import Events
import Foundation
import Projections

/// A whole history into a new registry, by the library, as the program does it: read ahead, so many facts a transaction.
struct Record: ParsableCommand {
    @Argument var history: String
    @Argument var store: String
    @Option(help: "The facts of one transaction, at least.") var batch = 1000

    func run() throws {
        var findings = Findings()
        let registry = try Registry.create(in: URL(filePath: store), origin: "benchmark.example/nation")
        try findings.time("record") {
            var recorder = Recorder(registry, by: "benchmark", clock: { Instant(Date()) })
            let contents = try Data(contentsOf: URL(filePath: history), options: .mappedIfSafe)
            var file = SubmissionsAhead(try SubmissionFile(name: history, contents: contents))
            var isAtEnd = false
            while !isAtEnd {
                var submissions: [Submission] = []
                var facts = 0
                while facts < batch, !isAtEnd {
                    if let submission = try file.next() {
                        submissions.append(submission)
                        facts += submission.events.count
                    } else {
                        isAtEnd = true
                    }
                }
                try recorder.record(submissions) { _, _ in }
            }
        }
        findings.counts["facts"] = try registry.log.size()
        try findings.tell()
    }
}
