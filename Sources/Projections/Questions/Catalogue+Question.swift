import Events
internal import Foundation
internal import GRDB

extension Catalogue {
    /// Asks the read models.
    ///
    /// - Throws: ``NoUnit`` when no commune lives under the code that day.
    init(
        _ database: Database, commune code: UnitCode, on day: CivilDate, known: Int, head: LogHead, isFull: Bool
    ) throws {
        let place = try Place.find(database, code, on: day, known: known)
        let standings = try Standings(listedIn: place.areas, on: day, known: known, database)
        let rows = Self.ordered(standings.rows.filter(\.span.isListed))
        var lines = LineReference.Shelf(database, known: known)
        try lines.read(Set(rows.flatMap { [$0.span.facts.first!, $0.span.facts.last!] }))
        let entries = try rows.map { try Entry(database, $0, &lines, isFull: isFull) }
        let isSuspended = Dictionary(uniqueKeysWithValues: rows.map { ($0.procedure, $0.span.standing == .suspended) })
        self.basis = Basis(commune: code, on: day, known: known, head: head)
        self.commune = place
        self.entries = entries.filter { !isSuspended[$0.procedure]! }
        self.suspended = entries.filter { isSuspended[$0.procedure]! }
        self.upcoming = try UpcomingLines(
            database, place: place, on: day, known: known, listed: Set(isSuspended.keys)
        ).items
        let remarks = try Remarks(database, in: place, on: day, known: known)
        var spans = Dictionary(uniqueKeysWithValues: standings.rows.map { ($0.procedure, $0.span) })
        // What no catalogue shows may be in force at another level.
        for procedure in remarks.positions.keys where spans[procedure] == nil {
            spans[procedure] = try Standings.row(database, procedure, areas: place.areas, on: day, known: known)
        }
        self.review = Self.review(spans, remarks: remarks, on: day)
    }

    /// What is to be looked at: of procedures that are listed, or not in force.
    private static func review(
        _ spans: [ProcedureCode: SpanRow], remarks: Remarks, on day: CivilDate
    ) -> [Review] {
        let marked = spans.filter { _, span in
            !span.review.isEmpty || !span.partial.isEmpty || span.basisEnds != nil
        }
        let procedures = Set(marked.keys).union(remarks.positions.keys)
        return procedures.sorted().flatMap { procedure -> [Review] in
            let span = spans[procedure]
            guard span.map({ $0.isListed || $0.standing == .nothing }) ?? true else { return [] }
            return Review.Reason.allCases.compactMap { reason in
                let facts =
                    reason == .remark
                    ? remarks.positions[procedure] ?? [] : span?.facts(toReviewFor: reason, on: day) ?? []
                return facts.isEmpty ? nil : Review(procedure: procedure, reason: reason, facts: facts)
            }
        }
    }

    /// By field, then name, in Vietnamese order (no field: last), then code.
    static func ordered(_ rows: [Standings.Row]) -> [Standings.Row] {
        CatalogueOrder.sorted(rows) { ($0.sortKey, $0.procedure.number) }
    }
}

extension Catalogue.Entry {
    init(_ database: Database, _ row: Standings.Row, _ lines: inout LineReference.Shelf, isFull: Bool) throws {
        self.init(
            procedure: row.procedure, name: row.name, field: row.field, role: row.role,
            first: try lines.reference(row.span.facts.first!), latest: try lines.reference(row.span.facts.last!),
            facts: row.span.facts, isPartOfTerritory: !row.span.partial.isEmpty,
            content: isFull ? try Standings.content(database, row.span.content!) : nil, contentID: row.span.content!)
    }
}

extension SpanRow {
    fileprivate func facts(toReviewFor reason: Catalogue.Review.Reason, on day: CivilDate) -> [Int] {
        switch reason {
        case .conflict: review.conflict
        case .stillborn: review.stillborn
        case .overwritten: review.overwritten
        case .expired: review.expired
        case .basisEnded: basisEnds.map { $0 < day } ?? false ? review.legalBases.map { [$0] } ?? [] : []
        case .partOfTerritory: partial.sorted()
        case .remark: []
        }
    }
}
