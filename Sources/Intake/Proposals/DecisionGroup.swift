internal import Events
internal import VietnameseText

/// The rows that belong to one decision, and what they say of it.
struct DecisionGroup {
    /// What makes rows belong together: the number in its official form, or as written, and the day.
    struct Key: Hashable {
        let number: String?
        let signedOn: String?
    }

    /// Rows that are procedures.
    var rows: [ListRow] = []
    /// Rows that are the decision itself, of a list of decisions.
    var ownRows: [ListRow] = []
    /// The paper the rows were in.
    var frame: PaperFrame?

    static func key(of row: ListRow, frame: PaperFrame) -> Key {
        let raw = row.text(.decisionNumber) ?? frame.number
        let number = raw.map { NumberReading($0).number ?? CleanText($0).line }
        return Key(number: number, signedOn: signedOn(of: row, frame: frame))
    }

    /// Of its own column, or behind the number: "3582/QĐ-UBND ngày 08/9/2026".
    private static func signedOn(of row: ListRow, frame: PaperFrame) -> String? {
        if let text = row.text(.decisionDate), !Statement.isNoInformation(text) {
            return DateReading.day(text).map { "\($0)" } ?? CleanText(text).line
        }
        if let number = row.text(.decisionNumber) { return DateReading.first(in: number[...]).map { "\($0)" } }
        return frame.signedOn.map { "\($0)" }
    }
}

/// The head of a decision: what is known of it and what the officer has to say.
struct DecisionProposal {
    private let group: DecisionGroup
    private let key: DecisionGroup.Key
    private let options: IntakeOptions
    /// Whether other decisions of these files lack their day, too.
    private let isOneOfSeveral: Bool

    init(_ group: DecisionGroup, _ key: DecisionGroup.Key, _ options: IntakeOptions, isOneOfSeveral: Bool) {
        self.isOneOfSeveral = isOneOfSeveral
        self.group = group
        self.key = key
        self.options = options
    }

    private var all: [ListRow] { group.ownRows + group.rows }

    /// The issuer, number and day of signature, as far as they are known.
    var identity: DecisionIdentity? {
        guard let issuer = issuer.likelyText, let number = number.likelyText,
            let day = signedOn.likelyText.flatMap({ CivilDate($0) })
        else { return nil }
        return DecisionIdentity(issuer: issuer, number: number, signedOn: day)
    }

    /// - Parameter lines: the lines; a day on which all of them take effect becomes the decision's.
    func member(lines: inout [DraftItem]) -> DraftMember {
        var members = [issuer, number, signedOn, effectiveFrom(&lines)]
        if let text = text(.publishedOn) {
            members.append(
                DateReading.day(text).map { .text("publishedOn", "\($0)") }
                    ?? DraftMember("publishedOn", .placeholder, doubts: [.dayUnreadable(text)]))
        }
        if let title = options.title ?? text(.title) ?? group.frame?.title { members.append(.text("title", title)) }
        if isInternal { members.append(DraftMember("internal", .value(.flag(true)), doubts: [.isInternal])) }
        if let clause = group.frame?.effectClause, group.frame?.effectiveFrom == nil, options.effectiveFrom == nil {
            members.append(.text("condition", clause, [.conditionFromClause(clause)]))
        }
        if lines.isEmpty, group.rows.isEmpty, !isInternal {
            members.append(DraftMember("linesPending", .value(.flag(true)), doubts: [.linesPending]))
        }
        if let digest = text(.digest), digest.wholeMatch(of: /[0-9a-f]{64}/) != nil {
            let source = Value.object(["name": .text(key.number ?? "sha256"), "sha256": .text(digest)])
            members.append(DraftMember("sources", .value(.list([source]))))
        }
        return DraftMember("decision", .members(members))
    }

    /// The day for which the registry is asked about it.
    func effectiveOrSigned(_ head: DraftMember) -> CivilDate? {
        (head.member("effectiveFrom")?.likelyText ?? head.member("signedOn")?.likelyText).flatMap { CivilDate($0) }
    }

