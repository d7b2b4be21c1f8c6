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
                    SELECT \(SpanRow.columns), area FROM \(SpanRow.joined("span"))
                    WHERE span.procedure = ? AND known_from <= ? AND known_until >= ?
                    """), arguments: [procedure.number, known, known])
        let area = SpanRow.columnCount
        self.written = Set(rows.map { $0[area] })
        self.spans = Dictionary(
            rows.compactMap { row in
                let span = SpanRow(row)
                return span.from <= day && day <= span.until ? (row[area], span) : nil
            }, uniquingKeysWith: { first, _ in first })
        self.database = database
        self.day = day
        self.known = known
    }

    /// The first commune by code of each set of communes for which the same lines count, by code.
    func samples() throws -> [Place] {
        try written.union([Area.nation.id]).compactMap { area in
            let narrowest = ReadModelSchema.narrowest(among: written)
            return try Place.first(
                database, where: "\(ReadModelSchema.lies(in: area)) AND \(narrowest) = \(area)", on: day, known: known)
        }.sorted { $0.code < $1.code }
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
