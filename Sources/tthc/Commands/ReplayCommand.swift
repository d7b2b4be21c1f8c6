import ArgumentParser
import Projections

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "replay",
        abstract: say(
            "Diễn biến danh mục của một xã qua từng ngày hiệu lực.", "The story of a commune's catalogue, day by day."),
        usage: "tthc replay --commune <code> [<option> ...]",
        discussion: say(
            "Ví dụ: tthc replay --commune 11824 --to 2027-03-01",
            "Example: tthc replay --commune 11824 --to 2027-03-01"))

    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String
    @Option(
        help: ArgumentHelp(
            say("Từ ngày (mặc định: ngày thành lập).", "From the day (default: established)."), valueName: "yyyy-mm-dd")
    )
    var from: String?
    @Option(
        help: ArgumentHelp(
            say("Đến ngày (mặc định: hôm nay).", "To the day (default: today)."), valueName: "yyyy-mm-dd"))
    var to: String?
    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let start = try from.map { try ArgumentValue.day($0, "--from") }
        let end = try ArgumentValue.day(to, "--to", default: ArgumentValue.today)
        if let start, start > end {
            throw BadArgument(option: "--from", value: "\(start)", expected: .dayBefore(end))
        }
        let code = try ArgumentValue.commune(commune)
        let known = try knowledge.value
        let registry = try store.open()
        try output.print(
            registry.replay(commune: code, from: start, to: end, known: try known?.position(in: registry)))
    }
}
