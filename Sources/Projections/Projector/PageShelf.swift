import Events
internal import GRDB

/// The pages that catalogues are read from: where rows of listed procedures go, and when a page is divided.
///
/// A page costs as much to read as a catalogue is long, however long the history: it holds what stood when it began and at
/// most about as much again.
final class PageShelf {
    /// Fewer rows than this are never divided.
    private static let leastDivided = 64

    private struct Page {
        let id: Int
        let from: Int
        var until: Int
        let knownFrom: Int
        var rows: Int
        var open: Int
        var initial: Int

        /// Whether more has begun in it than stood at its beginning.
        var isLong: Bool { open - initial > max(initial, leastDivided) }
        /// Whether most of it is no longer true.
        var isStale: Bool { rows - open > max(open, leastDivided) }
    }

    private let database: Database
    private var nextID: Int
    /// The open pages of each area, by first day.
    private var pages: [Int: [Page]] = [:]
    private var isListed: [ProcedureCode: Bool] = [:]
    /// The areas in whose pages the fact at hand wrote.
    private var touched: Set<Int> = []
    /// The areas of whose pages the counts are not stored yet.
    private var uncounted: Set<Int> = []

    init(database: Database) throws {
        self.database = database
        self.nextID = try Int.fetchOne(database, sql: "SELECT coalesce(max(id), 0) + 1 FROM page")!
    }

    /// A row of the table `span` was written.
    ///
    /// - Parameter state: its row in the table `state`.
    func come(
        _ row: SpanRow, _ state: Int, _ procedure: ProcedureCode, in area: Int, known position: Int
    ) throws {
        if try isListed(procedure) {
            try insert(row, state, procedure, in: area, knownFrom: position)
        } else if row.isShown {
            try database.cachedStatement(sql: "INSERT INTO listed_procedure (procedure) VALUES (?)")
                .run(procedure.number)
            isListed[procedure] = true
            // In other areas it may hide what is shown.
            let open = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT \(SpanRow.columns), area, known_from, state FROM \(SpanRow.joined("span"))
                        WHERE span.procedure = ? AND known_until = \(ReadModelSchema.endOfKnowledge)
                        """), arguments: [procedure.number])
            let next = SpanRow.columnCount
            for row in open {
                try insert(SpanRow(row), row[next + 2], procedure, in: row[next], knownFrom: row[next + 1])
            }
        }
    }

    /// A row of the table `span` was closed before a position.
    func gone(_ row: SpanRow, _ procedure: ProcedureCode, in area: Int, knownFrom: Int, known position: Int) throws {
        guard try isListed(procedure) else { return }
        let statement = try database.cachedStatement(
            sql: """
                UPDATE page_row SET known_until = ? WHERE page = ? AND procedure = ? AND from_day = ? AND known_from = ?
                """)
        try change(area, holding: row) { page in
            try statement.run(position - 1, page.id, procedure.number, row.from.dayNumber, knownFrom)
            page.open -= 1
        }
    }

    /// Divides the pages that have grown by the fact at a position.
    func settle(known position: Int) throws {
        for area in touched.sorted() {
            var index = 0
            while index < pages[area]!.count {
                let page = pages[area]![index]
                if page.isStale, page.knownFrom < position {
                    try renew(index, of: area, known: position)
                } else if page.isLong, try divide(index, of: area) {
                    continue
                }
                index += 1
            }
        }
        uncounted.formUnion(touched)
        touched = []
    }

    /// Stores how many rows the open pages have: before what was projected is committed.
    func storeCounts() throws {
        for area in uncounted.sorted() { for page in pages[area]! { try store(page) } }
        uncounted = []
    }

    private func isListed(_ procedure: ProcedureCode) throws -> Bool {
        if let found = isListed[procedure] { return found }
        let found = try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM listed_procedure WHERE procedure = ?)"),
            arguments: [procedure.number])!
        isListed[procedure] = found
        return found
    }

    private func insert(
        _ row: SpanRow, _ state: Int, _ procedure: ProcedureCode, in area: Int, knownFrom: Int
    ) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO page_row (page, procedure, from_day, known_from, until_day, known_until, standing, is_listed,
                    content, state, partial)
                VALUES (?, ?, ?, ?, ?, \(ReadModelSchema.endOfKnowledge), ?, ?, ?, ?, ?)
                """)
        try change(area, holding: row) { page in
            try statement.run(
                page.id, procedure.number, row.from.dayNumber, knownFrom, row.until.dayNumber, row.standing.rawValue,
                row.isListed, row.content, state, row.partial.commaSeparated)
            page.rows += 1
            page.open += 1
        }
    }

