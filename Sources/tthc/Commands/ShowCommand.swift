import ArgumentParser
import Projections

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "show",
        abstract: say(
            "Toàn bộ nội dung đang có hiệu lực của một thủ tục.", "The full content of a procedure in force."),
        usage: "tthc show <code> [--commune <code>] [<option> ...]",
        discussion: say(
            "Ví dụ: tthc show 1.013860 --commune 11824 --on 2027-03-01",
            "Example: tthc show 1.013860 --commune 11824 --on 2027-03-01"))

    @Argument(help: ArgumentHelp(say("Mã thủ tục.", "Code of the procedure."), valueName: "code"))
    var code: String
    @Option(
        help: ArgumentHelp(say("Mã xã; không có: mọi xã.", "Code of a commune; without it: all."), valueName: "code"))
    var commune: String?
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let procedure = try ArgumentValue.procedure(code)
        let place = try commune.map(ArgumentValue.commune)
        let answer = try question.ask(store) { try $0.procedure(procedure, commune: place, on: $1, known: $2) }
        guard !answer.variants.isEmpty else {
            throw NotInForce(procedure: procedure, day: answer.basis.on, commune: place)
        }
        try output.print(answer)
    }
}
