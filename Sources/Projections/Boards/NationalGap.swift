public import Events
internal import GRDB

/// The gaps of all communes alive on a day, the widest first (xếp hạng đối chiếu niêm yết).
public struct NationalGap: Sendable {
    public let basis: Basis
    public let rules: DeadlineRules
    /// Those of whose board something is known: by how much is wrong, then by how much the commune is late with, then by
    /// code.
    public let rows: [Row]
    /// Those of whose board nothing was recorded, or only the digest of a list, by code.
    public let unseen: [Row]

    public struct Row: Hashable, Sendable {
        public let code: UnitCode
        public let name: String
        public let province: UnitCode?
        public let counts: Gap.Counts
        /// The day of the last posting or observation; nil when there is none.
        public let lastTold: CivilDate?
        /// Whether a list of it is known by its digest only.
        public let hasUnknownList: Bool
    }

    /// The sums over the communes of whose board something is known.
    public var total: Gap.Counts {
        rows.reduce(into: Gap.Counts()) { total, row in
            total.due += row.counts.due
            total.posted += row.counts.posted
            total.current += row.counts.current
            total.unseen += row.counts.unseen
            total.kinds.merge(row.counts.kinds, uniquingKeysWith: +)
            total.late.merge(row.counts.late, uniquingKeysWith: +)
        }
    }
}

extension NationalGap {
    init(
        _ database: Database, on day: CivilDate, known: Int, head: LogHead, rules: DeadlineRules, receipts: [Receipt],
        heads: @escaping (Int) throws -> LogHead
    ) throws {
        let judge = GapJudge(database, on: day, known: known, rules: rules)
        let reader = BoardReader(
            database, known: known, contents: judge.contents, receipts: receipts, heads: heads)
        let standings = try AreaStandings(database, on: day, known: known)
        let lives = try PlaceLife.all(database, known: known)
        let told = Dictionary(
            grouping: try BoardRow.fetch(database, of: nil, through: day, known: known), by: \.commune)
        var rows: [Row] = []
        for place in try Place.all(database, on: day, known: known) {
            let sources = (told[place.code] ?? []).filter { $0.day >= place.since }
            let board = try BoardContent(sources, items: reader.items)
            let (_, counts) = try judge.judge(
                place, lives[PlaceLife.Key(place)]!, board, standing: standings.rows(of: place))
            rows.append(
                Row(
                    code: place.code, name: place.name, province: place.province, counts: counts,
                    lastTold: sources.last?.day, hasUnknownList: board.live.count > board.sources.count))
            reader.forget(sources)
        }
        let isTold = { (row: Row) in row.counts.posted > 0 || row.counts.unseen < row.counts.due }
        self.basis = Basis(commune: nil, on: day, known: known, head: head)
        self.rules = rules
        self.rows = rows.filter(isTold).sorted { $0.rank < $1.rank }
        self.unseen = rows.filter { !isTold($0) }
    }

    public var value: Value {
        .object([
            "schema": .text("tthc.gap-all/1"), "basis": basis.value(with: rules),
            "counts": .object([
                "communes": .integer(rows.count + unseen.count), "seen": .integer(rows.count),
                "unseen": .integer(unseen.count), "total": total.value,
            ]),
            "communes": .list(rows.map(\.value)), "unseen": .list(unseen.map(\.value)),
        ])
    }
}

extension NationalGap.Row {
    fileprivate var rank: (Int, Int, String) { (-counts.wrong, -(counts.late[.commune] ?? 0), code.text) }

    var value: Value {
        .object([
            "code": .text(code.text), "name": .text(name), "province": province.map { .text($0.text) },
            "lastTold": lastTold.map { .text($0.description) }, "unknownList": .flag(hasUnknownList),
            "wrong": .integer(counts.wrong), "counts": counts.value,
        ])
    }
}

/// What stands in any place on one day: areas are read once and laid over each other.
final class AreaStandings {
    private let database: Database
    private let day: CivilDate
    private let known: Int
    /// What stands for procedures of all levels in each area; nil where only those are asked for that some catalogue shows.
    private let all: [Int: [Standings.Row]]?
    private var found: [[Int]: [ProcedureCode: Standings.Row]] = [:]

    /// - Parameter ofAllLevels: whether procedures are asked for that no catalogue shows, too.
    init(_ database: Database, on day: CivilDate, known: Int, ofAllLevels: Bool = false) throws {
        self.database = database
        self.day = day
        self.known = known
        self.all = ofAllLevels ? try Standings.byArea(database, on: day, known: known) : nil
    }

    func rows(of place: Place) throws -> [ProcedureCode: Standings.Row] { try rows(of: place.areas) }

    private func rows(of areas: [Int]) throws -> [ProcedureCode: Standings.Row] {
        if let rows = found[areas] { return rows }
        // Wider areas first: the rows of the narrowest hide theirs.
        var rows = areas.count > 1 ? try self.rows(of: Array(areas.dropFirst())) : [:]
        for row in try own(areas[0]) { rows[row.procedure] = row }
        // Of a single commune's own area nobody asks twice.
        if areas.count < 3 { found[areas] = rows }
        return rows
    }

    private func own(_ area: Int) throws -> [Standings.Row] {
        if let all { return all[area] ?? [] }
        return try Standings(listedIn: [area], on: day, known: known, database).rows
    }
}
