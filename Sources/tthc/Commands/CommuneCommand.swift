import ArgumentParser
import Events
import Projections

struct CommuneCommand: ParsableCommand {
    enum Format: String, Choice {
        case table, json, csv, md, dot, svg
    }

    static let configuration = CommandConfiguration(
        command: "commune",
        abstract: say("Quá trình hình thành, thay đổi của một đơn vị hành chính.", "Life and lineage of a unit."),
        usage: "tthc commune <code> [<option> ...]",
        discussion: say(
            "Ví dụ: tthc commune 11824; vẽ thành hình: tthc commune 11824 --format svg > 11824.svg",
            "Example: tthc commune 11824; as a picture: tthc commune 11824 --format svg > 11824.svg"))

    @Argument(help: ArgumentHelp(say("Mã xã hoặc mã tỉnh.", "Code of a commune or province."), valueName: "code"))
    var code: String
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @Option(help: ArgumentHelp(say("Dạng trả lời: table, json, csv, md, dot, svg.", "Form of the answer.")))
    var format = Format.table
    @OptionGroup var language: LanguageOptions

    func run() throws {
        guard let unit = UnitCode(code) else { throw BadArgument(option: "CODE", value: code, expected: .unit) }
        let report = try question.ask(store) { try $0.unit(unit, on: $1, known: $2) }
        switch format {
        case .dot: try Screen.print(report.dot)
        case .svg: try Screen.print(report.svg)
        default: try OutputOptions.print(report, as: OutputOptions.Format(rawValue: format.rawValue)!)
        }
    }
}
