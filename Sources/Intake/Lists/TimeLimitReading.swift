internal import Events
internal import VietnameseText

/// A time limit (thời hạn giải quyết): its words, and number and unit where the words say nothing else.
///
/// Days are not made working days, nor the other way.
enum TimeLimitReading {
    /// Nil when nothing is stated.
    static func value(_ raw: String) -> Value? {
        let text = CleanText(raw).text
        guard !text.isEmpty, !Statement.isNoInformation(text) else { return nil }
        guard let (number, unit) = plain(text) else { return .object(["text": .text(text)]) }
        return .object(["value": .integer(number), "unit": .text(unit), "text": .text(text)])
    }

    /// `03 ngày làm việc`, `Không quá 02 (hai) ngày`, `Mười (10) ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ`.
    private static func plain(_ text: String) -> (Int, String)? {
        let line = text.lowercased()
        let pattern =
            /(?:trong\s+thời\s+hạn\s+|trong\s+)?(?:không\s+quá\s+|tối\s+đa\s+)?(?:(\d{1,4})(?:\s*\([^)0-9]*\))?|[\p{L} ]+\((\d{1,4})\))\s*(giờ|ngày\s+làm\s+việc|ngày|tháng)(\s*làm\s+việc)?[,.;]?\s*(?:(?:kể\s+)?từ\s+(?:ngày|khi|thời\s+điểm)\s+[^0-9;\n]*)?\.?/
        guard let match = line.wholeMatch(of: pattern), let number = Int(match.output.1 ?? match.output.2 ?? "") else {
            return nil
        }
        let isWorking = match.output.4 != nil
        switch match.output.3 {
        case "giờ": return isWorking ? nil : (number, "hour")
        case "tháng": return isWorking ? nil : (number, "month")
        case "ngày": return (number, isWorking ? "workingDay" : "day")
        default: return (number, "workingDay")
        }
    }
}

/// What a cell says when it says that it says nothing.
enum Statement {
    /// The portal's own words for an empty field: not the same as "Không".
    static func isNoInformation(_ text: String) -> Bool {
        // Long texts say something; folding them only to see that takes time.
        guard text.utf8.count <= 60 else { return false }
        let words = PlainKey(text)
        return words.isEmpty || noInformation.contains(words.text)
    }

    private static let noInformation: Set<String> = [
        "khong co thong tin", "chua co thong tin", "chua cap nhat", "dang cap nhat", "null", "none", "n/a",
    ]
}
