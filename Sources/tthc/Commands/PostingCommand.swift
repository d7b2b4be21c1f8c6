import ArgumentParser
import Documents
import Events
import Foundation
import Projections

struct PostingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "posting",
        abstract: say(
            "Danh mục để niêm yết: HTML, PDF, Word, Excel, CSV, Markdown, JSON.",
            "The list to be posted: HTML, PDF, Word, Excel, CSV, Markdown, JSON."),
        usage: "tthc posting --commune <code> [--on <day>] --out <dir|file> [...]",
        discussion: say(
            """
            Ghi các tệp và bản kê (.manifest.json); `tthc verify BẢN-KÊ` dựng lại và đối chiếu.
            Ví dụ:
              tthc posting --commune 11824 --on 2026-09-08 --out niem-yet/ --profile samples/profile.yaml
              tthc posting --commune 11824 --out danh-muc.pdf --columns code,name,timeLimit,fees
              tthc posting --commune 11824 --changes-since 2026-08-30 --out phieu.docx
            """,
            """
            Writes the files and a manifest (.manifest.json); `tthc verify MANIFEST` makes them again and compares.
            Examples:
              tthc posting --commune 11824 --on 2026-09-08 --out board/ --profile samples/profile.yaml
              tthc posting --commune 11824 --out list.pdf --columns code,name,timeLimit,fees
              tthc posting --commune 11824 --changes-since 2026-08-30 --out work.docx
            """))

    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String
    @OptionGroup var question: QuestionOptions
    @Option(
        help: ArgumentHelp(
            say("Thư mục, hoặc tệp có đuôi của một dạng.", "A directory, or a file that ends in a form."),
            valueName: "dir|file"), completion: .file())
    var out: String
    @OptionGroup var shape: PostingOptions
    @Flag(help: ArgumentHelp(say("Nội dung đầy đủ của từng thủ tục.", "The full content of each procedure.")))
    var detail = false
    @Option(
        help: ArgumentHelp(
            say(
                "Phiếu công việc: gỡ, niêm yết, thay gì kể từ danh mục ngày này.",
                "A work order: what to take down, put up, replace since the list of this day."),
            valueName: "day[@known]"))
    var changesSince: String?
    @Flag(help: ArgumentHelp(say("Ghi đè tệp cũ có nội dung khác.", "Write over older files that differ.")))
    var replace = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var language: LanguageOptions

    func validate() throws {
        guard shape.template == nil || (!detail && changesSince == nil) else {
            throw ValidationError(
                say(
                    "--template chỉ dùng cho danh mục, không đi cùng --detail hay --changes-since.",
                    "--template is for lists, without --detail and --changes-since."))
        }
        guard !detail || changesSince == nil else {
            throw ValidationError(
                say(
                    "--detail và --changes-since không đi cùng nhau.",
                    "--detail and --changes-since exclude each other."))
        }
    }

    func run() throws {
        let code = try ArgumentValue.commune(commune)
        let known = try question.knowledge
        let since = try changesSince.map { try DayAndKnowledge($0, "--changes-since", default: known) }
        let target = try PostingTarget(out, formats: shape.formats)
        let options = try shape.listOptions
        let profile = try shape.readProfile()
        let template = try shape.readTemplate()
        let posting = try question.ask(store) { registry, day, known in
            let request: Posting.Request =
                if let since { .changes(since: try since.side(in: registry)) } else { detail ? .detail : .list }
            return try Posting(
                request, of: registry, commune: code,
                side: Difference.Side(on: day, known: try known ?? registry.log.size()), profile: profile,
                options: options, template: template)
        }
        let report = try target.write(posting, replacing: replace)
        try OutputOptions.print(report, as: .table)
        if profile == .empty {
            Screen.warn(
                say(
                    "tthc: chưa có --profile, nên đường dây nóng và địa chỉ để trống; xem samples/profile.yaml.",
                    "tthc: without --profile the hotline and the address are left open; see samples/profile.yaml."))
        }
        if let missing = report.missing {
            Screen.warn("tthc: " + missing.wording)
            if target.names(.pdf) { throw ExitCode.refused }
        }
    }
}
