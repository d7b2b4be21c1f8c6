/// A component of a procedure (bộ phận tạo thành thủ tục hành chính; Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2), and what
/// lists add to it.
///
/// An absent component is not stated; that differs from one that says "Không".
public enum Component: String, CaseIterable, Sendable {
    /// Tên thủ tục.
    case name
    /// Lĩnh vực.
    case field
    /// Cấp thực hiện: ministry, province, commune.
    case levels
    /// Giải quyết hay chỉ tiếp nhận.
    case role
    /// Cơ quan giải quyết.
    case agency
    /// Trình tự thực hiện.
    case steps
    /// Cách thức thực hiện.
    case channels
    /// Thành phần hồ sơ.
    case dossier
    /// Số lượng hồ sơ, bộ.
    case sets
    /// Thời hạn giải quyết.
    case timeLimit
    /// Đối tượng thực hiện.
    case applicants
    /// Kết quả.
    case result
    /// Phí, lệ phí.
    case fees
    /// Mẫu đơn, tờ khai.
    case forms
    /// Yêu cầu, điều kiện.
    case conditions
    /// Căn cứ pháp lý.
    case legalBases
    /// Mức độ dịch vụ công trực tuyến.
    case onlineLevel
    /// Dịch vụ bưu chính công ích.
    case postalService
    /// Từ khóa.
    case keywords
    /// Ghi chú.
    case notes

    /// Whether every procedure has it: required when a procedure is issued, never removed.
    public var isEssential: Bool { self == .name || self == .levels }
}

extension CanonicalValue {
    /// Whether these levels hold `commune`.
    /// The members of an object of components.
    var components: [Component: CanonicalValue] {
        Dictionary(uniqueKeysWithValues: (members ?? []).map { (Component(rawValue: $0.key)!, $0.value) })
    }

    var isAtCommuneLevel: Bool { list?.contains { $0.text == "commune" } ?? false }
}

extension [Component: CanonicalValue] {
    /// A content as one object, in the canonical form.
    package var canonicalBytes: [UInt8] {
        CanonicalValue.bytes(of: map { (key: $0.key.rawValue, value: $0.value) }.sorted { $0.key < $1.key })
    }
}
