import Foundation

/// A command that reads a file, and what it may answer when the file is bad.
struct FileCommand: Sendable {
    let name: String
    /// A file that the command takes.
    let good: Data
    /// Besides what is bad in any file.
    var inputs: [BadInput]
    /// The command for a file and a folder for what it makes.
    let arguments: @Sendable (_ file: String, _ folder: String) -> [String]
    var environment: @Sendable (_ file: String) -> [String: String] = { _ in [:] }
    var allowed = Allowed()
    /// What it makes in the folder: not there after a failure.
    var result: String?
    /// The ending of the file's name.
    var suffix = ".txt"
    /// The mode of the file.
    var mode: mode_t = 0o644

    /// The same command, which takes some files all the same.
    func tolerating(_ names: Set<String>) -> FileCommand {
        var command = self
        command.inputs = inputs.map { names.contains($0.name) ? $0.asPadded : $0 }
        return command
    }

    /// The exit codes that may be.
    struct Allowed: Sendable {
        var garbage: Set<Int32> = [2]
        var altered: Set<Int32> = [1, 2]
        /// The untouched file.
        var good: Set<Int32> = [0]

        func codes(_ kind: BadInput.Kind) -> Set<Int32> {
            switch kind {
            case .garbage: garbage
            case .altered: altered
            case .padded: altered.union([0])
            }
        }
    }
}
