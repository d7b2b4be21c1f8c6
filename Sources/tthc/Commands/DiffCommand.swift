import ArgumentParser
import Events
import Projections

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: say(
            "Khác biệt giữa hai ngày của danh mục, kèm căn cứ.", "The difference between two days, with causes."),
        usage: "tthc diff (--commune <code> | --all) --from <day> --to <day> [...]",
        discussion: say(
            """
            Ví dụ:
              tthc diff --commune 11824 --from 2026-09-07 --to 2026-09-08
              tthc diff --all --from 2026-08-29 --to 2026-09-30
            """,
            """
            Examples:
              tthc diff --commune 11824 --from 2026-09-07 --to 2026-09-08
              tthc diff --all --from 2026-08-29 --to 2026-09-30
            """))

    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String?
    @Flag(help: ArgumentHelp(say("Mọi xã, số lượng trước.", "Every commune, counts first.")))
    var all = false
    @Option(help: ArgumentHelp(say("Từ ngày.", "From the day."), valueName: "yyyy-mm-dd"))
    var from: String
    @Option(help: ArgumentHelp(say("Đến ngày.", "To the day."), valueName: "yyyy-mm-dd"))
    var to: String
    @Flag(help: ArgumentHelp(say("Thoát với mã 1 khi có khác biệt.", "Exit with 1 when there are differences.")))
    var exitCode = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard all != (commune != nil) else {
            throw ValidationError(
                say("Cần --commune hoặc --all, chỉ một trong hai.", "Give either --commune or --all."))
        }
    }

    func run() throws {
        let first = try ArgumentValue.day(from, "--from")
        let second = try ArgumentValue.day(to, "--to")
        let code = try commune.map(ArgumentValue.commune)
        let registry = try store.open()
        let known = try registry.log.size()
        let sides = (Difference.Side(on: first, known: known), Difference.Side(on: second, known: known))
        let isEmpty: Bool
        if let code {
            let answer = try registry.difference(commune: code, from: sides.0, to: sides.1)
            try output.print(answer)
            isEmpty = answer.changes.isEmpty
        } else {
            let answer = try registry.nationalDifference(from: sides.0, to: sides.1)
            try output.print(answer)
            isEmpty = answer.isEmpty
        }
        if exitCode, !isEmpty { throw ExitCode.found }
    }
}
