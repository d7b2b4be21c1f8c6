import Foundation

extension Run {
    /// Whether the program itself found something wrong and said so: neither a crash nor an unknown command.
    var isRefusal: Bool { !isTimedOut && signal == nil && (1...4).contains(exitCode ?? 0) && !told.isEmpty }

    /// All it said, on one line.
    var told: String {
        (errors + String(decoding: output.prefix(400), as: UTF8.self))
            .split(whereSeparator: \.isNewline).joined(separator: " | ")
    }
}
