import Foundation
import GRDB

/// One way of changing a log behind the program's back.
struct TamperingCase: Sendable {
    let name: String
    /// What shows it.
    var shownBy = Witness.log
    /// Changes the log at a path, and tells what exactly was done.
    let apply: @Sendable (_ path: String, TamperingGround, inout RandomSource) throws -> String

    /// Who can tell that it happened.
    enum Witness: String, CaseIterable, Sendable {
        case log = "the log itself"
        /// All that is in the log agrees.
        case checkpoint = "a checkpoint held outside"
        /// The facts are those of the last checkpoint.
        case key = "the verifier key held outside"
    }

    static let all = facts + numbers + nodes + checkpoints + keys + histories

    /// A case that edits tables.
    static func editing(
        _ name: String, shownBy witness: Witness = .log,
        _ edit: @escaping @Sendable (Database, TamperingGround, inout RandomSource) throws -> String
    ) -> TamperingCase {
        TamperingCase(name: name, shownBy: witness) { path, ground, numbers in
            var told = ""
            try LogSurgery.change(path) { told = try edit($0, ground, &numbers) }
            return told
        }
    }
}
