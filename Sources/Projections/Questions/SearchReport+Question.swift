import Events
internal import GRDB

extension SearchReport {
    /// - Parameters:
    ///   - commune: nil asks for procedures that are in force in any commune alive that day.
    ///   - includesOthers: whether procedures are found too that are not in force that day, but were or will be.
    /// - Throws: ``NoUnit`` when no commune lives under the code that day.
    init(
        _ database: Database, _ query: SearchQuery, commune: UnitCode?, on day: CivilDate, known: Int, head: LogHead,
        limit: Int, includesOthers: Bool
    ) throws {
        let place = try commune.map { try Place.find(database, $0, on: day, known: known) }
        let scope = SearchScope(database, place: place, on: day, known: known)
        func found(limit: Int, _ includesOthers: Bool) throws -> [Item] {
            // What looks like the number of a paper may be part of a name; "thủ tục" need not be.
            for query in [query, query.papers.isEmpty ? nil : query.withoutPapers, query.withoutNoise] {
                guard let query else { continue }
                var search = Search(query, in: scope, limit: limit)
                try search.run(includesOthers: includesOthers)
                if !search.items.isEmpty { return search.items }
            }
            return []
        }
        let items = try found(limit: limit + 1, includesOthers)
        self.basis = Basis(commune: commune, on: day, known: known, head: head)
        self.query = query
        self.commune = place
        self.items = Array(items.prefix(limit))
        self.hasMore = items.count > limit
        self.onlyOthers = try items.isEmpty && !includesOthers && !found(limit: 1, true).isEmpty
    }
}
