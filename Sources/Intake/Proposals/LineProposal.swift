internal import Events
internal import VietnameseText

/// One row of a list as a line of a decision.
struct LineProposal {
    enum Outcome {
        case item(DraftItem)
        case unreadable(Unreadable, at: Caption)
    }

    private let row: ListRow
    private let options: IntakeOptions

    init(_ row: ListRow, _ options: IntakeOptions) {
        self.row = row
        self.options = options
    }

    /// - Parameter name: of the line, in the draft.
    func outcome(line name: String) -> Outcome {
        if let part = row.section.part { return .unreadable(.part(part), at: .code) }
        if let error = row.fields.values.joined().first(where: { $0.kind == .error }),
            error.column == row.fields[.code]?.first?.column
        {
            return .unreadable(.errorValue(error.text), at: .code)
        }
        let reading = row.code
        let procedure: DraftMember
        switch reading.result {
        case .exact(let code): procedure = .text("procedure", code)
        case .mended(let code, let mend):
            let isFromName = row.fields[.code] == nil
            procedure = .text(
                "procedure", code, isFromName && mend == .words ? [] : [.codeMended(raw: shown(reading.raw), mend)])
        case .candidate(let code, let mend):
            procedure = DraftMember(
                "procedure", .blank(.text(code)), doubts: [.codeUncertain(raw: shown(reading.raw), mend)])
        case .several(let codes): return .unreadable(.severalCodes(codes), at: .code)
        case .none: return .unreadable(.noCode, at: .code)
        case .wrong: return .unreadable(.wrongCode(shown(reading.raw)), at: .code)
        }
        let (announcement, doubts) = self.announcement
        let act = announcement?.act ?? options.act
        var members = [
            DraftMember.text("line", name),
            DraftMember("act", act.map { .value(.text($0.rawValue)) } ?? .blank(nil), doubts: doubts),
            procedure,
        ]
        members += parts(of: act)
        if let territory { members.append(territory) }
        if let day = row.text(.effectiveFrom), !Statement.isNoInformation(day) {
            // The day of the decision, where all its lines agree, is moved up when the decision is put together.
            members.append(
                DateReading.day(day).map { .text("effectiveFrom", "\($0)") }
                    ?? DraftMember("effectiveFrom", .placeholder, doubts: [.dayUnreadable(shown(day))]))
        }
        if row.fields.values.joined().contains(where: { $0.kind == .formula }) {
            members[2].add(.formulaValue)
        }
        let hasName = act == nil || act!.statesContent
        let place = row.place(of: row.fields[.code] == nil ? .name : .code)
        return .item(DraftItem(place: place, name: hasName ? nil : row.name?.line, members: members))
    }

    private func shown(_ text: String) -> String { String(CleanText(text).line.prefix(80)) }
}

extension LineProposal {
    /// What is done to the procedure: what the row says, else its heading, else its caption.
    private var announcement: (Announcement?, [Doubt]) {
        let headings = row.section.announcements
        let caption = row.fields[.name]?.first.flatMap { field -> Announcement? in
            let named = Announcement.named(in: Caption.words(field.title))
            return named.count == 1 ? named[0] : nil
        }
        if let text = row.text(.act), !Statement.isNoInformation(text) {
            guard let cell = Announcement(cell: text) else { return (nil, [.actUnreadable(shown(text))]) }
            if headings.count == 1, headings[0].act != cell.act {
                return (cell, [.actAgainstHeading(cell: cell, heading: headings[0])])
            }
            return (cell, restated(cell))
        }
        if headings.count == 1 {
            if let caption, caption.act != headings[0].act {
                return (headings[0], [.actAgainstCaption(heading: headings[0], caption: caption)])
            }
            return (headings[0], restated(headings[0]))
        }
        if let caption, headings.isEmpty || headings.contains(caption) { return (caption, restated(caption)) }
        if row.fields[.replacedCode] != nil { return (.replaced, []) }
        if headings.count > 1, options.act == nil { return (nil, [.actAmbiguous(headings)]) }
        return (nil, options.act == nil ? [.actMissing] : [])
    }

    private func restated(_ announcement: Announcement) -> [Doubt] {
        [.standardised, .published].contains(announcement) ? [.restated(announcement)] : []
    }

