import ArgumentParser
import Events
import Foundation
import Projections

/// A whole history into a new registry, by the library.
struct Record: ParsableCommand {
    @Argument var history: String
    @Argument var store: String

    func run() throws {
        var findings = Findings()
        let registry = try Registry.create(in: URL(filePath: store), origin: "benchmark.example/nation")
        try findings.time("record") {
            var recorder = Recorder(registry, by: "benchmark", clock: { Instant(Date()) })
            let contents = try Data(contentsOf: URL(filePath: history), options: .mappedIfSafe)
            var file = try SubmissionFile(name: history, contents: contents)
            while let submission = try file.next() { _ = try recorder.record(submission) }
        }
        findings.counts["facts"] = try registry.log.size()
        try findings.tell()
    }
}
