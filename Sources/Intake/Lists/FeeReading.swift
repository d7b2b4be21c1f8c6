internal import Events
internal import VietnameseText

/// Fees (phí, lệ phí). Four meanings stay apart: nothing (0 đồng), "Không", not stated, and unknown ("Không có thông tin").
///
/// An amount is read only where a line names exactly one in đồng; all other words stay words.
enum FeeReading {
    /// One fee for each line; nil when nothing is stated or nothing is known.
    static func values(_ raw: String) -> [Value]? {
        let text = CleanText(raw).text
        guard !text.isEmpty, !Statement.isNoInformation(text) else { return nil }
        return text.split(separator: "\n").map { value(String($0)) }
    }

    private static func value(_ line: String) -> Value {
        var members: Value.Members = [:]
        if let amount = amount(line) {
            members["amount"] = .integer(amount)
            members["currency"] = .text("VND")
        }
        members["text"] = .text(line)
        if let detail = line.wholeMatch(of: /[^()]*\((.+)\)\s*\.?/)?.output.1, members["amount"] != nil {
            members["case"] = .text(String(detail).trimmed)
        }
        return .object(members)
    }

    /// `Phí : 2.000.000 Đồng (…)`, `70,000 VNĐ`, `0 đồng`, `8.000 đồng/bản`: a point or comma between thousands.
    static func amount(_ line: String) -> Int? {
        let bare = line.replacing(/\([^)]*\)/, with: " ").lowercased()
        let numbers = bare.matches(of: /\d[\d.,]*/)
        guard numbers.count == 1,
            let match = bare.firstMatch(
                of:
                    /^\s*(?:(?:mức\s+)?(?:phí|lệ\s+phí)\s*:?)?\s*(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:đồng|đ|vnđ|vnd)(?![\p{L}])/
            )
        else { return nil }
        let digits = match.output.1.filter(\.isNumber)
        return digits.utf8.count <= 12 ? Int(digits) : nil
    }
}
