public import Events

/// What the officer tells of papers that do not tell it themselves.
///
/// Each of these fills what a file leaves open; where a file says something itself, the file counts and a difference is a
/// doubt.
public struct IntakeOptions: Sendable {
    /// What a list becomes.
    public enum Target: Sendable {
        /// Decisions with their lines.
        case decision
        /// What hung on a commune's board on a day.
        case observation(commune: UnitCode, observedOn: CivilDate, by: String?)
    }

    public var target = Target.decision
    public var issuer: String?
    public var number: String?
    public var signedOn: CivilDate?
    public var effectiveFrom: CivilDate?
    public var title: String?
    public var act: Act?
    /// Of `ministry`, `province`, `commune`.
    public var levels: [String] = []
    public var field: String?
    public var isInternal = false
    /// Further captions, as the file has them.
    public var captions: [String: Caption] = [:]
    /// What a column would say in every row, where there is no such cell.
    public var constants: [Caption: String] = [:]
    /// The day for which the registry is asked; nil: the day before the decision takes effect or was signed.
    public var on: CivilDate?

    public init() {}
}
