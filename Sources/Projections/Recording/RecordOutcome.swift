public import Events

/// What became of a submission.
public struct RecordOutcome: Sendable {
    public enum Result: Hashable, Sendable {
        /// Appended at these positions.
        case recorded(ClosedRange<Int>)
        /// The same command with the same content is recorded already, from this position on: nothing was added.
        case alreadyRecorded(Int)
        /// It would be appended; nothing was written.
        case wouldRecord(ClosedRange<Int>)
    }

    public internal(set) var result: Result
    public private(set) var warnings: [Warning] = []
    /// What it would change, by day; of a rehearsal.
    public internal(set) var differences: [NationalDifference] = []

    /// Something that is recorded and that someone should know.
    public enum Warning: Hashable, Sendable {
        /// A code in a territory that no recorded unit ever had.
        case unknownTerritory(line: String, code: UnitCode)
        /// A territory outside what the issuer governs.
        case territoryOutsideIssuer(line: String, code: UnitCode?, issuer: String)
        /// A source of a new unit that no recorded unit bears the day before.
        case unknownSource(unit: UnitCode, source: UnitCode)
        /// A province that does not live on the day.
        case unknownProvince(unit: UnitCode, province: UnitCode)
        /// A decision without any line whose annex is not said to be pending.
        case noLines(DecisionIdentity)
        /// A line that conflicts, of this submission (accepted) or of an earlier one.
        case conflict(procedure: ProcedureCode, line: LineReference)
        /// A line that will never take effect, because what it begins is abolished before.
        case stillborn(procedure: ProcedureCode, line: LineReference)
        /// A correction of one that a later correction of the same fact already stands before.
        case correctionOvershadowed(by: Int)
        /// A board is said to have shown something on a day that is still to come.
        case boardToCome(UnitCode, on: CivilDate)
        /// A line whose last day now comes before its first: it counts on no day.
        case countsNever(line: LineReference, name: String)
    }
}
