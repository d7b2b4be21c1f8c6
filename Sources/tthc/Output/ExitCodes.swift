import ArgumentParser

/// What the program's exit status says.
extension ExitCode {
    /// Answered, and found something: differences with `--exit-code`, a failed check.
    static let found = ExitCode(1)
    /// Bad input: wrong by itself.
    static let badInput = ExitCode(2)
    /// The storage failed.
    static let storageFault = ExitCode(3)
    /// Refused: wrong for this registry.
    static let refused = ExitCode(4)
}
