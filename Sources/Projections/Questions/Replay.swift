public import Events
internal import GRDB

/// The story of one commune's catalogue: for each day on which it changed, what entered, left and changed, and how many
/// procedures it then held.
public struct Replay: Sendable {
    public let basis: Basis
    public let commune: Place
    public let from: CivilDate
    public let to: CivilDate
    /// How many procedures were listed on the first day.
    public let initialCount: Int
    public let steps: [Step]

    public struct Step: Sendable {
        public let day: CivilDate
        public let changes: ProcedureChanges
        /// How many procedures are listed from that day on.
        public let count: Int
    }
}

extension Replay {
    /// - Parameter start: nil asks from the day before the commune was established under this code.
    init(
        _ database: Database, commune code: UnitCode, from start: CivilDate?, to end: CivilDate, known: Int,
        head: LogHead
    ) throws {
        let place = try Place.find(database, code, on: end, known: known)
        let start = start ?? place.since
        var before = try DifferenceSide(database, commune: code, .init(on: start, known: known))
        let initialCount = try Listing(database, commune: code, on: start, known: known).items.count
        var count = initialCount
        var steps: [Step] = []
        let shelf = DifferenceShelf(database)
        for day in try Self.days(database, code, after: start, through: end, known: known) {
            // Days without a unit of this code are passed over: the story goes on with the next one.
            let after: DifferenceSide
            do {
                after = try DifferenceSide(database, commune: code, .init(on: day, known: known))
            } catch is NoUnit {
                continue
            }
            let changes = try ProcedureChanges(database, from: before, to: after, shelf)
            count += changes.added.count - changes.removed.count
            if !changes.isEmpty { steps.append(Step(day: day, changes: changes, count: count)) }
            before = after
        }
        self.init(
            basis: Basis(commune: code, on: end, known: known, head: head), commune: place, from: start, to: end,
            initialCount: initialCount, steps: steps)
    }

    /// The days after one and through another on which a row of the commune's areas begins, or the commune itself changes.
    private static func days(
        _ database: Database, _ code: UnitCode, after start: CivilDate, through end: CivilDate, known: Int
    ) throws -> [CivilDate] {
        try Int.fetchAll(
            database,
            sql: """
                WITH place AS (
                    SELECT from_day, area, typed_area, own_area FROM unit
                    WHERE code = :code AND known_from <= :known AND known_until >= :known AND until_day >= :start
                )
                SELECT from_day FROM place WHERE from_day > :start AND from_day <= :end
                UNION
                SELECT page_row.from_day
                FROM \(ReadModelSchema.pageRows(
                    in: """
                        SELECT 0 UNION SELECT area FROM place UNION SELECT typed_area FROM place
                        UNION SELECT own_area FROM place
                        """))
                WHERE page.known_from <= :known AND page.known_until >= :known
                    AND page_row.known_from <= :known AND page_row.known_until >= :known
                    AND page_row.from_day > :start AND page_row.from_day <= :end
                UNION
                SELECT page_row.until_day + 1 FROM \(ReadModelSchema.pageRows(in: "0"))
                WHERE page.known_from <= :known AND page.known_until >= :known
                    AND page_row.known_from <= :known AND page_row.known_until >= :known
                    AND page_row.until_day >= :start AND page_row.until_day < :end
                ORDER BY 1
                """,
            arguments: ["code": code.text, "known": known, "start": start.dayNumber, "end": end.dayNumber]
        ).map(CivilDate.init(dayNumber:))
    }

    public var value: Value {
        .object([
            "schema": .text("tthc.replay/1"), "basis": basis.value, "commune": commune.value,
            "from": .text(from.description), "to": .text(to.description), "initialCount": .integer(initialCount),
            "steps": .list(
                steps.map { step in
                    var members: Value.Members = [
                        "on": .text(step.day.description), "count": .integer(step.count),
                    ]
                    for (key, value) in step.changes.members.entries { members[key] = value }
                    return .object(members)
                }),
        ])
    }
}
