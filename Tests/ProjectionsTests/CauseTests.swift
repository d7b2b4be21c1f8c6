import Events
import Projections
import RegistryTestSupport
import Testing

/// Why a line made a difference: each label, the order among them, the fact behind it, and the count by label.
@Suite struct CauseTests {
    let store: TemporaryRegistry

    /// Fact 15 issues a procedure of ten days from 1 February on.
    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision("1", signed: "2026-01-02", from: "2026-02-01", lines: [issue("1.000001", days(10))]))
    }

    private let correctedLine = correction(of: 15, line: issue("1.000001", days(7)))

    /// The causes of all rows between two days and two positions.
    private func causes(_ from: CivilDate, _ old: Int, _ to: CivilDate, _ new: Int) throws -> [String] {
        try store.difference(from: from, to: to, known: (old, new)).told
    }

    private let day: CivilDate = "2026-06-01"

    @Test func `law: its day came, or its last day went`() throws {
        try store.record(
            decision(
                "2", signed: "2026-01-03", from: "2026-03-01", "effectiveUntil: 2026-04-30",
                lines: [amend("1.000001", days(5))]))

        #expect(try causes("2026-01-31", 17, "2026-02-01", 17) == ["1.000001: 15 law"])
        #expect(try causes("2026-02-28", 17, "2026-03-01", 17) == ["1.000001: 17 law"])
        #expect(try causes("2026-04-30", 17, "2026-05-01", 17) == ["1.000001: 17 law"])
    }

    @Test func `knowledge: it was not recorded yet`() throws {
        #expect(try causes(day, 13, day, 15) == ["1.000001: 15 knowledge"])
        #expect(try causes(day, 15, day, 13) == ["1.000001: 15 knowledge"])
    }

    @Test func `knowledge: an effect gave the day, put it off, or was itself withdrawn`() throws {
        try store.record(effect("1", signed: "2026-01-02", from: "2026-09-01"))
        #expect(try causes(day, 15, day, 16) == ["1.000001: 15 knowledge by 16"])
        try store.record(effect("1", signed: "2026-01-02", from: "2026-05-01"))
        #expect(try causes(day, 16, day, 17) == ["1.000001: 15 knowledge by 17"])
        try store.record(withdrawal(of: 17))
        #expect(try causes(day, 17, day, 18) == ["1.000001: 15 knowledge by 17"])
    }

    @Test func `annulment: of its decision, and the end of that`() throws {
        try store.record(annulment("1", signed: "2026-01-02"))
        try store.record(withdrawal(of: 16))

        #expect(try causes(day, 15, day, 16) == ["1.000001: 15 annulment by 16"])
        #expect(try causes(day, 16, day, 17) == ["1.000001: 15 annulment by 16"])
        #expect(try causes(day, 15, day, 17) == [])
    }

    @Test func `correction: the line was corrected, and that was withdrawn`() throws {
        try store.record(correctedLine)
        try store.record(withdrawal(of: 16))

        #expect(try causes(day, 15, day, 16) == ["1.000001: 15 correction by 16"])
        #expect(try causes(day, 16, day, 17) == ["1.000001: 15 correction by 16"])
        #expect(try causes(day, 15, day, 17) == [])
    }

    @Test(arguments: [14, 15])
    func `correction: the line or its decision was withdrawn`(position: Int) throws {
        try store.record(withdrawal(of: position))
        try store.record(withdrawal(of: 16))

        #expect(try causes(day, 15, day, 16) == ["1.000001: 15 correction by 16"])
        #expect(try causes(day, 16, day, 17) == ["1.000001: 15 correction by 16"])
    }

    @Test func `correction: the decision was corrected so that the line is another`() throws {
        try store.record(correction(of: 14, fact: stating("1", signed: "2026-01-02", from: "2026-07-01")))
        try store.record(
            correction(of: 14, fact: stating("1", signed: "2026-01-02", from: "2026-02-01", "internal: true")))

        #expect(try causes(day, 15, day, 16) == ["1.000001: 15 correction by 16"])
        #expect(try causes(day, 15, day, 17) == ["1.000001: 15 correction by 17"])
    }

    @Test func `of a corrected line whose decision is corrected later, that later correction is told`() throws {
        try store.record(correctedLine)
        try store.record(correction(of: 14, fact: stating("1", signed: "2026-01-02", from: "2026-07-01")))

        #expect(try causes(day, 16, day, 17) == ["1.000001: 15 correction by 17"])
        try store.record(withdrawal(of: 17))
        #expect(try causes(day, 17, day, 18) == ["1.000001: 15 correction by 17"])
    }

    @Test func `of a corrected decision whose line is corrected later, that later correction is told`() throws {
        try store.record(correction(of: 14, fact: stating("10", signed: "2026-01-02", from: "2026-02-01")))
        try store.record(correctedLine)

        #expect(try causes(day, 16, day, 17) == ["1.000001: 15 correction by 17"])
        try store.record(withdrawal(of: 17))
        #expect(try causes(day, 17, day, 18) == ["1.000001: 15 correction by 17"])
    }

    @Test func `territory: it covers the commune on one side only`() throws {
        try store.record(
            decision(
                "2", signed: "2026-01-03", from: "2026-02-01",
                lines: [issue("1.000002", "", "territory: {types: [phường]}")]))
        let size = try store.record(
            units("9/NQ", from: "2026-05-01", [#"rename: {code: "07001", name: Phường Đông, type: phường}"#])
        ).position

        #expect(try causes("2026-04-30", size, "2026-05-01", size) == ["1.000002: 17 territory"])
        #expect(try causes(day, size - 1, day, size) == ["1.000002: 17 territory"])
    }

    @Test func `a line that was not known comes before all that happened to it since`() throws {
        try store.record(correctedLine)
        try store.record(effect("1", signed: "2026-01-02", from: "2026-03-01"))

        #expect(try causes("2026-01-01", 13, day, 17) == ["1.000001: 15 knowledge"])
    }

    @Test func `an annulment comes before a correction`() throws {
        try store.record(correctedLine)
        try store.record(annulment("1", signed: "2026-01-02"))
        try store.record(withdrawal(of: 15))

        #expect(try causes(day, 15, day, 18) == ["1.000001: 15 annulment by 17"])
    }

    @Test func `a correction comes before an effect, the land and the day`() throws {
        try store.record(correction(of: 15, line: issue("1.000001", days(7), "territory: {communes: [\"07001\"]}")))
        try store.record(effect("1", signed: "2026-01-02", from: "2026-03-01"))

        #expect(try causes("2026-01-31", 15, day, 17) == ["1.000001: 15 correction by 16"])
    }

    @Test func `an effect comes before the land and the day`() throws {
        try store.record(
            decision("2", signed: "2026-01-03", lines: [issue("1.000002", "", "territory: {types: [phường]}")]))
        try store.record(
            units("9/NQ", from: "2026-05-01", [#"rename: {code: "07001", name: Phường Đông, type: phường}"#]))
        try store.record(effect("2", signed: "2026-01-03", from: "2026-05-15"))

        #expect(try causes("2026-03-01", 18, day, 19) == ["1.000002: 17 knowledge by 19"])
    }

    @Test func `the land comes before the day`() throws {
        try store.record(
            decision(
                "2", signed: "2026-01-03", from: "2026-05-15",
                lines: [issue("1.000002", "", "territory: {types: [phường]}")]))
        try store.record(
            units("9/NQ", from: "2026-05-01", [#"rename: {code: "07001", name: Phường Đông, type: phường}"#]))

        #expect(try causes("2026-03-01", 18, day, 18) == ["1.000002: 17 territory"])
    }

    @Test func `a correction that leaves the line as it was is no cause`() throws {
        try store.record(
            correction(of: 14, fact: stating("1", signed: "2026-01-02", from: "2026-02-01", "title: Tên khác")))

        #expect(try causes(day, 15, day, 16) == [])
        #expect(try causes("2026-01-31", 15, day, 16) == ["1.000001: 15 law"])
    }

    @Test func `rows are counted by their label, and those of several labels by themselves`() throws {
        try store.record(
            decision(
                "2", signed: "2026-01-03", from: "2026-05-01",
                lines: [amend("1.000001", days(5)), issue("1.000002"), issue("1.000003")]))
        try store.record(correction(of: 15, line: issue("1.000001", "fees: [{amount: 0}]")))

        let changes = try store.difference(from: "2026-04-30", to: day, known: (18, 20))
        #expect(
            changes.told == ["1.000002: 18 law", "1.000003: 19 knowledge", "1.000001: 15 correction by 20, 17 law"])
        #expect(
            changes.counts.map { "\($0.label?.rawValue ?? "several") \($0.rows)" } == [
                "law 1", "knowledge 1", "several 1",
            ])
        let value = try store.registry.difference(
            commune: "07001", from: .init(on: "2026-04-30", known: 18), to: .init(on: day, known: 20)
        ).value
        #expect(
            value["rowsByCause"] == .object(["law": .integer(1), "knowledge": .integer(1), "several": .integer(1)]))
    }
}
