public import Events
internal import GRDB

/// A commune on a day, as known at a position: who it is and on which land it stands.
public struct Place: Sendable {
    public let code: UnitCode
    public let name: String
    public let type: UnitType
    public let province: UnitCode?
    public let provinceName: String?
    /// The day it was established.
    public let since: CivilDate
    let land: Land
    /// The areas whose rows count here, the narrowest first.
    let areas: [Int]

    /// How much of its land lies in the territory of a line.
    func extent(of line: StandingLine, on day: CivilDate) -> Extent {
        line.territory.extent(over: land.units(on: line.territoryDay ?? day), type: type)
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

    private init(_ row: Row, provinceName: String?) {
        self.init(
            code: UnitCode(row[0] as String)!, name: row[1], type: UnitType(rawValue: row[2])!,
            province: (row[3] as String?).flatMap(UnitCode.init), provinceName: provinceName,
            since: CivilDate(dayNumber: row[4]), land: Land(text: row[5]),
            areas: Area.ids(row, at: 6))
    }

    /// The commune that lives under a code.
    ///
    /// - Throws: ``NoUnit`` when none does, naming whom to ask instead.
    static func find(_ database: Database, _ code: UnitCode, on day: CivilDate, known: Int) throws -> Place {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(columns) FROM unit WHERE code = ? AND known_from <= ? AND known_until >= ?
                        AND from_day <= ? AND until_day >= ?
                    """),
            arguments: [code.text, known, known, day.dayNumber, day.dayNumber])
        guard let row else { throw try NoUnit(database, code, on: day, known: known) }
        let province = (row[3] as String?).flatMap(UnitCode.init)
        let name = try province.flatMap { province in
            try UnitRegister(database: database, around: [province], known: known).unit(province, on: day)?
                .state(on: day).name
        }
        return Place(row, provinceName: name)
    }

    /// The same unit as it will be on a day; as on its last day when it will not live that long.
    func later(_ database: Database, on day: CivilDate, known: Int) throws -> Place {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(Self.columns) FROM unit WHERE code = ? AND since = ? AND known_from <= ? AND known_until >= ?
                        AND from_day <= ? ORDER BY from_day DESC LIMIT 1
                    """),
            arguments: [code.text, since.dayNumber, known, known, day.dayNumber])
        return row.map { Place($0, provinceName: provinceName) } ?? self
    }

    /// The first commune by code that is alive on a day and satisfies a condition of SQL; its province's name is left out.
    static func first(
        _ database: Database, where condition: String, on day: CivilDate, known: Int
    ) throws -> Place? {
        try Row.fetchOne(
            database,
            sql: """
                SELECT \(columns) FROM unit WHERE \(condition)
                    AND known_from <= ? AND known_until >= ? AND from_day <= ? AND until_day >= ? ORDER BY code LIMIT 1
                """, arguments: [known, known, day.dayNumber, day.dayNumber]
        ).map { Place($0, provinceName: nil) }
    }

    /// Every commune alive on a day, by code; province names are left out.
    static func all(_ database: Database, on day: CivilDate, known: Int) throws -> [Place] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT \(columns) FROM unit WHERE known_from <= ? AND known_until >= ? AND from_day <= ? AND until_day >= ?
                ORDER BY code
                """, arguments: [known, known, day.dayNumber, day.dayNumber]
        ).map { Place($0, provinceName: nil) }
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
