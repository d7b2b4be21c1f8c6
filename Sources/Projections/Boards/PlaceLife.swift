import Events
internal import GRDB

/// In which areas a commune lay through all days: on its own, and before its first as on that.
struct PlaceLife: Hashable {
    struct Step: Hashable {
        let from: CivilDate
        let until: CivilDate
        /// The narrowest first.
        let areas: [Int]
    }

    /// In order, without gap.
    let steps: [Step]

    /// A unit: its code, and its first day.
    struct Key: Hashable {
        let code: UnitCode
        let since: CivilDate

        init(code: UnitCode, since: CivilDate) {
            self.code = code
            self.since = since
        }

        init(_ place: Place) { self.init(code: place.code, since: place.since) }
    }

    /// That of one unit.
    static func find(_ database: Database, _ place: Place, known: Int) throws -> PlaceLife {
        try fetch(database, "code = ? AND since = ?", [place.code.text, place.since.dayNumber], known)[Key(place)]!
    }

    /// Those of all units.
    static func all(_ database: Database, known: Int) throws -> [Key: PlaceLife] {
        try fetch(database, "true", [], known)
    }

    private static func fetch(
        _ database: Database, _ condition: String, _ arguments: StatementArguments, _ known: Int
    ) throws -> [Key: PlaceLife] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT code, since, from_day, until_day, area, typed_area, own_area FROM unit
                    WHERE \(condition) AND \(ReadModelSchema.known("unit")) ORDER BY code, from_day
                    """), arguments: arguments + [known, known])
        var steps: [Key: [Step]] = [:]
        while let row = try rows.next() {
            let key = Key(code: UnitCode(row[0] as String)!, since: CivilDate(dayNumber: row[1]))
            let isFirst = steps[key] == nil
            steps[key, default: []].append(
                Step(
                    from: isFirst ? .earliest : CivilDate(dayNumber: row[2]), until: CivilDate(dayNumber: row[3]),
                    areas: Area.ids(row, at: 4)))
        }
        return steps.mapValues(PlaceLife.init)
    }
}
