import ArgumentParser
import Events
import Projections

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        command: "diff",
        abstract: say(
            "Khác biệt danh mục giữa hai ngày, hai mức biết đến.", "The difference between two days, two knowledges."),
        usage: "tthc diff (--commune <code> | --all) --from <day> --to <day> [...]",
        discussion: say(
            """
            Sau ngày có thể thêm @ và mức biết đến (số thứ tự hoặc thời điểm).
            Ví dụ:
              tthc diff --commune 11824 --from 2026-09-07 --to 2026-09-08
              tthc diff --commune 11824 --from 2026-09-08@380 --to 2026-09-08@412
              tthc diff --all --from 2026-08-29 --to 2026-09-30
            """,
            """
            After a day may come @ and what was known (a position or an instant).
            Examples:
              tthc diff --commune 11824 --from 2026-09-07 --to 2026-09-08
              tthc diff --commune 11824 --from 2026-09-08@380 --to 2026-09-08@412
              tthc diff --all --from 2026-08-29 --to 2026-09-30
            """))

    @Option(help: ArgumentHelp(say("Mã xã, 5 chữ số.", "Code of the commune, 5 digits."), valueName: "code"))
    var commune: String?
    @Flag(help: ArgumentHelp(say("Mọi xã, số lượng trước.", "Every commune, counts first.")))
    var all = false
    @Option(help: ArgumentHelp(say("Từ ngày.", "From the day."), valueName: "day[@known]"))
    var from: String
    @Option(help: ArgumentHelp(say("Đến ngày.", "To the day."), valueName: "day[@known]"))
    var to: String
    @Flag(help: ArgumentHelp(say("Thoát với mã 1 khi có khác biệt.", "Exit with 1 when there are differences.")))
    var exitCode = false
    @Option(
        help: ArgumentHelp(
            say(
                "Chỉ đi theo một trục: law (giữ mức biết đến của --to) hoặc knowledge (giữ ngày của --to).",
                "Move along one axis only: law (known as --to) or knowledge (on the day of --to)."),
            valueName: "law|knowledge"))
    var axis: Axis?
    @OptionGroup var knowledge: KnowledgeOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    /// One of the two axes of time.
    enum Axis: String, Choice {
        case law, knowledge
    }

    func validate() throws {
        guard all != (commune != nil) else {
            throw ValidationError(
                say("Cần --commune hoặc --all, chỉ một trong hai.", "Give either --commune or --all."))
        }
    }

    func run() throws {
        let known = try knowledge.value
        let from = try DayAndKnowledge(from, "--from", default: known)
        let to = try DayAndKnowledge(to, "--to", default: known)
        let code = try commune.map(ArgumentValue.commune)
        let registry = try store.open()
        let sides = try sides(from.side(in: registry), to.side(in: registry))
        let isEmpty: Bool
        if let code {
            let answer = try registry.difference(commune: code, from: sides.0, to: sides.1)
            try output.print(answer)
            isEmpty = answer.changes.isEmpty
        } else {
            let answer = try registry.nationalDifference(from: sides.0, to: sides.1)
            try output.print(answer)
            isEmpty = answer.isEmpty
        }
        if exitCode, !isEmpty { throw ExitCode.found }
    }

    /// The two sides, with the other axis held still where one was chosen.
    private func sides(
        _ from: Difference.Side, _ to: Difference.Side
    ) -> (Difference.Side, Difference.Side) {
        switch axis {
        case nil: (from, to)
        case .law: (.init(on: from.on, known: to.known), to)
        case .knowledge: (.init(on: to.on, known: from.known), to)
        }
    }
}

/// `2026-09-08` or `2026-09-08@412`: a day, and what was known.
struct DayAndKnowledge {
    let day: CivilDate
    let known: Knowledge?

    init(_ text: String, _ option: String, default known: Knowledge?) throws {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let day = CivilDate(parts[0]) else {
            throw BadArgument(option: option, value: text, expected: .sides)
        }
        self.day = day
        guard parts.count == 2 else {
            self.known = known
            return
        }
        do {
            self.known = try Knowledge(parts[1], option: option)
        } catch is BadArgument {
            throw BadArgument(option: option, value: text, expected: .sides)
        }
    }

    func side(in registry: Registry) throws -> Difference.Side {
        Difference.Side(on: day, known: try known?.position(in: registry) ?? registry.log.size())
    }
}
