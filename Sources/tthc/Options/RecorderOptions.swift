import ArgumentParser

/// Who records.
struct RecorderOptions: ParsableArguments {
    @Option(name: .customLong("by"), help: Self.help)
    var name: String?

    static var help: ArgumentHelp { ArgumentHelp(say("Người ghi.", "Who records."), valueName: "name") }

    var value: String { get throws { try Self.value(name) } }

    /// `--by`, else the user's name.
    static func value(_ name: String?) throws -> String {
        try ArgumentValue.name(name ?? Environment.value("LOGNAME") ?? Environment.value("USER") ?? "tthc", "--by")
    }
}
