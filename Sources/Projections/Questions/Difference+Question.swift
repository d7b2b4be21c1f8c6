import Events
internal import GRDB

extension Difference {
    /// Asks the read models.
    ///
    /// - Throws: ``NoUnit`` for a side on whose day no commune lives under the code.
    init(_ database: Database, commune: UnitCode, from: Side, to: Side, head: LogHead) throws {
        let first = try DifferenceSide(database, commune: commune, from)
        let second = try DifferenceSide(database, commune: commune, to)
        self.init(
            from: from, to: to, head: head, commune: commune, communeName: second.place.name,
            changes: try ProcedureChanges(database, from: first, to: second))
    }
}

/// One side of a difference: the place, and what is listed there.
struct DifferenceSide {
    let place: Place
    let side: Difference.Side
    let entries: [ProcedureCode: Standings.Row]

    /// - Parameter procedures: which ones are looked at; nil: all.
    init(
        _ database: Database, commune: UnitCode, _ side: Difference.Side, procedures: Set<ProcedureCode>? = nil
    ) throws {
        try self.init(
            database, place: Place.find(database, commune, on: side.on, known: side.known), side,
            procedures: procedures)
    }

    init(
        _ database: Database, place: Place, _ side: Difference.Side, procedures: Set<ProcedureCode>? = nil
    ) throws {
        self.place = place
        self.side = side
        let rows =
            try procedures == nil
            ? Standings(listedIn: place.areas, on: side.on, known: side.known, database).rows
            : Standings(database, areas: place.areas, on: side.on, known: side.known, procedures: procedures).rows
        self.entries = Dictionary(
            uniqueKeysWithValues: rows.filter { $0.span.isListed && $0.span.standing == .inForce }
                .map { ($0.procedure, $0) })
    }

    /// Whether a line stands and counts here and covers the place.
    func isActive(_ row: LineRow) -> Bool { row.stands && row.standing.counts(on: side.on) && covers(row.standing) }

    func covers(_ line: StandingLine) -> Bool { place.extent(of: line, on: side.on).covers }
}

extension ProcedureChanges {
    /// - Parameter shelf: shared by several differences.
    init(
        _ database: Database, from first: DifferenceSide, to second: DifferenceSide, _ shelf: DifferenceShelf? = nil
    ) throws {
        let shelf = shelf ?? DifferenceShelf(database)
        let causes = DifferenceCauses(database, from: first, to: second, shelf)
        let added = second.entries.values.filter { first.entries[$0.procedure] == nil }
        let removed = first.entries.values.filter { second.entries[$0.procedure] == nil }
        let changed = second.entries.values.filter { row in
            first.entries[row.procedure].map { $0.span.content != row.span.content } ?? false
        }
        func row(_ row: Standings.Row, _ components: [ComponentChange] = []) throws -> Row {
            Row(
                procedure: row.procedure, name: row.name, field: row.field, components: components,
                causes: try causes.causes(of: row.procedure))
        }
        self.added = try Catalogue.ordered(Array(added)).map { try row($0) }
        self.removed = try Catalogue.ordered(Array(removed)).map { try row($0) }
        self.changed = try Catalogue.ordered(Array(changed)).compactMap { found in
            let components = try shelf.components(
                from: first.entries[found.procedure]!.span.content!, to: found.span.content!)
            return components.isEmpty ? nil : try row(found, components)
        }
    }

    /// The components that differ, in their own order; a role that is not stated is `resolve`.
    static func components(from: Value, to: Value) -> [ComponentChange] {
        Component.allCases.compactMap { component in
            let old = from[component.rawValue]
            let new = to[component.rawValue]
            let unstated = component == .role ? Value.text("resolve") : nil
            return (old ?? unstated) == (new ?? unstated)
                ? nil : ComponentChange(component: component, from: old, to: new)
        }
    }
}
