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
        let lines = try shelf.linesJudged(with: procedure)
        var timelines = TimelineShelf(procedure)
        let open = try openSpans(of: procedure)
        var last = open.mapValues { spans in spans.last.flatMap { $0.row.until == .latest ? $0 : nil } }
        func write(_ area: Area) throws {
            let wanted = try spans(in: area, lines, &timelines)
            let standing = open[area.id] ?? []
            try self.write(wanted, procedure, in: area, over: standing, known: position)
            last[area.id] = wanted.last.flatMap { row in
                row.until == .latest
                    ? standing.first { $0.row == row } ?? OpenSpan(row: row, knownFrom: position) : nil
            }
        }
        let apart = try Set(lines.flatMap { try self.apart(by: $0) }.map(\.id))
        let concerned = apart.union([Area.nation.id]).union(open.keys).sorted().map { areas[$0] }
        for area in concerned where !area.isOwn {
            let isWritten = open[area.id] != nil
            let isNeeded =
                area.id == Area.nation.id
                ? lines.contains { area.extent(of: $0).covers } : apart.contains(area.id)
            guard isWritten ? dated.contains(where: { $0.covers(area) }) : isNeeded else { continue }
            try write(area)
        }
        var living: Set<Int> = []
        for place in try places(mentionedBy: lines, or: Set(open.keys)) {
            var place = place
            defer { if let area = place.ownArea { living.insert(area.id) } }
            if let area = place.ownArea, open[area.id] != nil {
                guard dated.contains(where: { $0.covers(area) }) else { continue }
            } else {
                guard try setApart(&place, for: lines) else { continue }
            }
            try write(place.ownArea!)
        }
        var kept = StandingShelf.Procedure(procedure, lines: lines, judgedWith: try shelf.judged(with: procedure))
        if kept != nil {
            // Nobody asks for the areas of units that are known to have been otherwise.
            for (area, span) in last where !areas[area].isOwn || living.contains(area) {
                let state = timelines.state(of: areas[area], lines)
                kept!.areas[area] = .init(state: state, row: span?.row, knownFrom: span?.knownFrom ?? 0)
            }
            if kept!.areas[Area.nation.id] == nil {
                let state = timelines.state(of: .nation, lines)
                kept!.areas[Area.nation.id] = .init(state: state, row: nil, knownFrom: 0)
            }
            kept!.states = timelines.all.map { $0.stretches.last!.state }
        }
        standings[procedure] = kept
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
        // Areas that will be made come after those there are.
        return places.values.sorted { ($0.ownArea?.id ?? .max, $0.id) < ($1.ownArea?.id ?? .max, $1.id) }
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

    /// Whether some line counts on the land of a unit otherwise than on that of its path; it then has an area of its own.
    func setApart(_ unit: inout UnitPlace, for lines: [StandingLine]) throws -> Bool {
        guard Area(id: -1, ground: unit.ground).differs(from: unit.area, for: lines) else { return false }
        guard unit.ownArea == nil else { return true }
        let area = try areas.area(of: unit.ground).area
        try database.cachedStatement(sql: "UPDATE unit SET own_area = ? WHERE id = ?")
            .execute(arguments: [area.id, unit.id])
        unit.ownArea = area
        return true
    }

    /// Folds a procedure in an area that has no row of it yet, and writes its rows.
    func write(
        _ procedure: ProcedureCode, in area: Area, _ lines: [StandingLine], _ timelines: inout TimelineShelf,
        known position: Int
    ) throws {
        for row in try spans(in: area, lines, &timelines) {
            try insert(row, procedure, in: area.id, known: position)
        }
    }

    /// The rows that a procedure should have in an area.
    private func spans(
        in area: Area, _ lines: [StandingLine], _ timelines: inout TimelineShelf
    ) throws -> [SpanRow] {
        let covering = lines.filter { area.extent(of: $0).covers }
        let partial = Set(covering.filter { area.extent(of: $0) == .part }.map(\.position))
        let index = timelines.index(of: covering)
        let procedure = timelines.procedure
        let contents = try timelines.contents(of: index) { try content(of: $0, procedure) }
        var rows: [SpanRow] = []
        for (stretch, content) in zip(timelines.all[index].stretches, contents) {
            let row = SpanRow(stretch, partial: partial, content: content)
            guard area.id != Area.nation.id || !row.isBlank else { continue }
            if let last = rows.last, last.until.next == row.from, last.saysTheSame(as: row) {
                rows[rows.count - 1].until = row.until
            } else {
                rows.append(row)
            }
        }
        return rows
    }
}

/// The lives folded for one procedure, once for all areas that the same lines cover.
struct TimelineShelf {
    let procedure: ProcedureCode
    private(set) var all: [ProcedureTimeline] = []
    /// The content of each stretch, of those lives that were written.
    private var contents: [Int: [Int?]] = [:]
    private var indices: [[Int]: Int] = [:]

    init(_ procedure: ProcedureCode) {
        self.procedure = procedure
    }

    mutating func index(of lines: [StandingLine]) -> Int {
        let positions = lines.map(\.position)
        if let index = indices[positions] { return index }
        all.append(ProcedureTimeline(of: procedure, lines: lines))
        indices[positions] = all.count - 1
        return all.count - 1
    }

    mutating func contents(of index: Int, _ content: (ProcedureState) throws -> Int?) rethrows -> [Int?] {
        if let found = contents[index] { return found }
        let found = try all[index].stretches.map { try content($0.state) }
        contents[index] = found
        return found
    }

    /// Which life a procedure has in an area.
    mutating func state(of area: Area, _ lines: [StandingLine]) -> Int {
        index(of: lines.filter { area.extent(of: $0).covers })
    }
}

extension SpanRow {
    init(_ stretch: ProcedureTimeline.Stretch, partial: Set<Int>, content: Int?) {
        self.init(
            stretch.state, from: stretch.from, until: stretch.until, expired: stretch.expired, content: content,
            partial: stretch.state.applied.filter(partial.contains))
    }

    init(
        _ state: ProcedureState, from: CivilDate, until: CivilDate, expired: [Int], content: Int?, partial: [Int]
    ) {
        var review = ReviewMarks()
        review.conflict = state.conflicts.sorted()
        review.stillborn = state.stillborn.sorted()
        review.overwritten = state.overwritten
        review.expired = expired.sorted()
        let basisEnds = state.basisEnds
        review.legalBases = basisEnds == nil ? nil : state.legalBasesSetBy
        self.init(
            from: from, until: until, standing: state.standing,
            isListed: state.standing != .nothing && state.isCommuneLevel, content: content, facts: state.applied,
            partial: partial, review: review, basisEnds: basisEnds)
    }

    func saysTheSame(as other: SpanRow) -> Bool {
        standing == other.standing && content == other.content && isListed == other.isListed && facts == other.facts
            && partial == other.partial && review == other.review && basisEnds == other.basisEnds
    }
}
