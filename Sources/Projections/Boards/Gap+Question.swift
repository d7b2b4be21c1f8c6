internal import Events
internal import GRDB
internal import VietnameseText

extension Gap {
    /// - Throws: ``NoUnit`` when no commune lives under the code that day.
    init(
        _ database: Database, commune code: UnitCode, on day: CivilDate, known: Int, head: LogHead,
        rules: DeadlineRules, receipts: [Receipt], heads: @escaping (Int) throws -> LogHead
    ) throws {
        let place = try Place.find(database, code, on: day, known: known)
        let judge = GapJudge(database, on: day, known: known, rules: rules)
        let rows = try BoardRow.fetch(database, of: place, through: day, known: known)
        let reader = BoardReader(
            database, known: known, contents: judge.contents, receipts: receipts, heads: heads)
        let board = try BoardContent(rows, items: reader.items)
        let standings = try Standings(listedIn: place.areas, on: day, known: known, database).rows
        let (items, counts) = try judge.judge(
            place, PlaceLife.find(database, place, known: known), board,
            standing: Dictionary(uniqueKeysWithValues: standings.map { ($0.procedure, $0) }))
        self.basis = Basis(commune: code, on: day, known: known, head: head)
        self.rules = rules
        self.commune = place
        self.sources = try BoardSource.shown(rows, board, reader)
        self.counts = counts
        self.items = try Self.ordered(
            items.map { item in
                var item = item
                // The field of what is suspended or of another level is told; the name is that of the registry.
                item.name = try ProcedureName.last(database, item.procedure, known: known) ?? item.name
                return item
            })
    }

    /// By kind; within it by field, then name, in Vietnamese order, then code.
    private static func ordered(_ items: [Item]) -> [Item] {
        let fields = VietnameseOrder.ranks(of: Set(items.compactMap(\.field)))
        let kinds = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
        return items.sorted { left, right in
            if left.kind != right.kind { return kinds[left.kind]! < kinds[right.kind]! }
            let ranks = [left, right].map { $0.field.map { fields[$0]! } ?? .max }
            if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
            return VietnameseOrder.compare(left.name ?? "", right.name ?? "") ?? (left.procedure < right.procedure)
        }
    }
}
