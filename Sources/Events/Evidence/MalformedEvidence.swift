/// A note, checkpoint, proof, receipt or public key that is not in its form (exit code 2).
public struct MalformedEvidence: Error, Hashable, Sendable {
    /// The line at fault, counted from 1.
    public let line: Int
    public let problem: Problem

    public enum Problem: Hashable, Sendable {
        /// None of the forms that can be checked.
        case unknownForm
        case empty
        /// Longer than any such file can be; the number of bytes.
        case tooLong(Int)
        case notUTF8
        case controlCharacter(UInt8)
        case noFinalNewline
        /// The empty line between the text and its signatures is missing.
        case noSignatures
        case badSignature
        case badKeyName
        /// Not a number as it is written: decimal digits, no leading zero, below 2^63.
        case badNumber(String)
        case badBase64(String)
        /// Not 32 bytes.
        case badHash(String)
        case badKey(String)
        /// A line with this at its beginning belongs here.
        case expected(String)
        /// More hashes than any tree of that size needs.
        case tooManyHashes(Int)
        /// The index or old size does not lie in the tree of that size.
        case outside(Int, size: Int)
        case badDay(String)
        case badCommune(String)
    }

    package init(line: Int, _ problem: Problem) {
        self.line = line
        self.problem = problem
    }
}
