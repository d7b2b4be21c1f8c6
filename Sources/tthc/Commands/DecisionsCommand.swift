import ArgumentParser
import Projections

struct DecisionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "decisions",
        abstract: say("Các quyết định công bố đã ghi.", "The decisions that are recorded."),
        usage: "tthc decisions [<option> ...]",
        discussion: say("Ví dụ: tthc decisions --format csv", "Example: tthc decisions --format csv"))

    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.print(question.ask(store) { try $0.decisions(on: $1, known: $2) })
    }
}
