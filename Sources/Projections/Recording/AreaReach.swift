import Events
internal import GRDB

/// What stands for one procedure, as known at a position, in every commune alive on a day.
struct AreaReach {
    private let database: Database
    private let day: CivilDate
    private let known: Int
    private let spans: [Int: SpanRow]
    private let written: Set<Int>

    init(
        _ database: Database, procedure: ProcedureCode, on day: CivilDate,
        known: Int = ReadModelSchema.endOfKnowledge
    ) throws {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SpanRow.columns), area FROM span
                    WHERE procedure = ? AND known_from <= ? AND known_until >= ?
                    """), arguments: [procedure.number, known, known])
        self.written = Set(rows.map { $0[9] })
        self.spans = Dictionary(
            rows.compactMap { row in
                let span = SpanRow(row)
                return span.from <= day && day <= span.until ? (row[9], span) : nil
            }, uniquingKeysWith: { first, _ in first })
        self.database = database
        self.day = day
        self.known = known
    }

    /// The first commune by code of each set of communes for which the same lines count, by code.
    func samples() throws -> [Place] {
        let own = try written.isEmpty ? [] : ownAreas()
        var found: [Place] = []
        for area in written.union([Area.nation.id]) {
            let hidden = (area == Area.nation.id ? written : own).subtracting([area]).sorted().commaSeparated
            let condition =
                area == Area.nation.id ? "area NOT IN (\(hidden))" : "(area = \(area) OR own_area = \(area))"
            found += try Place.first(
                database, where: "\(condition) AND coalesce(own_area NOT IN (\(hidden)), true)", on: day, known: known)
                .map { [$0] } ?? []
        }
        return found.sorted { $0.code < $1.code }
    }

    private func ownAreas() throws -> Set<Int> {
        try Int.fetchSet(
            database,
            sql: "SELECT id FROM area WHERE kind = 'unit' AND id IN (\(written.sorted().commaSeparated))")
    }

    /// The communes where what stands satisfies a condition.
    func communes(where condition: (SpanRow) -> Bool) throws -> [Place] {
        let hit = Set(spans.filter { condition($0.value) }.keys)
        guard !hit.isEmpty else { return [] }
        return try Place.all(database, on: day, known: known).filter { place in
            place.areas.first(where: written.contains).map(hit.contains) ?? false
        }
    }
}
