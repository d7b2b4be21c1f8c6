/// How far two texts are one.
public enum Likeness: Hashable, Sendable {
    /// The same characters, once both are in form C.
    case same
    /// Another spelling of the same words: placement of tones, case, spaces, doubles of letters.
    case spelling
    case different

    public init(_ left: String, _ right: String) {
        if left == right {
            self = .same
        } else {
            self = MatchKey(left) == MatchKey(right) ? .spelling : .different
        }
    }
}
