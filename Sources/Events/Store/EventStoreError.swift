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
}
