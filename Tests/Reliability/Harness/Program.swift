import Foundation

/// The program under test, run as a person runs it: its own process, nothing of the surroundings but what is given.
struct Program: Sendable {
    let path: String
    /// After so long a run counts as hanging and is killed with everything it started.
    var patience = 120.0

    /// Runs it to its end.
    ///
    /// - Parameter wrapper: a command that starts the program with its arguments: `strace` with its options.
    func run(
        _ arguments: [String], environment: [String: String] = [:], input: Data? = nil, through wrapper: [String] = [],
        in directory: String? = nil
    ) throws -> Run {
        try start(arguments, environment: environment, input: input, through: wrapper, in: directory).wait()
    }

    /// Starts it: to kill it, or to run beside others.
    func start(
        _ arguments: [String], environment: [String: String] = [:], input: Data? = nil, through wrapper: [String] = [],
        in directory: String? = nil
    ) throws -> Running {
        try Running(
            command: wrapper + [path] + arguments,
            environment: Self.surroundings.merging(environment) { $1 }, input: input, directory: directory,
            patience: patience)
    }

    private static let surroundings = [
        "TTHC_LANG": "en", "COLUMNS": "80", "NO_COLOR": "1", "LOGNAME": "lan", "PATH": "/usr/local/bin:/usr/bin:/bin",
    ]
}
