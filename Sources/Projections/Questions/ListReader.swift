import Events
internal import GRDB

/// What one area says of a procedure on one side.
struct ListState {
    let procedure: Int
    /// The content with which it is on the list; 0 when it is not on it.
    let content: Int
    let area: Int
}

/// Of one procedure, what is on the list on two sides, and which areas say so.
struct ListChange: Hashable {
    let procedure: Int
    let from: Int
    let to: Int
    let fromArea: Int
    let toArea: Int
}

/// Finds what differs between the lists of two sides, from pages alone: what is the same row on both sides is not looked at.
///
/// What areas say is kept, so that many communes can be asked for.
final class ListReader {
    private let database: Database
    private let from: Difference.Side
    private let to: Difference.Side
    /// Which procedures are looked at; nil: all.
    private let procedures: String?
    private var own: [Key: [ListState]] = [:]
    private var nation: Nation?

    private struct Key: Hashable {
        let area: Int
        let isSecond: Bool
    }

    /// What the nation at large lists on either side, less what is the same row on both where one page tells of them.
    private struct Nation {
        let from: [ListState]
        let to: [ListState]
        let page: Int?
    }

    init(
        _ database: Database, from: Difference.Side, to: Difference.Side, procedures: Set<ProcedureCode>? = nil
    ) {
        self.database = database
        self.from = from
        self.to = to
        self.procedures = procedures.map { $0.map(\.number).jsonList }
    }

    /// What differs between a place in some areas and a place in others, the narrowest first, by code.
    func changes(from first: [Int], to second: [Int]) throws -> [ListChange] {
        let nation = try wide()
        let narrow = (try overlaid(first.dropLast(), isSecond: false), try overlaid(second.dropLast(), isSecond: true))
        var lists = [narrow.0, narrow.1, nation.from, nation.to].map(Cursor.init)
        var found: [ListChange] = []
        while let procedure = lists.lazy.compactMap(\.procedure).min() {
            let states = lists.indices.map { lists[$0].take(procedure) }
            let old = try states[0] ?? states[2] ?? hidden(procedure, by: states[1], nation.page, on: from)
            let new = try states[1] ?? states[3] ?? hidden(procedure, by: states[0], nation.page, on: to)
            let contents = (old?.content ?? 0, new?.content ?? 0)
            guard contents.0 != contents.1 else { continue }
            found.append(
                ListChange(
                    procedure: procedure, from: contents.0, to: contents.1, fromArea: old?.area ?? Area.nation.id,
                    toArea: new?.area ?? Area.nation.id))
        }
        return found
    }

    /// States in the order of their procedures, taken one after another.
    private struct Cursor {
        private let states: [ListState]
        private var index = 0

        init(_ states: [ListState]) {
            self.states = states
        }

        var procedure: Int? { index < states.count ? states[index].procedure : nil }

        mutating func take(_ procedure: Int) -> ListState? {
            guard index < states.count, states[index].procedure == procedure else { return nil }
            defer { index += 1 }
            return states[index]
        }
    }

    /// What the nation's page says of a procedure that a narrower area hides on the other side only.
    private func hidden(
        _ procedure: Int, by narrow: ListState?, _ page: Int?, on side: Difference.Side
    ) throws -> ListState? {
        guard narrow != nil, let page else { return nil }
        var found: ListState?
        try database.forEachRow(
            Self.ofPageAlone,
            side.arguments + [.integer(page), .integer(procedure)]
        ) { found = ListState($0, Area.nation.id) }
        return found
    }

    private func wide() throws -> Nation {
        if let nation { return nation }
        let found: Nation
        if procedures != nil {
            found = Nation(
                from: try read(Area.nation.id, from, isLast: true), to: try read(Area.nation.id, to, isLast: true),
                page: nil)
        } else if let page = try page(of: Area.nation.id, from), try page == self.page(of: Area.nation.id, to) {
            let (old, new) = try turning(page)
            found = Nation(from: old, to: new, page: page)
        } else {
            found = Nation(
                from: try read(Area.nation.id, from, isLast: true), to: try read(Area.nation.id, to, isLast: true),
                page: nil)
        }
        nation = found
        return found
    }

