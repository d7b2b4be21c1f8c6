import Events
internal import GRDB

extension Projector {
    /// Folds again what changed lines may change: the procedures they name or named and those judged with them, in each area
    /// that their territory reaches or that it sets apart.
    func refresh(_ changes: [LineChange], known position: Int) throws {
        lineChanges += changes
        let dated = changes.filter { !$0.dated.isEmpty }
        guard !dated.isEmpty else { return }
        if let line = changes[0].after, changes.count == 1, line.position == position, try goOn(with: line) { return }
        var procedures: Set<ProcedureCode> = []
        if changes.contains(where: { $0.before != nil }) {
            // What hung together before may no longer.
            var before = LineShelf(database: database, known: position - 1)
            for named in changes.flatMap(\.named) { procedures.formUnion(try before.judged(with: named)) }
        }
        var shelf = LineShelf(database: database)
        for named in changes.flatMap(\.named) { procedures.formUnion(try shelf.judged(with: named)) }
        for procedure in procedures.sorted() {
            try fold(procedure, &shelf, changed: dated, known: position)
        }
        try pages.settle(known: position)
    }

    /// Folds a procedure in every area that changed lines reach, and keeps what it comes to.
    private func fold(
        _ procedure: ProcedureCode, _ shelf: inout LineShelf, changed dated: [LineChange], known position: Int
    ) throws {
        outcomes.take(procedure)
        let lines = try shelf.linesJudged(with: procedure)
        let open = try openSpans(of: procedure)
        // What other lines made has the content it had.
        let mended = Set(dated.map(\.position))
        var new = ProcedureLives(procedure, lines: lines, contents: try contents(in: open, without: mended))
        var states = StateShelf(procedure)
        let coverage = try areas.coverage(of: lines)
        let changed = try areas.coverage(of: dated.flatMap(\.dated))
        func stay(in area: Area, isWritten: Bool) throws {
            let covering = coverage.lines(covering: area)
            let standing = open[area.id] ?? []
            let life = try new.life(coveredBy: covering.lines) { try content(of: $0, procedure) }
            var stay = ProcedureLives.Stay(
                life: life, partial: covering.partial, knownFrom: standing.map(\.knownFrom))
            if isWritten {
                let old = standing.map(\.row)
                let rows = new.lives[life].rows.had(by: area.id).map { $0.with(partial: stay.partial) }
                let step = RowStep(from: old, to: rows)
                stay.knownFrom = try write(step, &states, in: area, over: stay, known: position)
            }
            new.areas[area.id] = stay
        }
        let concerned = try coverage.apart.union([Area.nation.id]).union(open.keys).sorted().map { try areas[$0] }
        for area in concerned where !area.isOwn {
            let isNew = open[area.id] == nil && area.id != Area.nation.id
            try stay(in: area, isWritten: isNew || changed.covers(area))
        }
        for place in try places(mentionedBy: lines.flatMap(\.territory.communeCodes), or: open.keys) {
            var place = place
            if let area = place.ownArea, open[area.id] != nil {
                try stay(in: area, isWritten: changed.covers(area))
            } else if try setApart(&place, for: lines) {
                try stay(in: place.ownArea!, isWritten: true)
            }
        }
        guard try shelf.judged(with: procedure).count == 1, let outcome = ProcedureOutcome(new, states) else { return }
        outcomes.put(outcome)
    }

    /// The contents of rows, by the lines that made them; not of areas of single communes, whose rows are no longer kept up
    /// when the commune is known to have been otherwise.
    ///
    /// - Parameter mended: lines whose form may have changed since.
    func contents(in open: [Int: [OpenSpan]], without mended: Set<Int> = []) throws -> [[Int]: Int] {
        var contents: [[Int]: Int] = [:]
        for (area, spans) in open where try !areas[area].isOwn {
            for span in spans where mended.isDisjoint(with: span.row.facts) {
                if let content = span.row.content { contents[span.row.facts] = content }
            }
        }
        return contents
    }

    /// The areas of paths where a line counts otherwise than in the next wider one.
    func apart(by line: StandingLine) throws -> [Area] {
        line.territory.isWholeNation ? [] : try areas.reach(of: line).apart
    }

    /// The units on whose land communes stand that are mentioned one by one, and those that have rows of their own already:
    /// by their own areas, those that have none yet last.
    func places(
        mentionedBy codes: some Sequence<UnitCode>, or written: some Sequence<Int>
    ) throws -> [UnitPlace] {
        var descendants: Set<UnitCode> = []
        for code in Set(codes) { descendants.formUnion(try register.codesDescending(from: code)) }
        var places: [Int: UnitPlace] = [:]
        for code in descendants {
            for place in try self.places("code = ?", [code.text]) { places[place.id] = place }
        }
        for area in written where try areas[area].isOwn {
            for place in try self.places("own_area = ?", [area]) { places[place.id] = place }
        }
        return places.values.sorted { ($0.ownArea?.id ?? .max, $0.id) < ($1.ownArea?.id ?? .max, $1.id) }
    }

    private func places(_ condition: String, _ arguments: StatementArguments) throws -> [UnitPlace] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, land, type, typed_area, own_area FROM unit
                    WHERE \(condition) AND known_until = \(ReadModelSchema.endOfKnowledge) ORDER BY id
                    """),
            arguments: arguments
        ).map { row in
            UnitPlace(
                id: row[0], land: Land(text: row[1]), type: UnitType(rawValue: row[2])!, area: try areas[row[3]],
                ownArea: try (row[4] as Int?).map { try areas[$0] })
        }
    }

    /// Whether some line counts on the land of a unit otherwise than on that of its path; it then has an area of its own.
    func setApart(_ unit: inout UnitPlace, for lines: [some DatedLine]) throws -> Bool {
        guard Area(id: -1, ground: unit.ground).differs(from: unit.area, for: lines) else { return false }
        guard unit.ownArea == nil else { return true }
        let area = try areas.makeArea(of: unit.ground)
        try database.cachedStatement(sql: "UPDATE unit SET own_area = ? WHERE id = ?")
            .execute(arguments: [area.id, unit.id])
        unit.ownArea = area
        return true
    }
}
