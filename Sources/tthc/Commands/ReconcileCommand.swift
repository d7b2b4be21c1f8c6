import ArgumentParser
import Events
import Foundation
import Intake
import Projections

struct ReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "reconcile",
        abstract: say(
            "Đối chiếu một danh sách bên ngoài với danh mục trong sổ.",
            "Hold a list from outside against the catalogue."),
        usage: "tthc reconcile <file> ... --commune <code> | --province <code> [...]",
        discussion: say(
            """
            Danh sách: bản xuất từ cổng, bảng niêm yết, bảng tính (XLSX, CSV, DOCX,
            JSON). Nêu thủ tục thiếu, thừa, khác ở bộ phận nào, tên giống mà mã khác.
            Thiếu không phải là bãi bỏ; ngày xem danh sách không phải ngày có hiệu lực:
            bản thảo (-o) để trống số và ngày cho đến khi có quyết định.
            Ví dụ: tthc reconcile niem-yet.xlsx --commune 11824 --on 2026-09-08
            """,
            """
            The list: an export of the portal, a board, a spreadsheet (XLSX, CSV, DOCX,
            JSON). Tells what is missing, extra, different and in which component, and
            names that are alike under other codes. Missing is not abolished, and the
            day of the list is no day of effect: the draft (-o) leaves number and days
            open until there is a decision.
            Example: tthc reconcile board.xlsx --commune 11824 --on 2026-09-08
            """))

    @Argument(
        help: ArgumentHelp(
            say("Tệp danh sách; - là đầu vào chuẩn.", "The list; - is standard input."), valueName: "file"),
        completion: .file(extensions: ["xlsx", "csv", "docx", "json"]))
    var files: [String]
    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String?
    @Option(help: ArgumentHelp(say("Mã tỉnh, 2 chữ số.", "Code of the province, 2 digits."), valueName: "code"))
    var province: String?
    @OptionGroup var draft: DraftOptions
    @Flag(help: ArgumentHelp(say("Lấy giá trị lưu kèm công thức.", "Take the values kept beside formulas.")))
    var keptValues = false
    @Flag(help: ArgumentHelp(say("Mã thoát 1 khi có khác biệt.", "Exit with 1 when there are differences.")))
    var exitCode = false
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (commune == nil) != (province == nil) else {
            throw ValidationError(
                say("Nêu --commune hoặc --province, một trong hai.", "Give either --commune or --province."))
        }
    }

    func run() throws {
        let unit = try commune.map(ArgumentValue.commune) ?? ArgumentValue.province(province!)
        let tables = try files.map { try ForeignFile.read($0, keptValues: keptValues) }
        let answer = try question.ask(store) { registry, day, known in
            try Reconciliation(tables, against: try registry.standing(in: unit, on: day, known: known)) { code in
                try SearchQuery("\(code)").flatMap {
                    try registry.search($0, commune: nil, on: day, known: known, limit: 1, includesOthers: true)
                        .items.first
                }
            }
        }
        try draft.write(answer.draftText)
        try output.print(ReconciliationAnswer(reconciliation: answer, draft: draft.target))
        if exitCode, answer.hasDifferences { throw ExitCode.found }
    }
}
