public import Events
internal import GRDB

/// Every procedure that stands in a commune, or in some commune of a province, on a day, of whatever level, with its
/// content: what a list from outside is held against.
public struct StandingList: Sendable {
    public let basis: Basis
    /// The commune asked about, or the province.
    public let unit: UnitOnDay
    public let name: String
    /// By code.
    public let items: [Item]

    public struct Item: Sendable {
        public let procedure: ProcedureCode
        public let isSuspended: Bool
        /// Whether communes handle it.
        public let isListed: Bool
        /// What stands in most communes.
        public let content: Value
        /// The last line applied to it.
        public let latest: LineReference

        public var name: String { content["name"]?.text ?? "" }
        public var field: String? { content["field"]?.text }
    }
}

extension StandingList {
    /// - Parameter unit: a commune or a province.
    /// - Throws: ``NoUnit`` when none lives under the code that day.
    init(_ database: Database, _ unit: UnitCode, on day: CivilDate, known: Int, head: LogHead) throws {
        let places: [Place]
        if unit.isCommune {
            places = [try Place.find(database, unit, on: day, known: known)]
            self.name = places[0].name
            self.unit = UnitOnDay(code: unit, province: places[0].province)
        } else {
            let register = try UnitRegister(database: database, around: [unit], known: known)
            guard let province = register.unit(unit, on: day) else {
                throw try NoUnit(database, unit, on: day, known: known)
            }
            places = try Place.all(database, on: day, known: known).filter { $0.province == unit }
            self.name = province.state(on: day).name
            self.unit = UnitOnDay(code: unit, province: unit)
        }
        self.basis = Basis(commune: unit.isCommune ? unit : nil, on: day, known: known, head: head)
        var lines = LineReference.Shelf(database, known: known)
        self.items = try Self.prevailing(database, places, on: day, known: known).map { row in
            Item(
                procedure: row.procedure, isSuspended: row.span.standing == .suspended, isListed: row.span.isListed,
                content: try Standings.content(database, row.span.content!),
                latest: try lines.reference(row.span.facts.last!))
        }
    }

    /// What stands for each procedure in most of some places, by code.
    private static func prevailing(
        _ database: Database, _ places: [Place], on day: CivilDate, known: Int
    ) throws -> [Standings.Row] {
        var counts: [ProcedureCode: [SpanRow: (row: Standings.Row, communes: Int)]] = [:]
        for (areas, alike) in Dictionary(grouping: places, by: \.areas) {
            let rows = try Standings(database, areas: areas, on: day, known: known).rows
            for row in rows where row.span.standing != .nothing {
                counts[row.procedure, default: [:]][row.span, default: (row, 0)].communes += alike.count
            }
        }
        return counts.values.map { variants in
            variants.values.max { left, right in
                // Of two that stand in as many, the one that came first.
                (left.communes, -left.row.span.content!) < (right.communes, -right.row.span.content!)
            }!.row
        }.sorted { $0.procedure < $1.procedure }
    }
}
