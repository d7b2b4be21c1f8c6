import Events
import Projections
import RegistryTestSupport
import Testing

/// What is refused of effects, annulments, remarks, later lines, corrections and withdrawals; each leaves nothing behind.
@Suite struct MendingRefusalTests {
    let store: TemporaryRegistry
    private let identity = DecisionIdentity(issuer: "24", number: "1", signedOn: "2026-01-02")
    private let paper = decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001", days(10))])

    /// Facts 14 and 15.
    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(paper)
    }

    /// Everything that names a decision.
    private static let naming = ["effect", "annulment", "remark", "lines"]

    private func submission(_ kind: String, naming number: String) -> String {
        switch kind {
        case "effect": effect(number, signed: "2026-01-02", from: "2026-03-01")
        case "annulment": annulment(number, signed: "2026-01-02")
        case "remark": remark(.repealed, on: number, signed: "2026-01-02")
        default: laterLines(number, signed: "2026-01-02", firstName: 2, [issue("1.000002")])
        }
    }

    @Test(arguments: naming)
    func `a decision that is not recorded is not to be named`(kind: String) throws {
        try store.expectRefused(
            .decisionNotRecorded(.init(issuer: "24", number: "9", signedOn: "2026-01-02")),
            submission(kind, naming: "9"))
        try store.record(submission(kind, naming: "1"))
    }

    @Test(arguments: naming)
    func `a withdrawn decision is not to be named, until it is recorded anew`(kind: String) throws {
        try store.record(withdrawal(of: 14))
        try store.expectRefused(
            .decisionStruck(identity, by: 16, isAnnulled: false), submission(kind, naming: "1"))
        try store.record(paper)
        try store.record(submission(kind, naming: "1"))
    }

    @Test(arguments: naming)
    func `an annulled decision is not to be named`(kind: String) throws {
        try store.record(annulment("1", signed: "2026-01-02"))
        let again = submission(kind, naming: "1").replacing("thẩm quyền", with: "thủ tục")
        try store.expectRefused(.decisionStruck(identity, by: 16, isAnnulled: true), again)
    }

    @Test(arguments: [16, 99])
    func `a position beyond the head is refused`(position: Int) throws {
        try store.expectRefused(.positionBeyondHead(position, size: 15), withdrawal(of: position))
        try store.expectRefused(
            .positionBeyondHead(position, size: 15), correction(of: position, line: issue("1.000001")))
        try store.expectRefused(
            .positionBeyondHead(position, size: 15), correction(of: position, fact: "effectiveFrom: 2026-01-01"))
    }

    @Test func `what is withdrawn is neither corrected nor withdrawn again`() throws {
        try store.record(withdrawal(of: 15))
        try store.expectRefused(.withdrawnAlready(15, by: 16), withdrawal(of: 15, because: "Lại ghi thừa"))
        try store.expectRefused(.withdrawnAlready(15, by: 16), correction(of: 15, line: issue("1.000001")))
        try store.record(withdrawal(of: 16))
        try store.expectRefused(.withdrawnAlready(16, by: 17), withdrawal(of: 16, because: "Lại ghi thừa"))
    }

    @Test func `the line of a withdrawn decision is neither corrected nor withdrawn`() throws {
        try store.record(withdrawal(of: 14))
        try store.expectRefused(.withdrawnAlready(15, by: 16), withdrawal(of: 15))
        try store.expectRefused(.withdrawnAlready(15, by: 16), correction(of: 15, line: issue("1.000001")))
        try store.expectRefused(
            .withdrawnAlready(14, by: 16), correction(of: 14, fact: stating("2", signed: "2026-01-02")))
    }

    @Test func `a correction of what is withdrawn since is neither corrected nor withdrawn`() throws {
        try store.record(correction(of: 15, line: issue("1.000001", days(7))))
        try store.record(correction(of: 16, line: issue("1.000001", days(6))))
        try store.record(withdrawal(of: 15))
        for position in [16, 17] {
            try store.expectRefused(.withdrawnAlready(position, by: 18), withdrawal(of: position))
            try store.expectRefused(
                .withdrawnAlready(position, by: 18), correction(of: position, line: issue("1.000001", days(5))))
        }
    }

    @Test(arguments: ["annulment", "remark", "withdrawal"])
    func `annulments, remarks and withdrawals are not corrected`(type: String) throws {
        try store.record(type == "withdrawal" ? withdrawal(of: 15) : submission(type, naming: "1"))
        try store.expectRefused(
            .notCorrected(16, type: type), correction(of: 16, fact: "effectiveFrom: 2026-03-01"))
        try store.expectRefused(.notCorrected(16, type: type), correction(of: 16, line: issue("1.000001")))
    }

    @Test func `a remark on a line that no line is named after is refused`() throws {
        try store.record(laterLines("1", signed: "2026-01-02", firstName: 2, [issue("1.000002")]))
        func refused(_ name: String, known: [String]) throws {
            try store.expectRefused(
                .noSuchLine(name, identity, known: known),
                remark(.misprint, on: "1", signed: "2026-01-02", lines: [known[0], name]))
        }
        try refused("3", known: ["1", "2"])
        try store.record(correction(of: 16, line: issue("1.000002"), named: "I.2"))
        try refused("2", known: ["1", "I.2"])
        try store.record(withdrawal(of: 16))
        try refused("I.2", known: ["1"])
    }

    @Test func `a correction does not take the identity of another standing decision`() throws {
        try store.record(decision("2", signed: "2026-01-02"))
        let clash = correction(of: 16, fact: stating("1", signed: "2026-01-02"))
        try store.expectRefused(.decisionRecorded(identity, position: 14), clash)
        try store.record(withdrawal(of: 14))
        try store.record(clash)
    }

    @Test(arguments: ["withdrawal", "annulment"])
    func `what struck a decision is not undone once it stands anew`(kind: String) throws {
        try store.record(kind == "withdrawal" ? withdrawal(of: 14) : annulment("1", signed: "2026-01-02"))
        try store.record(decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000003")]))
        try store.expectRefused(.decisionRecorded(identity, position: 17), withdrawal(of: 16))
        #expect(try store.listed(on: "2026-02-01") == ["1.000003"])
    }

    @Test func `a correction of the identity is not undone once another decision bears it`() throws {
        try store.record(correction(of: 14, fact: stating("3", signed: "2026-01-02", from: "2026-02-01")))
        try store.record(decision("1", signed: "2026-01-02"))
        try store.expectRefused(.decisionRecorded(identity, position: 17), withdrawal(of: 16))
    }
}
