internal import Foundation

/// What a text has in common with one typed without diacritics (không dấu); never printed.
///
/// A ``MatchKey`` without any mark, đ as d, and a y that is the only vowel of its word as i, so that `đăng kí`, `Đăng ký`
/// and `dang ky` are one. Many different words share a plain key: it finds, it does not prove.
public struct PlainKey: Hashable, Comparable, Sendable {
    /// Small letters without marks.
    public let text: String

    public init(_ key: MatchKey) {
        let decomposed = StorableText.isASCII(key.text) ? key.text : key.text.decomposedStringWithCanonicalMapping
        self.text = MatchKey.words(of: decomposed, Self.plain)
    }

    public init(_ raw: String) {
        self.init(MatchKey(raw))
    }

    public var isEmpty: Bool { text.isEmpty }

    public static func < (left: PlainKey, right: PlainKey) -> Bool { left.text < right.text }

    private static func plain(_ word: Substring.UnicodeScalarView) -> String {
        let hasLoneY = Syllable(decomposed: word)?.hasLoneY ?? false
        var scalars = String.UnicodeScalarView()
        for scalar in word where scalar.properties.generalCategory != .nonspacingMark {
            switch scalar {
            case "đ": scalars.append("d")
            case "y" where hasLoneY: scalars.append("i")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}

extension StringProtocol {
    /// The words and numbers of a key, without the signs between them: `18/2026/nđ-cp` has four.
    public var keyWords: [Substring] {
        Substring(self).split { !$0.isLetter && !$0.isNumber }
    }
}
