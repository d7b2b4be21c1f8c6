import Events
import Projections
import RegistryTestSupport
import Testing

/// Differences add up: what they say, applied to the one side, makes the other.
@Suite struct DifferenceTests {
    /// What a commune lists, by procedure; nil when no commune lives under the code.
    private typealias List = [ProcedureCode: Value]

    private func list(_ registry: Registry, _ commune: UnitCode, _ side: Difference.Side) throws -> List? {
        do {
            let entries = try registry.catalogue(commune: commune, on: side.on, known: side.known, isFull: true).entries
            return Dictionary(uniqueKeysWithValues: entries.map { ($0.procedure, withoutStatedRole($0.content!)) })
        } catch is NoUnit {
            return nil
        }
    }

    /// `role: resolve` says what no role says.
    private func withoutStatedRole(_ content: Value) -> Value {
        guard case .object(var members) = content, members["role"] == .text("resolve") else { return content }
        members["role"] = nil
        return .object(members)
    }

    /// The first list with a difference applied to it; what was added is read from the second.
    private func applying(_ changes: ProcedureChanges, to first: List, addingFrom second: List) -> List {
        var list = first
        for row in changes.removed { #expect(list.removeValue(forKey: row.procedure) != nil) }
        for row in changes.added { #expect(list.updateValue(second[row.procedure]!, forKey: row.procedure) == nil) }
        for row in changes.changed {
            #expect(!row.components.isEmpty)
            guard case .object(var content)? = list[row.procedure] else {
                Issue.record("\(row.procedure) is changed and was not listed")
                continue
            }
            for change in row.components {
                let old =
                    change.component == .role ? content["role"] ?? .text("resolve") : content[change.component.rawValue]
                #expect(old == change.from || (change.component == .role && change.from == nil))
                content[change.component.rawValue] = change.to
            }
            list[row.procedure] = withoutStatedRole(.object(content))
        }
        return list
    }

    private func check(
        _ registry: Registry, _ commune: UnitCode, from: Difference.Side, to: Difference.Side, _ comment: Comment
    ) throws {
        guard let first = try list(registry, commune, from), let second = try list(registry, commune, to) else {
            #expect(throws: NoUnit.self, comment) { try registry.difference(commune: commune, from: from, to: to) }
            return
        }
        let changes = try registry.difference(commune: commune, from: from, to: to).changes
        #expect(applying(changes, to: first, addingFrom: second) == second, comment)
    }

    private let sampleDays: [CivilDate] = [
        "2025-07-01", "2026-09-07", "2026-09-08", "2026-09-11", "2027-02-28", "2027-03-01",
    ]

    @Test func `a difference applied to the first catalogue of the sample gives the second`() throws {
        let store = try Sample.registry()
        let size = try store.registry.log.size()
        for commune in ["11824"] as [UnitCode] {
            for first in sampleDays {
                for second in sampleDays {
                    for known in [size - 60, size] {
                        try check(
                            store.registry, commune, from: .init(on: first, known: size),
                            to: .init(on: second, known: known),
                            "\(commune) \(first) \(second)@\(known)")
                    }
                }
            }
        }
    }

    @Test(arguments: 1000..<UInt64(1004))
    func `a difference applied to the first catalogue of a random history gives the second`(
        seed: UInt64
    ) throws {
        let (store, history) = try Self.recorded(seed)
        let size = try store.registry.log.size()
        var random = SplitMix64(seed: seed)
        for _ in 0..<30 {
            let commune = random.one(of: history.communes)
            let sides = (0..<2).map { _ in
                Difference.Side(on: random.one(of: history.interestingDays), known: random.number(1...size))
            }
            try check(store.registry, commune, from: sides[0], to: sides[1], "seed \(seed) \(commune) \(sides)")
        }
    }

    @Test(arguments: 3000..<UInt64(3004))
    func `every row of a difference in a random history has a cause`(seed: UInt64) throws {
        let (store, history) = try Self.recorded(seed)
        let size = try store.registry.log.size()
        var random = SplitMix64(seed: seed)
        for _ in 0..<60 {
            let commune = random.one(of: history.communes)
            let sides = (0..<2).map { _ in
                Difference.Side(on: random.one(of: history.interestingDays), known: random.number(1...size))
            }
            guard let difference = try? store.registry.difference(commune: commune, from: sides[0], to: sides[1])
            else { continue }
            let changes = difference.changes
            for row in changes.added + changes.removed + changes.changed {
                #expect(!row.causes.isEmpty, "seed \(seed) \(commune) \(row.procedure) \(sides)")
            }
        }
    }

    private static func recorded(_ seed: UInt64) throws -> (TemporaryRegistry, RandomHistory) {
        let history = RandomHistory(seed: seed)
        let store = try TemporaryRegistry()
        try store.record(history)
        return (store, history)
    }

    @Test func `the random histories of these tests hold every kind of fact`() throws {
        var found: Set<String> = []
        for seed in [1000..<UInt64(1004), 3000..<3004].joined() {
            try Self.recorded(seed).0.registry.log.forEach { recorded, _ in found.insert(recorded.event.wireName) }
        }
        #expect(found.count == 17, "\(found.sorted())")
    }

    @Test func `every row of a difference in the sample has a cause`() throws {
        let store = try Sample.registry()
        let size = try store.registry.log.size()
        for commune in try Sample.communes(of: store.registry, on: "2026-09-08") {
            for (first, second) in zip(sampleDays, sampleDays.dropFirst()) {
                for known in [size - 60, size] {
                    let changes = try store.registry.difference(
                        commune: commune, from: .init(on: first, known: known), to: .init(on: second, known: size)
                    ).changes
                    for row in changes.added + changes.removed + changes.changed {
                        #expect(!row.causes.isEmpty, "\(commune) \(row.procedure)")
                    }
                }
            }
        }
    }

    @Test func `a procedure kept because its replacement was abolished before it began has that as its cause`() throws {
        let store = try TemporaryRegistry()
        try store.record(land)
        try store.record(decision("1", signed: "2025-08-01", from: "2025-08-01", lines: [issue("1.000001")]))
        let before = try store.record(
            decision("2", signed: "2025-09-01", from: "2026-01-01", lines: [replace("3.000001", ["1.000001"])])
        ).positions.upperBound
        let ending = try store.record(
            decision("3", signed: "2025-10-01", from: "2025-11-01", lines: [abolish("3.000001")]))

        let changes = try store.difference(
            from: "2026-01-01", to: "2026-01-01", known: (before, ending.positions.upperBound))
        #expect(changes.removed.map(\.procedure) == ["3.000001"])
        #expect(changes.removed.map { $0.causes.map(\.line.fact) } == [[ending.line(1)]])
        #expect(changes.added.map(\.procedure) == ["1.000001"])
        #expect(changes.added.map { $0.causes.map(\.line.fact) } == [[ending.line(1)]])
    }

    @Test func `the difference of all communes says of each what its own says`() throws {
        let store = try Sample.registry()
        let size = try store.registry.log.size()
        let sides: [(Difference.Side, Difference.Side)] = [
            (.init(on: "2026-09-07", known: size), .init(on: "2026-09-08", known: size)),
            (.init(on: "2027-03-01", known: size - 60), .init(on: "2027-03-01", known: size)),
        ]
        for (from, to) in sides {
            let all = try store.registry.nationalDifference(from: from, to: to)
            let changed = all.groups.flatMap(\.communes).map(\.code)
            let communes = try Sample.communes(of: store.registry, on: to.on)
            #expect(communes.count == 22)
            #expect(all.unchanged + changed.count == communes.count)
            for commune in communes {
                let own = try store.registry.difference(commune: commune, from: from, to: to).changes
                let group = all.groups.first { $0.communes.contains { $0.code == commune } }
                #expect(own.isEmpty == (group == nil))
                if let group { #expect(BruteForceDifference(group.changes) == BruteForceDifference(own)) }
            }
        }
    }

    @Test func `communes that live on one side only are told apart`() throws {
        let store = try Sample.registry()
        let size = try store.registry.log.size()
        let all = try store.registry.nationalDifference(
            from: .init(on: "2025-06-30", known: size), to: .init(on: "2025-07-01", known: size))

        #expect(all.groups.flatMap(\.communes).count + all.unchanged + all.established.count == 22)
        #expect(all.groups.flatMap(\.communes).count + all.unchanged + all.ended.count == 85)
    }

    @Test func `the steps of a replay, one after another, give the last catalogue and its counts`() throws {
        let store = try Sample.registry()
        for commune in try Sample.communes(of: store.registry, on: "2027-03-01") {
            try checkReplay(store.registry, commune, from: "2025-07-01", to: "2027-03-01", "\(commune)")
        }
    }

    @Test(arguments: 2000..<UInt64(2003))
    func `the steps of a replay of a random history give the last catalogue and its counts`(seed: UInt64) throws {
        let (store, history) = try Self.recorded(seed)
        let days = history.interestingDays.sorted()
        for commune in history.communes {
            let size = try store.registry.log.size()
            func isAlive(_ day: CivilDate) throws -> Bool {
                try list(store.registry, commune, .init(on: day, known: size)) != nil
            }
            guard let first = try days.first(where: isAlive), let last = try days.last(where: isAlive) else { continue }
            try checkReplay(store.registry, commune, from: first, to: last, "seed \(seed) \(commune)")
        }
    }

    private func checkReplay(
        _ registry: Registry, _ commune: UnitCode, from: CivilDate, to: CivilDate, _ comment: Comment
    ) throws {
        let size = try registry.log.size()
        let replay = try registry.replay(commune: commune, from: from, to: to)
        var current = try #require(try list(registry, commune, .init(on: from, known: size)))
        #expect(replay.initialCount == current.count, comment)
        for step in replay.steps {
            let next = try #require(try list(registry, commune, .init(on: step.day, known: size)), comment)
            current = applying(step.changes, to: current, addingFrom: next)
            #expect(current.count == step.count, comment)
        }
        #expect(replay.steps.map(\.day) == replay.steps.map(\.day).sorted())
        #expect(current == (try list(registry, commune, .init(on: to, known: size))), comment)
    }
}
