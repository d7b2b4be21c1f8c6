import Foundation
import Testing

/// A run that may still be going on. Both outputs go to files, so neither can fill up and block the other.
final class RunningProgram {
    private let process: Process
    private let files = TemporaryStore()
    private let ended = DispatchSemaphore(value: 0)
    private var output: URL { files.directory.appending(path: "output") }
    private var errors: URL { files.directory.appending(path: "errors") }

    /// One start at a time, so that no child inherits what was opened for another.
    private static let starting = NSLock()

    init(_ process: Process, input: String, output path: String?) throws {
        self.process = process
        let inputFile = files.directory.appending(path: "input")
        try FileManager.default.createDirectory(at: files.directory, withIntermediateDirectories: true)
        for file in [output, errors] { try Data().write(to: file) }
        try Data(input.utf8).write(to: inputFile)
        process.terminationHandler = { [ended] _ in ended.signal() }
        try Self.starting.withLock {
            let handles = [
                try FileHandle(forReadingFrom: inputFile),
                try FileHandle(forWritingTo: path.map { URL(filePath: $0) } ?? output),
                try FileHandle(forWritingTo: errors),
            ]
            process.standardInput = handles[0]
            process.standardOutput = handles[1]
            process.standardError = handles[2]
            try process.run()
            for handle in handles { try handle.close() }
        }
    }

    /// Ends it without any chance to tidy up.
    func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

    /// Waits for the end; a run that takes too long is killed and fails the test.
    func wait(seconds: Double = 120) throws -> Program.Run {
        if ended.wait(timeout: .now() + seconds) == .timedOut {
            kill()
            ended.wait()
            Issue.record("still running after \(seconds) s: \(process.arguments ?? [])")
        }
        let isSignal = process.terminationReason == .uncaughtSignal
        return Program.Run(
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
            exitCode: process.terminationStatus, signal: isSignal ? process.terminationStatus : nil)
    }
}
