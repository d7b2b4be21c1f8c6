import Events
import Projections
import RegistryTestSupport

// What comes after a decision, as it is submitted.

/// What a decision says of itself, as in ``decision(_:by:signed:from:_:lines:)``, without its braces.
func stating(
    _ number: String, by issuer: String = "24", signed: String, from: String? = nil, _ says: String = ""
) -> String {
    (["issuer: \"\(issuer)\"", "number: \(number)", "signedOn: \(signed)"]
        + [from.map { "effectiveFrom: \($0)" }, says].compactMap { $0 }.filter { !$0.isEmpty }).joined(separator: ", ")
}

/// The annex of a decision, which came later; its lines are named on from a number.
func laterLines(
    _ number: String, by issuer: String = "24", signed: String, firstName: Int = 1, _ lines: [String]
) -> String {
    let numbered = lines.enumerated().map { "\n  - {line: \"\($0 + firstName)\", \($1)}" }.joined()
    return "kind: lines\ndecision: {\(stating(number, by: issuer, signed: signed))}\nlines:\(numbered)"
}

/// The day of a decision, or another one.
func effect(_ number: String, by issuer: String = "24", signed: String, from day: String) -> String {
    """
    kind: effect
    decision: {\(stating(number, by: issuer, signed: signed))}
    effectiveFrom: \(day)
    reason: Nghị định có hiệu lực
    """
}

/// The annulment of a decision by another one, which is not recorded.
func annulment(_ number: String, by issuer: String = "24", signed: String) -> String {
    """
    kind: annulment
    decision: {\(stating(number, by: issuer, signed: signed))}
    reason: Ban hành không đúng thẩm quyền
    by: {\(stating("99/QĐ-TTg", by: "TTg", signed: "2026-06-01"))}
    """
}

/// What another paper says of a decision, or of some of its lines.
func remark(
    _ says: Remark.Says, on number: String, by issuer: String = "24", signed: String, lines: [String] = []
) -> String {
    let names = lines.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
        kind: remark
        decision: {\(stating(number, by: issuer, signed: signed))}
        says: \(says.rawValue)
        \(lines.isEmpty ? "" : "lines: [\(names)]")
        """
}

// Our own mistakes.

/// A record that should have been another line.
func correction(of position: Int, line: String, named name: String = "1") -> String {
    "kind: correction\ncorrects: \(position)\nreason: Ghi nhầm\nline: {line: \"\(name)\", \(line)}"
}

/// A record that should have been another decision, change of a unit, or day of an effect; without its braces.
func correction(of position: Int, fact: String) -> String {
    "kind: correction\ncorrects: \(position)\nreason: Ghi nhầm\nfact: {\(fact)}"
}

/// A record that should not be there; with another reason it is another submission.
func withdrawal(of position: Int, because reason: String = "Ghi thừa") -> String {
    "kind: withdrawal\nwithdraws: \(position)\nreason: \(reason)"
}

extension [RecordOutcome] {
    /// The position of the only fact of the only submission.
    var position: Int { positions.lowerBound }
}

extension TemporaryRegistry {
    /// Every line about a procedure, as `15 issue 2026-02-01 corrected`.
    func history(_ procedure: ProcedureCode, on day: CivilDate, known: Int? = nil) throws -> [String] {
        try registry.history(of: procedure, on: day, known: known).facts.map { fact in
            let day = fact.line.effectiveFrom?.description ?? "no day"
            return (["\(fact.line.position) \(fact.line.line.act) \(day)"] + fact.marks.map(\.rawValue))
                .joined(separator: " ")
        }
    }

    /// Why a procedure is listed or not: lines applied as `15 began`, the others as `16 not: withdrawn`.
    func why(
        _ procedure: ProcedureCode, in commune: UnitCode = "07001", on day: CivilDate, known: Int? = nil
    ) throws -> [String] {
        let why = try registry.why(procedure, commune: commune, on: day, known: known)
        return why.applied.map { "\($0.fact.line.position) \($0.outcome)" }
            + why.notApplied.map { "\($0.fact.line.position) not: \($0.reason)" }
    }

    /// The causes of every row of a difference on one day, as `1.000001: 15 correction by 16`.
    func causes(
        _ commune: UnitCode = "07001", on day: CivilDate, known: (from: Int, to: Int)
    ) throws -> [String] {
        try difference(commune, from: day, to: day, known: known).told
    }
}

extension ProcedureChanges {
    /// The causes of every row, as `1.000001: 15 correction by 16`; of what was added, removed, changed, in this order.
    var told: [String] {
        (added + removed + changed).map { row in
            let causes = row.causes.map { cause in
                "\(cause.line.fact) \(cause.label)" + (cause.by.map { " by \($0)" } ?? "")
            }
            return "\(row.procedure): " + causes.joined(separator: ", ")
        }
    }
}
