import Events
internal import Foundation
internal import GRDB

/// Reads what is told of boards, and finds the procedures of lists that are known by their digest.
final class BoardReader {
    private let database: Database
    private let known: Int
    private let heads: (Int) throws -> LogHead
    /// What the receipts say that were given with the question, by commune and digest.
    private let given: [Key: ListPosting.Basis]
    private let contents: ContentShelf
    private var lists: [Int: [BoardItem]] = [:]
    private var derived: [Int: (basis: ListPosting.Basis, items: [BoardItem])?] = [:]

    private struct Key: Hashable {
        let commune: UnitCode
        let digest: String
    }

    /// - Parameters:
    ///   - heads: the head over the first facts.
    ///   - receipts: of posted lists, at hand.
    init(
        _ database: Database, known: Int, contents: ContentShelf, receipts: [Receipt],
        heads: @escaping (Int) throws -> LogHead
    ) {
        self.database = database
        self.known = known
        self.heads = heads
        self.contents = contents
        self.given = Dictionary(
            receipts.map {
                (
                    Key(commune: $0.commune, digest: $0.list),
                    ListPosting.Basis(on: $0.on, known: $0.head.size)
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The procedures of what was posted or observed; nil when only the digest of the list is known.
    func items(_ row: BoardRow) throws -> [BoardItem]? {
        if let list = row.list {
            if let items = lists[list] { return items }
            let items = try BoardItem.fetch(database, list: list)
            // Communes that share a list mostly follow each other; all lists of a nation need not be kept.
            if lists.count >= 100 { lists = [:] }
            lists[list] = items
            return items
        }
        return try derivation(of: row)?.items
    }

    /// Drops the lists of one commune that were derived: nobody else has them.
    func forget(_ rows: [BoardRow]) {
        for row in rows where row.list == nil { derived[row.position] = nil }
    }

    /// The catalogue that a list known by its digest is the print of.
    ///
    /// Looked for where the posting says, where a given receipt says, else on the day of posting as known when that was
    /// recorded.
    func derivation(of row: BoardRow) throws -> (basis: ListPosting.Basis, items: [BoardItem])? {
        guard row.list == nil, let receipt = row.receipt else { return nil }
        if let found = derived[row.position] { return found }
        let bases = [
            row.data["basis"].map {
                ListPosting.Basis(on: CivilDate($0["on"]!.text!)!, known: $0["known"]!.integer!)
            }, given[Key(commune: row.commune, digest: receipt)],
            ListPosting.Basis(on: row.day, known: row.position - 1),
        ]
        let found = try bases.lazy.compactMap { $0 }.filter { $0.known <= self.known }.compactMap { basis in
            try self.items(receipt, row.commune, basis).map { (basis, $0) }
        }.first
        derived[row.position] = .some(found)
        return found
    }

    /// What the catalogue of a basis lists, where its digest is that of the receipt.
    private func items(_ receipt: String, _ commune: UnitCode, _ basis: ListPosting.Basis) throws -> [BoardItem]? {
        do {
            let catalogue = try Catalogue(
                database, commune: commune, on: basis.on, known: basis.known, head: heads(basis.known), isFull: true)
            guard catalogue.digest == receipt else { return nil }
            return try catalogue.entries.map { entry in
                BoardItem(
                    procedure: entry.procedure, digest: try contents.digest(of: entry.contentID), name: nil, note: nil,
                    differs: [])
            }
        } catch is NoUnit {
            return nil
        }
    }
}

extension BoardSource {
    init(_ row: BoardRow, _ reader: BoardReader, isSuperseded: Bool) throws {
        let list: List
        if row.list != nil {
            list = .named(try reader.items(row)!.count)
        } else if row.receipt == nil {
            list = .none
        } else if let (basis, items) = try reader.derivation(of: row) {
            list = .derived(items.count, basis)
        } else {
            list = .digestOnly
        }
        self.init(
            fact: row.position, isObservation: row.kind == .observation, day: row.day, channel: row.channel,
            by: row.data["by"]?.text, receipt: row.receipt, list: list, sample: row.sample?.count,
            findings: BoardObservation.findings(of: row.data), recordedAt: row.recordedAt, recordedBy: row.recordedBy,
            isSuperseded: isSuperseded)
    }

    /// What still tells of a board, and the latest posting of each channel and the latest observation even where later ones
    /// stand in their place; by day.
    static func shown(_ rows: [BoardRow], _ content: BoardContent, _ reader: BoardReader) throws -> [BoardSource] {
        let live = Set(content.live.map(\.position))
        let postings = Dictionary(grouping: rows.filter { $0.kind == .posting }, by: \.channel).values
        let latest =
            postings.map { $0.last!.position } + [rows.last { $0.kind == .observation }?.position].compactMap { $0 }
        let shown = live.union(latest)
        return try rows.filter { shown.contains($0.position) }.map { row in
            try BoardSource(row, reader, isSuperseded: row.tellsOfProcedures && !live.contains(row.position))
        }
    }
}
