public import Events
internal import Foundation
internal import GRDB

/// The procedures that a commune must post on a day, as known at a position, and nothing else: ``Catalogue`` tells what is
/// coming and what is to be looked at, too.
public struct Listing: Sendable {
    /// The procedures in force that communes handle, in the order of the catalogue.
    public let items: [Item]
    /// Those that are suspended, in the same order.
    public let suspended: [Item]

    public struct Item: Hashable, Sendable {
        public let procedure: ProcedureCode
        public let name: String
        public let field: String?
        /// `resolve` or `receive`.
        public let role: String
        /// The position of the line that brought it from nothing into force here.
        public let first: Int
        /// The position of the last line applied to it.
        public let latest: Int
        /// Whether the territory of some line holds only a part of the commune's land.
        public let isPartOfTerritory: Bool
    }

    /// - Throws: ``NoUnit`` when no commune lives under the code that day.
    init(_ database: Database, commune: UnitCode, on day: CivilDate, known: Int) throws {
        let place = try Place.findNameless(database, commune, on: day, known: known)
        var found: [Found] = []
        var hidden: Set<Int> = []
        for (index, area) in place.areas.enumerated() {
            let isLast = index == place.areas.count - 1
            var own: [Int] = []
            try database.forEachRow(
                isLast ? Self.listedQuery : Self.query,
                [.integer(known), .integer(day.dayNumber), .integer(area)]
            ) { row in
                let procedure = row.integer(0)
                guard hidden.isEmpty || !hidden.contains(procedure) else { return }
                if !isLast { own.append(procedure) }
                if row.flag(1) { found.append(Found(row)) }
            }
            hidden.formUnion(own)
        }
        let ordered = CatalogueOrder.sorted(found) { ($0.sortKey, $0.item.procedure.number) }
        self.items = ordered.filter { !$0.isSuspended }.map(\.item)
        self.suspended = ordered.filter(\.isSuspended).map(\.item)
    }

    private static func query(_ condition: String) -> String {
        """
        SELECT page_row.procedure, page_row.is_listed, page_row.standing, state.facts, partial != '', content.name,
            content.field, content.role, content.sort_key
        FROM page CROSS JOIN page_row ON page_row.page = page.id CROSS JOIN state ON state.id = page_row.state
            LEFT JOIN content ON content.id = page_row.content AND page_row.is_listed
        WHERE page.area = ?3 AND page.known_until >= ?1 AND page.until_day >= ?2 AND page.known_from <= ?1
            AND page.from_day <= ?2 AND page_row.from_day <= ?2 AND page_row.until_day >= ?2
            AND page_row.known_from <= ?1 AND page_row.known_until >= ?1 \(condition)
        """
    }

    private static let query = query("")
    /// Of an area that hides no wider one.
    private static let listedQuery = query("AND page_row.is_listed")

    private struct Found {
        let item: Item
        let isSuspended: Bool
        let sortKey: Data

        init(_ row: BoundRow) {
            let (first, latest) = row.withBytes(3, Self.ends)
            self.item = Item(
                procedure: ProcedureCode(number: row.integer(0)), name: row.text(5), field: row.optionalText(6),
                role: row.text(7), first: first, latest: latest, isPartOfTerritory: row.flag(4))
            self.isSuspended = row.integer(2) == ProcedureState.Standing.suspended.rawValue
            self.sortKey = row.withBytes(8) { Data($0) }
        }

        /// The first and the last of numbers with commas between.
        private static func ends(_ bytes: UnsafeRawBufferPointer) -> (first: Int, last: Int) {
            let comma = UInt8(ascii: ",")
            let first = bytes[..<(bytes.firstIndex(of: comma) ?? bytes.endIndex)]
            let last = bytes[(bytes.lastIndex(of: comma).map { $0 + 1 } ?? bytes.startIndex)...]
            return ([Int](commaSeparated: first)[0], [Int](commaSeparated: last)[0])
        }
    }
}
