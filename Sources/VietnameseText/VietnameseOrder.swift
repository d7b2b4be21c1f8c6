internal import Foundation

/// Vietnamese alphabetical order (ICU `vi`): a ă â b c d đ e ê …, tones after letters.
public enum VietnameseOrder {
    private static let locale = Locale(identifier: "vi")

    /// Whether one text comes before another; nil when they are alike.
    public static func compare(_ left: String, _ right: String) -> Bool? {
        switch left.compare(right, options: [], range: nil, locale: locale) {
        case .orderedAscending: true
        case .orderedDescending: false
        case .orderedSame: nil
        }
    }

    /// The rank of each text among others, so that many rows with few texts need few comparisons.
    public static func ranks(of texts: Set<String>) -> [String: Int] {
        let ordered = texts.sorted { compare($0, $1) ?? ($0 < $1) }
        return Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
    }
}
