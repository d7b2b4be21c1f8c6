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
        public let communes: [Commune]
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
        let sides = try NationalSides(database, from: from, to: to)
        let told = try Told(database, sides, from: from, to: to)
        self.init(
            from: from, to: to, head: head, groups: told.groups, unchanged: sides.unchanged, ended: sides.ended,
            established: sides.established)
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

/// Tells equal differences of communes once. What a procedure is caused by is found once for all communes for which the same
/// areas tell of it: every line naming it counts alike in them.
private struct Told {
    let groups: [NationalDifference.Group]

    init(
        _ database: Database, _ sides: NationalSides, from: Difference.Side, to: Difference.Side
    ) throws {
        let shelf = DifferenceShelf(database)
        let all = Set(sides.groups.flatMap(\.changes))
        let procedures = Set(all.map { ProcedureCode(number: $0.procedure) })
        for side in [from, to] { try shelf.readLines(everNaming: procedures, known: side.known) }
        try shelf.contents.readHeadings(of: Set(all.map(\.shown)))
        // One number for each change that is told.
        var told: [ToldChange] = []
        var numbers: [ToldChange: Int] = [:]
        func number(_ change: ListChange, _ causes: [ProcedureChanges.Cause]) throws -> Int {
            let change = try ToldChange(change, causes: causes, shelf)
            if let number = numbers[change] { return number }
            numbers[change] = told.count
            told.append(change)
            return told.count - 1
        }
        var shared: [ListChange: Int] = [:]
        var communes: [[Int]: [NationalDifference.Commune]] = [:]
        for group in sides.groups {
            let causes = DifferenceCauses(
                database, from: DifferenceSide(place: group.from, from), to: DifferenceSide(place: group.to, to), shelf)
            let signature = try group.changes.map { change in
                if let found = shared[change] { return found }
                let procedure = ProcedureCode(number: change.procedure)
                let own = try causes.ownCauses(of: [procedure])[procedure]!
                // What is judged with it may count otherwise in other communes.
                if own.isEmpty { return try number(change, causes.groupCauses(of: procedure)) }
                let found = try number(change, own)
                shared[change] = found
                return found
            }
            communes[signature, default: []] += group.communes
        }
        self.groups = communes.map { signature, communes in
            NationalDifference.Group(
                communes: communes.sorted { $0.code < $1.code },
                changes: ProcedureChanges(signature.map { told[$0] }))
        }.sorted { $0.communes[0].code < $1.communes[0].code }
    }
}
