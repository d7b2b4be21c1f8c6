import ArgumentParser
import Events
import Projections

/// For which day a question is asked, and from how much knowledge it is answered.
///
/// A group within a group would cost each run as much as ten options: ``KnowledgeOptions`` is written out here.
struct QuestionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say("Xét tại ngày (mặc định: hôm nay ở Việt Nam).", "Asked for the day (default: today in Viet Nam)."),
            valueName: "yyyy-mm-dd"))
    var on: String?
    @Option(parsing: .unconditional, help: KnowledgeOptions.help)
    var known: String?

    var day: CivilDate {
        get throws { try ArgumentValue.day(on, "--on", default: ArgumentValue.today) }
    }

    /// Nil: all that is recorded.
    var knowledge: Knowledge? {
        get throws { try KnowledgeOptions.value(known) }
    }

    /// The day and the position, both read before the registry is asked anything.
    func ask<Answer>(
        _ store: StoreOptions, _ safeguards: Safeguards = Safeguards(),
        _ question: (Registry, _ day: CivilDate, _ known: Int?) throws -> Answer
    ) throws -> Answer {
        let day = try day
        let known = try knowledge
        let registry = try store.open(safeguards)
        return try question(registry, day, try known?.position(in: registry))
    }
}

/// From how much knowledge a question is answered.
struct KnowledgeOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: Self.help)
    var known: String?

    static var help: ArgumentHelp {
        ArgumentHelp(
            say(
                "Biết đến sự kiện số, hoặc thời điểm RFC 3339 (mặc định: tất cả).",
                "Known up to a position, or an RFC 3339 instant (default: all)."),
            valueName: "known")
    }
}

extension KnowledgeOptions {
    /// Nil: all that is recorded.
    var value: Knowledge? {
        get throws { try Self.value(known) }
    }

    static func value(_ known: String?) throws -> Knowledge? {
        try known.map { try Knowledge($0, option: "--known") }
    }
}

/// How much is known: the first so many facts, or those recorded up to an instant.
enum Knowledge {
    case position(Int)
    case instant(Instant)

    init(_ text: String, option: String) throws {
        if let position = Int(text), position >= 0, String(position) == text {
            self = .position(position)
        } else if let instant = Instant(rfc3339: text) {
            self = .instant(instant)
        } else {
            throw BadArgument(option: option, value: text, expected: .knowledge)
        }
    }

    func position(in registry: Registry) throws -> Int {
        switch self {
        case .position(let position): position
        case .instant(let instant): try registry.log.size(at: instant)
        }
    }
}
