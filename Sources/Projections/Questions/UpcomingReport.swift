public import Events
internal import GRDB

/// What will change: in one commune, or in any.
public struct UpcomingReport: Sendable {
    public let basis: Basis
    /// Nil when it was asked for every commune.
    public let commune: Place?
    /// The last day looked at; nil when there is no end.
    public let through: CivilDate?
    /// By day, then position.
    public let dated: [Item]
    /// What takes effect on a day that is not known yet, by position.
    public let undated: [Item]

    /// A line that will act on one of the procedures it names.
    public struct Item: Hashable, Sendable {
        public let procedure: ProcedureCode
        /// The name in force, or the one that the line states; nil when there is neither.
        public let name: String?
        public let line: LineReference
        /// The words that make an undated effect conditional.
        public let condition: String?
        /// The fact from which on all of this was known: the line's, or the last that corrected or dated it.
        public let statedBy: Int
        /// When that was recorded.
        public let knownSince: Instant
        /// In how many communes; 1 when it was asked for one.
        public internal(set) var communes: Int
    }
}

extension UpcomingReport {
    /// - Parameter code: nil asks for every commune alive on the day.
    init(
        _ database: Database, commune code: UnitCode?, on day: CivilDate, through: CivilDate?, known: Int, head: LogHead
    ) throws {
        let places =
            try code.map { [try Place.find(database, $0, on: day, known: known)] }
            ?? Place.all(database, on: day, known: known)
        func listed(in place: Place) throws -> Set<ProcedureCode> {
            let standings = try Standings(listedIn: place.areas, on: day, known: known, database)
            return Set(standings.rows.filter(\.span.isListed).map(\.procedure))
        }
        let lines =
            try code == nil
            ? LineHeader.fetch(database, upcomingAfter: day, known: known)
            : LineHeader.fetch(
                database, upcomingAfter: day, on: places[0].land, listed: listed(in: places[0]), known: known)
        let endings = try UpcomingLines.Endings(database, meeting: lines, known: known)
        var coming: [(line: Catalogue.Upcoming, communes: Int)] = []
        for group in try Self.alike(places, database, lines, on: day, known: known) {
            let place = group[0]
            let upcoming = try UpcomingLines(
                database, place: place, on: day, known: known, listed: listed(in: place), among: lines,
                endings: endings)
            for found in upcoming.items where found.line.effectiveFrom.map({ $0 <= through ?? .latest }) ?? true {
                coming.append((found, group.count))
            }
        }
        let rows = try LineRow.fetch(database, at: Set(coming.map(\.line.line.fact)), known: known)
        let byPosition = Dictionary(uniqueKeysWithValues: rows.map { ($0.standing.position, $0) })
        var items: [Item.Key: Item] = [:]
        for (found, communes) in coming {
            let key = Item.Key(fact: found.line.fact, procedure: found.procedure)
            var item = try items[key] ?? Item(database, found, byPosition[found.line.fact]!, known: known)
            item.communes += communes
            items[key] = item
        }
        let sorted = items.values.sorted {
            ($0.line.effectiveFrom ?? .latest, $0.line.fact, $0.procedure)
                < ($1.line.effectiveFrom ?? .latest, $1.line.fact, $1.procedure)
        }
        self.init(
            basis: Basis(commune: code, on: day, known: known, head: head), commune: code == nil ? nil : places[0],
            through: through, dated: sorted.filter { $0.line.effectiveFrom != nil },
            undated: sorted.filter { $0.line.effectiveFrom == nil })
    }

    /// Places for which the same is coming, together: those that are in the same areas from the day on, and that no line to
    /// come mentions by their code.
    private static func alike(
        _ places: [Place], _ database: Database, _ lines: [LineHeader], on day: CivilDate, known: Int
    ) throws -> [[Place]] {
        let mentioned = Set(lines.flatMap(\.territory.communeCodes))
        let courses = try PlaceCourse.all(database, from: day, known: known)
        var groups: [PlaceCourse: [Place]] = [:]
        var single: [[Place]] = []
        for place in places {
            if place.land.codes.isDisjoint(with: mentioned) {
                groups[courses[place.code]!, default: []].append(place)
            } else {
                single.append([place])
            }
        }
        return groups.values + single
    }

    public var value: Value {
        .object([
            "schema": .text("tthc.upcoming/1"), "basis": basis.value, "commune": commune?.value,
            "through": through.map { .text($0.description) }, "dated": .list(dated.map(\.value)),
            "undated": .list(undated.map(\.value)),
        ])
    }
}

extension UpcomingReport.Item {
    fileprivate struct Key: Hashable {
        let fact: Int
        let procedure: ProcedureCode
    }

    fileprivate init(_ database: Database, _ found: Catalogue.Upcoming, _ row: LineRow, known: Int) throws {
        let line = row.standing.line
        let stated = found.procedure == line.procedure ? line.components[.name]?.text : nil
        let later = [row.correctedBy, row.decision.correctedBy, row.datedBy].compactMap { $0 }.max()
        let last = try StatementReference(database, at: later)
        self.init(
            procedure: found.procedure, name: try stated ?? ProcedureName.last(database, found.procedure, known: known),
            line: found.line, condition: found.condition, statedBy: last?.fact ?? found.line.fact,
            knownSince: Instant(last?.recordedAt ?? row.recordedAt)!, communes: 0)
    }

    fileprivate var value: Value {
        .object([
            "procedure": .text(procedure.description), "name": name.map(Value.text), "act": .text(line.act.rawValue),
            "fact": .integer(line.fact), "effectiveFrom": line.effectiveFrom.map { .text($0.description) },
            "decision": line.decision.value, "condition": condition.map(Value.text),
            "decidedBy": line.effectiveFrom == nil ? .text(line.decision.issuer) : nil,
            "communes": .integer(communes),
        ])
    }
}
