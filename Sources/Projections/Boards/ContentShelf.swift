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

    /// So many contents are kept at most.
    private static let limit = 5_000

    private struct Pair: Hashable {
        let from: Int
        let to: Int
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
        let found = try ProcedureChanges.components(from: value(of: old), to: value(of: new))
        differences[pair] = found
        return found
    }
}
