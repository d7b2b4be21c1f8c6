import Foundation
import GRDB

/// One thing that is not as it should be.
struct DriftCase: Sendable {
    let name: String
    /// What the refusal must say, so that somebody can tell what differs.
    let words: [String]
    var concerns = Concern.everything
    /// Makes it so, and returns what is to be set in the environment.
    let apply: @Sendable (SampleRegistry) throws -> [String: String]

    enum Concern: Sendable {
        case everything
        /// Only what appends: reading needs no key.
        case appending
    }

    /// A statement run on the file behind the program's back.
    static func statement(_ name: String, _ words: [String], _ statement: String) -> DriftCase {
        DriftCase(name: name, words: words) { registry in
            let queue = try DatabaseQueue(path: registry.log)
            try queue.writeWithoutTransaction { try $0.execute(sql: statement) }
            try queue.close()
            return [:]
        }
    }
}
