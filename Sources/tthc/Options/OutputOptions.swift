import ArgumentParser
import Events

/// In which form and language to answer.
///
/// A group within a group would cost each run as much as ten options: ``LanguageOptions`` is written out here.
struct OutputOptions: ParsableArguments {
    enum Format: String, Choice {
        case table, json, csv, md
    }

    @Option(help: ArgumentHelp(say("Dạng trả lời: table, json, csv, md.", "Form of the answer.")))
    var format = Format.table

    @Option(name: LanguageOptions.name, help: LanguageOptions.help, completion: .list(["vi", "en"]))
    var language: Language?

    func print(_ answer: some Answer) throws { try Self.print(answer, as: format) }

    static func print(_ answer: some Answer, as format: Format) throws {
        switch format {
        case .json: try Screen.print(CanonicalJSON.indented(answer.value) + "\n")
        case .csv: try Screen.print(answer.csv.text)
        case .md: try Screen.print(MarkdownRenderer.render(answer.page))
        case .table:
            let renderer = TerminalRenderer(width: Screen.width, hasColours: Screen.hasColours)
            try Screen.print(renderer.render(answer.page))
        }
    }
}

/// In which language to speak to a person. Read before parsing, by ``Language/current``; declared here so that the parser
/// knows it.
struct LanguageOptions: ParsableArguments {
    @Option(name: Self.name, help: Self.help, completion: .list(["vi", "en"]))
    var language: Language?

    static var name: NameSpecification { .customLong("lang") }
    static var help: ArgumentHelp {
        ArgumentHelp(say("Ngôn ngữ: vi hoặc en.", "Language: vi or en."), valueName: "vi|en")
    }
}

extension Language: Choice {}