    /// Changes every open page into which a row reaches.
    private func change(_ area: Int, holding row: SpanRow, _ body: (inout Page) throws -> Void) throws {
        touched.insert(area)
        // Taken out, so that it is changed in place.
        var pages = try pages(of: area)
        self.pages[area] = nil
        defer { self.pages[area] = pages }
        let (from, until) = (row.from.dayNumber, row.until.dayNumber)
        for index in pages.indices.reversed() where pages[index].from <= until {
            guard pages[index].until >= from else { break }
            try body(&pages[index])
        }
    }

    private func pages(of area: Int) throws -> [Page] {
        if let found = pages[area] { return found }
        var found = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id, from_day, until_day, known_from, row_count, open_count, initial_count FROM page
                    WHERE area = ? AND known_until = \(ReadModelSchema.endOfKnowledge) ORDER BY until_day
                    """), arguments: [area]
        ).map {
            Page(
                id: $0[0], from: $0[1], until: $0[2], knownFrom: $0[3], rows: $0[4], open: $0[5], initial: $0[6])
        }
        if found.isEmpty {
            found = [
                try begin(area, from: CivilDate.earliest.dayNumber, until: CivilDate.latest.dayNumber, knownFrom: 0)
            ]
        }
        pages[area] = found
        return found
    }

    private func begin(_ area: Int, from: Int, until: Int, knownFrom: Int) throws -> Page {
        let page = Page(id: nextID, from: from, until: until, knownFrom: knownFrom, rows: 0, open: 0, initial: 0)
        nextID += 1
        try database.cachedStatement(
            sql: """
                INSERT INTO page (id, area, from_day, until_day, known_from, known_until, row_count, open_count,
                    initial_count) VALUES (?, ?, ?, ?, ?, \(ReadModelSchema.endOfKnowledge), 0, 0, 0)
                """
        ).execute(arguments: [page.id, area, from, until, knownFrom])
        return page
    }

    private func store(_ page: Page) throws {
        try database.cachedStatement(
            sql: "UPDATE page SET until_day = ?, row_count = ?, open_count = ?, initial_count = ? WHERE id = ?"
        ).run(page.until, page.rows, page.open, page.initial, page.id)
    }

    /// Ends a page for all that is known from a position on, and begins another with the rows that are still open.
    private func renew(_ index: Int, of area: Int, known position: Int) throws {
        let old = pages[area]![index]
        try database.cachedStatement(sql: "UPDATE page SET known_until = ?, row_count = ?, open_count = ? WHERE id = ?")
            .execute(arguments: [position - 1, old.rows, old.open, old.id])
        var new = try begin(area, from: old.from, until: old.until, knownFrom: position)
        try copy(old, to: new, where: "known_until = ?", ReadModelSchema.endOfKnowledge)
        try count(&new)
        try store(new)
        pages[area]![index] = new
    }

    /// Divides a page on the day before and after which as much begins; false when all of it begins on one day.
    private func divide(_ index: Int, of area: Int) throws -> Bool {
        var left = pages[area]![index]
        let later = "page = ? AND from_day > ? AND known_until = \(ReadModelSchema.endOfKnowledge)"
        let day = try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT from_day FROM page_row WHERE \(later) ORDER BY from_day LIMIT 1 OFFSET ?"),
            arguments: [left.id, left.from, (left.open - left.initial) / 2])
        guard let day else { return false }
        var right = try begin(area, from: day, until: left.until, knownFrom: left.knownFrom)
        try copy(left, to: right, where: "until_day >= ?", day)
        try database.cachedStatement(sql: "DELETE FROM page_row WHERE page = ? AND from_day >= ?")
            .execute(arguments: [left.id, day])
        left.until = day - 1
        try count(&left)
        try count(&right)
        try store(left)
        try store(right)
        pages[area]!.replaceSubrange(index...index, with: [left, right])
        return true
    }

    private func copy(_ page: Page, to other: Page, where condition: String, _ argument: Int) throws {
        let columns = """
            procedure, from_day, known_from, until_day, known_until, standing, is_listed, content, state, partial
            """
        try database.cachedStatement(
            sql: """
                INSERT INTO page_row (page, \(columns)) SELECT ?, \(columns) FROM page_row
                WHERE page = ? AND \(condition)
                """
        ).execute(arguments: [other.id, page.id, argument])
    }

    private func count(_ page: inout Page) throws {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*), coalesce(sum(known_until = \(ReadModelSchema.endOfKnowledge)), 0),
                        coalesce(sum(known_until = \(ReadModelSchema.endOfKnowledge) AND from_day <= ?), 0)
                    FROM page_row WHERE page = ?
                    """), arguments: [page.from, page.id])!
        (page.rows, page.open, page.initial) = (row[0], row[1], row[2])
    }
}

extension SpanRow {
    /// Whether a catalogue shows it: as an entry, or, of what is not in force, for review.
    var isShown: Bool { isListed || (standing == .nothing && !review.isEmpty) }
}
