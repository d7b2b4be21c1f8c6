public import Events
internal import GRDB

/// The differences of all communes between two sides: counts first, equal differences told once.
public struct NationalDifference: Sendable {
    public let from: Difference.Side
    public let to: Difference.Side
    /// The head over what the better informed side knows.
    public let head: LogHead
    /// Communes that live on both sides, grouped by what differs; those without a difference are only counted.
    public let groups: [Group]
    public let unchanged: Int
    /// Communes that live on one side only.
    public let ended: [Commune]
    public let established: [Commune]

    public struct Group: Sendable {
        /// By code.
        public internal(set) var communes: [Commune]
        public let changes: ProcedureChanges
    }

    public struct Commune: Hashable, Sendable {
        public let code: UnitCode
        public let name: String
    }

    public var isEmpty: Bool { groups.isEmpty && ended.isEmpty && established.isEmpty }
}

extension NationalDifference {
    init(_ database: Database, from: Difference.Side, to: Difference.Side, head: LogHead) throws {
        let before = Dictionary(
            uniqueKeysWithValues: try Place.all(database, on: from.on, known: from.known).map { ($0.code, $0) })
        let after = try Place.all(database, on: to.on, known: to.known)
        var members: [[[Int]]: [Commune]] = [:]
        var samples: [[[Int]]: (Place, Place)] = [:]
        for place in after {
            guard let old = before[place.code] else { continue }
            // Communes that share their areas on both sides share the difference.
            let key = [old.areas, place.areas]
            members[key, default: []].append(Commune(code: place.code, name: place.name))
            samples[key] = samples[key] ?? (old, place)
        }
        let shelf = DifferenceShelf(database)
        var groups: [Group] = []
        var unchanged = 0
        for (key, communes) in members.sorted(by: { $0.value[0].code < $1.value[0].code }) {
            let (old, new) = samples[key]!
            let changes = try ProcedureChanges(
                database, from: DifferenceSide(database, place: old, from),
                to: DifferenceSide(database, place: new, to), shelf)
            if changes.isEmpty {
                unchanged += communes.count
            } else if let index = groups.firstIndex(where: { $0.changes == changes }) {
                groups[index].communes = (groups[index].communes + communes).sorted { $0.code < $1.code }
            } else {
                groups.append(Group(communes: communes, changes: changes))
            }
        }
        let codes = Set(after.map(\.code))
        self.init(
            from: from, to: to, head: head, groups: groups, unchanged: unchanged,
            ended: before.values.filter { !codes.contains($0.code) }.map { Commune(code: $0.code, name: $0.name) }
                .sorted { $0.code < $1.code },
            established: after.filter { before[$0.code] == nil }.map { Commune(code: $0.code, name: $0.name) })
    }

    public var value: Value {
        func list(_ communes: [Commune]) -> Value {
            .list(communes.map { .object(["code": .text($0.code.text), "name": .text($0.name)]) })
        }
        return .object([
            "schema": .text("tthc.diff-all/1"),
            "from": from.value, "to": to.value, "rules": .integer(Basis.rules), "head": head.value,
            "counts": .object([
                "changed": .integer(groups.reduce(0) { $0 + $1.communes.count }), "unchanged": .integer(unchanged),
                "ended": .integer(ended.count), "established": .integer(established.count),
            ]),
            "groups": .list(
                groups.map { group in
                    var members: Value.Members = ["communes": list(group.communes)]
                    for (key, value) in group.changes.members.entries { members[key] = value }
                    return .object(members)
                }),
            "ended": list(ended), "established": list(established),
        ])
    }
}
