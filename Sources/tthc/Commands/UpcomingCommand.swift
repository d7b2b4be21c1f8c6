import ArgumentParser
import Events
import Projections

struct UpcomingCommand: ParsableCommand {
    enum Format: String, Choice {
        case table, json, csv, md, ics
    }

    static let configuration = CommandConfiguration(
        command: "upcoming",
        abstract: say(
            "Những gì sẽ thay đổi, đã rõ ngày và chưa rõ ngày.", "What will change, with and without a date."),
        usage: "tthc upcoming [--commune <code>] [--within <period>] [<option> ...]",
        discussion: say(
            """
            Ví dụ:
              tthc upcoming --commune 11824 --within 90d
              tthc upcoming --commune 11824 --format ics > lich.ics
            """,
            """
            Examples:
              tthc upcoming --commune 11824 --within 90d
              tthc upcoming --commune 11824 --format ics > calendar.ics
            """))

    @Option(
        help: ArgumentHelp(say("Mã xã; không có: mọi xã.", "Code of a commune; without it: all."), valueName: "code"))
    var commune: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            say("Trong bao lâu, như 90d hoặc 12w (mặc định: không giới hạn).", "How far ahead (default: no end)."),
            valueName: "90d"))
    var within: String?
    @OptionGroup var question: QuestionOptions
    @OptionGroup var store: StoreOptions
    @Option(help: ArgumentHelp(say("Dạng trả lời: table, json, csv, md, ics.", "Form of the answer.")))
    var format = Format.table
    @OptionGroup var language: LanguageOptions

    func run() throws {
        let place = try commune.map(ArgumentValue.commune)
        let days = try within.map(Self.days)
        let (answer, origin) = try question.ask(store) { registry, day, known in
            let through = days.map { CivilDate(dayNumber: min(day.dayNumber + $0, CivilDate.latest.dayNumber)) }
            return (
                try registry.upcoming(commune: place, on: day, through: through, known: known), registry.log.origin
            )
        }
        switch format {
        case .ics: try Screen.print(answer.calendar(origin: origin).text)
        default: try OutputOptions.print(answer, as: OutputOptions.Format(rawValue: format.rawValue)!)
        }
    }

    /// `90d`, `12w`, or a plain number of days.
    private static func days(_ text: String) throws -> Int {
        let unit = text.last == "w" ? 7 : 1
        let digits = text.last == "w" || text.last == "d" ? text.dropLast() : text[...]
        guard digits.utf8.count <= 6, !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int(digits)
        else { throw BadArgument(option: "--within", value: text, expected: .period) }
        return number * unit
    }
}
