internal import VietnameseText

/// The levels at which a procedure is handled (cấp thực hiện).
enum LevelReading {
    struct Result: Hashable {
        /// Of `ministry`, `province`, `commune`, in that order.
        let levels: [String]
        /// Words that name no level known here: `Cơ quan khác`, `cấp huyện`, `shared`.
        let unknown: [String]
    }

    /// The levels that a cell of a level column, or a heading, names.
    static func read(_ raw: String) -> Result {
        var levels: Set<String> = []
        var unknown: [String] = []
        for piece in CleanText(raw).text.split(whereSeparator: { ",;\n/+&".contains($0) }) {
            let words = PlainKey(String(piece)).text.keyWords.joined(separator: " ")
            let found = named(words)
            levels.formUnion(found)
            if found.isEmpty, !words.isEmpty { unknown.append(String(piece).trimmed) }
        }
        return Result(levels: order.filter(levels.contains), unknown: unknown)
    }

    private static let order = ["ministry", "province", "commune"]

    private static func named(_ words: String) -> Set<String> {
        if words.containsWords("dung chung") || words.containsWords("shared including commune") {
            let named = pieces(words)
            return named.isEmpty ? ["province", "commune"] : named
        }
        return pieces(words)
    }

    private static func pieces(_ words: String) -> Set<String> {
        var found: Set<String> = []
        if ["bo", "tw", "trung uong", "ministry"].contains(words) || words.containsWords("cap bo")
            || words.containsWords("cap trung uong")
        {
            found.insert("ministry")
        }
        if ["tinh", "thanh pho", "province"].contains(words) || words.containsWords("cap tinh")
            || words.containsWords("cap thanh pho") || words.containsWords("tinh xa")
        {
            found.insert("province")
        }
        if ["xa", "phuong", "commune"].contains(words) || words.containsWords("cap xa")
            || words.containsWords("cap phuong") || words.containsWords("tinh xa") || words.containsWords("xa phuong")
        {
            found.insert("commune")
        }
        return found
    }

    /// The levels of the agencies of a cell, one on each line; nil when one of them tells none.
    ///
    /// A conclusion, and told as one: "Ủy ban nhân dân cấp xã" is of the commune, a Sở of the province.
    static func ofAgencies(_ raw: String) -> [String]? {
        let agencies = CleanText(raw).text.split(whereSeparator: { "\n;,".contains($0) }).map(String.init)
        guard !agencies.isEmpty else { return nil }
        var levels: Set<String> = []
        for agency in agencies {
            guard let level = ofAgency(PlainKey(agency).text.keyWords.joined(separator: " ")) else { return nil }
            levels.insert(level)
        }
        return order.filter(levels.contains)
    }

    private static func ofAgency(_ words: String) -> String? {
        if words.containsWords("cap xa") || words.containsWords("ubnd xa") || words.containsWords("uy ban nhan dan xa")
            || words.containsWords("ubnd phuong") || words.containsWords("uy ban nhan dan phuong")
        {
            return "commune"
        }
        if words.containsWords("cap tinh") || words.hasPrefix("so ") || words.containsWords("ubnd tinh")
            || words.containsWords("uy ban nhan dan tinh") || words.containsWords("uy ban nhan dan thanh pho")
        {
            return "province"
        }
        if words.hasPrefix("bo ") && !words.hasPrefix("bo phan") && !words.hasPrefix("bo chi huy")
            && !words.hasPrefix("bo tu lenh")
        {
            return "ministry"
        }
        return nil
    }
}
