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

    /// Whether UTF-8 is seen at a glance to be storable as it stands: whole characters, none forbidden, in form C.
    ///
    /// It knows ASCII, the Latin letters of Vietnamese and its neighbours, dashes and quotation marks, of which none
    /// composes with another; false means only that the text must be looked at with ``forbids(_:)`` and
    /// ``composed(_:)``.
    public static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        func isNext(_ offset: Int, _ range: ClosedRange<UInt8>) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        while index < bytes.count {
            switch bytes[index] {
            case 0x20...0x7E, 0x0A: index += 1
            // U+00A0 to U+00BF; U+00C0 to U+02FF.
            case 0xC2 where isNext(1, 0xA0...0xBF): index += 2
            case 0xC3...0xCB where isNext(1, 0x80...0xBF): index += 2
            // U+1E00 to U+1EFF.
            case 0xE1 where isNext(1, 0xB8...0xBB) && isNext(2, 0x80...0xBF): index += 3
            // U+2010 to U+2027.
            case 0xE2 where isNext(1, 0x80...0x80) && isNext(2, 0x90...0xA7): index += 3
            default: return false
            }
        }
        return true
    }
}
