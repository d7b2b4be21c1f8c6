internal import Foundation

/// What two spellings of one text have in common; never printed.
///
/// Left out of account: normalisation form, case, placement of tones (hòa, hoà), doubles of đ, references of HTML,
/// invisible and private-use characters, the kind and number of spaces and of hyphens, spaces around hyphens and slashes,
/// kinds of quotation marks, and bullets and full stops at the ends. Letters with other marks or tones stay different:
/// `Hòa` is not `Hóa`.
///
///     MatchKey("Hoà  giải –\u{A0}đối thoại.") == MatchKey("hòa giải - đối thoại")
public struct MatchKey: Hashable, Comparable, Sendable {
    /// Small letters in form C, tones where the schools' rule puts them.
    public let text: String

    public init(_ raw: String) {
        let plain = Self.plain(HTMLEntities.decoded(raw).text)
        self.text = StorableText.isASCII(plain) ? plain : Self.words(of: plain, Self.spelled)
    }

    public var isEmpty: Bool { text.isEmpty }

    public static func < (left: MatchKey, right: MatchKey) -> Bool { left.text < right.text }

    private static func spelled(_ word: Substring.UnicodeScalarView) -> String {
        let text = String(Substring(word))
        if StorableText.isASCII(text) { return text }
        return Syllable(decomposed: word)?.spelled ?? StorableText.composed(text)
    }
}

extension MatchKey {
    /// Small letters in form D, spaces and signs made alike.
    private static func plain(_ raw: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in raw.unicodeScalars {
            if let letter = LookAlike.letter(scalar) {
                scalars.append(letter)
            } else if LookAlike.isUnusualSpace(scalar) || LookAlike.isPrivateUse(scalar) {
                scalars.append(" ")
            } else if LookAlike.isHyphen(scalar) {
                scalars.append("-")
            } else if let quote = LookAlike.quote(scalar) {
                scalars.append(quote)
            } else if !LookAlike.isInvisible(scalar) {
                scalars.append(scalar)
            }
        }
        let small = String(scalars).lowercased()
        return tidied(StorableText.isASCII(small) ? small : small.decomposedStringWithCanonicalMapping)
    }

    /// One space between words, none around hyphens and slashes, no sign at the ends that only sets the text off.
    private static func tidied(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isSpacePending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                isSpacePending = true
                continue
            }
            let joins = scalar == "-" || scalar == "/"
            if isSpacePending, let last = scalars.last, !joins, last != "-", last != "/" { scalars.append(" ") }
            isSpacePending = false
            scalars.append(scalar)
        }
        func isSetOff(_ scalar: Unicode.Scalar) -> Bool { " .,;:-+*•·▪➢❖".unicodeScalars.contains(scalar) }
        var kept = scalars[...].drop(while: isSetOff)
        while let last = kept.last, isSetOff(last) { kept.removeLast() }
        return String(Substring(kept))
    }

    /// The text with each of its words put through a function.
    static func words(of text: String, _ spell: (Substring.UnicodeScalarView) -> String) -> String {
        var result = ""
        var rest = text.unicodeScalars[...]
        while let start = rest.firstIndex(where: isLetter) {
            result.unicodeScalars.append(contentsOf: rest[..<start])
            let end = rest[start...].firstIndex { !isLetter($0) } ?? rest.endIndex
            result += spell(Substring(rest[start..<end]).unicodeScalars)
            rest = rest[end...]
        }
        result.unicodeScalars.append(contentsOf: rest)
        return result
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }
}
