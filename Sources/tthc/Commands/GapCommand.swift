import ArgumentParser
import Events
import Projections

struct GapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "gap",
        abstract: say(
            "Đối chiếu bảng niêm yết với danh mục: thiếu, thừa, bản cũ, ai chậm.",
            "The board against the catalogue: missing, ended, outdated, who is late."),
        usage: "tthc gap (--commune <code> | --all) [--on <day>] [--policy <file>] [...]",
        discussion: say(
            """
            Ví dụ:
              tthc gap --commune 11824 --on 2026-10-15
              tthc gap --all --format csv > doi-chieu.csv
            """,
            """
            Examples:
              tthc gap --commune 11824 --on 2026-10-15
              tthc gap --all --format csv > gaps.csv
            """))

    @OptionGroup var scope: ScopeOptions
    @Flag(help: ArgumentHelp(say("Thoát với mã 1 khi có sai lệch.", "Exit with 1 when something is wrong.")))
    var exitCode = false
    @OptionGroup var policies: PolicyOptions
    @OptionGroup var receipts: ReceiptOptions
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let code = try scope.code
        let rules = try policies.rules
        let receipts = try receipts.receipts
        let wrong: Int
        if let code {
            let gap = try question.ask(store) {
                try $0.gap(commune: code, on: $1, known: $2, rules: rules, receipts: receipts)
            }
            try output.print(gap)
            wrong = gap.counts.wrong
        } else {
            let gap = try question.ask(store) {
                try $0.nationalGap(on: $1, known: $2, rules: rules, receipts: receipts)
            }
            try output.print(gap)
            wrong = gap.total.wrong
        }
        if exitCode, wrong > 0 { throw ExitCode.found }
    }
}
