import Events
import Projections
import RegistryTestSupport
import Testing
import Verification

/// An answer depends on the question, the day and what was known, on nothing that was recorded since.
@Suite struct KnownTests {
    /// A question with the answer that it had when nothing more was known, as bytes.
    private struct Kept {
        let question: Question
        let known: Int
        let answer: String
    }

    @Test(arguments: 5000..<UInt64(5012))
    func `asked again with the same day and knowledge, every question has the same bytes`(seed: UInt64) throws {
        let history = RandomHistory(seed: seed)
        let store = try TemporaryRegistry()
        var random = SplitMix64(seed: seed)
        let turns = (1...3).map { $0 * (history.submissions.count - 1) / 3 }
        var sizes = [0]
        var kept: [Kept] = []
        try store.record(history, on: { ("2025-01-10" as CivilDate).adding(5 * $0) }) { number in
            guard turns.contains(number) else { return }
            let size = try store.registry.log.size()
            let decisions = try store.registry.decisions(on: "2026-01-01").decisions.map(\.identity)
            for question in Question.some(of: history, decisions, sizes: sizes + [size], &random) {
                let answer = try question.answer(store.registry, known: nil)
                kept.append(Kept(question: question, known: size, answer: answer))
            }
            sizes.append(size)
        }
        #expect(kept.count > 70)
        #expect(kept.filter { !$0.answer.hasPrefix("no unit") }.count > 40)

        expectSame(kept, store.registry, "seed \(seed), later")
        try store.registry.rebuild()
        expectSame(kept, store.registry, "seed \(seed), rebuilt")
        try store.reopen()
        expectSame(kept, store.registry, "seed \(seed), opened anew")
        let folder = try TemporaryFolder()
        let restored = try Restoration.restore(.lines(try exported(store.registry)), in: folder.url)
        expectSame(kept, restored, "seed \(seed), restored")
    }

    private func expectSame(_ kept: [Kept], _ registry: Registry, _ when: String) {
        for kept in kept {
            let answer = Result { try kept.question.answer(registry, known: kept.known) }
            guard (try? answer.get()) != kept.answer else { continue }
            Issue.record("\(when): \(kept.question.name), known \(kept.known)\n- \(kept.answer)\n+ \(answer)")
        }
    }
}

/// A question of a registry, with its arguments.
private struct Question {
    let name: String
    let ask: (_ registry: Registry, _ known: Int?) throws -> Value

    /// The answer as bytes; that there is none, too.
    func answer(_ registry: Registry, known: Int?) throws -> String {
        do {
            return CanonicalJSON.text(of: try ask(registry, known))
        } catch let error as NoUnit {
            return "no unit: \(error)"
        } catch let error as NoDecision {
            return "no decision: \(error)"
        }
    }

    /// Every question, for places, days and procedures of a history.
    ///
    /// - Parameter sizes: how many facts there were at some times, now last.
    static func some(
        of history: RandomHistory, _ decisions: [DecisionIdentity], sizes: [Int], _ random: inout SplitMix64
    ) -> [Question] {
        var questions: [Question] = []
        for _ in 0..<2 {
            let commune = random.one(of: history.communes)
            let day = random.one(of: history.interestingDays)
            let procedure = random.one(of: history.procedures)
            let decision = random.one(of: decisions)
            questions += about(commune, procedure, decision, on: day)
            let other = random.one(of: history.interestingDays)
            let since = random.one(of: sizes)
            questions += between(commune, (other, since), (day, sizes.last!))
            questions += between(commune, (day, sizes.last!), (other, since))
        }
        let commune = random.one(of: history.communes)
        let day = random.one(of: history.interestingDays)
        let since = random.one(of: sizes)
        questions += [
            Question(name: "recall \(commune) since \(since)") { registry, known in
                try registry.recall(commune: commune, since: since, through: "2026-12-31", known: known).value
            },
            Question(name: "recall since \(since) on \(day)") { registry, known in
                try registry.recall(commune: nil, since: since, through: day, known: known).value
            },
        ]
        return questions
    }

    private static func about(
        _ commune: UnitCode, _ procedure: ProcedureCode, _ decision: DecisionIdentity, on day: CivilDate
    ) -> [Question] {
        func question(_ name: String, _ ask: @escaping (Registry, Int?) throws -> Value) -> Question {
            Question(name: "\(name) \(commune) \(procedure) \(decision.number) on \(day)", ask: ask)
        }
        return [
            question("catalogue") { try $0.catalogue(commune: commune, on: day, known: $1, isFull: true).value },
            question("history") { try $0.history(of: procedure, on: day, known: $1).value },
            question("show") { try $0.procedure(procedure, commune: commune, on: day, known: $1).value },
            question("show everywhere") { try $0.procedure(procedure, commune: nil, on: day, known: $1).value },
            question("why") { try $0.why(procedure, commune: commune, on: day, known: $1).value },
            question("upcoming") { try $0.upcoming(commune: commune, on: day, known: $1).value },
            question("upcoming everywhere") {
                try $0.upcoming(commune: nil, on: day, through: day.adding(90), known: $1).value
            },
            question("commune") { try $0.unit(commune, on: day, known: $1).value },
            question("province") { try $0.unit("31", on: day, known: $1).value },
            question("decisions") { try $0.decisions(on: day, known: $1).value },
            question("decision") {
                try $0.decision(
                    issuer: decision.issuer, number: decision.number, signedOn: decision.signedOn, on: day, known: $1
                ).value
            },
            question("replay") { try $0.replay(commune: commune, from: nil, to: day, known: $1).value },
            question("status") { try $0.status(on: day, known: $1).value },
        ]
    }

    private static func between(
        _ commune: UnitCode, _ from: (on: CivilDate, known: Int), _ to: (on: CivilDate, known: Int)
    ) -> [Question] {
        let (from, to) = (
            Difference.Side(on: from.on, known: from.known), Difference.Side(on: to.on, known: to.known)
        )
        return [
            Question(name: "difference \(commune) \(from) \(to)") { registry, _ in
                try registry.difference(commune: commune, from: from, to: to).value
            },
            Question(name: "national difference \(from) \(to)") { registry, _ in
                try registry.nationalDifference(from: from, to: to).value
            },
        ]
    }
}

extension CivilDate {
    func adding(_ days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }
}
