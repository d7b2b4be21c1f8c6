public import Events
internal import VietnameseText

/// What a heading, a caption or a cell says is done to procedures, in the words of papers.
public enum Announcement: String, CaseIterable, Hashable, Sendable {
    /// Mới ban hành.
    case issued
    /// Sửa đổi, bổ sung.
    case amended
    /// Thay thế.
    case replaced
    /// Cắt giảm, đơn giản hóa.
    case cut
    /// Bãi bỏ, hủy bỏ.
    case abolished
    /// Tạm ngưng.
    case suspended
    /// Hết tạm ngưng.
    case resumed
    /// Chuẩn hóa: stated anew.
    case standardised
    /// Công bố, công bố bổ sung: made known, whether new or not.
    case published

    /// The act by which it is recorded.
    public var act: Act {
        switch self {
        case .issued, .standardised, .published: .issue
        case .amended: .amend
        case .replaced: .replace
        case .cut: .cut
        case .abolished: .abolish
        case .suspended: .suspend
        case .resumed: .resume
        }
    }

    /// The announcement that a cell of a column for it holds; nil when it is none known here.
    init?(cell raw: String) {
        let words = Caption.words(raw)
        if let word = Self.cells[words] {
            self = word
            return
        }
        let named = Self.named(in: words)
        guard named.count == 1 else { return nil }
        self = named[0]
    }

    private static let cells = Dictionary(
        uniqueKeysWithValues: cellsAsWritten.map { (Caption.words($0.key), $0.value) })

    private static let cellsAsWritten: [String: Announcement] = [
        "new": .issued, "issue": .issued, "issued": .issued, "moi": .issued, "ban hanh": .issued, "bo sung": .published,
        "modified": .amended, "amend": .amended, "amended": .amended, "changed": .amended, "sdbs": .amended,
        "reduced": .cut, "cut": .cut, "simplified": .cut,
        "repealed": .abolished, "abolish": .abolished, "abolished": .abolished, "removed": .abolished,
        "replaced": .replaced, "replace": .replaced, "published": .published, "cong bo": .published,
        "standardized": .standardised, "standardised": .standardised, "suspended": .suspended, "suspend": .suspended,
        "resumed": .resumed, "resume": .resumed,
    ]

    /// What words without diacritics name, in the order of the cases.
    static func named(in words: String) -> [Announcement] {
        var found: [Announcement] = []
        let phrases: [(Announcement, [String])] = [
            (.issued, ["ban hanh moi", "moi ban hanh", "moi duoc ban hanh", "cong bo moi", "moi cong bo"]),
            (.amended, ["sua doi"]), (.replaced, ["thay the"]), (.cut, ["cat giam", "don gian hoa"]),
            (.abolished, ["bai bo", "huy bo"]), (.suspended, ["tam ngung", "tam dung"]),
            (.resumed, ["het tam ngung", "khoi phuc"]), (.standardised, ["chuan hoa"]),
            (.published, ["cong bo bo sung", "duoc bo sung"]),
        ]
        for (announcement, texts) in phrases where texts.contains(where: words.containsWords) {
            found.append(announcement)
        }
        if found.contains(.resumed) { found.removeAll { $0 == .suspended } }
        return found
    }
}

/// Parts of papers whose rows cannot be recorded as lines: what they say is told, and never guessed into an act.
public enum UnrecordedPart: String, Hashable, Sendable {
    /// Bãi bỏ nội dung công bố, bãi bỏ quyết định công bố: withdraws rows of a publication and ends no procedure (a `remark`).
    case publicationWithdrawn
    /// Tiếp tục thực hiện: goes on for old dossiers only.
    case continued
    /// Phi địa giới: rows of another list.
    case otherList
    /// Phương án cắt giảm: a plan changes nothing.
    case plan
}
