import ArgumentParser
import Projections

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: say(
            "Tình trạng sổ: số sự kiện, phần còn chờ, gốc.", "What the registry holds, what is open, and its head."),
        usage: "tthc status [<option> ...]",
        discussion: say("Ví dụ: tthc status", "Example: tthc status"))

    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.print(question.ask(store) { try $0.status(on: $1, known: $2) })
    }
}
