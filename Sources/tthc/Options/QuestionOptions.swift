import ArgumentParser
import Events

/// For which day a question is asked.
struct QuestionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("Xét tại ngày (mặc định: hôm nay ở Việt Nam).", "Asked for the day (default: today in Viet Nam)."),
            valueName: "yyyy-mm-dd"))
    var on: String?

    var day: CivilDate {
        get throws { try ArgumentValue.day(on, "--on", default: ArgumentValue.today) }
    }
}
