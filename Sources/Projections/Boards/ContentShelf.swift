import Events
internal import Foundation
internal import GRDB

/// Contents of procedures by their digests, read when they are first asked for and kept.
final class ContentShelf {
    private let database: Database
    private var ids: [Data: Int?] = [:]
    private var digests: [Int: Data] = [:]
    private var values: [Int: Value] = [:]
    private var differences: [Pair: [ProcedureChanges.ComponentChange]] = [:]
    private var headings: [Int: Heading] = [:]
    /// Which contents state a role that may be left out; nil before someone asks whether any does.
    private var statesRole: [Int: Bool]?
    private var someStateRole = false

    /// So many contents are kept at most.
    private static let limit = 5_000

    private struct Pair: Hashable {
        let from: Int
        let to: Int
    }

    /// Under what a content stands in a catalogue, and where.
    struct Heading {
        let name: String
        let field: String?
        let sortKey: Data
    }

    init(_ database: Database) {
        self.database = database
    }

    /// SHA-256 of the canonical JSON of a content.
    func digest(of id: Int) throws -> Data {
        if let digest = digests[id] { return digest }
        let digest = try Data.fetchOne(
            database.cachedStatement(sql: "SELECT digest FROM content WHERE id = ?"), arguments: [id])!
        digests[id] = digest
        ids[digest] = id
        return digest
    }

    /// The content of a digest; nil when no procedure ever had one of it.
    func id(of digest: Data) throws -> Int? {
        if let id = ids[digest] { return id }
        let id = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM content WHERE digest = ?"), arguments: [digest])
        ids[digest] = .some(id)
        return id
    }

    func value(of id: Int) throws -> Value {
        if let value = values[id] { return value }
        let value = try Standings.content(database, id)
        if values.count == Self.limit { values = [:] }
        values[id] = value
        return value
    }

    /// What one content says otherwise than another.
    func differences(from old: Int, to new: Int) throws -> [ProcedureChanges.ComponentChange] {
        if old == new { return [] }
        let pair = Pair(from: old, to: new)
        if let found = differences[pair] { return found }
        let found = try ProcedureChanges.components(from: form(of: old), to: form(of: new))
        differences[pair] = found
        return found
    }

    private func form(of id: Int) throws -> CanonicalValue {
        var form: CanonicalValue?
        try database.forEachRow("SELECT data FROM content WHERE id = ?1", [.integer(id)]) { row in
            form = try row.withBytes(0) { try CanonicalValue(json: Array($0)) }
        }
        return form!
    }

    func heading(of id: Int) throws -> Heading {
        if headings[id] == nil { try readHeadings(of: [id]) }
        return headings[id]!
    }

    /// Reads many headings at once.
    func readHeadings(of ids: Set<Int>) throws {
        let missing = ids.filter { headings[$0] == nil }
        guard !missing.isEmpty else { return }
        try database.forEachRow(
            """
            SELECT content.id, name, field, sort_key
            FROM json_each(?1) AS wanted CROSS JOIN content ON content.id = wanted.value
            """, [.text(missing.jsonList)]
        ) { row in
            headings[row.integer(0)] = Heading(
                name: row.text(1), field: row.optionalText(2), sortKey: row.withBytes(3) { Data($0) })
        }
    }

    /// Of what has another content on either side that which says something else there: a role that is not stated is
    /// `resolve`.
    func real(_ changes: [ListChange]) throws -> [ListChange] {
        if statesRole == nil {
            statesRole = [:]
            try database.forEachRow(
                """
                SELECT EXISTS (
                    SELECT 1 FROM content INDEXED BY content_stated_role WHERE \(ReadModelSchema.statesRole)
                )
                """, []
            ) { someStateRole = $0.flag(0) }
        }
        guard someStateRole else { return changes }
        return try changes.filter { change in
            guard change.from != 0, change.to != 0, try statesRole(change.from) != statesRole(change.to) else {
                return true
            }
            return try !differences(from: change.from, to: change.to).isEmpty
        }
    }

    private func statesRole(_ id: Int) throws -> Bool {
        if let found = statesRole![id] { return found }
        var found = false
        try database.forEachRow(
            """
            SELECT 1 FROM content INDEXED BY content_stated_role WHERE id = ?1 AND \(ReadModelSchema.statesRole)
            """, [.integer(id)]
        ) { _ in found = true }
        statesRole![id] = found
        return found
    }
}
