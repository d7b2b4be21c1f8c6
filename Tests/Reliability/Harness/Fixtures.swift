import Foundation

/// Files kept beside the harness.
enum Fixtures {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures").path

    /// A `log.db` of `user_version` 1: two units and a decision of three lines, unsigned.
    static let firstVersion = folder + "/log-of-version-1"
}
