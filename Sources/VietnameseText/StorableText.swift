internal import Foundation

/// Which characters a fact may hold, and the form it holds them in.
public enum StorableText {
    /// Control characters but the newline, bidirectional controls, zero-width characters and noncharacters: what the eye
    /// cannot see must not be what two digests differ by.
    public static func forbids(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0x180E, 0x200B...0x200D, 0x2060, 0xFEFF: true
        case 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    /// The text in Unicode normalisation form C: the one form in which facts, digests and SQLite see it. Swift calls both
    /// forms equal, they do not.
    public static func composed(_ text: String) -> String {
        isASCII(text) ? text : text.precomposedStringWithCanonicalMapping
    }

    static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }
}
