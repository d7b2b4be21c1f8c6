import Events
internal import Crypto
internal import Foundation
internal import GRDB

extension Projector {
    /// Folds again what changed lines may change: the procedures they name or named and those judged with them, in each area
    /// that their territory reaches or that it sets apart.
    func refresh(_ changes: [LineChange], known position: Int) throws {
        lineChanges += changes
        var procedures: Set<ProcedureCode> = []
        if changes.contains(where: { $0.before != nil }) {
            // What hung together before may no longer.
            var before = LineShelf(database: database, known: position - 1)
            for named in changes.flatMap(\.named) { procedures.formUnion(try before.judged(with: named)) }
        }
        shelf.put(changes)
        for named in changes.flatMap(\.named) { procedures.formUnion(try shelf.judged(with: named)) }
        let dated = changes.filter { !$0.dated.isEmpty }
        guard !dated.isEmpty else { return }
        for procedure in procedures.sorted() {
            let lines = try shelf.linesJudged(with: procedure)
            let written = try areasWritten(for: procedure)
            timelines = [:]
            for area in [Area.nation] + areas.paths {
                let isWritten = written.contains(area.id)
                guard isWritten ? dated.contains(where: { $0.covers(area) }) : isNeeded(area, for: lines) else {
                    continue
                }
                try write(procedure, in: area, lines: lines, known: position)
            }
            for place in try places(mentionedBy: lines, or: written) {
                var place = place
                if let area = place.ownArea, written.contains(area.id) {
                    guard dated.contains(where: { $0.covers(area) }) else { continue }
                    try write(procedure, in: area, lines: lines, known: position)
                } else {
                    try writeOwn(procedure, on: &place, lines: lines, known: position)
                }
            }
        }
    }

    private func isNeeded(_ area: Area, for lines: [StandingLine]) -> Bool {
        area.id == Area.nation.id
            ? lines.contains { area.extent(of: $0).covers } : area.differs(from: .nation, for: lines)
    }

    private func areasWritten(for procedure: ProcedureCode) throws -> Set<Int> {
        try Int.fetchSet(
            database.cachedStatement(sql: "SELECT DISTINCT area FROM span WHERE procedure = ?"),
            arguments: [procedure.number])
    }

    /// The units on whose land lines mention communes one by one, and those that have rows of their own already.
    private func places(mentionedBy lines: [StandingLine], or written: Set<Int>) throws -> [UnitPlace] {
        var codes: Set<UnitCode> = []
        for code in lines.flatMap(\.territory.communeCodes) {
            codes.formUnion(try register.codesDescending(from: code))
        }
        var places: [Int: UnitPlace] = [:]
        for code in codes {
            for place in try Self.places(database, areas, "code = ?", [code.text]) { places[place.id] = place }
        }
        for area in written where areas[area].isOwn {
            for place in try Self.places(database, areas, "own_area = ?", [area]) { places[place.id] = place }
        }
        return places.values.sorted { $0.id < $1.id }
    }

