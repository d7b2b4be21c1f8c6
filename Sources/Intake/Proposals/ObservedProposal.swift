internal import Events
internal import VietnameseText

/// One row of a board, or of a list that was posted, as a procedure of an observation.
struct ObservedProposal {
    let row: ListRow

    init(_ row: ListRow) {
        self.row = row
    }

    var outcome: LineProposal.Outcome {
        let reading = row.code
        let procedure: DraftMember
        let raw = String(CleanText(reading.raw).line.prefix(80))
        switch reading.result {
        case .exact(let code): procedure = .text("procedure", code)
        case .mended(let code, let mend): procedure = .text("procedure", code, [.codeMended(raw: raw, mend)])
        case .candidate(let code, let mend):
            procedure = DraftMember("procedure", .blank(.text(code)), doubts: [.codeUncertain(raw: raw, mend)])
        case .several(let codes): return .unreadable(.severalCodes(codes), at: .code)
        case .none: return .unreadable(.noCode, at: .code)
        case .wrong: return .unreadable(.wrongCode(raw), at: .code)
        }
        var members = [procedure]
        if let name = row.name {
            members.append(.text("name", name.line, ContentProposal.doubts(ofName: name)))
        }
        if let note = row.text(.note).map({ CleanText($0).text }), !Statement.isNoInformation(note) {
            members.append(.text("note", note))
        }
        return .item(DraftItem(place: row.place(of: row.fields[.code] == nil ? .name : .code), members: members))
    }
}
