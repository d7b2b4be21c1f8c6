import Events
internal import Crypto
internal import Foundation
internal import GRDB
internal import VietnameseText

// Rows of the table `span`, and what hangs on them.
extension Projector {
    /// A row that is still true, and since when it is known.
    struct OpenSpan {
        let row: SpanRow
        let knownFrom: Int
    }

    /// The rows of a procedure that are still true, by area.
    ///
    /// - Parameter area: nil: in all areas.
    func openSpans(of procedure: ProcedureCode, in area: Int? = nil) throws -> [Int: [OpenSpan]] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT \(SpanRow.columns), area, known_from FROM span
                    WHERE procedure = ? \(area == nil ? "" : "AND area = ?")
                        AND known_until = \(ReadModelSchema.endOfKnowledge)
                    ORDER BY area, from_day
                    """),
            arguments: area.map { [procedure.number, $0] } ?? [procedure.number])
        var found: [Int: [OpenSpan]] = [:]
        while let row = try rows.next() {
            found[row[9], default: []].append(OpenSpan(row: SpanRow(row), knownFrom: row[10]))
        }
        return found
    }

    /// Puts rows in the place of those that are still true; those that stay as they were are left alone.
    ///
    /// - Parameters:
    ///   - wanted: what should stand, by first day.
    ///   - standing: what stands, by first day.
    func write(
        _ wanted: [SpanRow], _ procedure: ProcedureCode, in area: Area, over standing: [OpenSpan], known position: Int
    ) throws {
        var (old, new) = (0, 0)
        var inserted: [SpanRow] = []
        while old < standing.count || new < wanted.count {
            if old < standing.count, new < wanted.count, standing[old].row == wanted[new] {
                old += 1
                new += 1
            } else if old < standing.count,
                new == wanted.count || standing[old].row.from <= wanted[new].from
            {
                try close(standing[old], procedure, in: area.id, known: position)
                old += 1
            } else {
                inserted.append(wanted[new])
                new += 1
            }
        }
        for row in inserted { try insert(row, procedure, in: area.id, known: position) }
    }

    func close(_ span: OpenSpan, _ procedure: ProcedureCode, in area: Int, known position: Int) throws {
        try database.cachedStatement(
            sql: """
                UPDATE span SET known_until = ?
                WHERE procedure = ? AND area = ? AND from_day = ? AND known_from = ?
                """
        ).execute(arguments: [position - 1, procedure.number, area, span.row.from.dayNumber, span.knownFrom])
        try pages.gone(span.row, procedure, in: area, knownFrom: span.knownFrom, known: position)
        reviewChange.gone(span.row.review, procedure, knownFrom: span.knownFrom)
    }

    func insert(_ row: SpanRow, _ procedure: ProcedureCode, in area: Int, known position: Int) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO span (procedure, area, from_day, known_from, until_day, known_until, standing, is_listed,
                    content, facts, partial, review, basis_ends)
                VALUES (?, ?, ?, ?, ?, \(ReadModelSchema.endOfKnowledge), ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            procedure.number, area, row.from.dayNumber, position, row.until.dayNumber, row.standing.rawValue,
            row.isListed, row.content, row.facts.commaSeparated, row.partial.commaSeparated, row.review.text,
            row.basisEnds?.dayNumber,
        ])
        try pages.come(row, procedure, in: area, known: position)
        reviewChange.come(row.review, procedure)
    }

    /// The row of a content, written when it is the first time; nil when nothing is in force.
    func content(of state: ProcedureState, _ procedure: ProcedureCode) throws -> Int? {
        guard state.standing != .nothing else { return nil }
        let bytes = state.content.canonicalBytes
        let digest = Data(SHA256.hash(data: bytes))
        var id = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM content WHERE digest = ?"), arguments: [digest])
        if id == nil {
            let (name, field) = (state.content[.name]?.text ?? "", state.content[.field]?.text)
            try database.cachedStatement(
                sql: "INSERT INTO content (digest, name, field, role, sort_key, data) VALUES (?, ?, ?, ?, ?, ?)"
            ).execute(arguments: [
                digest, name, field, state.content[.role]?.text ?? "resolve",
                Data(field.map(VietnameseOrder.key) ?? [.max]) + Data(VietnameseOrder.key(of: name)), Data(bytes),
            ])
            id = Int(database.lastInsertedRowID)
            try search.add(state.content, of: id!)
        }
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO content_use (content, procedure) VALUES (?, ?)")
            .execute(arguments: [id, procedure.number])
        return id
    }
}
