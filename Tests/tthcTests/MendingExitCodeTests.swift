import Foundation
import Testing

/// Effects, annulments, remarks, later lines, corrections and withdrawals that will not do, by the program's own words.
@Suite struct MendingExitCodeTests {
    private static let wrongLine = #"line: {line: "I.1", act: amend, procedure: "1.000001", removes: [conditions]}"#

    /// Against the facts of ``LatePapers``.
    private static let refused = [
        "kind: withdrawal\nwithdraws: 8\nreason: Ghi thừa",
        "kind: correction\ncorrects: 99\nreason: Ghi nhầm\n" + wrongLine,
        "kind: correction\ncorrects: 4\nreason: Ghi nhầm\n" + wrongLine,
        """
        kind: correction
        corrects: 5
        reason: Ghi nhầm
        fact: {issuer: "31", number: 1/QĐ-UBND, signedOn: 2020-02-03}
        """,
        """
        kind: effect
        decision: {issuer: "31", number: 9/QĐ-UBND, signedOn: 2020-04-05}
        effectiveFrom: 2020-05-01
        reason: Nghị định có hiệu lực
        """,
        """
        kind: remark
        decision: {issuer: "31", number: 1/QĐ-UBND, signedOn: 2020-02-03}
        says: misprint
        lines: [II.1]
        """,
        """
        kind: correction
        corrects: 2
        reason: Ghi nhầm
        fact:
          effectiveFrom: 2020-01-01
          rename: {code: "11824", name: Xã Vĩnh Bảo}
        """,
    ]

    private static let wrong = [
        "kind: withdrawal\nwithdraws: 0\nreason: Ghi thừa",
        "kind: correction\ncorrects: 3\nreason: Ghi nhầm\n" + wrongLine,
        "kind: correction\ncorrects: 4\nreason: Ghi nhầm\nfact: {effectiveFrom: 2020-05-01}",
        """
        kind: correction
        corrects: 2
        reason: Ghi nhầm
        fact: {issuer: "31", number: 1/QĐ-UBND, signedOn: 2020-02-03}
        """,
        """
        kind: lines
        decision: {issuer: "31", number: 1/QĐ-UBND, signedOn: 2020-02-03}
        lines:
          - line: "I.2"
            act: issue
            procedure: "1.000003"
            content: {name: Việc khác, levels: [commune]}
            effectiveUntil: 2020-02-29
        """,
    ]

    @Test(arguments: refused, ["vi", "en"])
    func `what is wrong for this registry exits with 4`(text: String, language: String) throws {
        try expect(4, text, language)
    }

    @Test(arguments: wrong, ["vi", "en"])
    func `what is wrong by itself exits with 2`(text: String, language: String) throws {
        try expect(2, text, language)
    }

    /// One sentence on one line that names the place, and a log as it was.
    private func expect(_ exitCode: Int32, _ text: String, _ language: String) throws {
        let store = try LatePapers.store.get().copy()
        let head = try store.head()
        let run = try Program.run(["record", "-"], in: store, language: language, input: text)
        #expect(run.exitCode == exitCode, "\(text)\n\(run.errors)")
        #expect(run.errors.hasPrefix("tthc: "))
        #expect(run.errors.count { $0 == "\n" } == 1)
        #expect(run.errors.contains(language == "vi" ? #/dòng \d+/# : #/line \d+/#), "\(run.errors)")
        #expect(try store.head() == head)
        #expect(try Program.run(["rebuild", "--check"], in: store).exitCode == 0)
    }
}
