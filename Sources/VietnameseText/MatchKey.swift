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
        if let code = Self.code(raw) {
            self.text = code
            return
        }
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
    /// The same as of any other text, fast, for one as the numbers of papers are: a word of ASCII letters, Đ, digits,
    /// hyphens, slashes and full stops; nil of any other.
    private static func code(_ raw: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.utf8.count)
        for byte in raw.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"),
                UInt8(ascii: "-"), UInt8(ascii: "."), 0xC4:
                bytes.append(byte)
            // Đ and đ.
            case 0x90 where bytes.last == 0xC4, 0x91 where bytes.last == 0xC4: bytes.append(0x91)
            default: return nil
            }
        }
        let dash = (UInt8(ascii: "-"), UInt8(ascii: "."))
        let kept = bytes.drop { $0 == dash.0 || $0 == dash.1 }
        let end = kept.lastIndex { $0 != dash.0 && $0 != dash.1 } ?? kept.startIndex - 1
        return String(decoding: kept[..<(end + 1)], as: UTF8.self)
    }

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
