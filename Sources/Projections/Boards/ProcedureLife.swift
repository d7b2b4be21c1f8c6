import Events
internal import GRDB

/// What stands for one procedure in one commune through all days, as known at a position.
struct ProcedureLife {
    /// In order; on days that none holds there is nothing.
    private let stretches: [SpanRow]

    init(_ database: Database, _ procedure: ProcedureCode, in life: PlaceLife, known: Int) throws {
        var rows: [Int: [SpanRow]] = [:]
        var stretches: [SpanRow] = []
        for step in life.steps {
            for area in step.areas {
                let spans = try rows[area] ?? Self.spans(database, procedure, in: area, known: known)
                rows[area] = spans
                // An area that has rows for a procedure has them for all days.
                guard !spans.isEmpty || area == step.areas.last else { continue }
                for span in spans where span.from <= step.until && span.until >= step.from {
                    var span = span
                    span.from = max(span.from, step.from)
                    span.until = min(span.until, step.until)
                    stretches.append(span)
                }
                break
            }
        }
        self.stretches = stretches
    }

    private static func spans(
        _ database: Database, _ procedure: ProcedureCode, in area: Int, known: Int
    ) throws -> [SpanRow] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SpanRow.columns) FROM \(SpanRow.joined("span"))
                    WHERE area = ? AND span.procedure = ? AND \(ReadModelSchema.known("span")) ORDER BY from_day
                    """), arguments: [area, procedure.number, known, known]
        ).map { SpanRow($0) }
    }

    /// What stands on a day; nil: nothing.
    func span(on day: CivilDate) -> SpanRow? { stretches.first { $0.from <= day && day <= $0.until } }

    /// The first of the days up to one, without a day between, on which a condition holds; nil when it does not hold on
    /// the day itself.
    func since(_ day: CivilDate, _ condition: (SpanRow) throws -> Bool) rethrows -> CivilDate? {
        var first: CivilDate?
        for span in stretches.reversed() where span.from <= day {
            guard span.until.next == first || (first == nil && day <= span.until), try condition(span) else { break }
            first = span.from
        }
        return first
    }

    /// The last day before one on which a condition holds; nil when it never does.
    func last(before day: CivilDate, _ condition: (SpanRow) throws -> Bool) rethrows -> CivilDate? {
        try stretches.last { try $0.from < day && condition($0) }.map { min($0.until, day.previous) }
    }

    /// Whether a condition holds on some day after one.
    func holds(after day: CivilDate, _ condition: (SpanRow) throws -> Bool) rethrows -> Bool {
        try stretches.contains { try $0.until > day && condition($0) }
    }
}

extension SpanRow {
    /// Whether it has to be posted: in force, not suspended, and of commune level.
    var isDue: Bool { isListed && standing == .inForce }
}
