import ArgumentParser
import Events
import Foundation
import Projections

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "backup",
        abstract: say(
            "Sao lưu sổ vào một tệp, đã kiểm tra toàn bộ.", "A copy of the log in one file, fully verified."),
        usage: "tthc backup <file> [<option> ...]",
        discussion: say(
            "Khôi phục bằng `tthc restore TỆP`. Ví dụ: tthc backup /media/usb/so-2026-11-21.db",
            "Restore it with `tthc restore FILE`. Example: tthc backup /media/usb/log-2026-11-21.db"))

    @Argument(
        help: ArgumentHelp(say("Tệp mới.", "A new file."), valueName: "file"), completion: .file(extensions: ["db"]))
    var file: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var language: LanguageOptions

    func run() throws {
        let log = try EventStore(in: store.directory)
        try Backup.copy(log, to: URL(filePath: file)) { try SecondProcess.verify($0) }
        let head = try log.head()
        try Screen.print(
            say(
                "Đã sao lưu và kiểm tra \(head.size) sự kiện vào \(file); gốc \(head.base64Root).\n",
                "Copied and verified \(head.size) facts in \(file), root \(head.base64Root).\n"))
    }
}

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "export",
        abstract: say(
            "Xuất sổ thành gói lưu trữ: sự kiện, điểm chốt, khóa công khai.",
            "The log as a bundle to archive: facts, checkpoints, public keys."),
        usage: "tthc export --bundle <dir> [<option> ...]",
        discussion: say(
            "Toàn bộ là văn bản, đọc được không cần chương trình này. Ví dụ: tthc export --bundle luu-tru/2026",
            "All of it is text, to be read without this program. Example: tthc export --bundle archive/2026"))

    @Option(help: ArgumentHelp(say("Thư mục mới.", "A new directory."), valueName: "dir"), completion: .directory)
    var bundle: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var language: LanguageOptions

    func run() throws {
        let log = try EventStore(in: store.directory)
        try Backup.export(log, to: URL(filePath: bundle)) { try SecondProcess.verify($0) }
        let head = try log.head()
        try Screen.print(
            say(
                "Đã xuất và kiểm tra \(head.size) sự kiện vào \(bundle); gốc \(head.base64Root).\n",
                "Exported and verified \(head.size) facts in \(bundle), root \(head.base64Root).\n"))
    }
}

/// This program once more, as a process that shares nothing with the one that wrote.
enum SecondProcess {
    /// - Throws: ``CopyNotVerified``.
    static func verify(_ copy: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["verify", copy.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw CopyNotVerified(path: copy.path, reason: error.localizedDescription)
        }
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw CopyNotVerified(path: copy.path, reason: "\(process.terminationStatus)")
        }
    }
}

/// A copy could not be verified, and was taken away (exit code 3).
struct CopyNotVerified: Error {
    let path: String
    let reason: String

    var wording: String {
        say(
            "bản sao \(path) không qua kiểm tra (\(reason)) nên không giữ lại; chạy `tthc verify` để xem sổ có nguyên vẹn.",
            "the copy \(path) was not verified (\(reason)) and is not kept; see with `tthc verify` whether the log is whole."
        )
    }
}
