internal import Foundation

/// What a text has in common with one typed without diacritics (không dấu); never printed.
///
/// A ``MatchKey`` without any mark, đ as d, and a y that is the only vowel of its word as i, so that `đăng kí`, `Đăng ký`
/// and `dang ky` are one. Many different words share a plain key: it finds, it does not prove.
public struct PlainKey: Hashable, Comparable, Sendable {
    /// Small letters without marks.
    public let text: String

    public init(_ key: MatchKey) {
        if let text = Self.withoutMarks(key.text) {
            self.text = text
            return
        }
        let decomposed = StorableText.isASCII(key.text) ? key.text : key.text.decomposedStringWithCanonicalMapping
        self.text = MatchKey.words(of: decomposed, Self.plain)
    }

    public init(_ raw: String) {
        self.init(MatchKey(raw))
    }

    public var isEmpty: Bool { text.isEmpty }

    public static func < (left: PlainKey, right: PlainKey) -> Bool { left.text < right.text }

    /// The same as of any other key, fast, for one whose only mark is that of đ, and without y; nil of any other.
    private static func withoutMarks(_ key: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(key.utf8.count)
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: "y"): return nil
            case ..<0x80: bytes.append(byte)
            case 0xC4: bytes.append(byte)
            case 0x91 where bytes.last == 0xC4: bytes[bytes.count - 1] = UInt8(ascii: "d")
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

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
