internal import Events
internal import VietnameseText

/// The components of a procedure as a row states them, in the order of components.
struct ContentProposal {
    private let row: ListRow
    private let options: IntakeOptions
    private(set) var members: [DraftMember] = []
    private var notes: [String] = []
    private var unread: [Doubt] = []

    init(_ row: ListRow, _ options: IntakeOptions) {
        self.row = row
        self.options = options
        let channels = ChannelTable(row.tables)
        add(name)
        add(optionalText("field", row.field ?? options.field))
        add(levels)
        if let agencies = row.text(.agency).map(Self.lines)?.uniqued(), !agencies.isEmpty {
            add(optionalText("agency", agencies.joined(separator: "; ")))
        }
        add(steps)
        addChannels(channels)
        add(dossier)
        add(sets)
        add(timeLimit(channels))
        add(list("applicants", .applicants, separators: "\n;,"))
        add(optionalText("result", stated(.result)))
        add(fees(channels))
        add(list("forms", .forms, separators: "\n;"))
        add(optionalText("conditions", stated(.conditions)))
        add(legalBases)
        addServices()
        add(list("keywords", .keywords, separators: "\n;,"))
        addNotes()
    }

    private mutating func add(_ member: DraftMember?) {
        if let member { members.append(member) }
    }

    private func optionalText(_ key: String, _ text: String?) -> DraftMember? {
        text.flatMap { $0.isEmpty ? nil : .text(key, $0) }
    }

    /// The text under a caption; nil when it says that there is no information.
    private func stated(_ caption: Caption) -> String? {
        guard let text = row.text(caption).map({ CleanText($0).text }), !Statement.isNoInformation(text) else {
            return nil
        }
        return text
    }

    private static func lines(_ text: String) -> [String] {
        CleanText(text).text.split(separator: "\n").map(String.init).filter { !Statement.isNoInformation($0) }
    }
}

extension ContentProposal {
    private var name: DraftMember {
        guard let name = row.name else { return .text("name", nil, [.nameMissing]) }
        return .text("name", name.line, Self.doubts(ofName: name))
    }

    static func doubts(ofName name: CleanText) -> [Doubt] {
        var doubts: [Doubt] = []
        let findings = name.findings.filter { finding in
            switch finding {
            case .spaces, .notComposed, .space: false
            default: true
            }
        }
        if !findings.isEmpty { doubts.append(.nameMended(findings)) }
        if BrokenWords.stand(in: name.line) { doubts.append(.nameBroken) }
        if let match = name.line.firstMatch(
            of: /(?:Nghị\s*định|Ngh\s?ị\s?đ\s?ịnh|Thông\s*tư|Quyết\s*định|Luật\s[^,;]{3,60})\s+s\s?ố\s.*/)
        {
            doubts.append(.nameHoldsDocument(String(match.output.prefix(60))))
        }
        return doubts
    }

    private var levels: DraftMember {
        let heading = row.section.levels
        if let text = row.text(.level), !Statement.isNoInformation(text) {
            let read = LevelReading.read(text)
            if read.levels.isEmpty {
                let suggestion = heading.isEmpty ? options.levels : heading
                return member(suggestion, isSure: false, [.levelsUnread(read.unknown), .levelsMissing])
            }
            if !heading.isEmpty, heading != read.levels {
                return member(read.levels, isSure: true, [.levelsAgainstHeading(cell: read.levels, heading: heading)])
            }
            return member(read.levels, isSure: true, read.unknown.isEmpty ? [] : [.levelsUnread(read.unknown)])
        }
        if !heading.isEmpty { return member(heading, isSure: true, []) }
        if !options.levels.isEmpty { return member(options.levels, isSure: true, []) }
        if let agency = row.text(.agency), let levels = LevelReading.ofAgencies(agency) {
            return member(levels, isSure: true, [.levelsFromAgency(CleanText(agency).line)])
        }
        return member([], isSure: false, [.levelsMissing])
    }

    private func member(_ levels: [String], isSure: Bool, _ doubts: [Doubt]) -> DraftMember {
        let value = levels.isEmpty ? nil : Value.list(levels.map(Value.text))
        return DraftMember("levels", isSure && value != nil ? .value(value!) : .blank(value), doubts: doubts)
    }

