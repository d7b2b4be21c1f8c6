public import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing

/// Provinces 24 and 27 become the new 24 on 2025-07-01. Communes 07001 (old 24) and 09001 (old 27) live on; 09010 is made
/// of 07002 (old 24) and 09002 (old 27). Thirteen facts.
let land = """
    kind: units
    resolution: {number: 1/NQ, signedOn: 2019-12-01}
    effectiveFrom: 2020-01-01
    changes:
      - establish: {level: province, code: "24", name: Tỉnh Bắc Giang, type: tỉnh}
      - establish: {level: province, code: "27", name: Tỉnh Bắc Ninh, type: tỉnh}
      - establish: {code: "07001", name: Xã Đông, type: xã, province: "24"}
      - establish: {code: "07002", name: Xã Tây, type: xã, province: "24"}
      - establish: {code: "09001", name: Xã Nam, type: xã, province: "27"}
      - establish: {code: "09002", name: Thị trấn Bắc, type: thị trấn, province: "27"}
    ---
    kind: units
    resolution: {number: 2/NQ, signedOn: 2025-06-12}
    effectiveFrom: 2025-07-01
    changes:
      - dissolve: {code: "24"}
      - dissolve: {code: "27"}
      - dissolve: {code: "07002"}
      - dissolve: {code: "09002"}
      - establish: {level: province, code: "24", name: Tỉnh Bắc Ninh, type: tỉnh, from: [{code: "24", part: whole}, {code: "27", part: whole}]}
      - establish: {code: "09010", name: Xã Tây Bắc, type: xã, province: "24", from: [{code: "07002", part: whole}, {code: "09002", part: whole}]}
      - move: {code: "09001", province: "24"}
    """

/// A decision as it is submitted; `says` is what else it says of itself, its lines are named 1, 2, 3.
func decision(
    _ number: String, by issuer: String = "24", signed: String, from: String? = nil, _ says: String = "",
    lines: [String] = []
) -> String {
    let from = from.map { ", effectiveFrom: \($0)" } ?? ""
    let numbered = lines.enumerated().map { "\n  - {line: \"\($0 + 1)\", \($1)}" }.joined()
    return """
        kind: decision
        decision: {issuer: "\(issuer)", number: \(number), signedOn: \(signed)\(from)\(says.isEmpty ? "" : ", " + says)}
        \(numbered.isEmpty ? "" : "lines:" + numbered)
        """
}

/// A line that issues a procedure of commune level, unless the content says otherwise.
func issue(_ code: String, _ content: String = "", _ says: String = "") -> String {
    line("issue", code, "content: {\(stated(code, content))}", says)
}

func replace(_ code: String, _ old: [String], _ content: String = "", _ says: String = "") -> String {
    let replaces = old.map { "\"\($0)\"" }.joined(separator: ", ")
    return line("replace", code, "replaces: [\(replaces)], content: {\(stated(code, content))}", says)
}

func amend(_ code: String, _ changes: String, _ says: String = "") -> String {
    line("amend", code, "changes: {\(changes)}", says)
}

func cut(_ code: String, _ changes: String, _ says: String = "") -> String {
    line("cut", code, "changes: {\(changes)}", says)
}

func abolish(_ code: String, _ says: String = "") -> String { line("abolish", code, "", says) }

func line(_ act: String, _ code: String, _ states: String = "", _ says: String = "") -> String {
    (["act: \(act)", "procedure: \"\(code)\""] + [states, says].filter { !$0.isEmpty }).joined(separator: ", ")
}

func days(_ number: Int) -> String { "timeLimit: {value: \(number), unit: workingDay}" }

private func stated(_ code: String, _ content: String) -> String {
    let levels = content.contains("levels:") ? [] : ["levels: [commune]"]
    return (["name: Thủ tục \(code)"] + levels + [content].filter { !$0.isEmpty }).joined(separator: ", ")
}

/// Changes of units that take effect on a day.
func units(_ number: String, from day: String, _ changes: [String]) -> String {
    """
    kind: units
    resolution: {number: \(number), signedOn: \(day)}
    effectiveFrom: \(day)
    changes:
    \(changes.map { "  - \($0)" }.joined(separator: "\n"))
    """
}

