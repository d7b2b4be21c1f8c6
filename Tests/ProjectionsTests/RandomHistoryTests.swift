import Events
import Foundation
import Projections
import RegistryTestSupport
import Testing

/// The read models against the brute-force judge, on random histories.
///
/// `TTHC_SEEDS` sets how many; the failing seed is in the message.
@Suite struct RandomHistoryTests {
    static let seeds = 0..<UInt64(ProcessInfo.processInfo.environment["TTHC_SEEDS"].flatMap { Int($0) } ?? 500)

    @Test(arguments: Array(stride(from: seeds.lowerBound, to: seeds.upperBound, by: 20)))
    func `brute force and read models agree on catalogue, difference, why and history`(first: UInt64) throws {
        for seed in first..<min(first + 20, Self.seeds.upperBound) { try check(seed) }
    }

    private func check(_ seed: UInt64) throws {
        // Every fourth history has units' changes whose first few do not apply by themselves.
        let history = RandomHistory(seed: seed, breaksInside: seed % 4 == 3, boards: seed % 2 == 1)
        let store = try TemporaryRegistry()
        var size = 0
        for (index, submission) in history.submissions.enumerated() {
            // A cut that turns out to be none ends the history.
            do {
                try store.record(submission, acceptsConflicts: true)
            } catch Refusal.reducesNothing {
                break
            } catch Refusal.raises {
                break
            }
            size = try store.registry.log.size()
            #expect(size == history.sizes[index], "seed \(seed)")
        }
        let judge = BruteForce(facts: Array(history.facts.prefix(size)))
        var random = SplitMix64(seed: seed)
        for number in 0..<24 {
            let commune = random.one(of: history.communes)
            let first = side(&random, history, size)
            let second = side(&random, history, size)
            expectAgreement(
                seed, try catalogue(store, commune, first),
                judge.catalogue(commune: commune, on: first.on, known: first.known), "\(commune) \(first)")
            let expected = judge.difference(
                commune: commune, from: (first.on, first.known), to: (second.on, second.known))
            let found = try difference(store, commune, first, second)
            expectAgreement(
                seed, found.map { $0.leavingOut(causesMissingIn: expected) }, expected, "\(commune) \(first) \(second)")
            #expect(found?.hasCauses != false, "seed \(seed), \(commune) \(first) \(second): a change without a cause")
            let procedure = random.one(of: history.procedures)
            expectAgreement(
                seed, try why(store, procedure, commune, first),
                BruteForceWhy(judge, procedure, commune, on: first.on, known: first.known),
                "why \(procedure) \(commune) \(first)")
            guard number % 8 == 0 else { continue }
            let marks = try store.registry.history(of: procedure, on: second.on, known: second.known).facts.map {
                "\($0.line.position) \($0.marks.map(\.rawValue).sorted())"
            }
            let expectedMarks = judge.history(of: procedure, on: second.on, known: second.known)
                .sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.sorted())" }
            #expect(marks == expectedMarks, "seed \(seed), history \(procedure) \(second)")
        }
        if seed % 5 == 0 { #expect(try store.registry.readModelsDiffering() == [], "seed \(seed)") }
    }

    private func side(_ random: inout SplitMix64, _ history: RandomHistory, _ size: Int) -> Difference.Side {
        Difference.Side(
            on: random.one(of: history.interestingDays), known: random.chance(60) ? size : random.number(0...size))
    }

    private func expectAgreement<Answer: Equatable & CustomStringConvertible>(
        _ seed: UInt64, _ found: Answer?, _ expected: Answer?, _ question: String
    ) {
        guard found != expected else { return }
        let left = Set((found?.description ?? "no unit").split(separator: "\n"))
        let right = Set((expected?.description ?? "no unit").split(separator: "\n"))
        Issue.record(
            """
            seed \(seed), \(question)
            only the read models: \(left.subtracting(right).sorted().joined(separator: "\n"))
            only the judge: \(right.subtracting(left).sorted().joined(separator: "\n"))
            """)
    }

    private func catalogue(
        _ store: TemporaryRegistry, _ commune: UnitCode, _ side: Difference.Side
    ) throws -> BruteForceCatalogue? {
        do {
            return BruteForceCatalogue(
                try store.registry.catalogue(commune: commune, on: side.on, known: side.known, isFull: true))
        } catch is NoUnit {
            return nil
        }
    }

    private func difference(
        _ store: TemporaryRegistry, _ commune: UnitCode, _ from: Difference.Side, _ to: Difference.Side
    ) throws -> BruteForceDifference? {
        do {
            return BruteForceDifference(
                try store.registry.difference(commune: commune, from: from, to: to).changes)
        } catch is NoUnit {
            return nil
        }
    }

    private func why(
        _ store: TemporaryRegistry, _ procedure: ProcedureCode, _ commune: UnitCode, _ side: Difference.Side
    ) throws -> BruteForceWhy? {
        do {
            return BruteForceWhy(
                try store.registry.why(procedure, commune: commune, on: side.on, known: side.known))
        } catch is NoUnit {
            return nil
        }
    }
}
