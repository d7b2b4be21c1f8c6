import Foundation

/// The figures of all suites, as Markdown.
struct Report {
    private let heading: String
    private var sections: [String] = []
    private var rows: [String] = []
    private(set) var violations = 0

    init(program: Program, isLong: Bool, seed: UInt64) {
        let version = (try? program.run(["--version"]).text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? "?"
        heading = """
            # Reliability

            `tthc` \(version), \(isLong ? "long" : "short") form, seed \(seed).

            """
    }

    /// Adds what a suite found; gives its section.
    mutating func add(_ name: String, _ tally: Tally, seconds: Double) -> String {
        violations += tally.violations.count
        rows.append("| \(name) | \(tally.tried) | \(tally.violations.count) | \(Int(seconds.rounded())) |")
        var lines = ["## \(name)", "", "| figure | value |", "|---|---|"]
        lines += tally.figures.map { "| \($0.0) | \($0.1) |" }
        lines += ["| tried | \(tally.tried) |", "| violations | \(tally.violations.count) |", ""]
        let shown = tally.violations.prefix(Self.shown)
        lines += shown.map { "- \($0)" }
        if tally.violations.count > shown.count { lines.append("- … \(tally.violations.count - shown.count) more") }
        if !shown.isEmpty { lines.append("") }
        sections.append(lines.joined(separator: "\n"))
        return sections.last!
    }

    private static let shown = 200

    var summary: String {
        (["| suite | tried | violations | seconds |", "|---|---|---|---|"] + rows + [""]).joined(separator: "\n")
    }

    var text: String { ([heading, summary] + sections).joined(separator: "\n") }
}
