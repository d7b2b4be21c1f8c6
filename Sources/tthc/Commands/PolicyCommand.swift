import ArgumentParser
import Events
import Projections

struct PolicyCommand: ParsableCommand {
    enum Part: String, Choice {
        case deadlines, calendar
    }

    static let configuration = CommandConfiguration(
        command: "policy",
        abstract: say(
            "Thời hạn và lịch ngày làm việc: xem, kiểm tra tệp, lấy tệp mẫu.",
            "Deadlines and working days: to see, to check a file, to get one to start from."),
        usage: "tthc policy [deadlines | calendar] [--policy <file>] [...]",
        discussion: say(
            """
            Không nêu phần nào thì cho xem những gì đang dùng, hoặc kiểm tra các tệp được nêu. Nêu deadlines hoặc calendar
            thì in tệp mặc định để sửa.
            Ví dụ:
              tthc policy
              tthc policy deadlines > thoi-han.yaml
              tthc policy --policy thoi-han.yaml --calendar lich-2026.yaml
            """,
            """
            Without a part it shows what counts, or checks the files given. With deadlines or calendar it prints the
            built-in file, to be altered.
            Examples:
              tthc policy
              tthc policy deadlines > deadlines.yaml
              tthc policy --policy deadlines.yaml --calendar calendar-2026.yaml
            """))

    @Argument(help: ArgumentHelp(say("deadlines hoặc calendar.", "deadlines or calendar."), valueName: "part"))
    var part: Part?
    @OptionGroup var policies: PolicyOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        switch part {
        case .deadlines: try Screen.print(DeadlinePolicy.builtInText)
        case .calendar: try Screen.print(WorkingCalendar.builtInText)
        case nil: try output.print(DeadlineAnswer(rules: policies.rules))
        }
    }
}
