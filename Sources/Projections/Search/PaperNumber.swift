internal import Foundation
internal import VietnameseText

/// The number of a paper as people write it in a text: `18/2026/NĐ-CP`, `Nghị định số 18/2026`, `3582/QĐ-UBND`, `QĐ 3582`.
///
/// Written without diacritics and leading zeros, so that `02144/QĐ-UBND` and `2144/qd-ubnd` are one.
public struct PaperNumber: Hashable, Sendable {
    /// The digits it begins with, and what belongs to them: `18`, `364a`, `66.7`.
    public let number: String
    public let year: String?
    /// The kind of paper and who issued it, as far as they are written: `nd-cp`, `qd-ubnd`, `nd`.
    public let symbol: String?

    /// Every number in a text, in order.
    ///
    /// - Parameter isBare: whether the text is nothing but a number, so that digits alone are one: `9303`.
    public static func all(in text: String, isBare: Bool = false) -> [PaperNumber] {
        mayHaveNumber(text) ? parts(of: text, isBare: isBare).compactMap(\.paper) : []
    }

    /// Whether a text has a digit, or a character that is looked at more closely: false of most texts in Vietnamese.
    private static func mayHaveNumber(_ text: String) -> Bool {
        var last: UInt8 = 0
        return text.utf8.contains { byte in
            defer { last = byte }
            return switch (last, byte) {
            // Digits; & may begin a character reference.
            case (_, UInt8(ascii: "0")...UInt8(ascii: "9")), (_, UInt8(ascii: "&")): true
            // U+1000 to U+1FFF, without U+1E00 to U+1EFF; U+2000 to U+2FFF, without the dashes and quotation marks.
            case (0xE1, ..<0xB8), (0xE1, 0xBC...), (0xE2, 0x81...): true
            // ASCII; what goes on a character; the letters of U+00C0 to U+037F.
            case (_, ..<0xC0), (_, 0xC3...0xCD), (_, 0xE1...0xE2): false
            default: true
            }
        }
    }

    /// A stretch of a text: a number with the words that say its kind, or another word with its diacritics.
    enum Part: Hashable {
        case paper(PaperNumber)
        case word(String)

        var paper: PaperNumber? {
            guard case .paper(let paper) = self else { return nil }
            return paper
        }

        var word: String? {
            guard case .word(let word) = self else { return nil }
            return word
        }
    }

    static func parts(of text: String, isBare: Bool = false) -> [Part] {
        let spelled = MatchKey(text).text.utf8.split { isBetweenWords($0) }.map { String(Substring($0)) }
        let words = spelled.map { PlainKey($0).text }
        if isBare, words.count == 1, let number = Self.number(words[0][...]) {
            return [.paper(PaperNumber(number: number, year: nil, symbol: nil))]
        }
        var parts: [Part] = []
        var index = 0
        while index < words.count {
            let (kind, next) = Self.kind(in: words, at: index)
            if next < words.count, let paper = PaperNumber(words[next], kind: kind) {
                parts.append(.paper(paper))
                index = next + 1
            } else {
                parts.append(.word(spelled[index]))
                index += 1
            }
        }
        return parts
    }

    private static func isBetweenWords(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case " ", ",", ";", ":", "(", ")", "[", "]", "\"", "'": true
        default: false
        }
    }

    private init(number: String, year: String?, symbol: String?) {
        self.number = number
        self.year = year
        self.symbol = symbol
    }

    /// - Parameter kind: what the words before it call it; digits alone are a number only after such words.
    private init?(_ word: String, kind: String?) {
        let parts = word.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Substring.init)
        guard let number = Self.number(parts[0]) else {
            guard parts.count == 1, let joined = Self.joined(word) else { return nil }
            self = joined
            return
        }
        var rest = parts.dropFirst().map { Substring($0.filter { $0 != "." }) }[...]
        let isYear = rest.first.map { $0.utf8.count == 4 && $0.allSatisfy(\.isNumber) } ?? false
        let year = isYear ? rest.popFirst().map(String.init) : nil
        let written = rest.joined(separator: "/")
        guard written.isEmpty || written.first!.isLetter else { return nil }
        let symbol = written.isEmpty ? kind : written
        guard year != nil || symbol != nil else { return nil }
        self.init(number: number, year: year, symbol: symbol)
    }

    /// `QĐ2338-BTP`.
    private static func joined(_ word: String) -> PaperNumber? {
        guard word.utf8.contains(UInt8(ascii: "-")) else { return nil }
        let letters = word.prefix { $0.isLetter }
        let rest = word.dropFirst(letters.count)
        guard abbreviations.contains(String(letters)), let dash = rest.firstIndex(of: "-"),
            let number = number(rest[..<dash])
        else { return nil }
        return PaperNumber(number: number, year: nil, symbol: String(letters) + rest[dash...])
    }

    private static func number(_ text: Substring) -> String? {
        var digits = text
        while digits.last == "." { digits.removeLast() }
        let isNumber = digits.first?.isNumber ?? false && digits.allSatisfy { $0.isNumber || $0 == "." || $0.isLetter }
        guard isNumber, digits.drop(while: { $0.isNumber || $0 == "." }).count <= 1 else { return nil }
        let significant = digits.drop { $0 == "0" }
        return significant.isEmpty ? nil : String(significant)
    }

    /// The abbreviation of the kind named at an index, and the index after it: `nghị định số` is `nd`.
    private static func kind(in words: [String], at index: Int) -> (String?, Int) {
        for (name, abbreviation) in kinds where words[index...].starts(with: name) {
            let next = index + name.count
            return (abbreviation, next < words.count && words[next] == "so" ? next + 1 : next)
        }
        return (nil, words[index] == "so" ? index + 1 : index)
    }

    private static let kinds: [(name: [String], abbreviation: String)] =
        [
            (["thong", "tu", "lien", "tich"], "ttlt"), (["nghi", "dinh"], "nd"), (["thong", "tu"], "tt"),
            (["quyet", "dinh"], "qd"), (["nghi", "quyet"], "nq"), (["phap", "lenh"], "pl"), (["chi", "thi"], "ct"),
            (["luat"], "qh"),
        ] + abbreviations.map { ([$0], $0) }

    private static let abbreviations = ["ttlt", "nd", "tt", "qd", "nq", "pl", "ct"]
}

extension PaperNumber: CustomStringConvertible {
    /// As far as it is written: `18/2026/nd-cp`.
    public var description: String { [number, year, symbol].compactMap(\.self).joined(separator: "/") }

    /// The words under which it is found: as a whole, and without its year, which people leave out.
    var words: [String] {
        guard let symbol else { return [year == nil ? "\(number)/" : description] }
        return year == nil ? [description] : [description, "\(number)/\(symbol)"]
    }

    /// What finds it among such words, in the language of FTS5: what is written there may say more, or leave out the symbol.
    var match: String {
        let whole = description
        guard symbol != nil else { return year == nil ? "\"\(number)/\"*" : "\"\(whole)\" OR \"\(whole)/\"*" }
        return "\"\(whole)\"*" + (year.map { " OR \"\(number)/\($0)\"" } ?? "")
    }
}
