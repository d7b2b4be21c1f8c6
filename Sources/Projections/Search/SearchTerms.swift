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
    init(content: [Component: CanonicalValue], _ folder: WordFolder) {
        let name = folder.words(of: content[.name]?.text ?? "")
        self.name = name.map(\.spelled).joined(separator: " ")
        self.plain = name.map(\.plain).joined(separator: " ")
        self.field = folder.plain(content[.field]?.text ?? "")
        self.keywords = (content[.keywords]?.list ?? []).compactMap { $0.text.map(folder.plain) }
            .joined(separator: " ")
        let bases = content[.legalBases]?.list ?? []
        self.bases = bases.flatMap { basis in
            [basis["number"], basis["title"], basis["issuer"]].compactMap { $0?.text.map(folder.plain) }
        }.joined(separator: " ")
        self.papers = Self.joined(bases.compactMap { $0["number"]?.text }.map(folder.papers))
    }

    /// Of a line: what it says it rests on.
    init(line: Line, _ folder: WordFolder) {
        let bases = (line.form["basis"]?.list ?? []).compactMap(\.text)
        self.bases = bases.map(folder.plain).joined(separator: " ")
        self.papers = Self.joined(bases.map(folder.papers))
    }

    /// Of a decision: its number.
    init(decision: Decision, _ folder: WordFolder) {
        self.papers = folder.papers(in: decision.identity.number)
    }

    private static func joined(_ words: [String]) -> String {
        words.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Folds texts and keeps what it folded: names have few words, and laws are named again and again.
final class WordFolder {
    struct Word: Hashable {
        let spelled: String
        let plain: String
    }

    // By bytes: as texts, keys would be normalised each time they are looked up.
    private var words: [[UInt8]: [Word]] = [:]
    private var texts: [[UInt8]: String] = [:]
    private var papers: [[UInt8]: String] = [:]

    func words(of text: String) -> [Word] {
        text.utf8.split { $0 <= 0x20 }.flatMap { part in
            Self.kept(&words, Array(part)) {
                MatchKey(String(Substring(part))).text.keyWords.map {
                    Word(spelled: String($0), plain: PlainKey(String($0)).text)
                }
            }
        }
    }

    func plain(_ text: String) -> String {
        if let found = texts[Array(text.utf8)] { return found }
        let plain = words(of: text).map(\.plain).joined(separator: " ")
        return Self.kept(&texts, Array(text.utf8)) { plain }
    }

    /// The words of the numbers of papers in a text.
    func papers(in text: String) -> String {
        Self.kept(&papers, Array(text.utf8)) {
            PaperNumber.all(in: text, isBare: true).flatMap(\.words).joined(separator: " ")
        }
    }

    private static func kept<Folded>(
        _ folded: inout [[UInt8]: Folded], _ key: [UInt8], _ fold: () -> Folded
    ) -> Folded {
        if let found = folded[key] { return found }
        // Numbers and foreign words never end.
        if folded.count > 50_000 { folded = [:] }
        let new = fold()
        folded[key] = new
        return new
    }
}
