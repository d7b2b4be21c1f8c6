import Events

/// Who makes up a history: the log so far, and the few things it chooses among.
struct HistoryAuthor: Sendable {
    var random: SplitMix64
    var log = HistoryLog()
    let breaksInside: Bool
    let mends: Bool
    /// Whether lists are posted and boards observed.
    let boards: Bool

    /// The days on which anything happens in law.
    let days: [CivilDate]
    let procedures: [ProcedureCode]
    /// Procedures that are not issued at the start, so that abolitions may come before their issue.
    let lateProcedures: [ProcedureCode]
    /// The lowest time limit stated so far: a cut goes below it.
    var lowestLimit = 5000
    var resolutions = 0
    var nextCommune = 11001
    /// The decision that was mended last.
    var focus: Int?

    static let origin = CivilDate(year: 1997, month: 1, day: 1)!
    static let oldMerger = CivilDate(year: 2010, month: 4, day: 1)!
    static let merger = CivilDate(year: 2025, month: 7, day: 1)!
    static let renaming = CivilDate(year: 2026, month: 4, day: 30)!

    init(seed: UInt64, breaksInside: Bool, mends: Bool, boards: Bool) {
        random = SplitMix64(seed: seed)
        self.breaksInside = breaksInside
        self.mends = mends
        self.boards = boards
        let others = [
            "2025-03-01", "2025-05-10", "2025-06-30", "2025-07-02", "2025-09-01", "2025-11-20", "2026-01-01",
            "2026-03-01", "2026-05-01", "2026-09-08", "2026-12-31",
        ].map { CivilDate($0)! }
        let before = random.one(of: Array(others.prefix(3)))
        let rest = random.shuffled(others.filter { $0 != before }).prefix(random.number(3...5))
        days = ([before, Self.merger, Self.renaming] + rest).sorted()
        let codes = [
            "1.000656", "1.004884", "2.001009", "2.001023", "2.000986", "3.000722", "3.000527", "1.013860",
        ].map { ProcedureCode($0)! }
        procedures = Array(random.shuffled(codes).prefix(random.number(4...8)))
        lateProcedures = Array(procedures.prefix(random.number(1...procedures.count - 2)))
    }

    /// Every day on which something may turn, with its neighbours.
    var interestingDays: [CivilDate] {
        let turns = (days + log.mendedDays).flatMap { [$0.previous, $0, $0.next] }
        return Set(turns + [Self.oldMerger.previous, Self.oldMerger]).sorted()
    }

    /// Writes the whole history: the units as they were, then the rest of their changes scattered among decisions.
    mutating func write(decisions: Int) {
        establishOldUnits()
        var steps: [Step] = [.oldMerger, .merger, .renaming, .retroactive, .retroactive]
        if random.chance(40) { steps.removeFirst() }
        if random.chance(50) { steps.append(.lateMerger) }
        // When the registry learned of it is another matter than when it happened: but mostly in that order.
        var schedule = steps.map { (random.number(0...decisions), $0) }
        if random.chance(70) { schedule = zip(schedule.map(\.0).sorted(), steps).map { ($0, $1) } }
        announceFirstList()
        for round in 0...decisions {
            for (_, step) in schedule where schedule.contains(where: { $0.0 == round && $0.1 == step }) {
                take(step)
            }
            schedule.removeAll { $0.0 == round }
            if random.chance(35) { stageEncounter() } else { announceAnything() }
            while mends, random.chance(45) { mend() }
            while boards, random.chance(60) { tellOfBoard() }
        }
    }

    enum Step { case oldMerger, merger, renaming, retroactive, lateMerger }

    private mutating func take(_ step: Step) {
        switch step {
        case .oldMerger: mergeCommunes(on: Self.oldMerger)
        case .merger: mergeProvincesAndCommunes(on: Self.merger)
        case .renaming: renameAndMove(on: Self.renaming)
        case .retroactive: recordLate()
        case .lateMerger: mergeCommunes(on: days.last!)
        }
    }
}
