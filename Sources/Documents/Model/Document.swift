internal import QRCode

/// A document on paper (văn bản): a letterhead, a heading, blocks, a close. It is made of an answer, and every renderer makes
/// the same document of it.
///
/// What it says is Vietnamese: a posted list is a Vietnamese official document. The layout follows Nghị định 30/2020/NĐ-CP,
/// Phụ lục I.
///
/// ```swift
/// var document = Document(title: "Biên bản kiểm tra", orientation: .portrait)
/// document.heading = ["BIÊN BẢN KIỂM TRA NIÊM YẾT"]
/// document.blocks = [.table(table)]
/// let html = HTMLRenderer.render(document)
/// ```
public struct Document: Hashable, Sendable {
    public enum Orientation: String, CaseIterable, Hashable, Sendable {
        case portrait, landscape
    }

    /// What the file calls itself; not printed.
    public var title: String
    public var orientation: Orientation
    /// Printed small on every page, so that a page that came loose can be put back; nil prints nothing.
    public var mark: String?
    /// The day that the file gives as that of its making: never the clock, so that the same document is the same bytes.
    public var day: DocumentDay
    public var letterhead: Letterhead?
    /// The name of the document, a line each, printed bold.
    public var heading: [String] = []
    /// What stands below the name, a line each, printed in italics.
    public var subheading: [String] = []
    public var blocks: [Block] = []
    public var closing: Closing?

    public init(title: String, orientation: Orientation, day: DocumentDay) {
        self.title = title
        self.orientation = orientation
        self.day = day
    }

    public enum Block: Hashable, Sendable {
        /// The heading of a section; level 2 is the first below the document's name.
        case heading(String, level: Int)
        case paragraph(Text)
        /// Points with a dash.
        case list([Text])
        case table(Table)
        /// What follows begins on a new page.
        case pageBreak
    }
}

/// The head of an official document (quốc hiệu, tiêu ngữ, tên cơ quan, địa danh và thời gian).
public struct Letterhead: Hashable, Sendable {
    /// The agency above the one that issues (cơ quan chủ quản trực tiếp), a line each; may be empty.
    public var superior: [String]
    /// The agency that issues, a line each.
    public var agency: [String]
    /// `Vĩnh Bảo, ngày 08 tháng 9 năm 2026`.
    public var placeAndDay: String

    public init(superior: [String], agency: [String], placeAndDay: String) {
        self.superior = superior
        self.agency = agency
        self.placeAndDay = placeAndDay
    }

    static let nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    static let motto = "Độc lập - Tự do - Hạnh phúc"
}

/// What stands below the last block: codes to scan at the left, the signature at the right.
public struct Closing: Hashable, Sendable {
    public var codes: [Code] = []
    public var signature: Signature?

    public init(codes: [Code] = [], signature: Signature? = nil) {
        self.codes = codes
        self.signature = signature
    }

    /// A QR code with what it is for.
    public struct Code: Hashable, Sendable {
        public let content: String
        /// What scanning it gives, a line each.
        public let caption: [String]

        public init(content: String, caption: [String]) {
            self.content = content
            self.caption = caption
        }
    }

    /// Who signs (quyền hạn, chức vụ, họ tên); room for the signature is left between.
    public struct Signature: Hashable, Sendable {
        /// `TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH`; a line each.
        public let capacity: [String]
        public let name: String?

        public init(capacity: [String], name: String?) {
            self.capacity = capacity
            self.name = name
        }
    }
}

extension Closing {
    /// The codes as squares; one whose content is too long for any is left out.
    var drawnCodes: [(code: Code, square: QRCode)] {
        codes.compactMap { code in QRCode(code.content, correction: .low).map { (code, $0) } }
    }
}
