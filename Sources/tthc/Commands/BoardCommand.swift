import ArgumentParser
import Events
import Projections

struct BoardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "board",
        abstract: say(
            "Những gì đã ghi nhận là thực sự niêm yết tại một xã vào một ngày.",
            "What was recorded as really posted at a commune on a day."),
        usage: "tthc board --commune <code> [--on <day>] [--known <known>] [...]",
        discussion: say(
            """
            Lấy lần niêm yết mới nhất của từng nơi và lần kiểm tra mới nhất; xem docs/boards.vi.md.
            Ví dụ: tthc board --commune 11824 --on 2026-10-15
            """,
            """
            Takes the latest posting of each channel and the latest observation; see docs/boards.md.
            Example: tthc board --commune 11824 --on 2026-10-15
            """))

    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String
    @OptionGroup var receipts: ReceiptOptions
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let code = try ArgumentValue.commune(commune)
        let receipts = try receipts.receipts
        try output.print(
            question.ask(store) { try $0.board(commune: code, on: $1, known: $2, receipts: receipts) })
    }
}