func establish(_ code: String, _ name: String = "Xã Mới", type: String = "xã", from: [String] = []) -> String {
    let sources = from.map { "{code: \"\($0)\", part: whole}" }.joined(separator: ", ")
    let says = from.isEmpty ? "" : ", from: [\(sources)]"
    return "establish: {code: \"\(code)\", name: \(name), type: \(type), province: \"24\"\(says)}"
}

func dissolve(_ code: String) -> String { "dissolve: {code: \"\(code)\"}" }

extension UnitCode: ExpressibleByStringLiteral {
    /// Traps for a text that is none.
    public init(stringLiteral text: String) { self.init(text)! }
}

extension ProcedureCode: ExpressibleByStringLiteral {
    /// Traps for a text that is none.
    public init(stringLiteral text: String) { self.init(text)! }
}

extension CivilDate: ExpressibleByStringLiteral {
    /// Traps for a text that is none.
    public init(stringLiteral text: String) { self.init(text)! }
}

extension [RecordOutcome] {
    /// The positions of the only submission.
    var positions: ClosedRange<Int> {
        switch self[0].result {
        case .recorded(let positions), .wouldRecord(let positions): positions
        case .alreadyRecorded(let position): position...position
        }
    }

    /// The position of a line of the only submission, a decision; lines are counted from 1.
    func line(_ number: Int) -> Int { positions.lowerBound + number }
}

extension TemporaryRegistry {
    /// Expects a refusal that leaves the log and the read models as they were.
    func expectRefused(_ refusal: Refusal, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let head = try registry.log.head()
        #expect(throws: refusal, sourceLocation: sourceLocation) { try record(text) }
        #expect(try registry.log.head() == head, sourceLocation: sourceLocation)
        #expect(try registry.readModelsDiffering() == [], sourceLocation: sourceLocation)
    }

    func catalogue(_ commune: UnitCode = "07001", on day: CivilDate, known: Int? = nil) throws -> Catalogue {
        try registry.catalogue(commune: commune, on: day, known: known, isFull: true)
    }

    /// The codes of what is in force and not suspended.
    func listed(_ commune: UnitCode = "07001", on day: CivilDate, known: Int? = nil) throws -> [ProcedureCode] {
        try catalogue(commune, on: day, known: known).entries.map(\.procedure).sorted()
    }

    /// One component of an entry's content; nil when the procedure is not listed or does not have it.
    func component(
        _ component: Component, of procedure: ProcedureCode, in commune: UnitCode = "07001", on day: CivilDate,
        known: Int? = nil
    ) throws -> Value? {
        let entry = try catalogue(commune, on: day, known: known).entries.first { $0.procedure == procedure }
        return entry?.content?[component.rawValue]
    }

    /// How many working days the procedure takes.
    func days(
        of procedure: ProcedureCode, in commune: UnitCode = "07001", on day: CivilDate, known: Int? = nil
    ) throws -> Int? {
        try component(.timeLimit, of: procedure, in: commune, on: day, known: known)?["value"]?.integer
    }

    /// What is to be reviewed, as `1.000001 expired [15]`.
    func review(_ commune: UnitCode = "07001", on day: CivilDate, known: Int? = nil) throws -> [String] {
        try catalogue(commune, on: day, known: known).review.map { "\($0.procedure) \($0.reason) \($0.facts)" }
    }

    /// What is to come, as `1.000001 issue 2026-05-01`.
    func upcoming(_ commune: UnitCode = "07001", on day: CivilDate, known: Int? = nil) throws -> [String] {
        try catalogue(commune, on: day, known: known).upcoming.map {
            "\($0.procedure) \($0.line.act) \($0.line.effectiveFrom?.description ?? $0.condition ?? "undated")"
        }
    }

    func difference(
        _ commune: UnitCode = "07001", from: CivilDate, to: CivilDate, known: (from: Int, to: Int)? = nil
    ) throws -> ProcedureChanges {
        let size = try registry.log.size()
        return try registry.difference(
            commune: commune, from: .init(on: from, known: known?.from ?? size),
            to: .init(on: to, known: known?.to ?? size)
        ).changes
    }
}
