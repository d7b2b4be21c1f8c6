import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing

/// Gaps against the brute-force judge, on random histories with postings, observations, and what was wrong in them.
@Suite struct RandomGapTests {
    static let seeds = 0..<UInt64(ProcessInfo.processInfo.environment["TTHC_SEEDS"].flatMap { Int($0) } ?? 20)

    @Test(arguments: Array(stride(from: seeds.lowerBound, to: seeds.upperBound, by: 10)))
    func `brute force and read models agree on gaps, and the counts add up`(first: UInt64) throws {
        for seed in first..<min(first + 10, Self.seeds.upperBound) { try check(seed) }
    }

    private func check(_ seed: UInt64) throws {
        let history = RandomHistory(seed: seed, decisions: 14, breaksInside: seed % 4 == 3, boards: true)
        let store = try TemporaryRegistry()
        try store.record(history)
        let size = try store.registry.log.size()
        let judge = BruteForce(facts: Array(history.facts.prefix(size)))
        var random = SplitMix64(seed: seed)
        for _ in 0..<12 {
            let day = random.one(of: history.interestingDays)
            let known = random.chance(70) ? size : random.number(0...size)
            for commune in Set(history.facts.prefix(size).compactMap(\.boardCommune)).sorted().prefix(3) {
                let found: Gap?
                do {
                    found = try store.registry.gap(commune: commune, on: day, known: known)
                } catch is NoUnit {
                    found = nil
                }
                let expected = judge.gap(commune: commune, on: day, known: known)
                #expect(found?.counts.addUp != false, "seed \(seed), \(commune) \(day) \(known)")
                guard found?.toldPlainly != expected else { continue }
                let left = Set(found?.toldPlainly ?? ["no unit"])
                let right = Set(expected ?? ["no unit"])
                Issue.record(
                    """
                    seed \(seed), \(commune) on \(day), known \(known)
                    only the read models: \(left.subtracting(right).sorted().joined(separator: "\n"))
                    only the judge: \(right.subtracting(left).sorted().joined(separator: "\n"))
                    """)
            }
            try checkRanking(store.registry, day, known, seed)
        }
        if seed % 5 == 0 { #expect(try store.registry.readModelsDiffering() == [], "seed \(seed)") }
    }

    /// The ranking says of each commune what its own gap says.
    private func checkRanking(_ registry: Registry, _ day: CivilDate, _ known: Int, _ seed: UInt64) throws {
        let ranking = try registry.nationalGap(on: day, known: known)
        for row in ranking.rows + ranking.unseen {
            let gap = try registry.gap(commune: row.code, on: day, known: known)
            #expect(row.counts == gap.counts, "seed \(seed), \(row.code) \(day) \(known)")
        }
        #expect(ranking.total.addUp)
        let wrong = ranking.rows.map(\.counts.wrong)
        #expect(wrong == wrong.sorted(by: >))
    }
}

extension RecordedEvent {
    /// The commune of whose board it tells.
    fileprivate var boardCommune: UnitCode? {
        switch event {
        case .posted(let posting): posting.commune
        case .observed(let observation): observation.commune
        default: nil
        }
    }
}