    private func parts(of act: Act?) -> [DraftMember] {
        let content = ContentProposal(row, options).members
        switch act {
        case .issue, nil: return [DraftMember("content", .members(content))]
        case .replace: return [replaces, DraftMember("content", .members(content))]
        case .amend, .cut: return [changes(content)] + basis([.changingDocument])
        case .abolish, .suspend, .resume:
            return basis([.changingDocument, .legalBasis])
        }
    }

    private var replaces: DraftMember {
        let cell = row.text(.replacedCode) ?? ""
        let codes = CodeReading.codes(in: CleanText(cell).text)
        let value = codes.isEmpty ? nil : Value.list(codes.map(Value.text))
        if let value {
            let rest = codes.reduce(CleanText(cell).line) { $0.replacing($1, with: "") }.contains {
                $0.isLetter || $0.isNumber
            }
            return DraftMember("replaces", .value(value), doubts: rest ? [.replacesUncertain(shown(cell))] : [])
        }
        return DraftMember("replaces", .blank(nil), doubts: [.replacesMissing])
    }

    /// What an amendment changes: the components that the row says are changed, else all that it states.
    private func changes(_ content: [DraftMember]) -> DraftMember {
        let stated = content.filter { !["name", "field", "levels", "notes"].contains($0.key) }
        let words = [row.text(.changed), row.text(.note)].compactMap { $0 }.joined(separator: "\n")
        let named = ChangedComponents.named(in: words)
        let chosen = named.isEmpty ? stated : stated.filter { named.contains($0.key) }
        guard !chosen.isEmpty else {
            let missing = named.compactMap(Component.init)
            return DraftMember(
                "changes", .blank(nil),
                doubts: (missing.isEmpty ? [] : [.changesNotStated(missing)]) + [.changesMissing])
        }
        let missing = named.filter { name in !chosen.contains { $0.key == name } }.compactMap(Component.init)
        return DraftMember(
            "changes", .members(chosen),
            doubts: (named.isEmpty ? [.changesToCheck] : []) + (missing.isEmpty ? [] : [.changesNotStated(missing)]))
    }

    private func basis(_ captions: [Caption]) -> [DraftMember] {
        guard let text = captions.compactMap({ row.text($0) }).first, !Statement.isNoInformation(text) else {
            return []
        }
        let pieces = LegalBasisReading.pieces(text)
        return pieces.isEmpty ? [] : [DraftMember("basis", .value(.list(pieces.map(Value.text))))]
    }

    /// Rows that hold for a part of the land only: "chỉ áp dụng trên địa bàn tỉnh Bắc Giang (cũ)".
    private var territory: DraftMember? {
        let texts = [row.text(.note), row.text(.location), row.text(.name)].compactMap { $0 } + row.section.path
        let limited = texts.map { CleanText($0).line }.first { text in
            text.firstMatch(of: /(?i)\(cũ\)|địa\s+bàn\s+.{2,60}\scũ/) != nil
                || text.firstMatch(
                    of:
                        /(?i)chỉ\s+(?:áp\s+dụng|thực\s+hiện)\s+(?:tại|trên|ở|đối\s+với|cho)?\s*(?:địa\s+bàn|xã|phường|đặc\s+khu|tỉnh)/
                ) != nil
        }
        return limited.map { DraftMember("territory", .placeholder, doubts: [.territoryLimited(shown($0))]) }
    }
}

/// Which components the words of "Nội dung sửa đổi, bổ sung" or "Ghi chú" name.
enum ChangedComponents {
    static func named(in text: String) -> [String] {
        let words = PlainKey(text).text.keyWords.joined(separator: " ")
        let phrases: [(String, [String])] = [
            ("agency", ["co quan thuc hien", "co quan giai quyet", "tham quyen"]), ("steps", ["trinh tu"]),
            ("channels", ["cach thuc"]), ("dossier", ["thanh phan ho so", "thanh phan"]),
            ("sets", ["so luong ho so", "so luong"]),
            ("timeLimit", ["thoi han", "thoi gian giai quyet"]), ("applicants", ["doi tuong"]), ("result", ["ket qua"]),
            ("fees", ["phi", "le phi"]), ("forms", ["mau don", "to khai", "bieu mau"]),
            ("conditions", ["yeu cau", "dieu kien"]),
            ("legalBases", ["can cu phap li", "co so phap li"]),
        ]
        return phrases.filter { $0.1.contains(where: words.containsWords) }.map(\.0)
    }
}
