import ArgumentParser
import Events
import Foundation
import Projections

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: say(
            "Khôi phục sổ đã xuất vào một sổ trống: cùng byte, cùng gốc.",
            "An exported log into an empty registry: the same bytes, the same root."),
        discussion: say(
            "Ví dụ: tthc log --format jsonl > so.jsonl && tthc restore so.jsonl --store so-moi",
            "Example: tthc log --format jsonl > log.jsonl && tthc restore log.jsonl --store copy"))

    @Argument(
        help: ArgumentHelp(
            say("Tệp JSON Lines do `tthc log` xuất.", "JSON Lines file written by `tthc log`."), valueName: "file"),
        completion: .file(extensions: ["jsonl"]))
    var file: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var language: LanguageOptions

    func run() throws {
        do {
            let head = try Restoration.restore(InputFile.read(file), in: store.directory).log.head()
            try Screen.print(
                say(
                    "Đã khôi phục \(head.size) sự kiện, gốc \(head.base64Root).\n",
                    "Restored \(head.size) facts, root \(head.base64Root).\n"))
        } catch let error as Restoration.Fault {
            throw FileFault(file: file, cause: error)
        }
    }
}