    /// What areas say of procedures, the narrowest first.
    private func overlaid(_ areas: ArraySlice<Int>, isSecond: Bool) throws -> [ListState] {
        guard let narrowest = areas.first else { return [] }
        let own = try own(narrowest, isSecond: isSecond)
        guard areas.count > 1 else { return own }
        let wider = try overlaid(areas.dropFirst(), isSecond: isSecond)
        var merged: [ListState] = []
        merged.reserveCapacity(own.count + wider.count)
        var lists = [own, wider].map(Cursor.init)
        while let procedure = lists.lazy.compactMap(\.procedure).min() {
            let (state, hidden) = (lists[0].take(procedure), lists[1].take(procedure))
            merged.append(state ?? hidden!)
        }
        return merged
    }

    private func own(_ area: Int, isSecond: Bool) throws -> [ListState] {
        let key = Key(area: area, isSecond: isSecond)
        if let states = own[key] { return states }
        let states = try read(area, isSecond ? to : from, isLast: false)
        own[key] = states
        return states
    }
}

// What pages and spans are asked.
extension ListReader {
    private static let isValid =
        "from_day <= ?2 AND until_day >= ?2 AND known_from <= ?1 AND known_until >= ?1"

    private static func states(from table: String, where condition: String) -> String {
        """
        SELECT procedure, CASE WHEN is_listed AND standing = 1 THEN content ELSE 0 END
        FROM \(table) WHERE \(condition) AND \(isValid)
        """
    }

    private static let ofPageAlone = states(from: "page_row", where: "page = ?3 AND procedure = ?4")
    private static let ofPage = states(from: "page_row", where: "page = ?3") + " ORDER BY procedure"
    private static let listedOfPage =
        states(from: "page_row", where: "page = ?3 AND is_listed AND standing = 1") + " ORDER BY procedure"
    private static let chosen =
        states(from: "json_each(?3) CROSS JOIN span ON procedure = value", where: "area = ?4") + " ORDER BY procedure"

    private static let pages = "SELECT id FROM page WHERE area = ?3 AND \(isValid)"

    /// What an area says, by procedure.
    ///
    /// - Parameter isLast: whether no wider area is asked, so that what is not listed hides nothing.
    private func read(_ area: Int, _ side: Difference.Side, isLast: Bool) throws -> [ListState] {
        var found: [ListState] = []
        if let procedures {
            try database.forEachRow(Self.chosen, side.arguments + [.text(procedures), .integer(area)]) {
                found.append(ListState($0, area))
            }
        } else if let page = try page(of: area, side) {
            try database.forEachRow(isLast ? Self.listedOfPage : Self.ofPage, side.arguments + [.integer(page)]) {
                found.append(ListState($0, area))
            }
        }
        return found
    }

    private func page(of area: Int, _ side: Difference.Side) throws -> Int? {
        var found: Int?
        try database.forEachRow(
            Self.pages, side.arguments + [.integer(area)]
        ) { found = $0.integer(0) }
        return found
    }

    /// The rows of a page that are on the list on one side only, the sides apart.
    private func turning(_ page: Int) throws -> (from: [ListState], to: [ListState]) {
        var found: (from: [ListState], to: [ListState]) = ([], [])
        let days = [from.on.dayNumber, to.on.dayNumber].sorted()
        let known = [from.known, to.known].sorted()
        try database.forEachRow(
            """
            SELECT procedure, content, from_day, until_day, known_from, known_until FROM page_row
            WHERE page = ?1 AND (from_day > ?2 OR until_day < ?3 OR known_from > ?4 OR known_until < ?5)
                AND from_day <= ?3 AND until_day >= ?2 AND known_from <= ?5 AND known_until >= ?4
                AND is_listed AND standing = 1
            ORDER BY procedure
            """, ([page] + days + known).map(RowArgument.integer)
        ) { row in
            func isValid(_ side: Difference.Side) -> Bool {
                row.integer(2) <= side.on.dayNumber && row.integer(3) >= side.on.dayNumber
                    && row.integer(4) <= side.known && row.integer(5) >= side.known
            }
            let state = ListState(
                procedure: row.integer(0), content: row.integer(1), area: Area.nation.id)
            let (old, new) = (isValid(from), isValid(to))
            if old && !new { found.from.append(state) }
            if new && !old { found.to.append(state) }
        }
        return found
    }
}

extension ListState {
    fileprivate init(_ row: BoundRow, _ area: Int) {
        self.init(procedure: row.integer(0), content: row.integer(1), area: area)
    }
}

extension Difference.Side {
    fileprivate var arguments: [RowArgument] { [.integer(known), .integer(on.dayNumber)] }
}
