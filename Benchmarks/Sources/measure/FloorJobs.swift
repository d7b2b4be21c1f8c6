import ArgumentParser
import Crypto
import Events
import Floor
import Foundation
import Projections

/// The rows of a finished registry, both files, into new ones.
struct FloorRecord: ParsableCommand {
    @Argument var store: String
    @Argument var directory: String

    func run() throws {
        var findings = Findings()
        let log = try Rewriting(of: store + "/log.db")
        let view = try Rewriting(of: store + "/view.db")
        try findings.time("record") {
            try log.write(to: directory + "/log.db", journal: "DELETE", synchronous: "EXTRA")
            try view.write(to: directory + "/view.db", journal: "WAL", synchronous: "NORMAL")
        }
        findings.counts["rows"] = log.rows + view.rows
        try findings.tell()
    }
}

/// The rows of finished read models into new ones.
struct FloorRebuild: ParsableCommand {
    @Argument var store: String
    @Argument var directory: String

    func run() throws {
        var findings = Findings()
        let view = try Rewriting(of: store + "/view.db")
        try findings.time("rebuild") {
            try view.write(to: directory + "/view.db", journal: "WAL", synchronous: "NORMAL")
        }
        findings.counts["rows"] = view.rows
        try findings.tell()
    }
}

/// One leaf with its node and a checkpoint, durably.
struct FloorAppend: ParsableCommand {
    @Argument(help: "The log is written to: give a copy.") var store: String
    @Argument var count: Int

    func run() throws {
        var findings = Findings()
        try LogFloor(store + "/log.db").append(count) { body in try findings.time("append", body) }
        try findings.tell()
    }
}

/// Every leaf read, and read and hashed.
struct FloorScan: ParsableCommand {
    @Argument var store: String

    func run() throws {
        var findings = Findings()
        let log = try LogFloor(store + "/log.db")
        findings.counts["facts"] = try findings.time("scan") { try log.scan { _ in } }
        try findings.time("hash") {
            _ = try log.scan { leaf in
                var hash = SHA256()
                hash.update(bufferPointer: leaf)
                _ = hash.finalize()
            }
        }
        try findings.tell()
    }
}

/// The same questions of the interval table that the Python peer made, and of one sorted array in memory.
struct FloorAsk: ParsableCommand {
    @Argument var database: String
    @Argument var questions: String

    func run() throws {
        let questions = try Questions(questions)
        let floor = try IntervalFloor(database)
        var findings = Findings()
        var digest = AnswerDigest()
        for question in questions.catalogue {
            let code = Array(question[0].utf8)
            let day = Ordinal.of(question[1])
            let entries = try findings.time("catalogue") { try floor.catalogue(code, on: day) }
            digest.catalogue(question[0], question[1], entries)
        }
        findings.digests["catalogue"] = digest.text
        for (name, asked) in [("far", questions.far), ("near", questions.near)] {
            var digest = AnswerDigest()
            for question in asked {
                let code = Array(question[0].utf8)
                let (one, other) = (Ordinal.of(question[1]), Ordinal.of(question[2]))
                let changes = try findings.time(name) { try floor.difference(code, one, other) }
                digest.difference(question[0], changes)
            }
            findings.digests[name] = digest.text
        }
        for _ in 0..<5 {
            var digest = AnswerDigest()
            let found = try findings.time("year") {
                try floor.national(Ordinal.of(questions.year[0]), Ordinal.of(questions.year[1]))
            }
            for (code, changes) in found where !changes.isEmpty { digest.difference(code, changes) }
            findings.digests["year"] = digest.text
        }
        let array = try ArrayFloor(database)
        var arrayDigest = AnswerDigest()
        for question in questions.catalogue {
            let day = Ordinal.of(question[1])
            let entries = findings.time("array") { array.catalogue(question[0], on: day) }
            arrayDigest.catalogue(question[0], question[1], entries)
        }
        findings.digests["array"] = arrayDigest.text
        try findings.tell()
    }
}

/// The queries that the program runs for each catalogue, run again with nothing around them.
struct FloorReplay: ParsableCommand {
    @Argument var store: String
    @Argument var questions: String
    @Flag(name: .customLong("list"), help: "Only tell how often each query runs for a question.") var isListing = false

    func run() throws {
        QuestionTrace.start()
        let asked = try Questions(questions)
        let registry = try Registry(in: URL(filePath: store))
        QuestionTrace.stop()
        let traced = try asked.catalogue.map { question in
            try QuestionTrace.queries {
                _ = try registry.listing(commune: UnitCode(question[0])!, on: CivilDate(question[1])!)
            }
        }
        if isListing { return list(traced) }
        var findings = Findings()
        let replay = QuestionReplay()
        var rows = 0
        for queries in traced {
            let prepared = try replay.prepare(queries)
            rows += try findings.time("catalogue") { try replay.run(prepared) }
        }
        findings.counts["queries"] = traced.reduce(0) { $0 + $1.count } / traced.count
        findings.counts["rows"] = rows / traced.count
        try findings.tell()
    }

    private func list(_ traced: [[QuestionTrace.Query]]) {
        let counts = Dictionary(grouping: traced.joined(), by: \.sql).mapValues {
            Double($0.count) / Double(traced.count)
        }
        for (sql, count) in counts.sorted(by: { $0.value > $1.value }) {
            print((count * 10).rounded() / 10, sql.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        }
    }
}
