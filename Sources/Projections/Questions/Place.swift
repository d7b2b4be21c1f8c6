public import Events
internal import GRDB
internal import Synchronization

/// A commune on a day, as known at a position: who it is and on which land it stands.
public struct Place: Sendable {
    public let code: UnitCode
    public let name: String
    public let type: UnitType
    public let province: UnitCode?
    public let provinceName: String?
    /// The day it was established.
    public let since: CivilDate
    private let ground: Ground
    /// The areas whose rows count here, the narrowest first.
    let areas: [Int]

    var land: Land { ground.land }

    /// The land as a column keeps it, read when it is first asked for.
    private final class Ground: Sendable {
        private let text: String
        private let read = Mutex<Land?>(nil)

        init(text: String) {
            self.text = text
        }

        var land: Land {
            read.withLock { land in
                if let land { return land }
                let found = Land(text: text)
                land = found
                return found
            }
        }
    }

    /// How much of its land lies in the territory of a line.
    func extent(of line: StandingLine, on day: CivilDate) -> Extent {
        extent(of: line.territory, on: line.territoryDay ?? day)
    }

    func extent(of line: LineHeader, on day: CivilDate) -> Extent {
        extent(of: line.territory, on: line.territoryDay ?? day)
    }

    private func extent(of territory: Territory, on day: CivilDate) -> Extent {
        territory.isWholeNation ? .whole : territory.extent(over: land.units(on: day), type: type)
    }

    public var value: Value {
        .object([
            "code": .text(code.text), "name": .text(name), "type": .text(type.rawValue),
            "province": province.map { .text($0.text) }, "provinceName": provinceName.map(Value.text),
            "since": .text(since.description),
        ])
    }
}

extension Place {
    private static let columns = "code, name, type, province, since, land, area, typed_area, own_area"

    private init(_ row: BoundRow, at first: Int32 = 0, provinceName: String?) {
        self.init(
            code: UnitCode(row.text(first))!, name: row.text(first + 1), type: UnitType(rawValue: row.text(first + 2))!,
            province: row.optionalText(first + 3).flatMap(UnitCode.init), provinceName: provinceName,
            since: CivilDate(dayNumber: row.integer(first + 4)), ground: Ground(text: row.text(first + 5)),
            areas: Area.ids(row, at: first + 6))
    }

    private init(_ place: Place, provinceName: String?) {
        self.init(
            code: place.code, name: place.name, type: place.type, province: place.province, provinceName: provinceName,
            since: place.since, ground: place.ground, areas: place.areas)
    }

    private static func fetch(
        _ database: Database, _ condition: String, _ arguments: [RowArgument], provinceName: String? = nil
    ) throws -> [Place] {
        var found: [Place] = []
        try database.forEachRow("SELECT \(columns) FROM unit WHERE \(condition)", arguments) {
            found.append(Place($0, provinceName: provinceName))
        }
        return found
    }

    private static let isAlive = "known_from <= ?1 AND known_until >= ?1 AND from_day <= ?2 AND until_day >= ?2"

    /// The same, but its province's name is left out.
    static func findNameless(_ database: Database, _ code: UnitCode, on day: CivilDate, known: Int) throws -> Place {
        let found = try fetch(
            database, "code = ?3 AND \(isAlive)", [.integer(known), .integer(day.dayNumber), .text(code.text)])
        guard let place = found.first else { throw try NoUnit(database, code, on: day, known: known) }
        return place
    }

    /// The commune that lives under a code.
    ///
    /// - Throws: ``NoUnit`` when none does, naming whom to ask instead.
    static func find(_ database: Database, _ code: UnitCode, on day: CivilDate, known: Int) throws -> Place {
        let place = try findNameless(database, code, on: day, known: known)
        let name = try place.province.flatMap { province in
            try UnitRegister(database: database, around: [province], known: known).unit(province, on: day)?
                .state(on: day).name
        }
        return Place(place, provinceName: name)
    }

    /// The same unit through its days, each stretch with its first day, in order.
    func stretches(_ database: Database, known: Int) throws -> [(from: CivilDate, place: Place)] {
        var found: [(CivilDate, Place)] = []
        try database.forEachRow(
            """
            SELECT from_day, \(Self.columns) FROM unit
            WHERE code = ?2 AND since = ?3 AND known_from <= ?1 AND known_until >= ?1 ORDER BY from_day
            """, [.integer(known), .text(code.text), .integer(since.dayNumber)]
        ) { row in
            found.append((CivilDate(dayNumber: row.integer(0)), Place(row, at: 1, provinceName: provinceName)))
        }
        return found
    }

    /// The same unit as it will be on a day; as on its last day when it will not live that long.
    func later(_ database: Database, on day: CivilDate, known: Int) throws -> Place {
        try stretches(database, known: known).last { $0.from <= day }?.place ?? self
    }

    /// The first commune by code that is alive on a day and satisfies a condition of SQL; its province's name is left out.
    static func first(
        _ database: Database, where condition: String, on day: CivilDate, known: Int
    ) throws -> Place? {
        try fetch(
            database, "\(condition) AND \(isAlive) ORDER BY code LIMIT 1", [.integer(known), .integer(day.dayNumber)]
        ).first
    }

    /// Every commune alive on a day, by code; province names are left out.
    static func all(_ database: Database, on day: CivilDate, known: Int) throws -> [Place] {
        try fetch(database, "\(isAlive) ORDER BY code", [.integer(known), .integer(day.dayNumber)])
    }
}

/// No unit lives under a code on a day (exit code 4).
public struct NoUnit: Error, Hashable, Sendable {
    public let code: UnitCode
    public let day: CivilDate
    /// How many facts were known.
    public let known: Int
    /// Whether some unit lived under the code on another day.
    public let isKnown: Bool
    /// The units alive that day that descend from, or became, a unit of that code.
    public let relatives: [Relative]

    public struct Relative: Hashable, Sendable {
        public let code: UnitCode
        public let name: String
    }

    init(_ database: Database, _ code: UnitCode, on day: CivilDate, known: Int) throws {
        let register = try UnitRegister(database: database, known: known)
        self.code = code
        self.day = day
        self.known = known
        self.isKnown = register.hasCode(code)
        self.relatives = register.relatives(of: code, on: day).map {
            Relative(code: $0.code, name: $0.state(on: day).name)
        }
    }
}
