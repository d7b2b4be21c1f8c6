import Crypto
import Events
import Floor
import Foundation
import Projections

/// SHA-256 over answers, a line for each item: as `answers.py` writes them.
struct AnswerDigest {
    private var hash = SHA256()

    mutating func catalogue(
        _ code: String, _ day: String, _ entries: [(procedure: Int, since: String, latest: Int)]
    ) {
        var text = "\(code) \(day)\n"
        for entry in entries.sorted(by: { $0.procedure < $1.procedure }) {
            text += "\(entry.procedure) \(entry.since) \(entry.latest)\n"
        }
        hash.update(data: Data(text.utf8))
    }

    mutating func catalogue(_ code: String, _ day: String, _ entries: [IntervalFloor.Standing]) {
        catalogue(
            code, day,
            entries.map { (Int($0.procedure), Ordinal.text(Int($0.since)), Int($0.latest)) })
    }

    mutating func difference(_ code: String, _ changes: [(procedure: Int, sign: Character)]) {
        var text = "\(code)\n"
        for change in changes.sorted(by: { $0.procedure < $1.procedure }) {
            text += "\(change.procedure) \(change.sign)\n"
        }
        hash.update(data: Data(text.utf8))
    }

    mutating func difference(_ code: String, _ changes: ProcedureChanges) {
        difference(
            code,
            changes.added.map { ($0.procedure.number, "+") } + changes.removed.map { ($0.procedure.number, "-") }
                + changes.changed.map { ($0.procedure.number, "~") })
    }

    mutating func difference(_ code: String, _ changes: ListChanges) {
        difference(
            code,
            changes.added.map { ($0.number, "+") } + changes.removed.map { ($0.number, "-") }
                + changes.changed.map { ($0.number, "~") })
    }

    mutating func difference(_ code: String, _ changes: [IntervalFloor.Change]) {
        difference(code, changes.map { (Int($0.procedure), $0.sign) })
    }

    var text: String { hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}

/// Days as Python counts them: 1 is 0001-01-01.
enum Ordinal {
    private static let epoch = 719_163

    static func of(_ text: String) -> Int { CivilDate(text)!.dayNumber + epoch }
    static func text(_ ordinal: Int) -> String { CivilDate(dayNumber: ordinal - epoch).description }
}
