/// Something in a file that is wrong by itself, whatever the registry holds (exit code 2): nothing of it is recorded.
public struct InputFault: Error, Hashable, Sendable {
    /// The line of the file, counted from 1.
    public let line: Int
    /// Where in the submission, as a JSON path: `$.lines[2].changes.timeLimit.value`. Empty when the file itself is at fault.
    public let path: String
    public let problem: Problem

    public init(line: Int, path: String, problem: Problem) {
        self.line = line
        self.path = path
        self.problem = problem
    }

    public enum Problem: Hashable, Sendable {
        // The file.
        /// The disk does not give it, and says why.
        case unreadable(String)
        case notUTF8
        case unexpectedCharacter(String)
        case unexpectedEnd
        case yaml(String)
        case tooDeep(limit: Int)
        case tooLong(bytes: Int, limit: Int)
        /// A posted or observed list that does not fit one fact.
        case listTooLong(procedures: Int, bytes: Int, limit: Int)
        case duplicateKey(String)
        case nothingInFile
        case yamlReference(String)
        // Values of any shape.
        case notAnInteger(String)
        case integerOutOfRange(String)
        case noNull
        case forbiddenCharacter(codePoint: UInt32, offset: Int)
        // The shape of a submission.
        case unknownKey(String, known: [String])
        case missingKey(String)
        case wrongType(found: String, expected: String)
        case notOneOf(String, [String])
        case impossibleDay(String)
        case malformedCode(String, kind: CodeKind)
        case empty
        case tooFew(minimum: Int)
        case outsideRange(Int, ClosedRange<Int>)
        case surroundingSpace(String)
        case duplicate(String)
        // Several values that do not go together.
        case keyNotAllowed(String, reason: Reason)
        case untilBeforeFrom(until: CivilDate, from: CivilDate)
        case bothChangedAndRemoved(String)
        case componentCannotBeRemoved(String)
        case nothingToChange
        case replacesItself(String)
        case numberTooLong(String)
        case levelAndCodeDisagree(String)
        /// What a correction states is not of the kind of fact it corrects.
        case notTheFormOf(position: Int, type: String)
    }

    public enum CodeKind: String, Sendable {
        case procedure, unit, province, commune, digest
    }

    /// Why a key that exists elsewhere has no place here.
    public enum Reason: Hashable, Sendable {
        case act(String)
        case level(String)
        case duty(String)
        case territoryBase
        case withoutValue(String)
        case besides(String)
    }
}
