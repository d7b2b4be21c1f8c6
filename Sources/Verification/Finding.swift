public import Events

/// One thing that is not as it must be.
public enum Finding: Hashable, Sendable {
    /// The file cannot be read further; the reader's own words.
    case unreadable(String)
    case unreadableFact(position: Int, MalformedFact)
    case wrongPosition(found: Int, expected: Int)
    case wrongRevision(position: Int, found: Int, expected: Int)
    /// A column beside the leaf says otherwise than the leaf.
    case columnDiffers(position: Int, column: String)
    case otherOrigin(position: Int, found: String)
    case goesBackInTime(position: Int)
    /// A part of a submission is missing, or one is among others where it does not belong.
    case brokenSubmission(position: Int, command: String)
    /// A stored node of the tree is missing or not what the leaves make it.
    case nodeDiffers(level: Int, number: Int)
    /// More or fewer nodes are stored than there are.
    case nodeCount(found: Int, expected: Int)
    case badCheckpoint(size: Int)
    /// The root that a checkpoint states is not that of the facts.
    case rootDiffers(size: Int)
    /// A checkpoint over more facts than there are: some were cut off.
    case cutOff(size: Int, facts: Int)
    /// A submission whose checkpoint is missing.
    case checkpointMissing(size: Int)
    /// A checkpoint in the middle of a submission.
    case checkpointInside(size: Int)
    case notSigned(size: Int, key: String)
    case forged(size: Int, key: String)
    case badKey(size: Int)
    /// The key changed without the fact that says so.
    case keyChanged(size: Int)
    /// The key that was to be trusted never signed for this log.
    case keyNotTrusted(String)
    /// There is a key to trust, and no checkpoint at all.
    case noCheckpoint
    /// No facts and no name: not a log.
    case noOrigin
    /// Rows with values that are not of their column's type.
    case badValues(table: String, count: Int)
    /// A file of a bundle says otherwise than its lists.
    case bundleDiffers(String)
    /// It was signed before, and the log has no key.
    case keyLost(size: Int)
    // Of proofs and receipts:
    case noLeaf
    case notInTree(position: Int)
    case notConsistent(size: Int)
    case otherSize(found: Int, expected: Int)
    /// A list is not the one that the receipt was given for.
    case otherList
}
