import Events
internal import GRDB

/// How many facts were known at the end of each day, and at least since a position.
struct KnowledgeByDay {
    /// The first day of each stretch and how many facts were known at its days' ends; the first begins at the earliest day.
    let steps: [(from: CivilDate, known: Int)]

    /// - Parameter recorded: days on which facts were recorded, ascending, with how many there were at their ends.
    init(since: Int, recorded: [(day: CivilDate, size: Int)]) {
        var steps = [(from: CivilDate.earliest, known: since)]
        for (day, size) in recorded where size > steps.last!.known { steps.append((day, size)) }
        self.steps = steps
    }

    func known(on day: CivilDate) -> Int { steps.last { $0.from <= day }!.known }
}

/// A stretch of a unit's days as known over a stretch of positions, and in which areas it then lay.
struct UnitStretch: Hashable {
    let from: CivilDate
    let until: CivilDate
    let knownFrom: Int
    let knownUntil: Int
    let areas: [Int]

    /// Those of a code that were known at some time since a position.
    static func fetch(_ database: Database, _ code: UnitCode, since: Int, known: Int) throws -> [UnitStretch] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT from_day, until_day, known_from, known_until, area, typed_area, own_area FROM unit
                    WHERE code = ? AND known_from <= ? AND known_until >= ? ORDER BY known_from, from_day
                    """), arguments: [code.text, known, since]
        ).map { row in
            UnitStretch(
                from: CivilDate(dayNumber: row[0]), until: CivilDate(dayNumber: row[1]),
                knownFrom: max(row[2], since), knownUntil: min(row[3], known),
                areas: Area.ids(row, at: 4))
        }
    }
}

/// The days of one commune on which the posted list may have been wrong.
struct PostedDays {
    let database: Database
    let code: UnitCode
    let stretches: [UnitStretch]
    let since: Int
    let through: CivilDate
    let knowledge: KnowledgeByDay
    let known: Int

    private var areas: [Int] { Set(stretches.flatMap(\.areas)).sorted() }
    /// Whether what is known of the unit itself changed since.
    private var unitChanged: Bool { stretches.contains { $0.knownFrom > since || $0.knownUntil < known } }

    /// The procedures of which some row here changed since; nil when any may have.
    private func procedures() throws -> Set<ProcedureCode>? {
        if unitChanged { return nil }
        let numbers = try Int.fetchSet(
            database,
            sql: """
                SELECT DISTINCT procedure FROM \(ReadModelSchema.pageRows(in: areas.commaSeparated))
                WHERE (page_row.known_from > ? AND page_row.known_from <= ?)
                    OR (page_row.known_until >= ? AND page_row.known_until < ?)
                """, arguments: [since, known, since, known])
        return Set(numbers.map(ProcedureCode.init(number:)))
    }

    /// The days on which something may begin to differ, ascending.
    private func days(_ procedures: Set<ProcedureCode>?) throws -> [CivilDate] {
        let chosen = procedures.map { "AND procedure IN (\($0.map(\.number).sorted().commaSeparated))" } ?? ""
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT DISTINCT page_row.from_day, page_row.until_day
                FROM \(ReadModelSchema.pageRows(in: areas.commaSeparated))
                WHERE page_row.known_from <= ? AND page_row.known_until >= ? \(chosen)
                """, arguments: [known, since])
        var days = Set(rows.flatMap { [$0[0] as Int, ($0[1] as Int) + 1] })
        for stretch in stretches { days.formUnion([stretch.from.dayNumber, stretch.until.next.dayNumber]) }
        for step in knowledge.steps { days.insert(step.from.dayNumber) }
        return days.sorted().filter { $0 <= through.dayNumber }.map(CivilDate.init(dayNumber:))
    }

    func findings() throws -> [Recall.Finding] {
        let procedures = try procedures()
        if let procedures, procedures.isEmpty { return [] }
        let days = try days(procedures)
        var open: [Recall.Finding] = []
        var closed: [Recall.Finding] = []
        for (index, day) in days.enumerated() {
            let until = index + 1 < days.count ? days[index + 1].previous : through
            let found = try findings(from: day, until: until, procedures)
            closed += open.filter { old in !found.contains { $0.continues(old) } }
            open = found.map { new in
                guard let old = open.first(where: new.continues) else { return new }
                return Recall.Finding(kind: new.kind, row: new.row, from: old.from, until: until)
            }
        }
        return (closed + open).sorted {
            ($0.from, $0.row.procedure, $0.until) < ($1.from, $1.row.procedure, $1.until)
        }
    }

    /// What was wrong over days on which nothing begins to differ.
    private func findings(
        from day: CivilDate, until: CivilDate, _ procedures: Set<ProcedureCode>?
    ) throws -> [Recall.Finding] {
        let posted = knowledge.known(on: day)
        guard posted < known else { return [] }
        let changes: ProcedureChanges
        do {
            changes = try ProcedureChanges(
                database,
                from: DifferenceSide(database, commune: code, .init(on: day, known: posted)),
                to: DifferenceSide(database, commune: code, .init(on: day, known: known)), procedures: procedures)
        } catch is NoUnit {
            return []
        }
        let kinds = [
            (Recall.Finding.Kind.missing, changes.added), (.extra, changes.removed), (.wrong, changes.changed),
        ]
        return kinds.flatMap { kind, rows in
            rows.map { Recall.Finding(kind: kind, row: $0, from: day, until: until) }
        }
    }
}

extension Recall.Finding {
    /// Whether it goes on where another ends.
    fileprivate func continues(_ other: Self) -> Bool {
        kind == other.kind && row == other.row && other.until.next == from
    }
}
