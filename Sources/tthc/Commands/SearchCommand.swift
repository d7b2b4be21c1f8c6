import ArgumentParser
import Events
import Projections

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "search",
        abstract: say(
            "Tìm thủ tục theo tên, mã, lĩnh vực, số quyết định, căn cứ pháp lý.",
            "Find procedures by name, code, field, decision, legal basis."),
        usage: "tthc search <words> ... [--commune <code>] [--all] [<option> ...]",
        discussion: say(
            """
            Có dấu hay không dấu, đặt dấu thanh kiểu nào cũng được; phải khớp mọi từ.
            Không có --commune: thủ tục có hiệu lực ở ít nhất một xã vào ngày đó.
            Ví dụ:
              tthc search dang ky khai sinh
              tthc search nghị định 18/2026 --commune 11824
              tthc search 2.000815.000.00.00.H55 --all
            """,
            """
            With or without diacritics, tones placed either way; every word must match.
            Without --commune: procedures in force in at least one commune that day.
            Examples:
              tthc search dang ky khai sinh
              tthc search nghị định 18/2026 --commune 11824
              tthc search 2.000815.000.00.00.H55 --all
            """))

    @Argument(
        help: ArgumentHelp(
            say("Từ cần tìm, mã, hoặc số văn bản.", "Words, a code, or the number of a paper."), valueName: "words"))
    var words: [String]
    @Option(
        help: ArgumentHelp(say("Mã xã; không có: mọi xã.", "Code of a commune; without it: all."), valueName: "code"))
    var commune: String?
    @Flag(
        help: ArgumentHelp(
            say("Cả thủ tục đã hết hoặc chưa có hiệu lực.", "Also what is no longer, or not yet, in force.")))
    var all = false
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(say("Nhiều nhất bao nhiêu thủ tục.", "How many procedures at most."), valueName: "number"))
    var limit = "20"
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let text = words.joined(separator: " ")
        guard let query = SearchQuery(text) else {
            throw BadArgument(option: "WORDS", value: text, expected: .words)
        }
        let place = try commune.map(ArgumentValue.commune)
        let limit = try ArgumentValue.count(limit, "--limit")
        try output.print(
            try question.ask(store) {
                try $0.search(query, commune: place, on: $1, known: $2, limit: limit, includesOthers: all)
            })
    }
}
