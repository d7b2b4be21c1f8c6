public import Events

/// A history made up from a seed: valid submissions in an order in which they may be recorded, and the facts they
/// become.
///
/// The same seed makes the same history. Few procedures, few days and few units, so that lines meet each other:
/// restate, override, conflict, tie, expire, are stillborn. Much of it is mended later: decisions get their day or
/// another, lines come late, decisions are annulled and recorded anew, records are corrected and withdrawn, and so are
/// corrections and withdrawals.
///
/// The lines that conflict can be recorded with `--accept-conflicts`; nothing else in it is refused: no two decisions
/// of one identity stand, the units' changes apply, nothing withdrawn is mended, and every cut lowers the time limit
/// below any that was stated before it.
///
/// The facts carry no reductions for cuts: those are for the program to find.
public struct RandomHistory: Sendable {
    /// What was recorded, in order, from position 1.
    public let facts: [RecordedEvent]
    /// What was submitted, in order, as JSON text: one object each.
    public let submissions: [String]
    /// How many facts were recorded after each of the submissions.
    public let sizes: [Int]
    /// Every code that a commune ever had.
    public let communes: [UnitCode]
    /// Every code that a line names.
    public let procedures: [ProcedureCode]
    /// Every day on which something may turn, with the day before and the day after.
    public let interestingDays: [CivilDate]

    /// Makes up a history.
    ///
    /// - Parameters:
    ///   - seed: what it is made from.
    ///   - decisions: how many decisions there are at least; those of a staged encounter come together.
    ///   - breaksInside: whether the changes of one submission of units may come in an order in which its first few do
    ///     not apply by themselves.
    ///   - mends: whether what was recorded is mended later: otherwise there are only decisions and units.
    ///   - boards: whether lists are posted and boards observed, and what is said of them mended.
    public init(
        seed: UInt64, decisions: Int = 24, breaksInside: Bool = false, mends: Bool = true, boards: Bool = false
    ) {
        var author = HistoryAuthor(seed: seed, breaksInside: breaksInside, mends: mends, boards: boards)
        author.write(decisions: decisions)
        facts = author.log.facts
        submissions = author.log.submissions
        sizes = author.log.sizes
        communes = author.log.communeCodes
        procedures = author.procedures
        interestingDays = author.interestingDays
    }
}
