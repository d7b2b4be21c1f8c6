import ArgumentParser
import Events
import Projections

struct CountsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "counts",
        abstract: say(
            "Số liệu: thủ tục theo cấp, lĩnh vực, mức độ trực tuyến; công bố muộn; cắt giảm.",
            "Numbers: procedures by level, field, online level; late decisions; cuts."),
        usage: "tthc counts [--commune <code> | --province <code>] [--on <day>] [...]",
        discussion: say(
            """
            Công bố và cắt giảm tính từ --from (mặc định: ngày 01/01 của năm) đến hết ngày --on.
            Ví dụ: tthc counts --province 31 --on 2026-12-31
            """,
            """
            Decisions and cuts are counted from --from (default: 1 January of the year) to the day --on.
            Example: tthc counts --province 31 --on 2026-12-31
            """))

    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String?
    @Option(help: ArgumentHelp(say("Mã tỉnh, 2 chữ số.", "Code of the province, 2 digits."), valueName: "code"))
    var province: String?
    @Option(help: ArgumentHelp(say("Ngày đầu của kỳ.", "The first day of the period."), valueName: "yyyy-mm-dd"))
    var from: String?
    @OptionGroup var policies: PolicyOptions
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard commune == nil || province == nil else {
            throw ValidationError(
                say("Chỉ nêu một trong --commune và --province.", "Give --commune or --province, not both."))
        }
    }

    func run() throws {
        let scope = try scope
        let start = try from.map { try ArgumentValue.day($0, "--from") }
        let day = try question.day
        if let start, start > day { throw BadArgument(option: "--from", value: from!, expected: .dayBefore(day)) }
        let rules = try policies.rules
        try output.print(
            question.ask(store) { try $0.counts(scope, from: start, on: $1, known: $2, rules: rules) })
    }

    private var scope: CountReport.Scope {
        get throws {
            if let commune { return .commune(try ArgumentValue.commune(commune)) }
            if let province { return .province(try ArgumentValue.province(province)) }
            return .nation
        }
    }
}
