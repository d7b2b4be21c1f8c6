import ArgumentParser
import Events
import Foundation
import Projections
import Verification

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "restore",
        abstract: say(
            "Khôi phục sổ từ bản sao, gói lưu trữ hay sổ đã xuất: cùng byte, cùng gốc.",
            "A copy, a bundle or an exported log into an empty registry: the same bytes, the same root."),
        usage: "tthc restore <file> [--size <facts>] [<option> ...]",
        discussion: say(
            """
            Ví dụ:
              tthc restore /media/usb/so-2026-11-21.db --store so-moi
              tthc log --format jsonl > so.jsonl && tthc restore so.jsonl --store so-moi
              tthc restore luu-tru/2026 --size 456 --store so-thang-9   (trạng thái cũ, chỉ để đọc)
            """,
            """
            Examples:
              tthc restore /media/usb/log-2026-11-21.db --store copy
              tthc log --format jsonl > log.jsonl && tthc restore log.jsonl --store copy
              tthc restore archive/2026 --size 456 --store september   (a past state, for reading)
            """))

    @Argument(
        help: ArgumentHelp(
            say(
                "Tệp do `tthc backup` hay `tthc log --format jsonl` ghi, hoặc thư mục do `tthc export` ghi.",
                "A file written by `tthc backup` or `tthc log --format jsonl`, or a directory by `tthc export`."),
            valueName: "file"),
        completion: .file())
    var file: String
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            say(
                "Chỉ bấy nhiêu sự kiện đầu: một trạng thái cũ, không ghi tiếp được.",
                "Only the first so many facts: a past state."),
            valueName: "facts"))
    var size: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var language: LanguageOptions

    func run() throws {
        let size = try size.map { try ArgumentValue.position($0, "--size") }
        do {
            let copy = try InputFile.logCopy(file) ?? .lines(InputFile.read(file))
            let head = try Restoration.restore(copy, size: size, in: store.directory).log.head()
            try Screen.print(
                say(
                    "Đã khôi phục \(head.size) sự kiện, gốc \(head.base64Root).\n",
                    "Restored \(head.size) facts, root \(head.base64Root).\n"))
        } catch let error as Restoration.Fault {
            throw FileFault(file: file, cause: error)
        } catch let error as NotVerified {
            throw FileFault(file: file, cause: error)
        }
    }
}
