import Events
internal import GRDB

/// The areas there are. Those of single communes, most of all, are read when they are first asked for.
final class AreaShelf {
    private let database: Database
    private var found: [Int: Area] = [Area.nation.id: .nation]
    /// Every area of a path, by ground; nil while nobody asked for them.
    private var paths: [Area.Ground: Area]?
    /// The days on which some path goes on through other provinces.
    private var days: [CivilDate] = []
    private var reaches: [Ground: Reach] = [:]

    /// Where lines of one ground count, among the areas of paths.
    struct Reach {
        /// How much of each area lies inside; those that are not named lie outside.
        fileprivate(set) var extents: [Int: Extent] = [:]
        /// The areas where such a line counts otherwise than in the next wider one, by id.
        fileprivate(set) var apart: [Area] = []
    }

    /// Where a line applies, and in which age of the provinces its codes are meant.
    private struct Ground: Hashable {
        let territory: Territory
        let age: Int
    }

    init(database: Database) throws {
        self.database = database
        let isNew = try Int.fetchOne(database.cachedStatement(sql: "SELECT 1 FROM area WHERE id = 0")) == nil
        if isNew { try insert(.nation) }
    }

    subscript(id: Int) -> Area {
        get throws {
            if let area = found[id] { return area }
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT id, kind, land, type FROM area WHERE id = ?"), arguments: [id])!
            let area = Area(row)
            found[id] = area
            return area
        }
    }

    /// The area of a path, made when it is the first time; tells whether it is new.
    func area(ofPath ground: Area.Ground) throws -> (area: Area, isNew: Bool) {
        if let area = try readPaths()[ground] { return (area, false) }
        let area = try makeArea(of: ground)
        paths![ground] = area
        reaches = [:]
        days = Self.days(of: paths!.values)
        return (area, true)
    }

    /// Makes the area of one commune.
    func makeArea(of ground: Area.Ground) throws -> Area {
        let id = try Int.fetchOne(database.cachedStatement(sql: "SELECT max(id) + 1 FROM area"))!
        let area = Area(id: id, ground: ground)
        try insert(area)
        found[id] = area
        return area
    }

    /// Where a line counts, among the areas of paths.
    func reach(of line: some DatedLine) throws -> Reach {
        let paths = try readPaths()
        let day = line.territoryDay!
        let ground = Ground(territory: line.territory, age: days.lastIndex { $0 <= day } ?? -1)
        if let found = reaches[ground] { return found }
        var reach = Reach()
        for area in paths.values {
            let extent = area.extent(of: line)
            if extent.covers { reach.extents[area.id] = extent }
            let wider = area.wider.flatMap { paths[$0] } ?? .nation
            if extent != wider.extent(of: line) { reach.apart.append(area) }
        }
        reach.apart.sort { $0.id < $1.id }
        reaches[ground] = reach
        return reach
    }

    /// Where lines count, to be asked for many areas.
    func coverage<Line: DatedLine>(of lines: [Line]) throws -> Coverage<Line> {
        try Coverage(lines.map { ($0, $0.territory.isWholeNation ? nil : try reach(of: $0)) })
    }

    /// The area of the path on which an area of one type lies.
    func wider(than area: Area) throws -> Area? { try area.wider.flatMap { try readPaths()[$0] } }

    private func readPaths() throws -> [Area.Ground: Area] {
        if let paths { return paths }
        let rows = try Row.fetchAll(
            database, sql: "SELECT id, kind, land, type FROM area WHERE kind IN ('path', 'typedPath')")
        var paths: [Area.Ground: Area] = [:]
        for area in rows.map(Area.init) {
            paths[area.ground] = area
            found[area.id] = area
        }
        self.paths = paths
        days = Self.days(of: paths.values)
        return paths
    }

    private static func days(of areas: some Sequence<Area>) -> [CivilDate] {
        Set(areas.flatMap { $0.path?.stretches.map(\.from) ?? [] }).sorted()
    }

    private func insert(_ area: Area) throws {
        let (kind, land, type) = area.ground.columns
        try database.cachedStatement(sql: "INSERT INTO area (id, kind, land, type) VALUES (?, ?, ?, ?)")
            .execute(arguments: [area.id, kind, land, type])
    }
}

extension Area {
    /// The columns `area`, `typed_area` and `own_area` of a unit: the areas whose rows count for it, the narrowest first.
    static func ids(_ row: Row, at column: Int) -> [Int] {
        [row[column + 2] as Int?, row[column + 1], row[column], nation.id].compactMap { $0 }
    }

    /// The same, of a row as SQLite has it.
    static func ids(_ row: BoundRow, at column: Int32) -> [Int] {
        [row.optionalInteger(column + 2), row.integer(column + 1), row.integer(column), nation.id].compactMap { $0 }
    }

    fileprivate init(_ row: Row) {
        let land: String = row[2]
        let type = UnitType(rawValue: row[3])
        switch row[1] as String {
        case "path": self.init(id: row[0], ground: .path(ProvincePath(text: land)))
        case "typedPath": self.init(id: row[0], ground: .typedPath(ProvincePath(text: land), type!))
        case "unit": self.init(id: row[0], ground: .unit(Land(text: land), type!))
        default: self = .nation
        }
    }

    /// The path that its communes went, where it is of one.
    var path: ProvincePath? {
        switch ground {
        case .path(let path), .typedPath(let path, _): path
        case .nation, .unit: nil
        }
    }

    /// The ground of the path on which communes of one type lie.
    fileprivate var wider: Ground? {
        guard case .typedPath(let path, _) = ground else { return nil }
        return .path(path)
    }
}

extension Area.Ground {
    fileprivate var columns: (kind: String, land: String, type: String) {
        switch self {
        case .nation: ("nation", "", "")
        case .path(let path): ("path", path.text, "")
        case .typedPath(let path, let type): ("typedPath", path.text, type.rawValue)
        case .unit(let land, let type): ("unit", land.text, type.rawValue)
        }
    }
}