    /// Trình tự thực hiện, cut before each `Bước 1`, `Bước 2`.
    private var steps: DraftMember? {
        guard let text = stated(.steps) else { return nil }
        var pieces: [String] = []
        var start = text.startIndex
        for match in text.matches(of: /(?:^|\n|[.;:)”"]\s)\s*(?=[-+*•]?\s*Bước\s+\d)/)
        where match.range.upperBound > start {
            pieces.append(String(text[start..<match.range.upperBound]).trimmed)
            start = match.range.upperBound
        }
        pieces.append(String(text[start...]).trimmed)
        let steps = pieces.filter { !$0.isEmpty }
        return steps.isEmpty ? nil : DraftMember("steps", .value(.list(steps.map(Value.text))))
    }

    private mutating func addChannels(_ table: ChannelTable?) {
        if let table {
            if !table.values.isEmpty { add(DraftMember("channels", .value(.list(table.values)))) }
            unread += table.unread
            return
        }
        guard let text = row.text(.channel), !Statement.isNoInformation(text) else { return }
        let pieces = CleanText(text).text.split(whereSeparator: { "\n;,+".contains($0) }).map { String($0).trimmed }
        let channels = pieces.compactMap { ChannelTable.channel($0) }
        guard channels.count == pieces.count, Set(channels).count == channels.count, !channels.isEmpty else {
            return notes.append("\(title(.channel)): \(CleanText(text).text)")
        }
        add(DraftMember("channels", .value(.list(channels.map { .object(["channel": .text($0)]) }))))
    }

    private func title(_ caption: Caption) -> String { CleanText(row.fields[caption]?.first?.title ?? "").line }

    private var dossier: DraftMember? {
        if let items = DossierTable.values(row.tables) {
            return items.isEmpty ? nil : DraftMember("dossier", .value(.list(items)))
        }
        guard let text = stated(.dossier) else { return nil }
        let items = text.split(separator: "\n").map { Value.object(["item": .text(String($0))]) }
        return DraftMember("dossier", .value(.list(items)))
    }

    private var sets: DraftMember? {
        guard
            let match = stated(.sets)?.wholeMatch(
                of: /(?i)(?:số\s+lượng(?:\s+hồ\s+sơ)?\s*:?\s*)?0*(\d{1,3})\s*(?:\([^)]*\)\s*)?bộ\.?/),
            let count = Int(match.output.1)
        else { return nil }
        return DraftMember("sets", .value(.integer(count)))
    }

    /// Of its column; else of the channels, when they all state the same.
    private func timeLimit(_ channels: ChannelTable?) -> DraftMember? {
        let text = row.text(.timeLimit) ?? channels?.sharedTimeLimit
        return text.flatMap(TimeLimitReading.value).map { DraftMember("timeLimit", .value($0)) }
    }

    private func fees(_ channels: ChannelTable?) -> DraftMember? {
        let text = row.text(.fee) ?? channels?.sharedFee
        return text.flatMap(FeeReading.values).map { DraftMember("fees", .value(.list($0))) }
    }

    private func list(_ key: String, _ caption: Caption, separators: String) -> DraftMember? {
        guard let text = stated(caption) else { return nil }
        // A comma within brackets parts nothing.
        var depth = 0
        var pieces = [""]
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth = max(0, depth - 1) }
            if separators.contains(character), depth == 0 {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        let values = pieces.map(\.trimmed).filter { !$0.isEmpty }.map(Value.text)
        return values.isEmpty ? nil : DraftMember(key, .value(.list(values)))
    }

    private var legalBases: DraftMember? {
        if let values = BasisTable.values(row.tables) {
            return values.isEmpty ? nil : DraftMember("legalBases", .value(.list(values)))
        }
        guard let read = row.text(.legalBasis).flatMap(LegalBasisReading.read) else { return nil }
        var doubts: [Doubt] = []
        if !read.withoutNumber.isEmpty { doubts.append(.basisWithoutNumber(read.withoutNumber)) }
        if read.hasMended { doubts.append(.basisMended) }
        return DraftMember("legalBases", .value(.list(read.values)), doubts: doubts)
    }

    private mutating func addServices() {
        for field in row.fields[.onlineLevel] ?? [] {
            let said = PlainKey(field.text).text
            let words = said == "x" || said == "co" ? PlainKey(field.title).text : said
            if words.contains("toan trinh") {
                add(DraftMember("onlineLevel", .value(.text("full"))))
            } else if words.contains("mot phan") {
                add(DraftMember("onlineLevel", .value(.text("partial"))))
            } else if words.contains("cung cap thong tin") {
                add(DraftMember("onlineLevel", .value(.text("information"))))
            } else if !Statement.isNoInformation(field.text) {
                unread.append(.unread(title: CleanText(field.title).line, text: CleanText(field.text).line))
                continue
            } else {
                continue
            }
            break
        }
        guard let field = row.fields[.postalService]?.first, !Statement.isNoInformation(field.text) else { return }
        let words = PlainKey(field.text).text
        let service: String? =
            if words == "khong" || words == "khong co" {
                "none"
            } else if words.contains("tiep nhan"), words.contains("tra") { "both" } else if words == "tiep nhan" {
                "receive"
            } else if words == "tra" || words == "tra ket qua" { "return" } else { nil }
        if let service {
            add(DraftMember("postalService", .value(.text(service))))
        } else {
            unread.append(.unread(title: CleanText(field.title).line, text: CleanText(field.text).line))
        }
    }

    private mutating func addNotes() {
        for caption in [Caption.location, .description] {
            if let text = stated(caption) { notes.append("\(title(caption)): \(text)") }
        }
        if let text = stated(.note) { notes.append(text) }
        guard !notes.isEmpty || !unread.isEmpty else { return }
        guard !notes.isEmpty else {
            return add(DraftMember("notes", .blank(nil), doubts: unread))
        }
        add(.text("notes", notes.joined(separator: "\n"), unread))
    }
}

extension [String] {
    /// Each once, in the order of their first places.
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

/// Letters torn from their words, as text recognition leaves them: `Gi ấy`, `đ ộng`.
enum BrokenWords {
    static func stand(in text: String) -> Bool {
        let words = text.split(separator: " ")
        return zip(words, words.dropFirst()).contains { left, right in
            isOnset(left) && right.first.map(isAccentedVowel) == true
        }
    }

    private static let onsets: Set<String> = [
        "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
        "r", "s",
        "t", "th", "tr", "v",
    ]

    private static func isOnset(_ word: Substring) -> Bool { onsets.contains(word.lowercased()) }

    private static func isAccentedVowel(_ letter: Character) -> Bool {
        guard let scalar = PlainKey(String(letter)).text.unicodeScalars.first, "aeiouy".unicodeScalars.contains(scalar)
        else {
            return false
        }
        return !letter.isASCII
    }
}
