import Events
internal import GRDB

/// The known, standing lines that cover a place and take effect after a day, or have no day yet, and that concern what the
/// place lists or will list.
struct UpcomingLines {
    let items: [Catalogue.Upcoming]

    /// - Parameter rows: the standing lines of the nation that are later than the day or undated, where a caller has them.
    init(
        _ database: Database, place: Place, on day: CivilDate, known: Int, listed: Set<ProcedureCode>,
        among rows: [LineRow]? = nil
    ) throws {
        var judge = PlaceJudge(database, place: place, known: known)
        let rows = try
            (rows ?? LineRow.fetch(database, upcomingAfter: day, on: place.land, listed: listed, known: known)).filter {
                row in
                let line = row.standing
                guard !line.countsNever, place.extent(of: line, on: day).covers else { return false }
                return try !judge.isStillborn(line, on: day)
            }
        let lines = rows.map(\.standing)
        let conditions = Dictionary(uniqueKeysWithValues: rows.map { ($0.standing.position, $0.decision.condition) })
        self.items = Self.qualifying(lines, listed: listed).sorted(by: Self.isEarlier).flatMap { line in
            line.line.named.map {
                Catalogue.Upcoming(
                    procedure: $0, line: LineReference(line),
                    condition: line.effectiveFrom == nil ? conditions[line.position]! : nil)
            }
        }
    }

    /// A line qualifies as a whole when it begins something of commune level, or names a procedure that is listed or that a
    /// qualifying line names.
    private static func qualifying(_ lines: [StandingLine], listed: Set<ProcedureCode>) -> [StandingLine] {
        var coming = listed
        var open = lines
        var found: [StandingLine] = []
        while true {
            let next = open.filter { line in
                line.line.beginsAtCommuneLevel || line.line.named.contains(where: coming.contains)
            }
            if next.isEmpty { return found }
            found += next
            for line in next { coming.formUnion(line.line.named) }
            open.removeAll { line in next.contains { $0.position == line.position } }
        }
    }

    private static func isEarlier(_ left: StandingLine, _ right: StandingLine) -> Bool {
        (left.effectiveFrom ?? .latest, left.position) < (right.effectiveFrom ?? .latest, right.position)
    }
}
