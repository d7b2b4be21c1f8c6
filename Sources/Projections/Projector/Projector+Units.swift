import Events
internal import GRDB

extension Projector {
    /// A row of the table `unit`, as it should be.
    private struct UnitRow: Hashable {
        let from: CivilDate
        let until: CivilDate
        let state: AdministrativeUnit.State
        let since: CivilDate
        let land: String
    }

    /// Puts one change of units in the place of another, and brings the rows of all codes it touches up to it.
    func change(units old: UnitFact?, to new: UnitFact?, position: Int, known: Int) throws {
        let facts = [old, new].compactMap { $0 }
        unitDays.formUnion(facts.map(\.effectiveFrom))
        var codes: Set<UnitCode> = []
        try changeRegister { register in
            func collect() { for fact in facts { codes.formUnion(register.codesDescending(from: fact.change.code)) } }
            collect()
            if let old { register.remove(old, position: position) }
            if let new { register.apply(new, position: position) }
            collect()
        }
        for code in codes.sorted() where code.isCommune { try refreshRows(of: code, known: known) }
    }

    /// Writes what a change of units now is, after something was recorded about it.
    ///
    /// - Throws: ``Refusal`` when the changes of a code no longer apply in their order.
    func restate(unit position: Int, known: Int) throws {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT data, known_until, recorded_at, recorded_by FROM unit_change WHERE position = ?
                    ORDER BY known_from
                    """), arguments: [position])
        let original = try UnitFact(value: rows[0].stored(at: 0))
        let isOpen = rows.last![1] as Int == ReadModelSchema.endOfKnowledge
        let old = isOpen ? try UnitFact(value: rows.last!.stored(at: 0)) : nil
        let new = try unitNow(position, original)
        guard new != old else { return }
        try change(units: old, to: new, position: position, known: known)
        if isOpen { try close("unit_change", "position", position, known: known) }
        if let new { try insertUnitChange(new, position: position, at: rows[0][2], by: rows[0][3], known: known) }
        for fact in [old, new].compactMap({ $0 }) {
            if let refusal = try register.refusal(of: fact.change.code) { throw refusal }
        }
        try openAreas()
    }

    private func unitNow(_ position: Int, _ original: UnitFact) throws -> UnitFact? {
        let mendings = try Mendings(database, of: [position])
        guard mendings.withdrawal(of: position) == nil else { return nil }
        let form = mendings.form(of: position)
        guard form != position else { return original }
        var members = try StatementRow.find(database, at: form)!.data["fact"]!.members!
        members["resolution"] = original.resolution.value
        return try UnitFact(value: .object(members))
    }

    func insertUnitChange(
        _ fact: UnitFact, position: Int, at recordedAt: String, by recordedBy: String, known: Int
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO unit_change (position, known_from, known_until, code, recorded_at, recorded_by, data)
                VALUES (?, ?, \(ReadModelSchema.endOfKnowledge), ?, ?, ?, ?)
                """
        ).execute(arguments: [
            position, known, fact.change.code.text, recordedAt, recordedBy, fact.value.stored,
        ])
    }

    /// Brings the rows of a code up to what the register now says, and gives new ones their areas.
    func refreshRows(of code: UnitCode, known position: Int) throws {
        var wanted: [(row: UnitRow, land: Land)] = []
        let register = try register
        for unit in register.units(code) {
            let land = Land(of: unit, in: register)
            for (index, state) in unit.states.enumerated() {
                let next = index + 1 < unit.states.count ? unit.states[index + 1].from.previous : nil
                let until = next ?? unit.until ?? .latest
                guard state.from <= until else { continue }
                wanted.append(
                    (UnitRow(from: state.from, until: until, state: state, since: unit.since, land: land.text), land))
            }
        }
        let open = try openRows(of: code)
        for (id, row, ownArea) in open where !wanted.contains(where: { $0.row == row }) {
            if let ownArea { openings.closed.insert(ownArea) }
            try database.cachedStatement(sql: "UPDATE unit SET known_until = ? WHERE id = ?")
                .execute(arguments: [position - 1, id])
        }
        for (row, land) in wanted where !open.contains(where: { $0.row == row }) {
            try insert(row, code, land, known: position)
        }
    }

    private func openRows(of code: UnitCode) throws -> [(id: Int, row: UnitRow, ownArea: Int?)] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, from_day, until_day, name, type, province, since, land, own_area FROM unit
                    WHERE code = ? AND known_until = \(ReadModelSchema.endOfKnowledge)
                    """),
            arguments: [code.text]
        ).map { row in
            let from = CivilDate(dayNumber: row[1])
            return (
                row[0],
                UnitRow(
                    from: from, until: CivilDate(dayNumber: row[2]),
                    state: .init(
                        from: from, name: row[3], type: UnitType(rawValue: row[4])!,
                        province: (row[5] as String?).flatMap(UnitCode.init)),
                    since: CivilDate(dayNumber: row[6]), land: row[7]),
                row[8]
            )
        }
    }

    private func insert(_ row: UnitRow, _ code: UnitCode, _ land: Land, known position: Int) throws {
        let path = land.path
        let (area, isNew) = try areas.area(ofPath: .path(path))
        if isNew { openings.areas.append((area, .nation, position)) }
        let (typed, isNewType) = try areas.area(ofPath: .typedPath(path, row.state.type))
        if isNewType { openings.areas.append((typed, area, position)) }
        try database.cachedStatement(
            sql: """
                INSERT INTO unit (code, from_day, until_day, known_from, known_until, name, type, province, since, land,
                    area, typed_area, own_area)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
                """
        ).run(
            code.text, row.from.dayNumber, row.until.dayNumber, position, ReadModelSchema.endOfKnowledge,
            row.state.name, row.state.type.rawValue, row.state.province?.text, row.since.dayNumber, row.land, area.id,
            typed.id)
        let unit = UnitPlace(
            id: Int(database.lastInsertedRowID), land: land, type: row.state.type, area: typed, ownArea: nil)
        openings.units.append((unit, position))
    }

    /// Writes what stands in the areas of paths and on the land of units that a submission brought, procedure by procedure:
    /// for a path, where some line counts otherwise than in the nation; for a unit, where some line mentions a commune of it.
    func openAreas() throws {
        let new = openings
        openings = Openings()
        if !new.closed.isEmpty { outcomes.removeAll(where: new.closed.contains) }
        guard !new.areas.isEmpty || !new.units.isEmpty else { return }
        var grounds = GroundShelf(database)
        // Which of the areas and units each procedure may have to be judged for.
        var candidates: [Int: (areas: [Int], units: [Int])] = [:]
        for (index, opening) in new.areas.enumerated() {
            for number in try grounds.procedures(apartOn: opening.area) {
                candidates[number, default: ([], [])].areas.append(index)
            }
        }
        for (index, opening) in new.units.enumerated() {
            for number in try grounds.procedures(mentioning: opening.unit.land.codes) {
                candidates[number, default: ([], [])].units.append(index)
            }
        }
        var shelf = LineShelf(database: database)
        var concerned: [ProcedureCode: (areas: Set<Int>, units: Set<Int>)] = [:]
        for (number, indices) in candidates {
            for procedure in try shelf.judged(with: ProcedureCode(number: number)) {
                concerned[procedure, default: ([], [])].areas.formUnion(indices.areas)
                concerned[procedure, default: ([], [])].units.formUnion(indices.units)
            }
        }
        var places = new.units
        for (procedure, indices) in concerned.sorted(by: { $0.key < $1.key }) {
            func opened(for lines: [some DatedLine]) throws -> [(area: Area, known: Int)] {
                var opened = indices.areas.sorted().map { new.areas[$0] }
                    .filter { $0.area.differs(from: $0.wider, for: lines) }.map { ($0.area, $0.known) }
                for index in indices.units.sorted() where try setApart(&places[index].unit, for: lines) {
                    opened.append((places[index].unit.ownArea!, places[index].known))
                }
                return opened
            }
            if try shelf.judged(with: procedure).count == 1 {
                let lines = try LineHeader.fetch(
                    database, everNaming: [procedure], known: ReadModelSchema.endOfKnowledge
                )[procedure, default: []].filter { $0.stands && $0.effectiveFrom != nil && $0.names(procedure) }
                let opened = try opened(for: lines)
                if try opened.isEmpty || copy(into: opened, procedure, lines, closed: new.closed) { continue }
                try fold(into: opened, procedure, &shelf)
            } else {
                let opened = try opened(for: shelf.linesJudged(with: procedure))
                if !opened.isEmpty { try fold(into: opened, procedure, &shelf) }
            }
        }
        try pages.settle(known: (new.areas.map(\.known) + new.units.map(\.known)).max()!)
    }

    /// Writes what stands for a procedure in areas that have no row of it yet, as it stands in areas that the same lines
    /// cover; false, and nothing is written, when there are no such areas for some.
    ///
    /// - Parameter closed: the areas of units that are known to have been otherwise by the facts at hand: their rows are
    ///   true so far.
    private func copy(
        into opened: [(area: Area, known: Int)], _ procedure: ProcedureCode, _ lines: [LineHeader], closed: Set<Int>
    ) throws -> Bool {
        let written = try openSpans(of: procedure)
        let coverage = try areas.coverage(of: lines)
        func covering(_ area: Area) -> [Int] { coverage.lines(covering: area).lines.map(\.position) }
        var alike: [[Int]: Int] = [:]
        // Of several the widest.
        for area in try living(among: Set(written.keys).union([Area.nation.id]), or: closed).reversed() {
            alike[covering(area)] = area.id
        }
        let models = opened.map { alike[covering($0.area)] }
        guard !models.contains(nil) else { return false }
        var outcome = outcomes.take(procedure)
        var states = StateShelf(procedure)
        for ((area, known), model) in zip(opened, models) {
            let spans = Self.rows(written[model!] ?? [])
            let step = RowStep(from: [], to: spans.map { $0.row.with(partial: []) })
            for (index, span) in spans.enumerated() { step.states[index] = span.state }
            var stay = ProcedureLives.Stay(
                life: 0, partial: coverage.lines(covering: area).partial, knownFrom: [])
            stay.knownFrom = try write(step, &states, in: area, over: stay, known: known)
            if !(outcome?.begin(area, as: model!, stay) ?? true) { outcome = nil }
        }
        if let outcome { outcomes.put(outcome) }
        return true
    }

    /// Judges a procedure in areas that have no row of it yet, and keeps what it comes to.
    private func fold(
        into opened: [(area: Area, known: Int)], _ procedure: ProcedureCode, _ shelf: inout LineShelf
    ) throws {
        let lines = try shelf.linesJudged(with: procedure)
        let written = try openSpans(of: procedure)
        var lives = ProcedureLives(procedure, lines: lines, contents: try contents(in: written))
        var states = StateShelf(procedure)
        let coverage = try areas.coverage(of: lines)
        func stay(in area: Area) throws -> ProcedureLives.Stay {
            let covering = coverage.lines(covering: area)
            let life = try lives.life(coveredBy: covering.lines) { try content(of: $0, procedure) }
            return .init(
                life: life, partial: covering.partial, knownFrom: written[area.id]?.map(\.knownFrom) ?? [])
        }
        for (area, known) in opened {
            var stay = try stay(in: area)
            let step = RowStep(from: [], to: lives.lives[stay.life].rows.had(by: area.id))
            stay.knownFrom = try write(step, &states, in: area, over: stay, known: known)
            lives.areas[area.id] = stay
        }
        outcomes.take(procedure)
        guard try shelf.judged(with: procedure).count == 1 else { return }
        for area in try living(among: Set(written.keys).union([Area.nation.id])) {
            lives.areas[area.id] = try stay(in: area)
        }
        if let outcome = ProcedureOutcome(lives, states) { outcomes.put(outcome) }
    }

    /// Those of some areas that someone may ask for, by id: not those of units that are known to have been otherwise.
    ///
    /// - Parameter closed: units' areas that count as if they were not.
    private func living(among ids: Set<Int>, or closed: Set<Int> = []) throws -> [Area] {
        let areas = try ids.sorted().map { try self.areas[$0] }
        let own = areas.filter(\.isOwn).map(\.id)
        if own.isEmpty { return areas }
        let living = try Int.fetchSet(
            database,
            sql: """
                SELECT own_area FROM unit WHERE own_area IN (\(own.commaSeparated))
                    AND known_until = \(ReadModelSchema.endOfKnowledge)
                """)
        return areas.filter { !$0.isOwn || living.contains($0.id) || closed.contains($0.id) }
    }
}

/// The procedures that lines are about, by the ground on which these may count; each ground is asked for once.
private struct GroundShelf {
    private let database: Database
    private var found: [String: Set<Int>] = [:]

    init(_ database: Database) {
        self.database = database
    }

    /// Those of which some line mentions one of some units.
    mutating func procedures(mentioning codes: Set<UnitCode>) throws -> Set<Int> {
        try codes.reduce(into: []) { procedures, code in procedures.formUnion(try on(code.text)) }
    }

    /// Those of which some line may count in the area of a path otherwise than in the next wider one.
    mutating func procedures(apartOn area: Area) throws -> Set<Int> {
        guard let path = area.path else { return [] }
        let provinces = Set(path.stretches.flatMap { $0.provinces.compactMap(\.self) })
        return try procedures(mentioning: provinces).union(on(""))
    }

    /// Of the nation only those with lines that do not count everywhere in it.
    private mutating func on(_ code: String) throws -> Set<Int> {
        if let procedures = found[code] { return procedures }
        let procedures = try Int.fetchSet(
            database.cachedStatement(
                sql: """
                    SELECT procedure FROM line_ground JOIN line_procedure USING (position)
                    WHERE code = ? \(code.isEmpty ? "AND position IN (SELECT position FROM line WHERE is_whole_nation = 0)" : "")
                    """), arguments: [code])
        found[code] = procedures
        return procedures
    }
}

/// What a submission brought that has no rows yet, each with the position of the fact that brought it.
struct Openings {
    /// The areas of paths, each with the next wider one.
    var areas: [(area: Area, wider: Area, known: Int)] = []
    var units: [(unit: UnitPlace, known: Int)] = []
    /// The areas of units that are known to have been otherwise.
    var closed: Set<Int> = []
}

/// A unit of the read models, as far as areas ask.
struct UnitPlace {
    let id: Int
    let land: Land
    let type: UnitType
    /// That of its path and type.
    let area: Area
    var ownArea: Area?

    var ground: Area.Ground { .unit(land, type) }
}
