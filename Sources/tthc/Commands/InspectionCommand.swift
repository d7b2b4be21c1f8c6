import ArgumentParser
import Documents
import Events
import Foundation
import Projections

struct InspectionCommand: ParsableCommand {
    enum Format: String, Choice {
        case table, json, csv, md, html
    }

    static let configuration = CommandConfiguration(
        command: "inspection",
        abstract: say(
            "Phiếu kiểm tra việc niêm yết tại xã, để đánh dấu tại chỗ.",
            "A sheet to tick off at a commune's board."),
        usage: "tthc inspection --commune <code> [--sample <n>] [--seed <n>] [...]",
        discussion: say(
            """
            Cùng --seed, cùng danh mục thì cùng phiếu. Tệp -o là bản nháp kết quả: điền rồi ghi bằng `tthc record`.
            Ví dụ:
              tthc inspection --commune 11824 --sample 20 --seed 7 -o ket-qua.yaml
              tthc inspection --commune 11824 --seed 7 --format html > phieu.html
            """,
            """
            The same --seed of the same catalogue gives the same sheet. The file of -o is a draft of the result: fill it
            in and record it with `tthc record`.
            Examples:
              tthc inspection --commune 11824 --sample 20 --seed 7 -o result.yaml
              tthc inspection --commune 11824 --seed 7 --format html > sheet.html
            """))

    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(say("Chọn bao nhiêu thủ tục.", "How many procedures to draw."), valueName: "n"))
    var sample = "20"
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(say("Số để chọn.", "By what they are drawn."), valueName: "n"))
    var seed = "1"
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @Option(help: ArgumentHelp(say("Dạng trả lời: table, json, csv, md, html.", "Form of the answer.")))
    var format = Format.table
    @OptionGroup var language: LanguageOptions
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            say("Ghi bản nháp kết quả kiểm tra vào tệp mới này.", "A new file for a draft of the result."),
            valueName: "file"), completion: .file())
    var draft: String?

    func run() throws {
        let code = try ArgumentValue.commune(commune)
        let size = try ArgumentValue.count(sample, "--sample")
        let seed = try ArgumentValue.position(seed, "--seed")
        let sheet = try question.ask(store) {
            try $0.inspection(commune: code, on: $1, known: $2, size: size, seed: seed)
        }
        if let draft {
            try DurableFile.write(sheet.draft.utf8, to: URL(filePath: draft), replacing: false)
        }
        switch format {
        case .html: try Screen.print(HTMLRenderer.render(sheet.document))
        default: try OutputOptions.print(sheet, as: OutputOptions.Format(rawValue: format.rawValue)!)
        }
    }
}
