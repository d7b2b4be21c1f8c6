import Foundation
import Testing

/// The real program, run as a person runs it: its own process, its own store, nothing else from the surroundings.
enum Program {
    /// What one run left behind.
    struct Run {
        let output: String
        let errors: String
        let exitCode: Int32
        /// The signal that ended it: a crash, or a kill.
        let signal: Int32?
    }

    /// The directory of `Package.swift`.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The binary, beside the test bundle: the same for every configuration.
    static let executable: URL = {
        let bundles = Bundle.allBundles.map(\.bundleURL) + CommandLine.arguments.map { URL(filePath: $0) }
        for bundle in bundles + [Bundle.main.executableURL].compactMap(\.self) {
            var directory = bundle.deletingLastPathComponent()
            while directory.path != "/" {
                let candidate = directory.appending(path: "tthc")
                let isDirectory = (try? candidate.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? true
                if !isDirectory, FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
                directory.deleteLastPathComponent()
            }
        }
        preconditionFailure("no tthc beside the tests: build the whole package")
    }()

    /// Runs it to its end.
    @discardableResult
    static func run(
        _ arguments: [String], in store: TemporaryStore, language: String = "vi", input: String = "",
        environment: [String: String] = [:], directory: URL = root, output: String? = nil
    ) throws -> Run {
        let running = try start(
            arguments, in: store, language: language, input: input, environment: environment, directory: directory,
            output: output)
        return try running.wait()
    }

    /// Starts it; `output` names a file or a device to write to instead of where ``RunningProgram/wait(seconds:)`` reads.
    static func start(
        _ arguments: [String], in store: TemporaryStore, language: String = "vi", input: String = "",
        environment: [String: String] = [:], directory: URL = root, output: String? = nil
    ) throws -> RunningProgram {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = directory
        process.environment = [
            "TTHC_STORE": store.directory.path, "TTHC_LANG": language, "COLUMNS": "80", "NO_COLOR": "1",
            "HOME": store.directory.path, "LOGNAME": "lan", "PATH": "/usr/bin:/bin",
        ].merging(environment) { $1 }
        return try RunningProgram(process, input: input, output: output)
    }
}
