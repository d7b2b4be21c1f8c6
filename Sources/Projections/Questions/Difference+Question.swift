import Events
internal import Foundation
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

/// One side of a difference: the place, a day and what is known.
struct DifferenceSide {
    let place: Place
    let side: Difference.Side

    init(_ database: Database, commune: UnitCode, _ side: Difference.Side) throws {
        self.init(place: try Place.findNameless(database, commune, on: side.on, known: side.known), side)
    }

    init(place: Place, _ side: Difference.Side) {
        self.place = place
        self.side = side
    }

    /// Whether a line stands and counts here and covers the place.
    func isActive(_ line: LineHeader) -> Bool { line.stands && line.counts(on: side.on) && covers(line) }

    func covers(_ line: LineHeader) -> Bool { place.extent(of: line, on: side.on).covers }
}

extension ProcedureChanges {
    /// - Parameters:
    ///   - shelf: shared by several differences.
    ///   - procedures: which ones are looked at; nil: all.
    init(
        _ database: Database, from first: DifferenceSide, to second: DifferenceSide, _ shelf: DifferenceShelf? = nil,
        procedures: Set<ProcedureCode>? = nil
    ) throws {
        let shelf = shelf ?? DifferenceShelf(database)
        let changes = try shelf.contents.real(
            ListReader(database, from: first.side, to: second.side, procedures: procedures)
                .changes(from: first.place.areas, to: second.place.areas))
        let concerned = Set(changes.map { ProcedureCode(number: $0.procedure) })
        let causes = try DifferenceCauses(database, from: first, to: second, shelf).causes(of: concerned)
        try shelf.contents.readHeadings(of: Set(changes.map(\.shown)))
        self.init(
            try changes.map { try ToldChange($0, causes: causes[ProcedureCode(number: $0.procedure)]!, shelf) })
    }

    init(_ changes: [ToldChange]) {
        for change in CatalogueOrder.sorted(changes, by: { ($0.sortKey, $0.row.procedure.number) }) {
            switch change.kind {
            case .added: added.append(change.row)
            case .removed: removed.append(change.row)
            case .changed: changed.append(change.row)
            }
        }
    }

    /// The components that differ, in their own order; a role that is not stated is `resolve`.
    static func components(from: CanonicalValue, to: CanonicalValue) -> [ComponentChange] {
        func members(_ form: CanonicalValue) -> [String: CanonicalValue] {
            Dictionary(uniqueKeysWithValues: (form.members ?? []).map { ($0.key, $0.value) })
        }
        let (from, to) = (members(from), members(to))
        return Component.allCases.compactMap { component in
            let old = from[component.rawValue]
            let new = to[component.rawValue]
            if old == new { return nil }
            if component == .role, (old?.text ?? "resolve") == (new?.text ?? "resolve") { return nil }
            return ComponentChange(component: component, from: old?.value, to: new?.value)
        }
    }
}

/// A change as a difference tells it.
struct ToldChange: Hashable {
    enum Kind {
        case added, removed, changed
    }

    let kind: Kind
    let row: ProcedureChanges.Row
    let sortKey: Data

    init(_ change: ListChange, causes: [ProcedureChanges.Cause], _ shelf: DifferenceShelf) throws {
        let heading = try shelf.contents.heading(of: change.shown)
        self.kind = change.from == 0 ? .added : change.to == 0 ? .removed : .changed
        self.sortKey = heading.sortKey
        self.row = ProcedureChanges.Row(
            procedure: ProcedureCode(number: change.procedure), name: heading.name, field: heading.field,
            components: kind == .changed ? try shelf.contents.differences(from: change.from, to: change.to) : [],
            causes: causes)
    }
}

extension ListChange {
    /// The content under whose heading it is told.
    var shown: Int { to == 0 ? from : to }
}
