public import Events
internal import Foundation
internal import GRDB

/// The board of a commune (bảng niêm yết): what was recorded as really hanging there on a day.
public struct Board: Sendable {
    public let basis: Basis
    public let commune: Place
    /// The latest posting of each channel, the latest observation, and what else still tells something; by day.
    public let sources: [BoardSource]
    /// What hangs there, by code.
    public let entries: [Entry]

    public struct Entry: Hashable, Sendable {
        public let procedure: ProcedureCode
        /// As observed, else as last in force anywhere.
        public let name: String?
        /// SHA-256, in hexadecimal, of the content that hangs there, where that is known; of the latest source.
        public let digest: String?
        /// The positions of the sources that tell of it.
        public let sources: [Int]
        public let notes: [String]
    }
}

extension Board {
    /// - Throws: ``NoUnit`` when no commune lives under the code that day.
    init(
        _ database: Database, commune code: UnitCode, on day: CivilDate, known: Int, head: LogHead,
        receipts: [Receipt], heads: @escaping (Int) throws -> LogHead
    ) throws {
        let place = try Place.find(database, code, on: day, known: known)
        let rows = try BoardRow.fetch(database, of: place, through: day, known: known)
        let reader = BoardReader(
            database, known: known, contents: ContentShelf(database), receipts: receipts, heads: heads)
        let content = try BoardContent(rows, items: reader.items)
        self.basis = Basis(commune: code, on: day, known: known, head: head)
        self.commune = place
        self.sources = try BoardSource.shown(rows, content, reader)
        self.entries = try content.procedures.sorted().map { procedure in
            let seen = content.seen(procedure)
            return Entry(
                procedure: procedure,
                name: try seen.lazy.compactMap(\.item.name).last { !$0.isEmpty }
                    ?? ProcedureName.last(database, procedure, known: known),
                digest: seen.compactMap(\.item.digest).last?.hexadecimal,
                sources: seen.map(\.source.row.position).sorted(),
                notes: seen.compactMap(\.item.note).filter { !$0.isEmpty })
        }
    }

    public var value: Value {
        .object([
            "schema": .text("tthc.board/1"), "basis": basis.value, "commune": commune.value,
            "sources": .list(sources.map(\.value)),
            "entries": .list(
                entries.map { entry in
                    .object([
                        "procedure": .text(entry.procedure.description), "name": entry.name.map(Value.text),
                        "digest": entry.digest.map(Value.text), "sources": .list(entry.sources.map(Value.integer)),
                        "notes": entry.notes.isEmpty ? nil : .list(entry.notes.map(Value.text)),
                    ])
                }),
        ])
    }
}

extension BoardRow {
    /// What was said of the board of a unit from its first day up to another, by day, then as recorded.
    static func fetch(
        _ database: Database, of place: Place, through day: CivilDate, known: Int
    ) throws -> [BoardRow] {
        try fetch(database, of: place.code, through: day, known: known).filter { $0.day >= place.since }
    }
}
