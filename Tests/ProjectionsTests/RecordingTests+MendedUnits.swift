import Events
import Projections
import RegistryTestSupport
import Testing

/// Changes of units must still apply in their order after one of them was corrected or withdrawn.
@Suite struct MendedUnitRefusalTests {
    let store: TemporaryRegistry

    /// Fact 1 establishes province 24 and 7 dissolves it; 3 establishes 07001, 4 establishes 07002 and 9 dissolves it; 14
    /// renames 07001.
    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        try store.record(units("3/NQ", from: "2026-03-01", [#"rename: {code: "07001", name: Xã Đồng}"#]))
    }

    private func establishing(_ code: String, on day: String) -> String {
        "effectiveFrom: \(day), establish: {code: \"\(code)\", name: Xã Đông, type: xã, province: \"24\"}"
    }

    @Test func `an establishment is not withdrawn while a later change of the unit stands`() throws {
        try store.expectRefused(.unitNotAlive("07001", on: "2026-03-01", change: .rename), withdrawal(of: 3))
        try store.expectRefused(.unitNotAlive("07002", on: "2025-07-01", change: .dissolve), withdrawal(of: 4))
        try store.expectRefused(.unitNotAlive("24", on: "2025-07-01", change: .dissolve), withdrawal(of: 1))
        try store.record(withdrawal(of: 14))
        try store.record(withdrawal(of: 3))
        #expect(throws: NoUnit.self) { try store.catalogue(on: "2026-03-01") }
    }

    @Test func `a dissolution is not withdrawn when the code was used again`() throws {
        try store.record(units("4/NQ", from: "2026-01-01", [establish("07002", "Xã Tây Mới")]))
        try store.expectRefused(.unitAlive("07002", on: "2026-01-01", name: "Xã Tây"), withdrawal(of: 9))
    }

    @Test func `a change is not dated before its unit was established, nor after it ended`() throws {
        let renaming = #"rename: {code: "07001", name: Xã Đồng}"#
        try store.expectRefused(
            .unitNotAlive("07001", on: "2019-12-31", change: .rename),
            correction(of: 14, fact: "effectiveFrom: 2019-12-31, \(renaming)"))
        try store.record(units("4/NQ", from: "2026-06-01", [dissolve("07001")]))
        try store.expectRefused(
            .unitNotAlive("07001", on: "2026-06-01", change: .rename),
            correction(of: 14, fact: "effectiveFrom: 2026-06-01, \(renaming)"))
    }

    @Test func `an establishment is not dated after a change of its unit`() throws {
        try store.expectRefused(
            .unitNotAlive("07001", on: "2026-03-01", change: .rename),
            correction(of: 3, fact: establishing("07001", on: "2026-03-02")))
    }

    @Test func `a code is neither corrected into that of a living unit nor away from under later changes`() throws {
        let made = try store.record(units("4/NQ", from: "2026-01-01", [establish("07003")])).position
        try store.expectRefused(
            .unitAlive("09001", on: "2026-01-01", name: "Xã Nam"),
            correction(of: made, fact: establishing("09001", on: "2026-01-01")))
        try store.expectRefused(
            .unitNotAlive("07001", on: "2026-03-01", change: .rename),
            correction(of: 3, fact: establishing("07009", on: "2020-01-01")))
    }

    @Test func `the withdrawal of a change is not withdrawn once it no longer applies`() throws {
        try store.record(withdrawal(of: 14))
        try store.record(units("4/NQ", from: "2026-02-01", [dissolve("07001")]))
        try store.expectRefused(.unitNotAlive("07001", on: "2026-03-01", change: .rename), withdrawal(of: 15))
    }

    @Test func `a correction of a change is not withdrawn once the first form no longer applies`() throws {
        try store.record(
            correction(of: 14, fact: #"effectiveFrom: 2026-01-01, rename: {code: "07001", name: Xã Đồng}"#))
        try store.record(units("4/NQ", from: "2026-02-01", [dissolve("07001")]))
        try store.expectRefused(.unitNotAlive("07001", on: "2026-03-01", change: .rename), withdrawal(of: 15))
    }
}
