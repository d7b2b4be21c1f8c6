import Crypto
import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing

/// Sheets are drawn by their seed alone.
@Suite struct InspectionTests {
    let store: TemporaryRegistry

    init() throws {
        store = try TemporaryRegistry()
        try store.record(land)
        let codes = (1...40).map { "1.0000\($0 < 10 ? "0" : "")\($0)" }
        try store.record(decision("1", signed: "2026-01-02", from: "2026-02-01", lines: codes.map { issue($0) }))
        try store.record(decision("2", signed: "2026-02-10", from: "2026-03-01", lines: [abolish("1.000040")]))
    }

    @Test(arguments: [0, 1, 7, 2026])
    func `those are drawn whose digest of seed, commune and code comes first`(seed: Int) throws {
        let sheet = try store.registry.inspection(commune: "07001", on: "2026-03-15", size: 12, seed: seed)
        let due = try store.listed(on: "2026-03-15")
        let digests = due.map { code in
            (SHA256.hash(data: Data("\(seed) 07001 \(code)".utf8)).map { String(format: "%02x", $0) }.joined(), code)
        }
        let expected = Set(digests.sorted { $0.0 < $1.0 }.prefix(12).map(\.1))
        #expect(Set(sheet.sample.map(\.procedure)) == expected)
        #expect(sheet.due == 39)
        #expect(sheet.sample.count == 12)
        #expect(sheet.undue.map { "\($0.procedure) \($0.reason!)" } == ["1.000040 abolished"])
    }

    @Test func `another seed draws another sheet, and of few procedures all are drawn`() throws {
        let sheets = try [1, 2].map { seed in
            try store.registry.inspection(commune: "07001", on: "2026-03-15", size: 12, seed: seed)
        }
        #expect(sheets[0].sample.map(\.procedure) != sheets[1].sample.map(\.procedure))
        #expect(
            try store.registry.inspection(commune: "07001", on: "2026-03-15", size: 500, seed: 1).sample.count == 39)
    }

    @Test func `what was last told to hang there wrongly is to be looked for`() throws {
        try store.record(posting(on: "2026-03-10", ["9.999999", "1.000001"]))
        let sheet = try store.registry.inspection(commune: "07001", on: "2026-03-15", size: 3, seed: 1)
        #expect(sheet.undue.map { "\($0.procedure) \($0.kind)" } == ["1.000040 expired", "9.999999 unknown"])
    }
}
