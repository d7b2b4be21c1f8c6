import ArgumentParser
import Events
import Projections

struct LogCommand: ParsableCommand {
    enum Format: String, Choice {
        case table, jsonl
    }

    static let configuration = CommandConfiguration(
        command: "log",
        abstract: say("Các sự kiện đúng như đã lưu.", "The facts as stored."),
        usage: "tthc log [--after <position>] [<option> ...]",
        discussion: say(
            "Ví dụ: tthc log --format jsonl > so.jsonl; khôi phục bằng `tthc restore so.jsonl`.",
            "Example: tthc log --format jsonl > log.jsonl; restore it with `tthc restore log.jsonl`."))

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            say("Chỉ các sự kiện sau số này.", "Only the facts after this position."), valueName: "position"))
    var after: String?
    @Option(help: ArgumentHelp(say("Dạng trả lời: table, jsonl.", "Form of the answer.")))
    var format = Format.table
    @OptionGroup var language: LanguageOptions
    @OptionGroup var store: StoreOptions

    func run() throws {
        let position = try after.map { text in
            guard let position = Int(text), position >= 0 else {
                throw BadArgument(option: "--after", value: text, expected: .position)
            }
            return position
        }
        let log = try EventStore(in: store.directory)
        try log.checkLeaves()
        let size = try log.size()
        if let position, position > size { throw EventStoreError.beyondHead(position: position, size: size) }
        switch format {
        case .jsonl:
            try log.forEachLeaf(after: position ?? 0) { _, leaf in
                try Screen.print(String(decoding: leaf, as: UTF8.self) + "\n")
            }
        case .table:
            var page = LogPage()
            try log.forEach(after: position ?? 0) { recorded, _ in page.add(recorded) }
            try Screen.print(TerminalRenderer(width: Screen.width, hasColours: Screen.hasColours).render(page.page))
        }
    }
}
