import Events
internal import GRDB

/// The known, standing lines that cover a place and take effect after a day, or have no day yet, and that concern what the
/// place lists or will list.
struct UpcomingLines {
    let items: [Catalogue.Upcoming]

    /// - Parameters:
    ///   - rows: the standing lines of the nation that are later than the day or undated, where a caller has them.
    ///   - endings: what might meet those lines, where a caller has it.
    init(
        _ database: Database, place: Place, on day: CivilDate, known: Int, listed: Set<ProcedureCode>,
        among rows: [LineHeader]? = nil, endings: Endings? = nil
    ) throws {
        let covering = try
            (rows
            ?? LineHeader.fetch(database, upcomingAfter: day, on: place.land, listed: listed, known: known))
            .filter { !$0.countsNever && place.extent(of: $0, on: day).covers }
        let endings = try endings ?? Endings(database, meeting: covering, known: known)
        var judge = PlaceJudge(database, place: place, known: known)
        let lines = try covering.filter { line in
            guard endings.couldMeet(line) else { return true }
            return try !judge.isStillborn(line, on: day)
        }
        self.items = try Self.qualifying(lines, listed: listed).sorted(by: Self.isEarlier).flatMap { line in
            let reference = LineReference(line)
            let condition =
                line.effectiveFrom == nil
                ? try DecisionRow.find(database, id: line.decision.id, known: known)?.condition : nil
            return line.named.map { Catalogue.Upcoming(procedure: $0, line: reference, condition: condition) }
        }
    }

    /// The lines that might make others stillborn.
    struct Endings {
        private let lines: [ProcedureCode: [LineHeader]]

        init(_ database: Database, meeting lines: [LineHeader], known: Int) throws {
            let begun = Set(lines.filter { $0.act.statesContent && $0.effectiveFrom != nil }.map(\.procedure))
            self.lines = try LineHeader.fetch(database, ending: begun, known: known)
        }

        func couldMeet(_ line: LineHeader) -> Bool {
            lines[line.procedure]?.contains { line.couldBeStillborn(by: $0) } ?? false
        }
    }

    /// A line qualifies as a whole when it begins something of commune level, or names a procedure that is listed or that a
    /// qualifying line names.
    private static func qualifying(_ lines: [LineHeader], listed: Set<ProcedureCode>) -> [LineHeader] {
        var coming = listed
        var open = lines
        var found: [LineHeader] = []
        while true {
            let before = found.count
            open = open.filter { line in
                guard
                    line.beginsAtCommuneLevel || coming.contains(line.procedure)
                        || line.replaces.contains(where: coming.contains)
                else { return true }
                found.append(line)
                coming.insert(line.procedure)
                coming.formUnion(line.replaces)
                return false
            }
            if found.count == before { return found }
        }
    }

    private static func isEarlier(_ left: LineHeader, _ right: LineHeader) -> Bool {
        (left.effectiveFrom ?? .latest, left.position) < (right.effectiveFrom ?? .latest, right.position)
    }
}
