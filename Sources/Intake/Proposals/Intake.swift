internal import Events
internal import VietnameseText

/// Foreign files to a draft of submissions, and a report on every row. It writes nothing.
public struct Intake: Sendable {
    public private(set) var draft = Draft()
    public private(set) var report = IntakeReport()

    private let options: IntakeOptions
    private var lists: [(file: TableFile, list: ListReader)] = []
    /// What became of each list row, by its place (without column).
    private var fates: [Place: Fate] = [:]

    private enum Fate {
        case item(DraftItem, [Doubt])
        case decision([Doubt])
        case unreadable(Unreadable, Caption)
        case duplicate
    }

    /// - Parameter registry: what is asked about procedures and decisions; nil when there is none.
    /// - Throws: ``ReadingFault`` for a file in which no list is recognised; what the registry throws.
    public init(_ files: [TableFile], options: IntakeOptions, registry: RegistryEvidence? = nil) throws {
        self.options = options
        report.usedRegistry = registry != nil
        for file in files {
            let list = ListReader(file, captions: options.captions)
            guard !list.rows.isEmpty else { throw ReadingFault(.noList, at: Place(file: file.name)) }
            lists.append((file, list))
        }
        switch options.target {
        case .decision: try proposeDecisions(registry)
        case .observation(let commune, let day, let by): try proposeObservation(commune, day, by, registry)
        }
        for (file, list) in lists { count(file, list) }
        report.submissions = draft.submissions.count
        report.toSettle = draft.toSettle
    }

    /// A row with the constants of the map where it has no cell of its own.
    private func completed(_ row: ListRow) -> ListRow {
        guard !options.constants.isEmpty else { return row }
        var fields = row.fields
        for (caption, text) in options.constants where fields[caption] == nil {
            fields[caption] = [.init(text: text, kind: .text, column: 0, title: caption.rawValue)]
        }
        return ListRow(
            place: row.place, fields: fields, section: row.section, tables: row.tables, isDecision: row.isDecision)
    }
}

extension Intake {
    private mutating func proposeDecisions(_ registry: RegistryEvidence?) throws {
        var groups: [DecisionGroup.Key: DecisionGroup] = [:]
        var order: [DecisionGroup.Key] = []
        for (_, list) in lists {
            for row in list.rows.map(completed) {
                let key = DecisionGroup.key(of: row, frame: list.frame)
                if groups[key] == nil {
                    groups[key] = DecisionGroup()
                    order.append(key)
                }
                if row.isDecision { groups[key]!.ownRows.append(row) } else { groups[key]!.rows.append(row) }
                // A paper speaks for the rows that name no other one.
                if row.text(.decisionNumber) == nil { groups[key]!.frame = groups[key]!.frame ?? list.frame }
            }
        }
        let isOneOfSeveral = order.count { $0.signedOn == nil } > 1
        for key in order { try propose(groups[key]!, key, registry, isOneOfSeveral: isOneOfSeveral) }
    }

    private mutating func propose(
        _ group: DecisionGroup, _ key: DecisionGroup.Key, _ registry: RegistryEvidence?, isOneOfSeveral: Bool
    ) throws {
        var items = lines(of: group)
        let decision = DecisionProposal(group, key, options, isOneOfSeveral: isOneOfSeveral)
        var head = decision.member(lines: &items)
        if let registry {
            let identity = decision.identity
            if let identity, try registry.isRecorded(identity) { head.add(.decisionRecorded(identity)) }
            let day = options.on ?? (decision.effectiveOrSigned(head)?.previous)
            try registry.question(&items, of: identity, issuer: head.member("issuer")?.likelyText, on: day)
        }
        let own = head.allDoubts
        for row in group.ownRows { fates[row.place] = .decision(own) }
        for item in items { fates[item.rowPlace] = .item(item, item.doubts) }
        guard !items.isEmpty || !group.ownRows.isEmpty else { return }
        let name = [head.member("number")?.likelyText ?? key.number, head.member("signedOn")?.likelyText]
            .compactMap { $0 }.joined(separator: ", ")
        if !own.isEmpty { report.ofDecisions.append((name, own)) }
        draft.submissions.append(Proposal(kind: "decision", head: [head], listKey: "lines", items: items))
    }

