import ArgumentParser
import Events
import Foundation
import Projections

struct CatalogueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "catalogue",
        abstract: say("Danh mục một xã phải niêm yết vào một ngày.", "What a commune must post on a day."),
        usage: "tthc catalogue --commune <code> [--on <day>] [--known <known>] [...]",
        discussion: say(
            "Ví dụ: tthc catalogue --commune 11824 --on 2026-09-08",
            "Example: tthc catalogue --commune 11824 --on 2026-09-08"))

    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions
    @Flag(help: ArgumentHelp(say("Kèm toàn bộ nội dung (JSON).", "With the full content (JSON).")))
    var full = false

    @Option(
        help: ArgumentHelp(
            say(
                "Ghi phiếu xác nhận danh mục này, đã ký, vào tệp mới.",
                "Write a signed receipt for this list to a new file."), valueName: "file"), completion: .file())
    var receipt: String?
    @OptionGroup var safeguards: SafeguardOptions

    func run() throws {
        let code = try ArgumentValue.commune(commune)
        let catalogue = try question.ask(store, safeguards.value) { registry, day, known in
            if let receipt {
                let whole = try registry.catalogue(commune: code, on: day, known: known, isFull: true)
                try DurableFile.write(
                    "\(registry.receipt(for: whole))".utf8, to: URL(filePath: receipt), replacing: false)
            }
            return try registry.catalogue(commune: code, on: day, known: known, isFull: full)
        }
        try output.print(catalogue)
    }
}
