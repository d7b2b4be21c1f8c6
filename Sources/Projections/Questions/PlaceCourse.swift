import Events
internal import GRDB

/// In which areas a commune lies from a day on: communes of one course are judged alike from that day on.
struct PlaceCourse: Hashable {
    struct Step: Hashable {
        let from: CivilDate
        let areas: [Int]
    }

    var steps: [Step] = []

    /// Those of all codes, as known at a position.
    static func all(_ database: Database, from day: CivilDate, known: Int) throws -> [UnitCode: PlaceCourse] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT code, from_day, area, typed_area, own_area FROM unit
                WHERE \(ReadModelSchema.known("unit")) AND until_day >= ? ORDER BY code, from_day
                """, arguments: [known, known, day.dayNumber])
        var found: [UnitCode: PlaceCourse] = [:]
        while let row = try rows.next() {
            let step = Step(from: max(CivilDate(dayNumber: row[1]), day), areas: Area.ids(row, at: 2))
            found[UnitCode(row[0] as String)!, default: PlaceCourse()].steps.append(step)
        }
        return found
    }
}
