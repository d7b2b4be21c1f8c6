package import Events

extension Act {
    /// The word of the law.
    package var vietnamese: String {
        switch self {
        case .issue: "ban hành"
        case .amend: "sửa đổi, bổ sung"
        case .replace: "thay thế"
        case .cut: "cắt giảm"
        case .abolish: "bãi bỏ"
        case .suspend: "tạm ngưng"
        case .resume: "tiếp tục"
        }
    }
}
