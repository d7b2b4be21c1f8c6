internal import Events
internal import VietnameseText

/// The code of a procedure as a cell has it, and what had to be done to read it.
public struct CodeReading: Hashable, Sendable {
    public enum Result: Hashable, Sendable {
        /// As written.
        case exact(String)
        /// Another way of writing it was mended: spaces, commas, words around it, a number's form.
        case mended(String, Mend)
        /// It might be this one; only a person can tell.
        case candidate(String, Mend)
        /// Several codes in one cell.
        case several([String])
        /// The cell says that there is none, or is empty.
        case none
        /// Not a code.
        case wrong
    }

    public enum Mend: String, Hashable, Sendable {
        /// Spaces or invisible characters stood inside.
        case spaces
        /// Another sign stood for a point, or a point too many at the end.
        case signs
        /// Words stood around it.
        case words
        /// The spreadsheet holds it as a number.
        case number
        /// It has five digits after the point: a zero at the end may have got lost.
        case lostZero
        /// It has no point.
        case lostPoint
    }

    /// The cell's text.
    public let raw: String
    public let result: Result

    public init(_ raw: String, kind: Cell.Kind = .text) {
        self.raw = raw
        self.result = Self.read(raw, kind: kind)
    }

    /// The code that is proposed, as it is to be written; nil when there is none, or none that is sure.
    public var code: String? {
        switch result {
        case .exact(let code), .mended(let code, _): code
        default: nil
        }
    }

    /// Whether a text is a code and nothing else, as written or nearly.
    static func isCode(_ text: String) -> Bool {
        guard text.utf8.count <= 200, text.utf8.contains(where: { (0x31...0x39).contains($0) }), text.utf8.count >= 7
        else {
            return false
        }
        return switch CodeReading(text).result {
        case .exact, .several: true
        case .mended(_, let mend): mend != .words
        case .candidate(_, let mend): mend == .lostZero
        default: false
        }
    }

    private static func read(_ raw: String, kind: Cell.Kind) -> Result {
        let clean = CleanText(raw).line
        if ProcedureCode(clean) != nil {
            if kind == .number { return .mended(clean, .number) }
            return clean.utf8.elementsEqual(raw.trimmed.utf8) ? .exact(clean) : .mended(clean, .spaces)
        }
        let words = PlainKey(clean).text
        if words.isEmpty
            || ["khong", "khong co", "khong co ma", "khong co ma so", "chua co", "chua co ma", "n/a", "x"].contains(
                words)
        {
            return .none
        }
        let joined = String(clean.filter { !$0.isWhitespace })
        if ProcedureCode(joined) != nil { return .mended(joined, .spaces) }
        let signs = Self.signsMended(joined)
        if ProcedureCode(signs) != nil { return .mended(signs, .signs) }
        let found = Self.codes(in: clean)
        if found.count == 1 { return .mended(found[0], .words) }
        if found.count > 1 { return .several(found) }
        if let match = signs.wholeMatch(of: /([1-9])\.([0-9]{5})/) {
            return .candidate("\(match.output.1).\(match.output.2)0", .lostZero)
        }
        if let match = signs.wholeMatch(of: /([1-9])([0-9]{6})/) {
            return .candidate("\(match.output.1).\(match.output.2)", .lostPoint)
        }
        return .wrong
    }

    /// Commas and other points made points, the letter of the suffix made large, points and signs at the end left out.
    private static func signsMended(_ text: String) -> String {
        var text = text.replacing(",", with: ".").replacing("·", with: ".").replacing("．", with: ".").uppercased()
        while let last = text.last, ".;:-*".contains(last) { text.removeLast() }
        while let first = text.first, "-*•:".contains(first) { text.removeFirst() }
        return text.replacing("..", with: ".")
    }

    /// The codes that stand in a text, with their suffixes, each once.
    static func codes(in text: String) -> [String] {
        var found: [String] = []
        for match in text.matches(of: /[1-9]\.[0-9]{6}(?:(?:\.000\.00\.00)?\.[HG][0-9]{2})?(?![0-9])/) {
            let code = String(match.output)
            let before = text[..<match.range.lowerBound].last
            guard before.map({ !$0.isNumber && $0 != "." }) ?? true else { continue }
            if ProcedureCode(code) != nil, !found.contains(code) { found.append(code) }
        }
        return found
    }
}

extension String {
    /// Without spaces and line ends around it.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
