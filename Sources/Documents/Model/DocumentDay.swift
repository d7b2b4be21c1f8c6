public import Events

/// A day as documents write it.
public struct DocumentDay: Hashable, Sendable {
    public let day: CivilDate

    public init(_ day: CivilDate) { self.day = day }

    /// `ngày 08 tháng 9 năm 2026`: a zero before days under 10 and months 1 and 2 (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    public var inWords: String {
        let (year, month, day) = self.day.components
        return "ngày \(day < 10 ? "0" : "")\(day) tháng \(month < 3 ? "0" : "")\(month) năm \(year)"
    }

    /// `08/9/2026`, by the same rule.
    public var inFigures: String {
        let (year, month, day) = self.day.components
        return "\(day < 10 ? "0" : "")\(day)/\(month < 3 ? "0" : "")\(month)/\(year)"
    }
}
