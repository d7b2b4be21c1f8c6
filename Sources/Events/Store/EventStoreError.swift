/// Why a log cannot be opened, read or written.
public enum EventStoreError: Error, Hashable, Sendable {
    /// No registry is there.
    case noRegistry(path: String)
    /// A registry with facts is there already.
    case notEmpty(path: String, size: Int)
    /// The file is not a log of this program.
    case notALog(path: String)
    /// Written by a newer program.
    case newerVersion(path: String, found: Int, known: Int)
    /// A setting of the connection is not what the evidence rests on.
    case settingDiffers(name: String, found: String, expected: String)
    /// The tables or triggers are not those this version made.
    case schemaDiffers(path: String, objects: [String])
    /// The file system or SQLite failed; the text is SQLite's own.
    case storage(path: String, code: Int, message: String)
    /// A stored fact cannot be read back.
    case unreadableFact(position: Int, MalformedFact)
    /// What was read back is not what was written.
    case writtenDiffers(position: Int)
    /// Beyond the last fact.
    case beyondHead(position: Int, size: Int)
    /// A node of the tree is missing.
    case incompleteTree(size: Int)
    /// The facts there are not those that the newest checkpoint covers.
    case differsFromCheckpoint(size: Int)
    /// The newest checkpoint is not signed by the registry's key, or does not read.
    case badCheckpoint(size: Int)
    /// The store is smaller than its high-water mark: it was put back to an older state.
    case behindMark(size: Int, mark: Int, path: String)
    /// The store does not hold what its high-water mark covers: it has another history.
    case differsFromMark(mark: Int, path: String)
    case unreadableMark(path: String)
    /// The mark is signed, and the store has no key.
    case keyLost(path: String)
    /// The store shows a past state, and takes no more facts; the size of the log it was taken from.
    case pastState(size: Int, of: Int)
    /// No checkpoint covers just so many facts; those next to it that do.
    case noCheckpoint(size: Int, nearest: [Int])
    /// There is nothing to be exported.
    case noFacts(path: String)
    /// A file that would be written is there already.
    case fileExists(path: String)
    /// The facts up to there end in the middle of a submission; the sizes next to it that do not.
    case insideSubmission(size: Int, nearest: [Int])
}
