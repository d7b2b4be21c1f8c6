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
        standings.removeAll()
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
        for (id, row) in open where !wanted.contains(where: { $0.row == row }) {
            try database.cachedStatement(sql: "UPDATE unit SET known_until = ? WHERE id = ?")
                .execute(arguments: [position - 1, id])
        }
        for (row, land) in wanted where !open.contains(where: { $0.row == row }) {
            try insert(row, code, land, known: position)
        }
    }

    private func openRows(of code: UnitCode) throws -> [(id: Int, row: UnitRow)] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, from_day, until_day, name, type, province, since, land FROM unit
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
                    since: CivilDate(dayNumber: row[6]), land: row[7])
            )
        }
    }

    private func insert(_ row: UnitRow, _ code: UnitCode, _ land: Land, known position: Int) throws {
        let (area, isNew) = try areas.area(of: .path(land.path, row.state.type))
        if isNew {
            grounds = [:]
            openings.areas.append((area, position))
        }
        try database.cachedStatement(
            sql: """
                INSERT INTO unit (code, from_day, until_day, known_from, known_until, name, type, province, since, land,
                    area, own_area)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
                """
        ).execute(arguments: [
            code.text, row.from.dayNumber, row.until.dayNumber, position, ReadModelSchema.endOfKnowledge,
            row.state.name, row.state.type.rawValue, row.state.province?.text, row.since.dayNumber, row.land, area.id,
        ])
        let unit = UnitPlace(
            id: Int(database.lastInsertedRowID), land: land, type: row.state.type, area: area, ownArea: nil)
        openings.units.append((unit, position))
    }

    /// Writes what stands in the areas of paths and on the land of units that a submission brought, procedure by procedure:
    /// for a path, where some line counts otherwise than in the nation; for a unit, where some line mentions a commune of it.
    func openAreas() throws {
        let new = openings
        openings = Openings()
        guard !new.areas.isEmpty || !new.units.isEmpty else { return }
        var shelf = LineShelf(database: database)
        var units: [ProcedureCode: [Int]] = [:]
        for (index, opening) in new.units.enumerated() {
            for procedure in try judged(with: procedures(mentioning: opening.unit.land), &shelf) {
                units[procedure, default: []].append(index)
            }
        }
        let apart =
            new.areas.isEmpty
            ? []
            : try judged(
                with: Int.fetchSet(
                    database,
                    sql: "SELECT procedure FROM line_procedure JOIN line USING (position) WHERE is_whole_nation = 0"),
                &shelf)
        var places = new.units
        for procedure in Set(apart).union(units.keys).sorted() {
            let lines = try shelf.linesJudged(with: procedure)
            var timelines = TimelineShelf(procedure)
            for (area, position) in apart.contains(procedure) ? new.areas : [] where area.differs(from: .nation, for: lines) {
                try write(procedure, in: area, lines, &timelines, known: position)
            }
            for index in units[procedure] ?? [] where try setApart(&places[index].unit, for: lines) {
                let (unit, position) = places[index]
                try write(procedure, in: unit.ownArea!, lines, &timelines, known: position)
            }
        }
        try pages.settle(known: (new.areas.map(\.known) + new.units.map(\.known)).max()!)
    }

    /// The procedures of which some line mentions a commune that stood on some land.
    private func procedures(mentioning land: Land) throws -> Set<Int> {
        var procedures: Set<Int> = []
        for code in land.codes {
            procedures.formUnion(
                try Int.fetchSet(
                    database.cachedStatement(
                        sql: """
                            SELECT procedure FROM line_ground JOIN line_procedure USING (position) WHERE code = ?
                            """), arguments: [code.text]))
        }
        return procedures
    }

    /// Procedures by their numbers, and all that are judged with them.
    private func judged(with numbers: Set<Int>, _ shelf: inout LineShelf) throws -> Set<ProcedureCode> {
        var found: Set<ProcedureCode> = []
        for number in numbers { found.formUnion(try shelf.judged(with: ProcedureCode(number: number))) }
        return found
    }
}

/// What a submission brought that has no rows yet, each with the position of the fact that brought it.
struct Openings {
    var areas: [(area: Area, known: Int)] = []
    var units: [(unit: UnitPlace, known: Int)] = []
}

/// A unit of the read models, as far as areas ask.
struct UnitPlace {
    let id: Int
    let land: Land
    let type: UnitType
    let area: Area
    var ownArea: Area?

    var ground: Area.Ground { .unit(land, type) }
}
