import Events
internal import Crypto
internal import Foundation
internal import GRDB
internal import VietnameseText

// Rows of the table `span`, and what hangs on them.
extension Projector {
    /// A row that is still true, and since when it is known.
    struct OpenSpan {
        var row: SpanRow
        let knownFrom: Int
        /// Its row in the table `state`; nil where nothing is written of nothing.
        let state: Int?
    }

    /// The rows of a procedure that are still true, by area.
    func openSpans(of procedure: ProcedureCode) throws -> [Int: [OpenSpan]] {
        var found: [Int: [OpenSpan]] = [:]
        let first = Int32(SpanRow.columnCount)
        try database.forEachRow(Self.openSpans, [.integer(procedure.number)]) { row in
            found[row.integer(first), default: []].append(
                OpenSpan(
                    row: SpanRow(row, at: 0), knownFrom: row.integer(first + 1), state: row.integer(first + 2)))
        }
        return found
    }

    private static let openSpans = """
        SELECT \(SpanRow.columns), area, known_from, state FROM \(SpanRow.joined("span"))
        WHERE span.procedure = ?1 AND known_until = \(ReadModelSchema.endOfKnowledge)
        ORDER BY area, from_day
        """

    /// Rows over all days, as a narrower area has them.
    static func rows(_ spans: [OpenSpan]) -> [OpenSpan] {
        var rows: [OpenSpan] = []
        var next: CivilDate? = .earliest
        func fill(until day: CivilDate) {
            guard let from = next, from <= day else { return }
            let row = SpanRow(ProcedureState(), from: from, until: day, expired: [], content: nil)
            rows.append(OpenSpan(row: row, knownFrom: 0, state: nil))
        }
        for span in spans {
            if span.row.from > .earliest { fill(until: span.row.from.previous) }
            rows.append(span)
            next = span.row.until == .latest ? nil : span.row.until.next
        }
        fill(until: .latest)
        return rows
    }

    /// Takes a step from the rows of an area to others.
    ///
    /// - Parameter stay: since when the old rows are known, and which lines are partial.
    /// - Returns: since when the new rows are known.
    func write(
        _ step: RowStep, _ states: inout StateShelf, in area: Area, over stay: ProcedureLives.Stay,
        known position: Int
    ) throws -> [Int] {
        let procedure = states.procedure
        for index in step.closed {
            try close(step.old[index], procedure, in: area.id, knownFrom: stay.knownFrom[index], known: position)
        }
        for index in step.inserted {
            let row = step.new[index]
            let state = try step.states[index] ?? states.id(of: SpanState(row), database)
            step.states[index] = state
            try insert(row.with(partial: stay.partial), state, procedure, in: area.id, known: position)
        }
        return step.origin.map { $0.map { stay.knownFrom[$0] } ?? position }
    }

    private func close(
        _ row: SpanRow, _ procedure: ProcedureCode, in area: Int, knownFrom: Int, known position: Int
    ) throws {
        try database.cachedStatement(
            sql: """
                UPDATE span SET known_until = ?
                WHERE procedure = ? AND area = ? AND from_day = ? AND known_from = ?
                """
        ).run(position - 1, procedure.number, area, row.from.dayNumber, knownFrom)
        try pages.gone(row, procedure, in: area, knownFrom: knownFrom, known: position)
        reviewChange.gone(row.review, procedure, knownFrom: knownFrom)
    }

    private func insert(
        _ row: SpanRow, _ state: Int, _ procedure: ProcedureCode, in area: Int, known position: Int
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO span (procedure, area, from_day, known_from, until_day, known_until, standing, is_listed,
                    content, state, partial)
                VALUES (?, ?, ?, ?, ?, \(ReadModelSchema.endOfKnowledge), ?, ?, ?, ?, ?)
                """
        ).run(
            procedure.number, area, row.from.dayNumber, position, row.until.dayNumber, row.standing.rawValue,
            row.isListed, row.content, state, row.partial.commaSeparated)
        try pages.come(row, state, procedure, in: area, known: position)
        reviewChange.come(row.review, procedure)
    }

    /// The row of the content of a state in force, written when it is the first time.
    func content(of state: ProcedureState, _ procedure: ProcedureCode) throws -> Int {
        let bytes = state.content.canonicalBytes
        let digest = Array(SHA256.hash(data: bytes))
        var id = try database.cachedStatement(sql: "SELECT id FROM content WHERE digest = ?")
            .first(digest) { $0.integer(0) }
        if id == nil {
            let (name, field) = (state.content[.name]?.text ?? "", state.content[.field]?.text)
            try database.cachedStatement(
                sql: "INSERT INTO content (digest, name, field, role, sort_key, data) VALUES (?, ?, ?, ?, ?, ?)"
            ).run(
                digest, name, field, state.content[.role]?.text ?? "resolve",
                (field.map(VietnameseOrder.key) ?? [.max]) + VietnameseOrder.key(of: name), bytes)
            id = Int(database.lastInsertedRowID)
            try search.add(state.content, of: id!)
        }
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO content_use (content, procedure) VALUES (?, ?)")
            .run(id, procedure.number)
        return id!
    }
}
