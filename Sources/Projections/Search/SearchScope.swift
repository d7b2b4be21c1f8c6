import Events
internal import GRDB

/// What stands for procedures on a day, as known at a position, in one commune or in any: asked one procedure at a time.
struct SearchScope {
    let database: Database
    let day: CivilDate
    let known: Int
    /// The commune asked about; nil: any that is alive that day.
    let place: Place?
    /// Whether some commune alive that day lies in an area that no own area hides.
    private var populated: [Int: Bool] = [:]

    init(_ database: Database, place: Place?, on day: CivilDate, known: Int) {
        self.database = database
        self.place = place
        self.day = day
        self.known = known
    }

    /// The rows that stand for a procedure that day where someone asks, those of the widest areas first.
    mutating func rows(of procedure: ProcedureCode) throws -> [SpanRow] {
        if let place {
            return try Standings.row(database, procedure, areas: place.areas, on: day, known: known).map { [$0] } ?? []
        }
        let found = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SpanRow.columns), area FROM \(SpanRow.joined("span"))
                    WHERE span.procedure = ? AND known_until >= ? AND known_from <= ? AND from_day <= ? AND until_day >= ?
                    ORDER BY area
                    """), arguments: [procedure.number, known, known, day.dayNumber, day.dayNumber])
        guard !found.isEmpty else { return [] }
        let written = try areasWritten(for: procedure)
        return try found.filter { try hasCommune($0[SpanRow.columnCount], besides: written) }.map { SpanRow($0) }
    }

    /// The rows that stand for a procedure on other days, by first day.
    func otherRows(of procedure: ProcedureCode) throws -> [SpanRow] {
        let areas = try place.map { place in
            // The narrowest area that has rows hides the wider ones.
            let written = try areasWritten(for: procedure)
            return place.areas.first(where: written.contains).map { [$0] } ?? []
        }
        return try Row.fetchAll(
            database,
            sql: """
                SELECT \(SpanRow.columns) FROM \(SpanRow.joined("span"))
                WHERE span.procedure = ? AND known_until >= ? AND known_from <= ? AND span.content IS NOT NULL
                    \(areas.map { "AND area IN (\($0.commaSeparated))" } ?? "")
                ORDER BY from_day
                """, arguments: [procedure.number, known, known]
        ).map { SpanRow($0) }
    }

    private func areasWritten(for procedure: ProcedureCode) throws -> Set<Int> {
        try Int.fetchSet(
            database.cachedStatement(
                sql: "SELECT DISTINCT area FROM span WHERE procedure = ? AND known_until >= ? AND known_from <= ?"),
            arguments: [procedure.number, known, known])
    }

    /// Whether some commune alive that day has an area as the narrowest of those that have rows.
    private mutating func hasCommune(_ area: Int, besides written: Set<Int>) throws -> Bool {
        let narrower = try areas(narrowerThan: area, among: written)
        if narrower.isEmpty, let known = populated[area] { return known }
        let has = try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM unit WHERE \(ReadModelSchema.lies(in: area))
                        AND \(ReadModelSchema.narrowest(among: narrower.union([area]))) = \(area)
                        AND known_from <= ? AND known_until >= ? AND from_day <= ? AND until_day >= ?)
                """, arguments: [known, known, day.dayNumber, day.dayNumber])!
        if narrower.isEmpty { populated[area] = has }
        return has
    }

    private func areas(narrowerThan area: Int, among written: Set<Int>) throws -> Set<Int> {
        let others = written.subtracting([area])
        if others.isEmpty || area == Area.nation.id { return others }
        return try Int.fetchSet(
            database,
            sql: """
                SELECT id FROM area WHERE id IN (\(others.sorted().commaSeparated))
                    AND (kind = 'unit' OR kind = 'typedPath' AND 'path' = (SELECT kind FROM area WHERE id = ?))
                """, arguments: [area])
    }
}
