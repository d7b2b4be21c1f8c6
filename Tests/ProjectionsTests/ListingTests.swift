import Events
import Projections
import RegistryTestSupport
import Testing

/// The short answers say of lists what the whole ones say.
@Suite struct ListingTests {
    private func isSame(_ listing: Listing, as catalogue: Catalogue) -> Bool {
        func pairs(_ items: [Listing.Item], _ entries: [Catalogue.Entry]) -> Bool {
            items.count == entries.count
                && zip(items, entries).allSatisfy { item, entry in
                    item.procedure == entry.procedure && item.name == entry.name && item.field == entry.field
                        && item.role == entry.role && item.first == entry.first.fact && item.latest == entry.latest.fact
                        && item.isPartOfTerritory == entry.isPartOfTerritory
                }
        }
        return pairs(listing.items, catalogue.entries) && pairs(listing.suspended, catalogue.suspended)
    }

    private func isSame(_ changes: ListChanges, as difference: ProcedureChanges) -> Bool {
        changes.added == difference.added.map(\.procedure).sorted()
            && changes.removed == difference.removed.map(\.procedure).sorted()
            && changes.changed == difference.changed.map(\.procedure).sorted()
    }

    /// Which procedures differ in what two whole catalogues with their contents say.
    private func changes(
        _ registry: Registry, _ commune: UnitCode, _ from: Difference.Side, _ to: Difference.Side
    ) throws -> [[ProcedureCode]] {
        let lists = try [from, to].map { side in
            let entries = try registry.catalogue(commune: commune, on: side.on, known: side.known, isFull: true).entries
            return Dictionary(
                uniqueKeysWithValues: entries.map { entry -> (ProcedureCode, Value) in
                    guard case .object(var content)? = entry.content else { return (entry.procedure, .text("")) }
                    content["role"] = content["role"] ?? .text("resolve")
                    return (entry.procedure, .object(content))
                })
        }
        return [
            lists[1].keys.filter { lists[0][$0] == nil }.sorted(),
            lists[0].keys.filter { lists[1][$0] == nil }.sorted(),
            lists[1].keys.filter { lists[0][$0] != nil && lists[0][$0] != lists[1][$0] }.sorted(),
        ]
    }

    @Test(arguments: 5000..<UInt64(5012))
    func `the short answers of a random history say what the whole ones say`(seed: UInt64) throws {
        let history = RandomHistory(seed: seed)
        let store = try TemporaryRegistry()
        try store.record(history)
        let size = try store.registry.log.size()
        var random = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let commune = random.one(of: history.communes)
            let sides = (0..<2).map { _ in
                // Often the same knowledge, so that one page tells of both sides.
                Difference.Side(
                    on: random.one(of: history.interestingDays),
                    known: random.number(1...2) == 1 ? size : random.number(1...size))
            }
            do {
                for side in sides {
                    let listing = try store.registry.listing(commune: commune, on: side.on, known: side.known)
                    let catalogue = try store.registry.catalogue(commune: commune, on: side.on, known: side.known)
                    #expect(isSame(listing, as: catalogue), "seed \(seed) \(commune) \(side)")
                }
                let short = try store.registry.listChanges(commune: commune, from: sides[0], to: sides[1])
                let whole = try store.registry.difference(commune: commune, from: sides[0], to: sides[1]).changes
                #expect(isSame(short, as: whole), "seed \(seed) \(commune) \(sides)")
                #expect(
                    try [short.added, short.removed, short.changed]
                        == changes(store.registry, commune, sides[0], sides[1]), "seed \(seed) \(commune) \(sides)")
            } catch is NoUnit {
                continue
            }
        }
    }

    @Test(arguments: 5100..<UInt64(5108))
    func `what differs in all communes of a random history is what differs in each`(seed: UInt64) throws {
        let history = RandomHistory(seed: seed)
        let store = try TemporaryRegistry()
        try store.record(history)
        let size = try store.registry.log.size()
        var random = SplitMix64(seed: seed)
        for _ in 0..<8 {
            let sides = (0..<2).map { _ in
                Difference.Side(
                    on: random.one(of: history.interestingDays),
                    known: random.number(1...2) == 1 ? size : random.number(1...size))
            }
            let short = try store.registry.nationalListChanges(from: sides[0], to: sides[1])
            let whole = try store.registry.nationalDifference(from: sides[0], to: sides[1])
            #expect(short.unchanged == whole.unchanged)
            #expect(
                Set(short.groups.flatMap(\.communes)) == Set(whole.groups.flatMap(\.communes)), "seed \(seed) \(sides)")
            #expect(Set(whole.groups.map(\.changes)).count == whole.groups.count, "equal differences are told once")
            for group in whole.groups {
                for commune in group.communes {
                    let own = try store.registry.difference(commune: commune.code, from: sides[0], to: sides[1])
                    #expect(own.changes == group.changes, "seed \(seed) \(commune.code) \(sides)")
                }
            }
            for (communes, changes) in short.groups {
                for commune in communes {
                    let own = try store.registry.listChanges(commune: commune.code, from: sides[0], to: sides[1])
                    #expect(own == changes, "seed \(seed) \(commune.code) \(sides)")
                }
            }
        }
    }

    @Test func `a role that is stated where it may be left out changes nothing`() throws {
        let store = try TemporaryRegistry()
        try store.record(land)
        try store.record(
            decision(
                "1/QĐ", by: "BTP", signed: "2020-01-02", from: "2020-02-01",
                lines: [issue("1.000001"), issue("1.000002"), issue("1.000003", "role: resolve")]))
        try store.record(
            decision(
                "2/QĐ", by: "BTP", signed: "2020-02-02", from: "2020-03-01",
                lines: [
                    amend("1.000001", "role: resolve"), amend("1.000002", "role: receive"), issue("1.000003"),
                ]))
        let size = try store.registry.log.size()
        let sides = ["2020-02-01", "2020-03-01"].map { Difference.Side(on: $0, known: size) }
        let changes = try store.registry.listChanges(commune: "07001", from: sides[0], to: sides[1])

        #expect(changes.changed == ["1.000002"])
        #expect(changes.added.isEmpty && changes.removed.isEmpty)
        #expect(try store.registry.nationalListChanges(from: sides[0], to: sides[1]).groups.count == 1)
        #expect(
            try store.registry.difference(commune: "07001", from: sides[0], to: sides[1]).changes.changed
                .map(\.procedure) == ["1.000002"])
    }
}
