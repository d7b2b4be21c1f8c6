import ArgumentParser
import Foundation
import Projections

struct DecisionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "decision",
        abstract: say("Một quyết định, các dòng và kết quả từng dòng.", "One decision with its lines and their fate."),
        usage: "tthc decision <issuer> <number> [<option> ...]",
        discussion: say("Ví dụ: tthc decision 31 3582/QĐ-UBND", "Example: tthc decision 31 3582/QĐ-UBND"))

    @Argument(
        help: ArgumentHelp(
            say("Nơi ban hành: mã tỉnh hoặc ký hiệu bộ.", "Issuer: province code or ministry."), valueName: "issuer"))
    var issuer: String
    @Argument(help: ArgumentHelp(say("Số, ký hiệu.", "Number."), valueName: "number"))
    var number: String
    @Option(
        help: ArgumentHelp(
            say("Ngày ký, khi trùng số.", "Day of signature, when numbers repeat."), valueName: "yyyy-mm-dd"))
    var signed: String?
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let signedOn = try signed.map { try ArgumentValue.day($0, "--signed") }
        try output.print(
            question.ask(store) {
                try $0.decision(
                    issuer: issuer.precomposedStringWithCanonicalMapping,
                    number: number.precomposedStringWithCanonicalMapping, signedOn: signedOn, on: $1, known: $2)
            })
    }
}
