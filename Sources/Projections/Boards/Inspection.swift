internal import Crypto
public import Events
internal import GRDB

/// A sheet for looking at the board of a commune (phiếu kiểm tra việc niêm yết): some of the procedures that have to hang
/// there, what must not, and the checklist.
///
/// Which procedures are drawn, anyone can find again: those whose SHA-256 of `SEED COMMUNE CODE`, as `7 11824 1.004884`,
/// come first. The same seed draws the same of the same catalogue, and most of the same of a later one.
public struct Inspection: Sendable {
    public let basis: Basis
    public let commune: Place
    public let seed: Int
    /// How many were to be drawn.
    public let size: Int
    /// Out of how many they were drawn.
    public let due: Int
    /// What to look for, in the order of the catalogue, with content.
    public let sample: [Catalogue.Entry]
    /// What must not hang there: what was due within the year before and no longer is, and what was last told to hang
    /// there and ought not to.
    public let undue: [Gap.Item]

    /// How many days back what has ended is looked for.
    public static let reach = 365
}

extension Inspection {
    /// - Throws: ``NoUnit`` when no commune lives under the code that day.
    init(
        _ database: Database, commune code: UnitCode, on day: CivilDate, known: Int, head: LogHead, size: Int,
        seed: Int, heads: @escaping (Int) throws -> LogHead
    ) throws {
        let catalogue = try Catalogue(
            database, commune: code, on: day, known: known, head: head, isFull: true)
        let drawn = Self.drawn(size, of: catalogue.entries.map(\.procedure), seed: seed, commune: code)
        self.basis = catalogue.basis
        self.commune = catalogue.commune
        self.seed = seed
        self.size = size
        self.due = catalogue.entries.count
        self.sample = catalogue.entries.filter { drawn.contains($0.procedure) }
        let place = catalogue.commune
        let before = CivilDate(dayNumber: day.dayNumber - Self.reach)
        // What ended somewhere there since; whether it was due, and no longer is, the judge tells.
        let turned = try Int.fetchSet(
            database,
            sql: """
                SELECT procedure FROM \(ReadModelSchema.pageRows(in: place.areas.commaSeparated))
                WHERE is_listed = 1 AND page_row.until_day >= ? AND page_row.until_day < ?
                    AND \(ReadModelSchema.known("page")) AND \(ReadModelSchema.known("page_row"))
                """, arguments: [before.dayNumber - 1, day.dayNumber, known, known, known, known])
        let procedures = turned.map(ProcedureCode.init(number:)).sorted()
        let isDue = Set(catalogue.entries.map(\.procedure))
        let judge = GapJudge(database, on: day, known: known, rules: DeadlineRules())
        let told = try Gap(
            database, commune: code, on: day, known: known, head: head, rules: DeadlineRules(), receipts: [],
            heads: heads
        ).items.filter { !isDue.contains($0.procedure) }
        let isTold = Set(told.map(\.procedure))
        let ended = try judge.ended(
            procedures.filter { !isDue.contains($0) && !isTold.contains($0) }, at: place
        ).filter { $0.since! >= before }
        self.undue = (told + ended).sorted { $0.procedure < $1.procedure }
    }

    /// So many of some procedures, by the digests of their codes.
    static func drawn(
        _ size: Int, of procedures: [ProcedureCode], seed: Int, commune: UnitCode
    ) -> Set<ProcedureCode> {
        let ranked = procedures.map { procedure in
            (SHA256.hash(data: Array("\(seed) \(commune) \(procedure)".utf8)).hexadecimal, procedure)
        }
        return Set(ranked.sorted { $0.0 < $1.0 }.prefix(size).map(\.1))
    }

    public var value: Value {
        .object([
            "schema": .text("tthc.inspection/1"), "basis": basis.value, "commune": commune.value,
            "seed": .integer(seed), "size": .integer(size), "due": .integer(due),
            "sample": .list(sample.map(\.value)), "undue": .list(undue.map(\.value)),
            "checks": .list(InspectionCheck.allCases.map { .text($0.rawValue) }),
        ])
    }
}

extension GapJudge {
    /// Procedures that were due at a place and no longer are, with the end of each; what never ended there is left out.
    func ended(_ procedures: [ProcedureCode], at place: Place) throws -> [Gap.Item] {
        let life = try PlaceLife.find(database, place, known: known)
        let board = try BoardContent([]) { _ in [] }
        let standings = try Standings(
            database, areas: place.areas, on: day, known: known, procedures: Set(procedures)
        ).rows
        let rows = Dictionary(uniqueKeysWithValues: standings.map { ($0.procedure, $0) })
        return try procedures.compactMap { procedure in
            var item = try judge(undue: procedure, rows[procedure], place, life, board)
            guard item.kind == .expired else { return nil }
            item.name = try ProcedureName.last(database, procedure, known: known)
            return item
        }
    }
}
