/// Why a submission that is right by itself is wrong for this registry (exit code 4): nothing of it is recorded.
public enum Refusal: Error, Hashable, Sendable {
    /// Establishing a code under which a unit lives.
    case unitAlive(UnitCode, on: CivilDate, name: String)
    /// Dissolving, renaming or moving a unit that does not live.
    case unitNotAlive(UnitCode, on: CivilDate, change: UnitChange.Kind)
    /// A decision of this identity stands already.
    case decisionRecorded(DecisionIdentity, position: Int)
    /// No decision of this identity is recorded.
    case decisionNotRecorded(DecisionIdentity)
    /// The decision of this identity no longer stands: a fact withdrew or annulled it.
    case decisionStruck(DecisionIdentity, by: Int, isAnnulled: Bool)
    /// No fact has this position yet.
    case positionBeyondHead(Int, size: Int)
    /// The fact is about the registry itself, and neither corrected nor withdrawn.
    case aboutTheRegistry(Int)
    /// What is to be corrected or withdrawn is withdrawn already, by the fact at a position.
    case withdrawnAlready(Int, by: Int)
    /// A fact of a kind that is not corrected, but withdrawn and recorded anew.
    case notCorrected(Int, type: String)
    /// A remark names a line that its decision does not have.
    case noSuchLine(String, DecisionIdentity, known: [String])
    /// The command key was used for another content.
    case commandUsed(String, position: Int)
    /// A dated line would be a conflict where it takes effect.
    case conflict(line: String, act: Act, procedure: ProcedureCode, on: CivilDate, communes: [String], count: Int)
    /// A cut that reduces nothing measurable.
    case reducesNothing(line: String, procedure: ProcedureCode, commune: String)
    /// A cut that raises something measurable.
    case raises(line: String, procedure: ProcedureCode, commune: String, Burden.Difference)
    /// A cut that changes the unit of the time limit.
    case changesUnit(
        line: String, procedure: ProcedureCode, commune: String, before: Burden.TimeLimit, after: Burden.TimeLimit)
}
