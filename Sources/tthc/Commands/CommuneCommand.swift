import ArgumentParser
import Events
import Projections

struct CommuneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commune",
        abstract: say("Quá trình hình thành, thay đổi của một đơn vị hành chính.", "Life and lineage of a unit."),
        usage: "tthc commune <code> [<option> ...]",
        discussion: say("Ví dụ: tthc commune 11824", "Example: tthc commune 11824"))

    @Argument(help: ArgumentHelp(say("Mã xã hoặc mã tỉnh.", "Code of a commune or province."), valueName: "code"))
    var code: String
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard let unit = UnitCode(code) else { throw BadArgument(option: "CODE", value: code, expected: .unit) }
        try output.print(question.ask(store) { try $0.unit(unit, on: $1, known: $2) })
    }
}
