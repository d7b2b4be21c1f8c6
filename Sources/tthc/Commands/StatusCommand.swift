import ArgumentParser
import Events
import Projections

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "status",
        abstract: say(
            "Tình trạng sổ: số sự kiện, phần còn chờ, gốc, khóa ký.",
            "What the registry holds, what is open, its head, its key."),
        usage: "tthc status [<option> ...]",
        discussion: say("Ví dụ: tthc status", "Example: tthc status"))

    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var mark: MarkOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.print(
            question.ask(store, Safeguards(anchor: mark.directory)) { registry, day, known in
                let report = try registry.status(on: day, known: known)
                return StatusAnswer(
                    report: report, safeguarding: try Safeguarding(registry.log, known: report.basis.known))
            })
    }
}
