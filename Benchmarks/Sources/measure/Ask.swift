import ArgumentParser
import Events
import Foundation
import Projections

/// Catalogues and differences, in process.
struct Ask: ParsableCommand {
    @Argument var store: String
    @Argument var questions: String

    func run() throws {
        var asking = try Asking(store, questions)
        try asking.catalogues { _ in nil }
        try asking.differences("far", asking.questions.far) { _ in nil }
        try asking.differences("near", asking.questions.near) { _ in nil }
        for _ in 0..<3 { try asking.national() }
        try asking.findings.tell()
    }
}

/// The same questions, each with what was known at some earlier position.
struct AskKnown: ParsableCommand {
    @Argument var store: String
    @Argument var questions: String

    func run() throws {
        var asking = try Asking(store, questions)
        let known = asking.questions.known
        try asking.catalogues { known["catalogue"]![$0] }
        try asking.differences("far", asking.questions.far) { known["far"]![$0] }
        try asking.differences("near", asking.questions.near) { known["near"]![$0] }
        try asking.findings.tell()
    }
}

struct Asking {
    let registry: Registry
    let questions: Questions
    let size: Int
    var findings = Findings()

    init(_ store: String, _ questions: String) throws {
        registry = try Registry(in: URL(filePath: store))
        self.questions = try Questions(questions)
        size = try registry.log.size()
    }

    mutating func catalogues(known: (Int) -> Int?) throws {
        var digest = AnswerDigest()
        var entries = 0
        for (index, question) in questions.catalogue.enumerated() {
            let code = UnitCode(question[0])!
            let day = CivilDate(question[1])!
            let known = known(index)
            let catalogue = try findings.time("catalogue") {
                try registry.catalogue(commune: code, on: day, known: known)
            }
            entries += catalogue.entries.count
            digest.catalogue(
                question[0], question[1],
                catalogue.entries.map {
                    ($0.procedure.number, $0.first.effectiveFrom!.description, $0.latest.fact)
                })
        }
        findings.counts["entries"] = entries / questions.catalogue.count
        findings.digests["catalogue"] = digest.text
    }

    mutating func differences(_ name: String, _ asked: [[String]], known: (Int) -> Int?) throws {
        var digest = AnswerDigest()
        for (index, question) in asked.enumerated() {
            let code = UnitCode(question[0])!
            let known = known(index) ?? size
            let from = Difference.Side(on: CivilDate(question[1])!, known: known)
            let to = Difference.Side(on: CivilDate(question[2])!, known: known)
            let difference = try findings.time(name) {
                try registry.difference(commune: code, from: from, to: to)
            }
            digest.difference(question[0], difference.changes)
        }
        findings.digests[name] = digest.text
    }

    mutating func national() throws {
        let from = Difference.Side(on: CivilDate(questions.year[0])!, known: size)
        let to = Difference.Side(on: CivilDate(questions.year[1])!, known: size)
        let found = try findings.time("year") { try registry.nationalDifference(from: from, to: to) }
        var digest = AnswerDigest()
        var changed: [(String, ProcedureChanges)] = []
        for group in found.groups { changed += group.communes.map { ($0.code.text, group.changes) } }
        for (code, changes) in changed.sorted(by: { $0.0 < $1.0 }) { digest.difference(code, changes) }
        findings.digests["year"] = digest.text
    }
}
