internal import Foundation
internal import VietnameseText

/// A row or paragraph that says something of the rows below it: `A. CẤP XÃ`, `I. LĨNH VỰC HỘ TỊCH (05 TTHC)`,
/// `DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ`.
struct Heading {
    /// As written, on one line.
    let text: String
    var levels: [String] = []
    var field: String?
    /// The number of procedures it promises.
    var count: Int?
    /// What it announces; several where it is the title of a whole paper.
    var announcements: [Announcement] = []
    var part: UnrecordedPart?
    /// Whether what it names is internal to offices (thủ tục hành chính nội bộ, quy trình nội bộ).
    var isInternal = false
    /// Whether a new annex begins, so that nothing said before it holds any more.
    var beginsAnnex = false
    /// `A`, `I` or `1`: what it was numbered with.
    private(set) var mark: Mark?

    enum Mark: Int {
        case letter, roman, number
    }

    /// Whether it says anything that is known here.
    var saysSomething: Bool {
        !levels.isEmpty || field != nil || !announcements.isEmpty || part != nil || beginsAnnex || isInternal
    }

    init(_ raw: String, ordinal: String? = nil) {
        let clean = CleanText(raw).line
        self.text = [ordinal, clean].compactMap { $0 }.joined(separator: ". ")
        var body = clean
        var mark = ordinal.flatMap(Self.mark)
        if mark == nil, let match = body.prefixMatch(of: /(?:([IVXLC]+)|([A-ZĐ])|(\d{1,2}))\s*[.)\/-]\s*/) {
            mark = Self.mark(String(match.output.1 ?? match.output.2 ?? match.output.3 ?? ""))
            body = String(body[match.range.upperBound...])
        }
        self.mark = mark
        if let match = body.firstMatch(of: /(?i)\(?\s*(\d{1,4})\s*(?:TTHC|thủ\s+tục(?:\s+hành\s+chính)?)\s*\)?\s*$/) {
            count = Int(match.output.1)
            body = String(body[..<match.range.lowerBound]).trimmed
        }
        while let last = body.last, ":.;-(".contains(last) || last.isWhitespace { body.removeLast() }
        let words = PlainKey(body).text.keyWords.joined(separator: " ")
        if let match = body.prefixMatch(
            of: /(?i)(?:các\s+)?(?:TTHC\s+|thủ\s+tục\s+hành\s+chính\s+)?(?:thuộc\s+)?(?:nhóm\s+)?lĩnh\s+vực\s*:?\s*/),
            match.range.upperBound < body.endIndex
        {
            field = String(body[match.range.upperBound...])
        }
        let isAboutLevels = words.utf8.count <= 160 && field == nil
        if isAboutLevels { levels = LevelReading.read(body.replacing(/\([^)]*\)/, with: " ")).levels }
        beginsAnnex = words.hasPrefix("phu luc") || words.hasPrefix("phan ")
        if field == nil {
            announcements = Announcement.named(in: words)
            isInternal = words.containsWords("noi bo")
            if words.containsWords("bai bo noi dung cong bo") || words.containsWords("bai bo quyet dinh")
                || words.containsWords("noi dung cong bo tai")
            {
                part = .publicationWithdrawn
            } else if words.containsWords("tiep tuc thuc hien") {
                part = .continued
            } else if words.containsWords("phi dia gioi") {
                part = .otherList
            } else if words.containsWords("phuong an") {
                part = .plan
            }
        }
    }

    private static func mark(_ text: String) -> Mark? {
        let text = text.trimmed.filter { !".)".contains($0) }
        if text.isEmpty { return nil }
        if text.allSatisfy({ "IVXLC".contains($0) }) { return .roman }
        if text.count == 1, text.first!.isUppercase { return .letter }
        return Int(text) != nil ? .number : nil
    }

    /// Whether a paragraph of a document has the look of a heading.
    static func isHeading(paragraph: String) -> Bool {
        let text = CleanText(paragraph).line
        guard text.count <= 300, text.contains(where: \.isLetter) else { return false }
        let letters = text.filter(\.isLetter)
        let isCapital = letters.filter(\.isUppercase).count * 10 >= letters.count * 7
        let words = PlainKey(text).text
        return isCapital || words.hasPrefix("phu luc") || words.hasPrefix("danh muc")
            || text.prefixMatch(of: /(?:[IVXLC]+|[A-ZĐ])\s*[.)\/-]\s+\S/) != nil
    }
}

/// What headings say of a row, those of outer parts and those of inner ones together.
public struct Section: Sendable {
    /// Of `ministry`, `province`, `commune`; empty when no heading tells.
    public internal(set) var levels: [String] = []
    public internal(set) var field: String?
    public internal(set) var announcements: [Announcement] = []
    public internal(set) var part: UnrecordedPart?
    public internal(set) var isInternal = false
    /// The headings as written, the outermost first.
    public internal(set) var path: [String] = []
    /// Which section it is, counted from 1 in the file.
    public internal(set) var number = 1

    mutating func enter(_ heading: Heading) {
        if heading.beginsAnnex {
            let number = number
            self = Section()
            self.number = number
        }
        if !heading.levels.isEmpty {
            levels = heading.levels
            // A level above fields ends the field; named below one, it does not.
            if heading.mark == .letter || heading.field == nil { field = nil }
        }
        if let named = heading.field { field = named }
        if !heading.announcements.isEmpty || heading.part != nil {
            announcements = heading.announcements
            part = heading.part
            if heading.field == nil, heading.levels.isEmpty {
                field = nil
            }
        }
        if heading.isInternal { isInternal = true }
        path.append(heading.text)
        if path.count > 6 { path.removeFirst() }
        number += 1
    }
}
