import Events
import Projections
import RegistryTestSupport
import Testing

/// A cut must lighten something measurable, and make nothing heavier.
@Suite struct CutRecordingTests {
    let store: TemporaryRegistry

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision(
                "1", signed: "2026-01-02", from: "2026-02-01",
                lines: [
                    issue(
                        "1.000001",
                        """
                        \(days(10)), steps: [Nộp, Nhận], fees: [{amount: 8000}], conditions: Có mặt,
                            dossier: [{item: Đơn, originals: 1}, {item: Bản sao, copies: 2}]
                        """)
                ]))
    }

    private func record(_ changes: String, from day: String? = "2026-03-01") throws -> Reduction? {
        let recorded = try store.record(
            decision("2", signed: "2026-01-03", from: day, lines: [cut("1.000001", changes)]))
        guard case .line(let fact) = try store.registry.log.event(at: recorded.line(1)).event else { return nil }
        return fact.reductions.count == 1 ? fact.reductions[0] : nil
    }

    /// Expects that nothing is recorded, and why: `steps 2 3 in Xã Đông (07001)`.
    private func expectRefused(
        _ reason: String, _ changes: String, from day: String? = "2026-03-01",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let size = try store.registry.log.size()
        let refusal = #expect(throws: Refusal.self, sourceLocation: sourceLocation) { try record(changes, from: day) }
        switch refusal {
        case .raises("1", "1.000001", let commune, let raised)?:
            #expect("\(told([raised])[0]) in \(commune)" == reason, sourceLocation: sourceLocation)
        case .reducesNothing("1", "1.000001", let commune)?:
            #expect("nothing in \(commune)" == reason, sourceLocation: sourceLocation)
        case .changesUnit("1", "1.000001", let commune, let before, let after)?:
            let told = "\(before.value) \(before.unit) to \(after.value) \(after.unit) in \(commune)"
            #expect(told == reason, sourceLocation: sourceLocation)
        default: Issue.record("\(refusal as Any)", sourceLocation: sourceLocation)
        }
        #expect(try store.registry.log.size() == size, sourceLocation: sourceLocation)
    }

    private func told(_ differences: [Burden.Difference]) -> [String] {
        differences.map { "\($0.measure) \($0.before) \($0.after)" }
    }

    @Test func `the fact keeps what was before and after`() throws {
        let reduction = try #require(try record("\(days(7)), dossier: [{item: Đơn, originals: 1}]"))

        #expect(reduction.before.timeLimit?.value == 10)
        #expect(reduction.after.timeLimit?.value == 7)
        #expect(
            told(reduction.before.differences(to: reduction.after)) == [
                #"timeLimit(unit: "workingDay") 10 7"#, "dossierItems 2 1", "copies 2 0",
            ])
    }

    @Test func `each different state that a cut meets is kept`() throws {
        try store.record(
            decision(
                "1b", signed: "2026-01-02", from: "2026-02-02",
                lines: [amend("1.000001", days(9), #"territory: {communes: ["09001"]}"#)]))
        let recorded = try store.record(
            decision("2", signed: "2026-01-03", from: "2026-03-01", lines: [cut("1.000001", days(7))]))

        guard case .line(let fact) = try store.registry.log.event(at: recorded.line(1)).event else { return }
        #expect(Set(fact.reductions.map(\.before.timeLimit?.value)) == [10, 9])
        #expect(fact.reductions.map(\.after.timeLimit?.value) == [7, 7])
    }

    @Test(arguments: [
        ("steps: [Nộp]", "steps 2 1"),
        ("fees: [{amount: 5000}]", #"fees(currency: "VND") 8000 5000"#),
        ("dossier: [{item: Đơn}, {item: Bản sao, copies: 2}]", "originals 1 0"),
        ("dossier: [{item: Đơn, originals: 1}, {item: Bản sao, copies: 1}]", "copies 2 1"),
    ])
    func `every measure may be what is cut`(changes: String, difference: String) throws {
        let reduction = try #require(try record(changes))

        #expect(told(reduction.before.differences(to: reduction.after)) == [difference])
    }

    @Test func `removing the conditions is a cut`() throws {
        try store.record(
            decision(
                "2", signed: "2026-01-03", from: "2026-03-01",
                lines: [line("cut", "1.000001", "removes: [conditions]")]))

        #expect(try store.component(.conditions, of: "1.000001", on: "2026-03-01") == nil)
    }

    @Test func `a cut that raises a measure is refused with both numbers`() throws {
        try expectRefused("steps 2 3 in Xã Đông (07001)", "\(days(5)), steps: [Nộp, Nhận, Trả]")
        try expectRefused(#"timeLimit(unit: "workingDay") 10 12 in Xã Đông (07001)"#, "\(days(12)), steps: [Nộp]")
    }

    @Test func `a cut that reduces nothing measurable is refused`() throws {
        for changes in [days(10), "conditions: Có mặt hoặc ủy quyền", "name: Tên gọn hơn", "steps: [A, B]"] {
            try expectRefused("nothing in Xã Đông (07001)", changes)
        }
    }

    @Test func `a cut that changes the unit of the time limit is refused`() throws {
        try expectRefused(
            "10 workingDay to 10 day in Xã Đông (07001)", "timeLimit: {value: 10, unit: day}, steps: [Nộp]")
    }

    @Test func `a cut is compared with the state just before it in the order of lines`() throws {
        try store.record(decision("5", signed: "2026-01-03", from: "2026-03-01", lines: [amend("1.000001", days(3))]))

        // Number 2 applies before number 5 on the same day, and so still meets ten days.
        #expect(try record(days(7))?.before.timeLimit?.value == 10)
        #expect(try store.days(of: "1.000001", on: "2026-03-01") == 3)
    }

    @Test func `an undated cut is judged on the day of recording`() throws {
        try store.record(decision("5", signed: "2026-01-03", from: "2026-10-31", lines: [amend("1.000001", days(3))]))
        try store.record(decision("6", signed: "2026-01-03", from: "2026-11-02", lines: [amend("1.000001", days(1))]))

        try expectRefused(#"timeLimit(unit: "workingDay") 3 7 in Xã Đông (07001)"#, days(7), from: nil)
        #expect(try record(days(2), from: nil)?.before.timeLimit?.value == 3)
    }

    @Test func `a cut is judged in every commune where the procedure is in force`() throws {
        try store.record(
            decision(
                "1b", signed: "2026-01-02", from: "2026-02-02",
                lines: [amend("1.000001", days(5), #"territory: {communes: ["09010"]}"#)]))

        try expectRefused(#"timeLimit(unit: "workingDay") 5 7 in Xã Tây Bắc (09010)"#, days(7))
    }

    @Test func `an accepted conflict of a cut reduces nothing`() throws {
        let recorded = try store.record(
            decision("2", signed: "2026-01-03", from: "2026-03-01", lines: [cut("1.000009", days(7))]),
            acceptsConflicts: true)

        guard case .line(let fact) = try store.registry.log.event(at: recorded.line(1)).event else { return }
        #expect(fact.reductions == [])
    }
}
