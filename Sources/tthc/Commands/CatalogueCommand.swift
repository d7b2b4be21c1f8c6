import ArgumentParser
import Projections

struct CatalogueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue",
        abstract: say("Danh mục một xã phải niêm yết vào một ngày.", "What a commune must post on a day."),
        usage: "tthc catalogue --commune <code> [--on <day>] [--known <known>] [...]",
        discussion: say(
            "Ví dụ: tthc catalogue --commune 11824 --on 2026-09-08",
            "Example: tthc catalogue --commune 11824 --on 2026-09-08"))

    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions
    @Flag(help: ArgumentHelp(say("Kèm toàn bộ nội dung (JSON).", "With the full content (JSON).")))
    var full = false

    func run() throws {
        let code = try ArgumentValue.commune(commune)
        try output.print(
            question.ask(store) { try $0.catalogue(commune: code, on: $1, known: $2, isFull: full) })
    }
}
