import ArgumentParser
import Projections

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "history",
        abstract: say("Mọi dòng quyết định về một thủ tục.", "Every line about a procedure."),
        usage: "tthc history <code> [<option> ...]",
        discussion: say("Ví dụ: tthc history 2.002621", "Example: tthc history 2.002621"))

    @Argument(help: ArgumentHelp(say("Mã thủ tục.", "Code of the procedure."), valueName: "code"))
    var code: String
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let procedure = try ArgumentValue.procedure(code)
        try output.print(question.ask(store) { try $0.history(of: procedure, on: $1, known: $2) })
    }
}
