public import Events

/// Why read models cannot be brought up to the log.
public enum ReadModelError: Error, Hashable, Sendable {
    /// A correction that states another kind of fact than it corrects.
    case correctionDoesNotFit(position: Int)
    /// A fact that the facts before it do not allow.
    case factDoesNotApply(Refusal, position: Int)
    /// The file system or SQLite failed; the text is SQLite's own.
    case storage(path: String, code: Int, message: String)
}
