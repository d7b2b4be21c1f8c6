import Events
internal import GRDB

/// The areas there are, and the communes in them.
struct AreaShelf {
    private let database: Database
    private(set) var all: [Area] = []
    private var ids: [Area.Ground: Int] = [:]

    init(database: Database) throws {
        self.database = database
        let rows = try Row.fetchAll(database, sql: "SELECT id, kind, land, type FROM area ORDER BY id")
        for row in rows { put(Area(row)) }
        if all.isEmpty { _ = try area(of: .nation) }
    }

    private mutating func put(_ area: Area) {
        all.append(area)
        if case .unit = area.ground { return }
        ids[area.ground] = area.id
    }

    subscript(id: Int) -> Area { all[id] }

    /// The area of a ground, made when it is the first time; tells whether it is new. Each commune's own area is its own.
    mutating func area(of ground: Area.Ground) throws -> (area: Area, isNew: Bool) {
        if let id = ids[ground] { return (all[id], false) }
        let area = Area(id: all.count, ground: ground)
        let (kind, land, type) = ground.columns
        try database.cachedStatement(sql: "INSERT INTO area (id, kind, land, type) VALUES (?, ?, ?, ?)")
            .execute(arguments: [area.id, kind, land, type])
        put(area)
        return (area, true)
    }

    /// The areas of paths through the provinces.
    var paths: [Area] {
        all.filter {
            guard case .path = $0.ground else { return false }
            return true
        }
    }
}

extension Area {
    init(_ row: Row) {
        let land: String = row[2]
        let type = UnitType(rawValue: row[3])
        switch row[1] as String {
        case "path": self.init(id: row[0], ground: .path(ProvincePath(text: land), type!))
        case "unit": self.init(id: row[0], ground: .unit(Land(text: land), type!))
        default: self.init(id: row[0], ground: .nation)
        }
    }
}

extension Area.Ground {
    fileprivate var columns: (kind: String, land: String, type: String) {
        switch self {
        case .nation: ("nation", "", "")
        case .path(let path, let type): ("path", path.text, type.rawValue)
        case .unit(let land, let type): ("unit", land.text, type.rawValue)
        }
    }
}
