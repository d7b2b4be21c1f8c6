import Events
import Foundation

/// The questions of `questions.py`.
struct Questions: Decodable {
    /// Commune and day.
    let catalogue: [[String]]
    /// Commune and two days, whichever.
    let far: [[String]]
    /// Commune and two days, 30 days apart.
    let near: [[String]]
    /// Two days.
    let year: [String]
    /// How many facts are known to each of the questions, when they are asked with `--known`.
    let known: [String: [Int]]

    init(_ path: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(filePath: path)))
    }
}