    /// The lines of a group. Lines are named by section and row: `II.3` is the third row of the second section.
    private mutating func lines(of group: DecisionGroup) -> [DraftItem] {
        var items: [DraftItem] = []
        var sections: [String] = []
        var counts: [Int: Int] = [:]
        var seen: [String: [ListRow]] = [:]
        for row in group.rows {
            let section = "\(row.place.file ?? "")/\(row.section.number)/\(row.text(.act) ?? "")"
            let number = sections.firstIndex(of: section) ?? sections.count
            if number == sections.count { sections.append(section) }
            let name = "\(Self.roman(number + 1)).\(counts[number, default: 0] + 1)"
            switch LineProposal(row, options).outcome(line: name) {
            case .unreadable(let reason, let caption): fates[row.place] = .unreadable(reason, caption)
            case .item(var item):
                let code = item["procedure"]?.likelyText.flatMap { ProcedureCode($0) }.map { "\($0)" } ?? ""
                if seen[code, default: []].contains(where: { $0.saysTheSame(as: row) }) {
                    fates[row.place] = .duplicate
                    continue
                }
                if let first = seen[code]?.first { item["procedure"]?.add(.codeTwice(first.place)) }
                seen[code, default: []].append(row)
                counts[number, default: 0] += 1
                items.append(item)
            }
        }
        return items
    }

    static func roman(_ number: Int) -> String {
        var rest = number
        var text = ""
        for (value, letters) in [
            (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }
}

extension Intake {
    private mutating func proposeObservation(
        _ commune: UnitCode, _ day: CivilDate, _ by: String?, _ registry: RegistryEvidence?
    ) throws {
        var items: [DraftItem] = []
        var seen: [ProcedureCode: Place] = [:]
        for row in lists.flatMap(\.list.rows).map(completed) {
            switch ObservedProposal(row).outcome {
            case .unreadable(let reason, let caption): fates[row.place] = .unreadable(reason, caption)
            case .item(var item):
                if let code = item["procedure"]?.likelyText.flatMap({ ProcedureCode($0) }) {
                    if let first = seen[code] {
                        if items.contains(where: {
                            $0.place.row == first.row && $0["name"]?.likelyText == item["name"]?.likelyText
                        }) {
                            fates[row.place] = .duplicate
                            continue
                        }
                        item["procedure"]?.add(.codeTwice(first))
                    } else {
                        seen[code] = row.place
                    }
                }
                items.append(item)
            }
        }
        if let registry { try registry.questionNames(&items, on: options.on ?? day) }
        for item in items { fates[item.rowPlace] = .item(item, item.doubts) }
        draft.submissions.append(
            Proposal(
                kind: "observation",
                head: [
                    .text("commune", commune.text), .text("observedOn", "\(day)"),
                    .text("by", by, by == nil ? [.observerMissing] : []),
                ], listKey: "procedures", items: items, writesEmptyList: true))
    }
}

extension Intake {
    private mutating func count(_ file: TableFile, _ list: ListReader) {
        var count = IntakeReport.FileCount(
            file: file.name, format: file.format, sheets: file.sheets.count,
            read: file.sheets.reduce(0) { $0 + $1.rows.count { $0.number > 0 } })
        // The keys of JSON records, numbered 0, are no row of the file.
        let passed = list.passed.filter { ($0.place.row ?? 1) > 0 }
        for row in passed { count.passed[row.reason, default: 0] += 1 }
        report.passed += passed
        for row in list.rows {
            switch fates[row.place] {
            case .item(let item, let doubts):
                if doubts.isEmpty {
                    count.proposed += 1
                } else {
                    count.doubtful += 1
                    report.doubtful.append(
                        .init(
                            place: item.place, procedure: item["procedure"]?.likelyText, name: row.name?.line,
                            doubts: doubts))
                }
            case .decision(let doubts):
                if doubts.isEmpty { count.proposed += 1 } else { count.doubtful += 1 }
            case .unreadable(let reason, let caption):
                count.unreadable += 1
                report.unreadable.append(.init(place: row.place(of: caption), reason: reason, text: row.beginning))
            case .duplicate:
                count.passed[.duplicate, default: 0] += 1
                report.passed.append(.init(place: row.place, reason: .duplicate, text: row.beginning))
            case nil: preconditionFailure("every row has a fate")
            }
        }
        report.files.append(count)
        report.brokenCounts += list.brokenCounts
        report.unknownCaptions += list.unknownCaptions
    }
}

extension DraftItem {
    /// The place of its row.
    var rowPlace: Place {
        var place = place
        place.column = nil
        return place
    }
}

extension ListRow {
    /// Whether two rows hold the same under every caption but their number.
    func saysTheSame(as other: ListRow) -> Bool {
        func texts(_ row: ListRow) -> [Caption: [String]] {
            row.fields.filter { $0.key != .ordinal }.mapValues { $0.map { CleanText($0.text).line } }
        }
        return texts(self) == texts(other) && section.announcements == other.section.announcements
            && tables.isEmpty && other.tables.isEmpty
    }

    /// The beginning of what it says.
    var beginning: String {
        let texts = fields.values.joined().sorted { $0.column < $1.column }.map { CleanText($0.text).line }
        return String(texts.joined(separator: " | ").prefix(120))
    }
}
