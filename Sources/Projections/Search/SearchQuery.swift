internal import Events
internal import VietnameseText

/// What someone looks for: words, codes of procedures and numbers of papers, in any mixture, all of which must be met.
public struct SearchQuery: Hashable, Sendable {
    /// As typed.
    public let text: String
    /// Which codes are meant, each as a range of their numbers: whole codes, their beginnings, or their last six digits.
    let codes: [ClosedRange<Int>]
    let papers: [PaperNumber]
    /// The words with diacritics, as far as they were typed with them.
    let spelled: [String]
    /// The same words without.
    let plain: [String]

    /// Nil when there is nothing to look for in it.
    public init?(_ text: String) {
        var codes: [ClosedRange<Int>] = []
        var rest: [Substring] = []
        if let code = Self.code(text.filter { !$0.isWhitespace }) {
            codes = code
        } else {
            for word in text.split(whereSeparator: \.isWhitespace) {
                if let code = Self.code(String(word)) { codes += code } else { rest.append(word) }
            }
        }
        let parts = PaperNumber.parts(of: rest.joined(separator: " "), isBare: codes.isEmpty)
        self.init(
            text: text, codes: codes, papers: parts.compactMap(\.paper),
            rest: parts.compactMap(\.word).joined(separator: " "))
        if codes.isEmpty, papers.isEmpty, plain.isEmpty { return nil }
    }

    private init(text: String, codes: [ClosedRange<Int>], papers: [PaperNumber], rest: String) {
        self.text = text
        self.codes = codes
        self.papers = papers
        let words = WordFolder().words(of: rest)
        self.spelled = words.map(\.spelled)
        self.plain = words.map(\.plain)
    }

    /// The same, with the numbers of papers taken for words: a name may hold a day or a fraction.
    var withoutPapers: SearchQuery {
        SearchQuery(text: text, codes: codes, papers: [], rest: codes.isEmpty ? text : "")
    }

    /// The same without the words "thủ tục", where there are others: every name may have them, few do.
    var withoutNoise: SearchQuery? {
        guard plain.starts(with: ["thu", "tuc"]), plain.count > 2 else { return nil }
        return SearchQuery(
            text: text, codes: codes, papers: papers, rest: spelled.dropFirst(2).joined(separator: " "))
    }

    private static func code(_ word: String) -> [ClosedRange<Int>]? {
        if let code = ProcedureCode(word.uppercased()) { return [code.number...code.number] }
        guard word.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 || $0 == UInt8(ascii: ".") }) else { return nil }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        switch (parts.count, parts[0].count, parts.last!.count) {
        case (2, 1, 1...5):
            let unit = (0..<(6 - parts[1].count)).reduce(1) { unit, _ in unit * 10 }
            let first = Int(parts[0] + parts[1])! * unit
            return [first...(first + unit - 1)]
        case (1, 7, _): return [Int(parts[0])!...Int(parts[0])!]
        case (1, 6, _): return (0...9).map { $0 * 1_000_000 + Int(parts[0])! }.map { $0...$0 }
        default: return nil
        }
    }
}
