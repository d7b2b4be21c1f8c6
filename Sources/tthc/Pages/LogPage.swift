import Events

/// The facts of the log as a table.
struct LogPage {
    private var table = Table(columns: [
        .init(title: say("Số", "Fact"), alignsRight: true), .init(title: say("Ghi lúc (UTC+7)", "Recorded (UTC+7)")),
        .init(title: say("Người ghi", "By")), .init(title: say("Loại", "Type")),
        .init(title: say("Nội dung", "What"), isFlexible: true),
    ])

    mutating func add(_ recorded: RecordedEvent) {
        let what =
            switch recorded.event {
            case .decisionPublished(let decision): decision.identity.wording
            case .line(let fact): "\(fact.line.procedure), \(fact.decision.number), \(fact.line.name)"
            case .unit(let fact):
                [fact.change.code.text, fact.change.name].compactMap { $0 }.joined(separator: " ")
                    + ", \(fact.effectiveFrom.dayMonthYear)"
            case .effectSet(let fact): "\(fact.decision.number): \(fact.effectiveFrom.dayMonthYear), \(fact.reason)"
            case .annulled(let fact):
                say(
                    "\(fact.decision.number): theo \(fact.by.number), ",
                    "\(fact.decision.number): by \(fact.by.number), ")
                    + fact.reason
            case .remarked(let fact):
                ([fact.decision.number + ": " + fact.says.wording] + fact.lines).joined(separator: ", ")
            case .posted(let fact):
                "\(fact.commune), \(fact.postedOn.dayMonthYear), \(fact.channel): \(fact.list.wording)"
            case .observed(let fact):
                "\(fact.commune), \(fact.observedOn.dayMonthYear), \(fact.by): \(fact.wording)"
            case .corrected(let fact): say("sửa số", "corrects") + " \(fact.corrects): \(fact.reason)"
            case .withdrawn(let fact): say("rút số", "withdraws") + " \(fact.withdraws): \(fact.reason)"
            case .keyRotated(let fact):
                ([say("khóa ký", "signing key") + " \(fact.from.shortID) → \(fact.to.shortID)"] + [fact.reason])
                    .compactMap { $0 }.joined(separator: ": ")
            case .lossDeclared(let fact):
                say("sổ trước bị mất:", "the log before was lost:")
                    + " \(fact.checkpoint.origin), \(fact.checkpoint.head.size)"
            }
        table.row([
            "\(recorded.position)", recorded.recordedAt.dayMonthYearAndTime,
            recorded.recordedBy, recorded.event.wireName, what,
        ])
    }

    var page: Page { Page(blocks: [.table(table)]) }
}
