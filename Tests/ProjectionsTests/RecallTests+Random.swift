import Events
import Projections
import RegistryTestSupport
import Testing

/// What a recall tells, against catalogues asked day by day.
@Suite struct RandomRecallTests {
    /// A row that was wrong on some day.
    private struct Told: Hashable {
        let kind: Recall.Finding.Kind
        let procedure: ProcedureCode
        var components: [Component: [Value?]] = [:]
    }

    private typealias List = [ProcedureCode: Value]

    private let first: CivilDate = "2025-01-01"
    private let last: CivilDate = "2026-12-31"

    @Test(arguments: 6000..<UInt64(6008))
    func `a recall says of each day what was posted otherwise than is known now`(seed: UInt64) throws {
        let history = RandomHistory(seed: seed)
        let store = try TemporaryRegistry()
        var recorded: [(day: CivilDate, size: Int)] = []
        try store.record(history, on: clock) { recorded.append((clock($0), try store.registry.log.size())) }
        let size = try store.registry.log.size()
        var random = SplitMix64(seed: seed)
        for since in [random.number(1...size / 3), random.number(size / 3...size)] {
            let commune = random.one(of: try alive(store, history))
            let recall = try store.registry.recall(commune: commune, since: since, through: last)
            let told = byDay(recall.groups.flatMap(\.findings))
            var day = first
            while day <= last {
                let posted = max(since, recorded.last { $0.day <= day }?.size ?? 0)
                let expected = try wrong(store.registry, commune, on: day, posted: posted, known: size)
                #expect(told[day] ?? [] == expected, "seed \(seed), \(commune) since \(since), \(day)")
                day = day.next
            }
        }
    }

    @Test(arguments: 6100..<UInt64(6104))
    func `a recall for all says of each commune what its own recall says`(seed: UInt64) throws {
        let history = RandomHistory(seed: seed)
        let store = try TemporaryRegistry()
        try store.record(history, on: clock)
        let since = try store.registry.log.size() / 3
        let all = try store.registry.recall(commune: nil, since: since, through: last)
        let communes = try alive(store, history)
        #expect(all.groups.reduce(all.unaffected) { $0 + $1.communes.count } == communes.count)
        #expect(Set(all.groups.map(\.findings)).count == all.groups.count, "the same findings are told once")
        for commune in communes {
            let own = try store.registry.recall(commune: commune, since: since, through: last)
            let group = all.groups.first { $0.communes.contains { $0.code == commune } }
            #expect(group?.findings ?? [] == own.groups.flatMap(\.findings), "seed \(seed), \(commune)")
        }
    }

    /// On which day a submission is recorded.
    private func clock(_ number: Int) -> CivilDate { ("2025-01-10" as CivilDate).adding(6 * number) }

    private func alive(_ store: TemporaryRegistry, _ history: RandomHistory) throws -> [UnitCode] {
        try history.communes.filter { commune in
            do {
                _ = try store.catalogue(commune, on: last)
                return true
            } catch is NoUnit {
                return false
            }
        }
    }

    /// The findings of each day; each must be told once, over as many days as it can be.
    private func byDay(_ findings: [Recall.Finding]) -> [CivilDate: Set<Told>] {
        var told: [CivilDate: Set<Told>] = [:]
        for finding in findings {
            var row = Told(kind: finding.kind, procedure: finding.row.procedure)
            for change in finding.row.components { row.components[change.component] = [change.from, change.to] }
            #expect(finding.from <= finding.until && finding.until <= last)
            #expect(
                !findings.contains { $0.until.next == finding.from && $0.kind == finding.kind && $0.row == finding.row }
            )
            var day = max(finding.from, first)
            while day <= finding.until {
                #expect(told[day, default: []].insert(row).inserted, "\(finding.row.procedure) \(day) twice")
                day = day.next
            }
        }
        return told
    }

    private func list(_ registry: Registry, _ commune: UnitCode, on day: CivilDate, known: Int) throws -> List? {
        do {
            let entries = try registry.catalogue(commune: commune, on: day, known: known, isFull: true).entries
            return Dictionary(uniqueKeysWithValues: entries.map { ($0.procedure, $0.content!) })
        } catch is NoUnit {
            return nil
        }
    }

    private func wrong(
        _ registry: Registry, _ commune: UnitCode, on day: CivilDate, posted: Int, known: Int
    ) throws -> Set<Told> {
        guard posted < known, let posted = try list(registry, commune, on: day, known: posted),
            let right = try list(registry, commune, on: day, known: known)
        else { return [] }
        var found: Set<Told> = []
        for procedure in Set(posted.keys).union(right.keys) {
            switch (posted[procedure], right[procedure]) {
            case (nil, _): found.insert(Told(kind: .missing, procedure: procedure))
            case (_, nil): found.insert(Told(kind: .extra, procedure: procedure))
            case (let old?, let new?):
                let components = differing(old, new)
                if !components.isEmpty {
                    found.insert(Told(kind: .wrong, procedure: procedure, components: components))
                }
            }
        }
        return found
    }

    /// `role: resolve` says what no role says.
    private func differing(_ old: Value, _ new: Value) -> [Component: [Value?]] {
        var found: [Component: [Value?]] = [:]
        for component in Component.allCases {
            let values = [old, new].map { $0[component.rawValue] }
            let unstated: Value? = component == .role ? .text("resolve") : nil
            if values[0] ?? unstated != values[1] ?? unstated { found[component] = values }
        }
        return found
    }
}
