import Events
internal import GRDB

extension Catalogue {
    /// Asks the read models.
    ///
    /// - Throws: ``NoUnit`` when no commune lives under the code that day.
    init(
        _ database: Database, commune code: UnitCode, on day: CivilDate, known: Int, head: LogHead, isFull: Bool
    ) throws {
        let place = try Place.find(database, code, on: day, known: known)
        let standings = try Standings(database, areas: place.areas, on: day, known: known)
        let rows = Self.ordered(standings.rows.filter(\.span.isListed))
        var lines = LineReference.Shelf(database)
        let entries = try rows.map { try Entry(database, $0, &lines, isFull: isFull) }
        let isSuspended = Dictionary(uniqueKeysWithValues: rows.map { ($0.procedure, $0.span.standing == .suspended) })
        self.basis = Basis(commune: code, on: day, known: known, head: head)
        self.commune = place
        self.entries = entries.filter { !isSuspended[$0.procedure]! }
        self.suspended = entries.filter { isSuspended[$0.procedure]! }
        self.upcoming = try UpcomingLines(
            database, place: place, on: day, known: known, listed: Set(isSuspended.keys)
        ).items
        self.review = standings.rows.flatMap { Review.items(of: $0.span, $0.procedure, on: day) }
    }

    /// By field, then name, in Vietnamese order (no field: last), then code.
    static func ordered(_ rows: [Standings.Row]) -> [Standings.Row] {
        let fields = VietnameseOrder.ranks(of: Set(rows.compactMap(\.field)))
        return rows.sorted { left, right in
            let leftField = left.field.map { fields[$0]! } ?? .max
            let rightField = right.field.map { fields[$0]! } ?? .max
            if leftField != rightField { return leftField < rightField }
            return VietnameseOrder.compare(left.name, right.name) ?? (left.procedure < right.procedure)
        }
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

extension Catalogue.Review {
    /// What is to be looked at for a procedure of commune level, or one that is not in force.
    static func items(of span: SpanRow, _ procedure: ProcedureCode, on day: CivilDate) -> [Self] {
        guard span.isListed || span.standing == .nothing else { return [] }
        return Reason.allCases.compactMap { reason in
            let facts = span.facts(toReviewFor: reason, on: day)
            return facts.isEmpty ? nil : Self(procedure: procedure, reason: reason, facts: facts)
        }
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
        }
    }
}
