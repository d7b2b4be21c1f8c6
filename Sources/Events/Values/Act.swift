/// What one line of a decision's annex does to a procedure.
public enum Act: String, CaseIterable, Sendable {
    /// Ban hành mới; công bố lại.
    case issue
    /// Sửa đổi, bổ sung.
    case amend
    /// Thay thế.
    case replace
    /// Cắt giảm, đơn giản hóa: an amendment that measurably lightens the procedure.
    case cut
    /// Bãi bỏ.
    case abolish
    /// Tạm ngưng.
    case suspend
    /// Tiếp tục thực hiện sau tạm ngưng.
    case resume

    /// Whether the line states content: the procedure it names begins, or is stated anew.
    public var statesContent: Bool { self == .issue || self == .replace }
    /// Whether the line changes single components.
    public var changesComponents: Bool { self == .amend || self == .cut }
    /// Whether the line may end by itself (có thời hạn).
    public var mayBeTemporary: Bool { self == .issue || self == .suspend || changesComponents }
}
