import ArgumentParser
import Events
import Foundation

struct CheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "checkpoint",
        abstract: say("Điểm chốt: sổ có bao nhiêu, chứa gì, đã ký.", "A checkpoint: how much, what, signed."),
        usage: "tthc checkpoint [--size <facts>] [--print] [-o <file>] [<option> ...]",
        discussion: say(
            """
            Gửi điểm chốt cho người khác giữ: về sau không ai sửa được sổ mà không lộ.
            Ví dụ: tthc checkpoint -o chot-2026-11.txt; tthc checkpoint --print (để dán vào biên bản)
            """,
            """
            Have others keep it: then nobody can rewrite the log unnoticed.
            Example: tthc checkpoint -o 2026-11.txt; tthc checkpoint --print (for the minutes)
            """))

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(say("Điểm chốt của bấy nhiêu sự kiện đầu.", "That over so many facts."), valueName: "facts"))
    var size: String?
    @Flag(help: ArgumentHelp(say("Chữ và mã QR để in vào biên bản.", "Text and a QR code for the minutes.")))
    var print = false
    @OptionGroup var target: TargetOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var language: LanguageOptions

    func run() throws {
        let size = try size.map { try ArgumentValue.position($0, "--size") }
        let log = try EventStore(in: store.directory)
        let checkpoint = try log.checkpoint(ofSize: size)
        if print {
            try Screen.print(
                CheckpointSheet(checkpoint: checkpoint, day: ArgumentValue.today, hasColours: Screen.hasColours).text)
        } else {
            try target.write("\(checkpoint.note)")
        }
    }
}
