import ArgumentParser
import Events
import Projections

struct RecallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "recall",
        abstract: say(
            "Những ngày và dòng danh mục nay biết là đã niêm yết sai.",
            "The days and rows of posted lists now known to have been wrong."),
        usage: "tthc recall --since <known> (--commune <code> | --all) [...]",
        discussion: say(
            """
            Coi như mỗi ngày xã niêm yết đúng danh mục theo những gì biết đến cuối ngày đó, ít nhất là đến --since;
            so với những gì biết đến nay (hoặc --known), cho đến ngày --on.
            Ví dụ: tthc recall --since 412 --commune 11824
            """,
            """
            Takes it that each day the list was posted from what was known at the end of that day, at least up to
            --since, and compares it with what is known at last (or at --known), up to the day --on.
            Example: tthc recall --since 412 --commune 11824
            """))

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            say("Chỉ xét các sự kiện sau số, hoặc sau thời điểm, này.", "Only facts after this position or instant."),
            valueName: "known"))
    var since: String
    @OptionGroup var scope: ScopeOptions
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let place = try scope.code
        let since = try Knowledge(since, option: "--since")
        try output.print(
            question.ask(store) { registry, day, known in
                try registry.recall(commune: place, since: since.position(in: registry), through: day, known: known)
            })
    }
}
