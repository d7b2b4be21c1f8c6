import ArgumentParser
import Foundation

/// Who records.
struct RecorderOptions: ParsableArguments {
    @Option(name: .customLong("by"), help: ArgumentHelp(say("Người ghi.", "Who records."), valueName: "name"))
    var name: String?

    /// `--by`, else the user's name.
    var value: String {
        get throws {
            let environment = ProcessInfo.processInfo.environment
            return try ArgumentValue.name(name ?? environment["LOGNAME"] ?? environment["USER"] ?? "tthc", "--by")
        }
    }
}
