/// A form in which a posting can be had.
public enum PostingFormat: String, CaseIterable, Hashable, Sendable {
    case html, pdf, docx, xlsx, csv, md, json

    /// How a file of this form ends, without the dot.
    public var fileExtension: String { rawValue }
}

/// What of a posting is made.
public enum PostingKind: String, CaseIterable, Hashable, Sendable {
    /// Danh mục.
    case list
    /// Nội dung của từng thủ tục.
    case detail
    /// Phiếu công việc.
    case changes
}
