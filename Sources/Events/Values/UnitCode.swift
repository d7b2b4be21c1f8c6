/// The code of an administrative unit (mã đơn vị hành chính): two digits for a province (tỉnh, thành phố), five for a
/// commune (xã, phường, thị trấn, đặc khu), as in Quyết định 19/2025/QĐ-TTg.
///
/// Codes are reused: 11824 was Thị trấn Vĩnh Bảo and is Xã Vĩnh Bảo since 2025-07-01. A code means a unit only together
/// with a day.
public struct UnitCode: Hashable, Comparable, Sendable {
    public let text: String

    /// Reads two or five ASCII digits; nil for any other text.
    public init?(_ text: String) {
        var text = text
        guard text.withUTF8(Self.isCode) else { return nil }
        self.text = text
    }

    static func isCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (bytes.count == 2 || bytes.count == 5) && bytes.allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    public var isProvince: Bool { text.utf8.count == 2 }
    public var isCommune: Bool { text.utf8.count == 5 }

    public static func < (left: UnitCode, right: UnitCode) -> Bool { left.text < right.text }
}

extension UnitCode: CustomStringConvertible {
    public var description: String { text }
}
