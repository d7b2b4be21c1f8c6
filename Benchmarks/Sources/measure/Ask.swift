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

    /// The list that must be posted; then the whole answer: with what is coming, what is to be looked at, and the decisions.
    mutating func catalogues(known: (Int) -> Int?) throws {
        let asked = questions.catalogue.enumerated().map { index, question in
            (commune: UnitCode(question[0])!, day: CivilDate(question[1])!, known: known(index))
        }
        let lists = try asked.map { one in
            try findings.time("catalogue") {
                try registry.listing(commune: one.commune, on: one.day, known: one.known)
            }
        }
        var (short, whole) = (AnswerDigest(), AnswerDigest())
        for (one, list) in zip(asked, lists) {
            let catalogue = try findings.time("catalogue, whole") {
                try registry.catalogue(commune: one.commune, on: one.day, known: one.known)
            }
            // The list names lines by their positions; the days they began are looked up apart.
            let since = Dictionary(
                catalogue.entries.map { ($0.first.fact, $0.first.effectiveFrom!.description) },
                uniquingKeysWith: { first, _ in first })
            let (code, day) = (one.commune.text, one.day.description)
            short.catalogue(
                code, day, list.items.map { ($0.procedure.number, since[$0.first] ?? "?", $0.latest) })
            whole.catalogue(
                code, day,
                catalogue.entries.map { ($0.procedure.number, $0.first.effectiveFrom!.description, $0.latest.fact) })
            guard list.items.map(\.procedure) == catalogue.entries.map(\.procedure) else {
                throw Disagreement(question: [code, day])
            }
        }
        findings.counts["entries"] = lists.reduce(0) { $0 + $1.items.count } / lists.count
        findings.digests["catalogue"] = short.text
        findings.digests["catalogue, whole"] = whole.text
    }

    /// Which procedures came, went and changed; then the whole answer, with components and causes.
    mutating func differences(_ name: String, _ asked: [[String]], known: (Int) -> Int?) throws {
        let sides = asked.enumerated().map { index, question in
            [1, 2].map { Difference.Side(on: CivilDate(question[$0])!, known: known(index) ?? size) }
        }
        var (short, whole) = (AnswerDigest(), AnswerDigest())
        for (question, sides) in zip(asked, sides) {
            let changes = try findings.time(name) {
                try registry.listChanges(commune: UnitCode(question[0])!, from: sides[0], to: sides[1])
            }
            short.difference(question[0], changes)
        }
        for (question, sides) in zip(asked, sides) {
            let difference = try findings.time(name + ", whole") {
                try registry.difference(commune: UnitCode(question[0])!, from: sides[0], to: sides[1])
            }
            whole.difference(question[0], difference.changes)
        }
        findings.digests[name] = short.text
        findings.digests[name + ", whole"] = whole.text
    }

    mutating func national() throws {
        let from = Difference.Side(on: CivilDate(questions.year[0])!, known: size)
        let to = Difference.Side(on: CivilDate(questions.year[1])!, known: size)
        let lists = try findings.time("year") { try registry.nationalListChanges(from: from, to: to) }
        let found = try findings.time("year, whole") { try registry.nationalDifference(from: from, to: to) }
        findings.digests["year"] = digest(lists.groups.map { ($0.communes, $0.changes) }) { $0.difference($1, $2) }
        findings.digests["year, whole"] = digest(found.groups.map { ($0.communes, $0.changes) }) {
            $0.difference($1, $2)
        }
    }

    /// Of every commune, by code.
    private func digest<Changes>(
        _ groups: [([NationalDifference.Commune], Changes)], _ add: (inout AnswerDigest, String, Changes) -> Void
    ) -> String {
        var digest = AnswerDigest()
        var changed: [(String, Changes)] = []
        for (communes, changes) in groups { changed += communes.map { ($0.code.text, changes) } }
        for (code, changes) in changed.sorted(by: { $0.0 < $1.0 }) { add(&digest, code, changes) }
        return digest.text
    }
}

/// The list alone and the whole answer are not the same.
struct Disagreement: Error {
    let question: [String]
}