    /// What the rows say under a caption, where they say it alike.
    private func text(_ caption: Caption) -> String? {
        let texts = Set(all.compactMap { $0.text(caption).map { CleanText($0).line } })
        return texts.count == 1 ? texts.first! : nil
    }

    private var isInternal: Bool {
        if options.isInternal || group.frame?.isInternal == true { return true }
        if all.contains(where: { $0.section.isInternal }) { return true }
        return all.contains { row in
            let words = Caption.words(row.text(.classification) ?? "")
            return words.containsWords("internal process") || words.containsWords("internal")
                || words.containsWords("noi bo")
        }
    }

    private var number: DraftMember {
        if key.number == nil {
            return options.number.map { .text("number", $0) } ?? .text("number", nil, [.numberMissing])
        }
        let raw = all.lazy.compactMap { $0.text(.decisionNumber) }.first ?? group.frame?.number ?? key.number!
        let reading = NumberReading(raw)
        let shown = CleanText(raw).line
        guard let number = reading.number else {
            return DraftMember("number", .blank(options.number.map(Value.text)), doubts: [.numberUnreadable(shown)])
        }
        if reading.lacksSymbol {
            let suggestion = options.issuer.flatMap { $0.allSatisfy(\.isNumber) ? "UBND" : $0 }.map {
                "\(number)/QĐ-\($0)"
            }
            return DraftMember("number", .blank(.text(suggestion ?? number)), doubts: [.numberWithoutSymbol(shown)])
        }
        return .text("number", number, reading.mends.isEmpty ? [] : [.numberMended(raw: shown, reading.mends)])
    }

    private var issuer: DraftMember {
        if let issuer = options.issuer { return .text("issuer", issuer) }
        let reading = key.number.map(NumberReading.init)
        if let symbol = reading?.issuer { return .text("issuer", symbol, [.issuerFromSymbol(symbol)]) }
        return .text("issuer", nil, [.issuerMissing])
    }

    private var signedOn: DraftMember {
        if let text = key.signedOn {
            guard CivilDate(text) != nil else {
                return DraftMember(
                    "signedOn", .blank(options.signedOn.map { .text("\($0)") }), doubts: [.dayUnreadable(text)])
            }
            return .text("signedOn", text)
        }
        guard let day = options.signedOn else { return .text("signedOn", nil, [.signedOnMissing]) }
        return .text("signedOn", "\(day)", isOneOfSeveral ? [.signedOnShared] : [])
    }

    /// The day of effect is never concluded from another day: what no one states stays unknown.
    private func effectiveFrom(_ lines: inout [DraftItem]) -> DraftMember {
        let own = group.ownRows.compactMap { $0.text(.effectiveFrom) }.filter { !Statement.isNoInformation($0) }
        if let unreadable = own.first(where: { DateReading.day($0) == nil }) {
            return DraftMember("effectiveFrom", .placeholder, doubts: [.dayUnreadable(unreadable)])
        }
        var days = Set(own.compactMap(DateReading.day))
        let ofLines = lines.map { $0["effectiveFrom"]?.likelyText.flatMap { CivilDate($0) } }
        if !ofLines.isEmpty, Set(ofLines).count == 1, let day = ofLines[0], days.isEmpty || days == [day] {
            days = [day]
            for index in lines.indices { lines[index]["effectiveFrom"] = nil }
        }
        if let day = options.effectiveFrom { days.insert(day) }
        if days.count > 1 {
            return DraftMember("effectiveFrom", .placeholder, doubts: [.effectiveFromDiffers(days.sorted())])
        }
        if let day = days.first { return .text("effectiveFrom", "\(day)") }
        if let frame = group.frame, let clause = frame.effectClause, let day = frame.effectiveFrom {
            return .text("effectiveFrom", "\(day)", [.effectiveFromClause(clause)])
        }
        let isInEveryLine = !ofLines.isEmpty && ofLines.allSatisfy { $0 != nil }
        // Internal decisions take part in no catalogue, whatever their day.
        return DraftMember(
            "effectiveFrom", .blank(nil), doubts: isInEveryLine || isInternal ? [] : [.effectiveFromUnknown])
    }
}

extension DraftMember {
    var likelyText: String? { likely?.text }
}
