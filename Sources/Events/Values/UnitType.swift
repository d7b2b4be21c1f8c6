/// The type of an administrative unit, in the words of the law.
public enum UnitType: String, CaseIterable, Sendable {
    case xã, phường, thịTrấn = "thị trấn", đặcKhu = "đặc khu"
    case tỉnh, thànhPhố = "thành phố"

    public var isProvince: Bool { self == .tỉnh || self == .thànhPhố }
    static let communeTypes = allCases.filter { !$0.isProvince }
}
