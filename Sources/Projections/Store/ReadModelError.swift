public import Events

/// Why read models cannot be brought up to the log.
public enum ReadModelError: Error, Hashable, Sendable {
    /// A line whose decision no earlier fact published.
    case decisionMissing(DecisionIdentity, position: Int)
    /// A change of units that does not apply in its order.
    case unitChangeDoesNotApply(Refusal, position: Int)
    /// The file system or SQLite failed; the text is SQLite's own.
    case storage(path: String, code: Int, message: String)
}
