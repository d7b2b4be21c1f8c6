internal import Foundation

/// How far two texts are one.
public enum Likeness: Hashable, Sendable {
    /// The same characters, once both are in form C.
    case same
    /// Another spelling of the same words: placement of tones, case, spaces, doubles of letters; i for y (kĩ, kỹ).
    case spelling
    case different

    public init(_ left: String, _ right: String) {
        if left == right {
            self = .same
        } else {
            let (left, right) = (MatchKey(left), MatchKey(right))
            self = left == right || Self.withoutLoneY(left) == Self.withoutLoneY(right) ? .spelling : .different
        }
    }

    private static func withoutLoneY(_ key: MatchKey) -> String {
        MatchKey.words(of: key.text.decomposedStringWithCanonicalMapping) { word in
            guard Syllable(decomposed: word)?.hasLoneY ?? false else { return String(Substring(word)) }
            return String(String.UnicodeScalarView(word.map { $0 == "y" ? "i" : $0 }))
        }
    }
}
