/// What is looked for in the columns of words, in the language of FTS5: the sharpest expression first.
struct SearchExpressions {
    /// Where all words are met, the best place first.
    let whole: [(match: SearchReport.Match, expression: String)]
    /// Where the last word is only begun: for a query that is half typed, when nothing else is found.
    let begun: [(match: SearchReport.Match, expression: String)]
    /// What lines rest on.
    let bases: String

    init(_ query: SearchQuery) {
        let spelled = query.spelled.map(Self.quoted)
        let plain = query.plain.map(Self.quoted)
        let spelledPhrase = Self.quoted(query.spelled.joined(separator: " "))
        let plainPhrase = Self.quoted(query.plain.joined(separator: " "))
        let every = "(\(plain.joined(separator: " AND ")))"
        let start = "(\((plain.dropLast() + [plain.last! + "*"]).joined(separator: " AND ")))"
        self.whole = [
            (.name, "name : ^ \(spelledPhrase)"),
            (.name, "name : \(spelledPhrase)"),
            (.name, "name : (\(spelled.joined(separator: " AND ")))"),
            (.name, "plain : ^ \(plainPhrase)"),
            (.name, "plain : \(plainPhrase)"),
            (.name, "plain : \(every)"),
            (.field, "field : \(plainPhrase)"),
            (.field, "field : \(every)"),
            (.keywords, "keywords : \(every)"),
            (.basis, "bases : \(plainPhrase)"),
            (.basis, "bases : \(every)"),
            (.text, "{plain field keywords bases} : \(every)"),
        ]
        self.begun = [(.name, "plain : \(start)"), (.text, "{plain field keywords bases} : \(start)")]
        self.bases = "bases : \(every)"
    }

    /// Words hold no quotation mark: they are letters and digits.
    private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
