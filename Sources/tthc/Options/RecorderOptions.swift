import ArgumentParser

/// Who records.
struct RecorderOptions: ParsableArguments {
    @Option(name: .customLong("by"), help: ArgumentHelp(say("Người ghi.", "Who records."), valueName: "name"))
    var name: String?

    /// `--by`, else the user's name.
    var value: String {
        get throws {
            try ArgumentValue.name(
                name ?? Environment.value("LOGNAME") ?? Environment.value("USER") ?? "tthc", "--by")
        }
    }
}
