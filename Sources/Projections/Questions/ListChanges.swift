public import Events
internal import GRDB

/// Which procedures came to the list of a commune, went from it or changed on it between two sides: what ``Difference``
/// says, without what differs in them and why. Each by code.
public struct ListChanges: Hashable, Sendable {
    public private(set) var added: [ProcedureCode] = []
    public private(set) var removed: [ProcedureCode] = []
    public private(set) var changed: [ProcedureCode] = []

    /// - Parameter changes: by code.
    init(_ changes: [ListChange]) {
        for change in changes {
            let procedure = ProcedureCode(number: change.procedure)
            if change.from == 0 {
                added.append(procedure)
            } else if change.to == 0 {
                removed.append(procedure)
            } else {
                changed.append(procedure)
            }
        }
    }

    /// - Throws: ``NoUnit`` for a side on whose day no commune lives under the code.
    init(_ database: Database, commune: UnitCode, from: Difference.Side, to: Difference.Side) throws {
        let places = try [from, to].map { try Place.findNameless(database, commune, on: $0.on, known: $0.known) }
        let changes = try ListReader(database, from: from, to: to).changes(from: places[0].areas, to: places[1].areas)
        self.init(try ContentShelf(database).real(changes))
    }
}

/// Which procedures came, went and changed in every commune: what ``NationalDifference`` says, without why. Communes in
/// which the same came, went and changed are told together.
public struct NationalListChanges: Sendable {
    public let groups: [(communes: [NationalDifference.Commune], changes: ListChanges)]
    public let unchanged: Int

    init(_ database: Database, from: Difference.Side, to: Difference.Side) throws {
        let sides = try NationalSides(database, from: from, to: to)
        var communes: [ListChanges: [NationalDifference.Commune]] = [:]
        for group in sides.groups { communes[ListChanges(group.changes), default: []] += group.communes }
        self.groups = communes.map { ($0.value.sorted { $0.code < $1.code }, $0.key) }
            .sorted { $0.communes[0].code < $1.communes[0].code }
        self.unchanged = sides.unchanged
    }
}

/// The communes that live on two sides, those together that are in the same areas on both, with what differs.
struct NationalSides {
    typealias Commune = NationalDifference.Commune

    struct Group {
        /// By code.
        var communes: [Commune]
        /// One of them, on either side.
        let from: Place
        let to: Place
        var changes: [ListChange] = []
    }

    /// Those in which something differs, by the code of their first commune.
    let groups: [Group]
    let unchanged: Int
    let ended: [Commune]
    let established: [Commune]

    private struct Key: Hashable {
        let from: [Int]
        let to: [Int]
    }

    init(_ database: Database, from: Difference.Side, to: Difference.Side) throws {
        let before = try Place.all(database, on: from.on, known: from.known)
        let after = try Place.all(database, on: to.on, known: to.known)
        var groups: [Group] = []
        var indices: [Key: Int] = [:]
        var (ended, established): ([Commune], [Commune]) = ([], [])
        // Both by code.
        var old = before[...]
        for place in after {
            while let first = old.first, first.code < place.code {
                ended.append(Commune(first))
                old.removeFirst()
            }
            guard let first = old.first, first.code == place.code else {
                established.append(Commune(place))
                continue
            }
            old.removeFirst()
            let key = Key(from: first.areas, to: place.areas)
            if let index = indices[key] {
                groups[index].communes.append(Commune(place))
            } else {
                indices[key] = groups.count
                groups.append(Group(communes: [Commune(place)], from: first, to: place))
            }
        }
        self.ended = ended + old.map(Commune.init)
        self.established = established
        let reader = ListReader(database, from: from, to: to)
        let contents = ContentShelf(database)
        for index in groups.indices {
            groups[index].changes = try contents.real(
                reader.changes(from: groups[index].from.areas, to: groups[index].to.areas))
        }
        self.groups = groups.filter { !$0.changes.isEmpty }
        self.unchanged = groups.reduce(0) { $0 + ($1.changes.isEmpty ? $1.communes.count : 0) }
    }
}

extension NationalDifference.Commune {
    init(_ place: Place) {
        self.init(code: place.code, name: place.name)
    }
}
