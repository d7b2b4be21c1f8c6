import ArgumentParser
import Events
import Foundation
import Projections

/// Single facts, signed and durable, one after another: amendments of procedures in force in the whole nation.
struct Append: ParsableCommand {
    @Argument(help: "It is written to: give a copy.") var store: String
    @Argument var key: String
    @Argument var count: Int

    func run() throws {
        let directory = URL(filePath: store)
        let log = try EventStore(in: directory)
        if try log.signingKeys().isEmpty { try log.giveKey(in: URL(filePath: key)) }
        let registry = try Registry(in: directory, safeguards: Safeguards(key: URL(filePath: key)))
        var recorder = Recorder(registry, by: "benchmark", clock: { Instant(Date()) })
        var file = try SubmissionFile(name: "append.jsonl", contents: Data(try submissions(registry).utf8))
        _ = try recorder.record(file.next()!)
        var findings = Findings()
        while let submission = try file.next() {
            try findings.time("append") { _ = try recorder.record(submission) }
        }
        findings.counts["facts"] = try registry.log.size()
        try findings.tell()
    }

    /// A decision, and its lines one by one.
    private func submissions(_ registry: Registry) throws -> String {
        let day = CivilDate("2026-11-02")!
        let codes = try nationalProcedures(registry, on: day)
        let decision = #"{"issuer":"BTP","number":"90001/QĐ-BTP","signedOn":"2026-11-01""#
        var lines = [#"{"kind":"decision","decision":\#(decision),"effectiveFrom":"2026-11-02"},"lines":[]}"#]
        for number in 0..<count {
            lines.append(
                """
                {"kind":"lines","decision":\(decision)},"lines":[{"line":"\(number + 1)","act":"amend",\
                "procedure":"\(codes[number % codes.count])","changes":{"notes":"Thực hiện lần \(number)",\
                "timeLimit":{"value":\(number % 30 + 1),"unit":"workingDay","text":"Không quá thời hạn theo quy định"},\
                "steps":["\(String(repeating: "Người yêu cầu nộp hồ sơ tại Trung tâm Phục vụ hành chính công. ", count: 8))"]}}]}
                """)
        }
        return lines.joined(separator: "\n")
    }

    private func nationalProcedures(_ registry: Registry, on day: CivilDate) throws -> [ProcedureCode] {
        // Some commune that is alive.
        for number in 1...40_000 {
            let digits = String(number)
            let code = UnitCode(String(repeating: "0", count: 5 - digits.count) + digits)!
            guard let catalogue = try? registry.catalogue(commune: code, on: day) else { continue }
            return catalogue.entries.filter { $0.first.decision.province == nil }.map(\.procedure)
        }
        throw ValidationError("No commune is alive on \(day).")
    }
}