    static func places(
        _ database: Database, _ areas: AreaShelf, _ condition: String, _ arguments: StatementArguments
    ) throws -> [UnitPlace] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, land, type, area, own_area FROM unit
                    WHERE \(condition) AND known_until = \(ReadModelSchema.endOfKnowledge) ORDER BY id
                    """),
            arguments: arguments
        ).map { row in
            UnitPlace(
                id: row[0], land: Land(text: row[1]), type: UnitType(rawValue: row[2])!, area: areas[row[3]],
                ownArea: (row[4] as Int?).map { areas[$0] })
        }
    }

    /// Writes rows for one unit where some line counts on its land otherwise than on that of its path.
    func writeOwn(
        _ procedure: ProcedureCode, on unit: inout UnitPlace, lines: [StandingLine], known position: Int
    ) throws {
        guard Area(id: -1, ground: unit.ground).differs(from: unit.area, for: lines) else { return }
        if unit.ownArea == nil {
            let area = try areas.area(of: unit.ground).area
            try database.cachedStatement(sql: "UPDATE unit SET own_area = ? WHERE id = ?")
                .execute(arguments: [area.id, unit.id])
            unit.ownArea = area
        }
        try write(procedure, in: unit.ownArea!, lines: lines, known: position)
    }

    /// Folds a procedure in an area and writes the rows that differ from those that stand.
    func write(_ procedure: ProcedureCode, in area: Area, lines: [StandingLine], known position: Int) throws {
        let covering = lines.filter { area.extent(of: $0).covers }
        let partial = Set(covering.filter { area.extent(of: $0) == .part }.map(\.position))
        var wanted: [SpanRow] = []
        for stretch in timeline(of: procedure, covering).stretches {
            let row = try SpanRow(stretch, partial: partial, content: contentID(of: stretch.state))
            guard area.id != Area.nation.id || !row.isBlank else { continue }
            if let last = wanted.last, last.until.next == row.from, last.saysTheSame(as: row) {
                wanted[wanted.count - 1].until = row.until
            } else {
                wanted.append(row)
            }
        }
        let standing = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT \(SpanRow.columns), known_from FROM span
                    WHERE area = ? AND procedure = ? AND known_until = \(ReadModelSchema.endOfKnowledge)
                    """),
            arguments: [area.id, procedure.number]
        ).map { (row: SpanRow($0), knownFrom: $0[9] as Int) }
        let kept = Set(wanted)
        for (row, knownFrom) in standing where !kept.contains(row) {
            try database.cachedStatement(
                sql: """
                    UPDATE span SET known_until = ?
                    WHERE area = ? AND procedure = ? AND known_from = ? AND from_day = ?
                    """
            ).execute(arguments: [position - 1, area.id, procedure.number, knownFrom, row.from.dayNumber])
            reviewChange.gone(row.review, procedure, knownFrom: knownFrom)
        }
        let there = Set(standing.map(\.row))
        for row in wanted where !there.contains(row) {
            try insert(row, procedure, area, known: position)
            reviewChange.come(row.review, procedure)
        }
    }

    /// The life of a procedure under some lines, folded once for all areas that the same lines cover.
    private func timeline(of procedure: ProcedureCode, _ lines: [StandingLine]) -> ProcedureTimeline {
        let key = [procedure.number] + lines.map(\.position)
        if let timeline = timelines[key] { return timeline }
        let timeline = ProcedureTimeline(of: procedure, lines: lines)
        timelines[key] = timeline
        return timeline
    }

    private func insert(_ row: SpanRow, _ procedure: ProcedureCode, _ area: Area, known position: Int) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO span (area, procedure, from_day, until_day, known_from, known_until, standing, is_listed,
                    content, facts, partial, review, basis_ends)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            area.id, procedure.number, row.from.dayNumber, row.until.dayNumber, position,
            ReadModelSchema.endOfKnowledge, row.standing.rawValue, row.isListed, row.content,
            row.facts.commaSeparated, row.partial.commaSeparated, row.review.text, row.basisEnds?.dayNumber,
        ])
    }

    /// The row of a content, written when it is the first time; nil when nothing is in force.
    private func contentID(of state: ProcedureState) throws -> Int? {
        guard state.standing != .nothing else { return nil }
        let bytes = state.content.canonicalBytes
        let digest = Data(SHA256.hash(data: bytes))
        let found = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM content WHERE digest = ?"), arguments: [digest])
        if let found { return found }
        let value = try Value(json: bytes)
        try database.cachedStatement(
            sql: "INSERT INTO content (digest, name, field, role, data) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            digest, value["name"]?.text ?? "", value["field"]?.text, value["role"]?.text ?? "resolve", Data(bytes),
        ])
        let id = Int(database.lastInsertedRowID)
        try SearchIndex.insert(SearchTerms(content: value, folder), of: .content(id: id), in: database)
        return id
    }
}

extension SpanRow {
    init(_ stretch: ProcedureTimeline.Stretch, partial: Set<Int>, content: Int?) throws {
        let state = stretch.state
        let facts = state.applied
        var review = ReviewMarks()
        review.conflict = state.conflicts.sorted()
        review.stillborn = state.stillborn.sorted()
        review.overwritten = state.overwritten
        review.expired = stretch.expired.sorted()
        review.legalBases = state.basisEnds == nil ? nil : state.legalBasesSetBy
        self.init(
            from: stretch.from, until: stretch.until, standing: state.standing,
            isListed: state.standing != .nothing && state.isCommuneLevel, content: content, facts: facts,
            partial: facts.filter(partial.contains), review: review, basisEnds: state.basisEnds)
    }

    func saysTheSame(as other: SpanRow) -> Bool {
        var other = other
        other.from = from
        other.until = until
        return self == other
    }
}
