import Foundation

/// What one run left behind.
struct Run: Sendable {
    /// Nil when a signal ended it.
    let exitCode: Int32?
    let signal: Int32?
    let output: Data
    let errors: String
    /// It hung and was killed by the watchdog.
    let isTimedOut: Bool
    let seconds: Double
    let peakKilobytes: Int

    var text: String { String(decoding: output, as: UTF8.self) }

    /// How it ended, for a sentence.
    var ending: String {
        if isTimedOut { return "hung for \(Int(seconds)) s" }
        if let signal { return "was ended by signal \(signal)" }
        return "ended with exit code \(exitCode ?? -1)"
    }

    /// How it ended and the last of what it said, for a violation.
    var account: String {
        let said = (errors.isEmpty ? text : errors).split(separator: "\n").suffix(2).joined(separator: " / ")
        return said.isEmpty ? ending : "\(ending): \(said.prefix(300))"
    }
}
