import Events
import Projections
import RegistryTestSupport
import Testing

/// What is coming in all communes is what is coming in each, counted.
@Suite struct UpcomingReportTests {
    private struct Coming: Hashable {
        let procedure: ProcedureCode
        let fact: Int
    }

    @Test(arguments: 7000..<UInt64(7012))
    func `what is coming in all communes counts those where it is coming`(seed: UInt64) throws {
        let history = RandomHistory(seed: seed)
        let store = try TemporaryRegistry()
        try store.record(history)
        let size = try store.registry.log.size()
        var random = SplitMix64(seed: seed)
        for _ in 0..<6 {
            let day = random.one(of: history.interestingDays)
            let known = random.chance(50) ? size : random.number(0...size)
            var expected: [Coming: Int] = [:]
            for commune in history.communes {
                guard let report = try upcoming(store, commune, on: day, known: known) else { continue }
                for item in report.dated + report.undated {
                    expected[Coming(procedure: item.procedure, fact: item.line.fact), default: 0] += item.communes
                }
            }
            let report = try store.registry.upcoming(commune: nil, on: day, known: known)
            let found = Dictionary(
                uniqueKeysWithValues: (report.dated + report.undated).map {
                    (Coming(procedure: $0.procedure, fact: $0.line.fact), $0.communes)
                })
            #expect(found == expected, "seed \(seed), \(day)@\(known)")
        }
    }

    private func upcoming(
        _ store: TemporaryRegistry, _ commune: UnitCode, on day: CivilDate, known: Int
    ) throws -> UpcomingReport? {
        do {
            return try store.registry.upcoming(commune: commune, on: day, known: known)
        } catch is NoUnit {
            return nil
        }
    }
}
