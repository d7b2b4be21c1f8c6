internal import VietnameseText

/// The number of a decision (số, ký hiệu) as a paper writes it, put into its official form (Nghị định 30/2020/NĐ-CP: no
/// spaces around `/` and `-`, the type `QĐ`).
public struct NumberReading: Hashable, Sendable {
    public enum Mend: String, Hashable, Sendable {
        /// Words such as "Quyết định số" stood before it.
        case words
        /// Spaces, points or other signs were left out.
        case signs
        /// `QD` became `QĐ`.
        case type
        /// The number stood after its type: `QĐ2338-BTP`.
        case order
    }

    public let raw: String
    /// The number in its official form; nil when the text gives none.
    public let number: String?
    /// What was done to it, in order.
    public let mends: [Mend]
    /// Whether the symbol is missing, so that only digits are known: `9303`.
    public let lacksSymbol: Bool

    public init(_ raw: String) {
        self.raw = raw
        let clean = CleanText(raw).line
        var mends: [Mend] = []
        var text = clean
        if let match = text.prefixMatch(
            of:
                /(?i)\s*(?:(?:quyết\s+định|qđ|nghị\s+quyết|kế\s+hoạch)\s*)?số\s*:?\s*(?=\d)|(?i)\s*quyết\s+định\s+(?=\d)/
        ),
            !match.output.isEmpty
        {
            text = String(text[match.range.upperBound...])
            mends.append(.words)
        }
        // What follows the number on its line, as "ngày 20/11/2025 của ...", is not of it.
        if let tail = text.firstMatch(of: /(?i)\s+(?:ngày|của|về|v\/v)\s.*/) {
            text = String(text[..<tail.range.lowerBound])
            if !mends.contains(.words) { mends.append(.words) }
        }
        let written = text
        text = text.replacing(/[‐‑‒–—−]/, with: "-").filter { !$0.isWhitespace }
        text = text.replacing("./", with: "/").replacing("/.", with: "/")
        while let last = text.last, ".,;:".contains(last) { text.removeLast() }
        if text != written.trimmed { mends.append(.signs) }
        if let match = text.wholeMatch(of: /(?i)(QĐ|QD)[-\/]?(\d+[a-z]?)[-\/](.+)/) {
            text = "\(match.output.2)/QĐ-\(match.output.3)"
            mends.append(.order)
        }
        if let match = text.firstMatch(of: /\/(?:QD|qđ|qd|Qđ|Qd)(?=-)/) {
            text.replaceSubrange(match.range, with: "/QĐ")
            mends.append(.type)
        }
        let isWhole =
            text.wholeMatch(of: /\d{1,9}[a-zđ]?(?:\.\d+)?(?:\/\d{4})?\/[A-ZĐ][A-ZĐ0-9]*(?:-[A-ZĐ][A-ZĐ0-9&]*)*/) != nil
        self.lacksSymbol = text.wholeMatch(of: /\d{1,9}[a-zđ]?/) != nil
        self.number = isWhole || lacksSymbol ? text : nil
        self.mends = number == nil ? [] : mends
    }

    /// The symbol of who issued it: `BQP` of `6225/QĐ-BQP`; nil when there is none, or when it names a kind of body that
    /// every province has (`UBND`, `TTPVHCC`).
    public var issuer: String? {
        guard !lacksSymbol, let symbol = number?.split(separator: "-").last.map(String.init), number!.contains("-"),
            !["UBND", "TTPVHCC", "HĐND", "VPUBND", "CT", "SNV", "STP"].contains(symbol), !symbol.hasPrefix("S")
        else { return nil }
        return symbol
    }
}
