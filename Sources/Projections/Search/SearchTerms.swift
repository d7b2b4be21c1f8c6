import Events
internal import VietnameseText

/// Under which words something is found, column by column: words with a space between.
struct SearchTerms: Hashable {
    /// With diacritics, tones where the rule puts them.
    var name = ""
    /// The name without diacritics, as all that follows.
    var plain = ""
    var field = ""
    var keywords = ""
    /// The papers it rests on: their titles, numbers and issuers, word by word.
    var bases = ""
    /// The numbers of papers, each as ``PaperNumber/words``.
    var papers = ""

    var isEmpty: Bool { self == SearchTerms() }
}

extension SearchTerms {
    /// Of the content of a procedure.
    init(content: Value, _ folder: WordFolder) {
        let name = folder.words(of: content["name"]?.text ?? "")
        self.name = name.map(\.spelled).joined(separator: " ")
        self.plain = name.map(\.plain).joined(separator: " ")
        self.field = folder.plain(content["field"]?.text ?? "")
        self.keywords = (content["keywords"]?.list ?? []).compactMap { $0.text.map(folder.plain) }
            .joined(separator: " ")
        let bases = content["legalBases"]?.list ?? []
        self.bases = bases.flatMap { basis in
            ["number", "title", "issuer"].compactMap { basis[$0]?.text.map(folder.plain) }
        }.joined(separator: " ")
        self.papers = Self.papers(in: bases.compactMap { $0["number"]?.text })
    }

    /// Of a line: what it says it rests on.
    init(line: Line, _ folder: WordFolder) {
        let bases = (line.value["basis"]?.list ?? []).compactMap(\.text)
        self.bases = bases.map(folder.plain).joined(separator: " ")
        self.papers = Self.papers(in: bases)
    }

    /// Of a decision: its number.
    init(decision: Decision) {
        self.papers = Self.papers(in: [decision.identity.number])
    }

    private static func papers(in texts: [String]) -> String {
        texts.flatMap { PaperNumber.all(in: $0, isBare: true) }.flatMap(\.words).joined(separator: " ")
    }
}

/// Folds texts word by word and keeps what it folded: texts of the law have few words, often repeated.
final class WordFolder {
    struct Word: Hashable {
        let spelled: String
        let plain: String
    }

    private var folded: [Substring: [Word]] = [:]

    func words(of text: String) -> [Word] {
        text.split(whereSeparator: \.isWhitespace).flatMap { word in
            if let found = folded[word] { return found }
            let words = MatchKey(String(word)).text.keyWords.map {
                Word(spelled: String($0), plain: PlainKey(String($0)).text)
            }
            // Numbers and foreign words never end; the words of the language are few.
            if folded.count > 50_000 { folded = [:] }
            folded[Substring(String(word))] = words
            return words
        }
    }

    func plain(_ text: String) -> String { words(of: text).map(\.plain).joined(separator: " ") }
}
