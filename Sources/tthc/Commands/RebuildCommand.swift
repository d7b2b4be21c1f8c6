import ArgumentParser
import Events
import Projections

struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "rebuild",
        abstract: say("Dựng lại, hoặc đối chiếu, bảng tra cứu với sổ.", "Rebuild the read models, or check them."),
        discussion: say("Ví dụ: tthc rebuild --check", "Example: tthc rebuild --check"))

    @Flag(
        help: ArgumentHelp(
            say("Chỉ so với sổ; mã thoát 1 khi có chỗ khác.", "Only compare with the log; exit 1 when they differ.")))
    var check = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var language: LanguageOptions

    func run() throws {
        let registry = try store.open()
        guard check else {
            try registry.rebuild()
            let size = try registry.log.size()
            return try Screen.print(
                say("Đã dựng lại từ \(size) sự kiện.\n", "Rebuilt from \(size) facts.\n"))
        }
        let tables = try registry.readModelsDiffering()
        guard tables.isEmpty else {
            try Screen.print(
                say(
                    "Bảng tra cứu khác sổ: \(tables.joined(separator: ", ")). Dựng lại bằng `tthc rebuild`.\n",
                    "The read models differ from the log: \(tables.joined(separator: ", ")). Run `tthc rebuild`.\n"))
            throw ExitCode.found
        }
        try Screen.print(say("Bảng tra cứu đúng như sổ.\n", "The read models are what the log makes.\n"))
    }
}
