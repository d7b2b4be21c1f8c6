internal import Foundation

/// A text as it may be stored and printed, and what had to be mended for it.
///
/// The words, their spelling and their lines stay as written, the placement of tones too: only what the eye cannot see,
/// what another machine left behind, and superfluous spaces are mended, and each mend is told.
public struct CleanText: Hashable, Sendable {
    /// In form C, storable, with the letters that were meant, and one space between words.
    public let text: String
    /// Each once, in the order of ``TextFinding``'s cases, then of the text.
    public let findings: [TextFinding]

    public init(_ raw: String) {
        var findings: [TextFinding] = []
        func find(_ finding: TextFinding) { if !findings.contains(finding) { findings.append(finding) } }

        let (decoded, references) = HTMLEntities.decoded(raw)
        for reference in references { find(.reference(reference)) }
        var scalars = String.UnicodeScalarView()
        for scalar in decoded.unicodeScalars {
            if scalar == "\r" || scalar == "\t" || scalar.value == 0x0B || scalar.value == 0x0C {
                scalars.append(scalar == "\t" ? " " : "\n")
            } else if let letter = LookAlike.letter(scalar) {
                find(.lookAlike(scalar, for: letter))
                scalars.append(letter)
            } else if LookAlike.isUnusualSpace(scalar) {
                find(.space(scalar))
                scalars.append(scalar.value == 0x2028 || scalar.value == 0x2029 ? "\n" : " ")
            } else if LookAlike.isInvisible(scalar) {
                find(.invisible(scalar))
            } else if LookAlike.isPrivateUse(scalar) {
                let symbol = LookAlike.symbol(scalar)
                find(.privateUse(scalar, shownAs: symbol))
                scalars.append(symbol ?? scalar)
            } else {
                scalars.append(scalar)
            }
        }
        let marked = String(scalars)
        let composed = StorableText.composed(marked)
        if !composed.unicodeScalars.elementsEqual(marked.unicodeScalars) { find(.notComposed) }
        self.text = Self.tidied(composed)
        let written = decoded.split(whereSeparator: \.isNewline).joined(separator: "\n")
        if written.contains("  ") || written.first?.isWhitespace == true || written.last?.isWhitespace == true {
            find(.spaces)
        }
        if Self.looksLikeLegacyFont(text) { find(.legacyFont) }
        self.findings = findings.sorted { $0.order < $1.order }
    }

    /// One space between words, none at the ends of lines, no empty lines.
    private static func tidied(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline)
            .map { $0.split(separator: " ").joined(separator: " ") }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The text on one line: what a name is.
    public var line: String { text.replacingOccurrences(of: "\n", with: " ") }

    /// Whether letters stand together that no Vietnamese word has, and every word has in the fonts TCVN3 (.VnTime) and VNI.
    private static func looksLikeLegacyFont(_ text: String) -> Bool {
        var isInWord = false
        var count = 0
        for scalar in text.unicodeScalars {
            let isImpossible = "µ¶·¸¹®©«¬¨ªëïîöüäøåæûÿñ".unicodeScalars.contains(scalar)
            if isImpossible, isInWord { count += 1 }
            isInWord = scalar.properties.isAlphabetic
        }
        return count >= 2
    }
}

/// Something in a text that is not as it should be written, or had to be mended.
public enum TextFinding: Hashable, Sendable {
    /// The text was not in normalisation form C.
    case notComposed
    /// A letter of another alphabet stood for a Vietnamese one: Ð (eth) for Đ.
    case lookAlike(Unicode.Scalar, for: Unicode.Scalar)
    /// A character that nothing is seen of was left out.
    case invisible(Unicode.Scalar)
    /// A character that only one font shows, mostly a bullet; it is kept where it is not known what it shows.
    case privateUse(Unicode.Scalar, shownAs: Unicode.Scalar?)
    /// A space of another kind became a plain one.
    case space(Unicode.Scalar)
    /// A reference of HTML, as written, was decoded.
    case reference(String)
    /// Spaces that say nothing were left out.
    case spaces
    /// It seems to be written for an old font (TCVN3, VNI), and is left as it stands: what it says cannot be known from it.
    case legacyFont

    fileprivate var order: Int {
        switch self {
        case .notComposed: 0
        case .lookAlike: 1
        case .invisible: 2
        case .privateUse: 3
        case .space: 4
        case .reference: 5
        case .spaces: 6
        case .legacyFont: 7
        }
    }
}
