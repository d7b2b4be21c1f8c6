import Events
import Projections
import RegistryTestSupport
import Testing

/// A line that was recorded under the wrong procedure and is moved to the right one.
@Suite struct MovedLineTests {
    let store: TemporaryRegistry

    /// Facts 15 and 16 issue two procedures of ten days; 18 shortens the first, and 19 says it was the second.
    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision(
                "1", signed: "2026-01-02", from: "2026-02-01",
                lines: [issue("1.000001", days(10)), issue("1.000002", days(10))]))
        try store.record(
            decision("2", signed: "2026-02-02", from: "2026-03-01", lines: [amend("1.000001", days(5))]))
        try store.record(correction(of: 18, line: amend("1.000002", days(5))))
    }

    private func limits(known: Int? = nil) throws -> [Int?] {
        try ["1.000001", "1.000002"].map { code in
            try store.days(of: ProcedureCode(stringLiteral: code), on: "2026-03-01", known: known)
        }
    }

    /// `18 to 1.000002 by 19`
    private func told(_ moved: [MovedLine]) -> [String] {
        moved.map { "\($0.fact) to \($0.procedure)" + ($0.correctedBy.map { " by \($0)" } ?? "") }
    }

    private func moved(_ code: ProcedureCode, known: Int? = nil) throws -> [[String]] {
        let history = try store.registry.history(of: code, on: "2026-03-01", known: known).moved
        let why = try store.registry.why(code, commune: "07001", on: "2026-03-01", known: known).moved
        return [told(history), told(why)]
    }

    @Test func `it changes the one and leaves the other`() throws {
        #expect(try limits() == [10, 5])
        #expect(try limits(known: 18) == [5, 10])
    }

    @Test func `both histories tell of it`() throws {
        #expect(try store.history("1.000001", on: "2026-03-01") == ["15 issue 2026-02-01"])
        #expect(try moved("1.000001") == [["18 to 1.000002 by 19"], ["18 to 1.000002 by 19"]])
        #expect(
            try store.history("1.000002", on: "2026-03-01")
                == ["16 issue 2026-02-01", "18 amend 2026-03-01 corrected"])
        #expect(try moved("1.000002") == [[], []])
        #expect(try store.why("1.000001", on: "2026-03-01") == ["15 began"])
        #expect(try store.why("1.000002", on: "2026-03-01") == ["16 began", "18 changed"])
    }

    @Test func `as known before, nothing was moved`() throws {
        #expect(
            try store.history("1.000001", on: "2026-03-01", known: 18)
                == ["15 issue 2026-02-01", "18 amend 2026-03-01"])
        #expect(try store.history("1.000002", on: "2026-03-01", known: 18) == ["16 issue 2026-02-01"])
        #expect(try moved("1.000001", known: 18) == [[], []])
        #expect(try moved("1.000002", known: 18) == [[], []])
    }

    @Test func `it is the cause of both changes`() throws {
        #expect(
            try store.causes(on: "2026-03-01", known: (18, 19))
                == ["1.000001: 18 correction by 19", "1.000002: 18 correction by 19"])
        #expect(
            try store.causes(on: "2026-03-01", known: (19, 18))
                == ["1.000001: 18 correction by 19", "1.000002: 18 correction by 19"])
    }

    @Test func `withdrawing the correction moves it back`() throws {
        try store.record(withdrawal(of: 19))

        #expect(try limits() == [5, 10])
        #expect(try moved("1.000002") == [["18 to 1.000001"], ["18 to 1.000001"]])
        #expect(try moved("1.000001") == [[], []])
        #expect(try moved("1.000001", known: 19) == [["18 to 1.000002 by 19"], ["18 to 1.000002 by 19"]])
    }

    @Test func `what was replaced by mistake lives on, and what should have been replaced ends`() throws {
        try store.record(
            decision("3", signed: "2026-03-02", from: "2026-04-01", lines: [replace("3.000001", ["1.000001"])]))
        try store.record(correction(of: 21, line: replace("3.000001", ["1.000002"])))

        #expect(try store.listed(on: "2026-04-01") == ["1.000001", "3.000001"])
        #expect(try store.listed(on: "2026-04-01", known: 21) == ["1.000002", "3.000001"])
        #expect(try moved("1.000001").map { $0.last } == ["21 to 3.000001 by 22", "21 to 3.000001 by 22"])
        #expect(
            try store.causes(on: "2026-04-01", known: (21, 22))
                == ["1.000001: 21 correction by 22", "1.000002: 21 correction by 22"])
    }
}
