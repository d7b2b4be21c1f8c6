import ArgumentParser
import Projections

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "why",
        abstract: say(
            "Vì sao một thủ tục có, hoặc không có, trong danh mục của một xã.",
            "Why a procedure is in a commune's list, or is not."),
        usage: "tthc why <code> --commune <code> [--on <day>] [--known <known>] [...]",
        discussion: say(
            "Ví dụ: tthc why 2.001023 --commune 11824 --on 2026-09-08",
            "Example: tthc why 2.001023 --commune 11824 --on 2026-09-08"))

    @Argument(help: ArgumentHelp(say("Mã thủ tục.", "Code of the procedure."), valueName: "code"))
    var code: String
    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let procedure = try ArgumentValue.procedure(code)
        let place = try ArgumentValue.commune(commune)
        try output.print(question.ask(store) { try $0.why(procedure, commune: place, on: $1, known: $2) })
    }
}
