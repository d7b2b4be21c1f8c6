/// A column of a posted list, in the order in which lists have them.
public enum PostingColumn: String, CaseIterable, Hashable, Sendable {
    /// Mã TTHC.
    case code
    /// Tên TTHC.
    case name
    /// Lĩnh vực; else it heads the groups.
    case field
    /// Thời hạn giải quyết.
    case timeLimit
    /// Địa điểm thực hiện: what the profile says.
    case place
    /// Cách thức thực hiện.
    case channels
    /// Phí, lệ phí.
    case fees
    /// Mức độ dịch vụ công trực tuyến.
    case onlineLevel
    /// Dịch vụ bưu chính công ích.
    case postalService
    /// Cơ quan giải quyết.
    case agency
    /// Đối tượng thực hiện.
    case applicants
    /// Thành phần hồ sơ.
    case dossier
    /// Kết quả.
    case result
    /// Căn cứ pháp lý.
    case legalBases
    /// Quyết định công bố.
    case decision
    /// Ngày có hiệu lực.
    case since
    /// Ghi chú.
    case notes

    var caption: String {
        switch self {
        case .code: "Mã TTHC"
        case .name: "Tên thủ tục hành chính"
        case .field: "Lĩnh vực"
        case .timeLimit: "Thời hạn giải quyết"
        case .place: "Địa điểm thực hiện"
        case .channels: "Cách thức thực hiện"
        case .fees: "Phí, lệ phí"
        case .onlineLevel: "Mức độ DVC trực tuyến"
        case .postalService: "Dịch vụ BCCI"
        case .agency: "Cơ quan giải quyết"
        case .applicants: "Đối tượng thực hiện"
        case .dossier: "Thành phần hồ sơ"
        case .result: "Kết quả"
        case .legalBases: "Căn cứ pháp lý"
        case .decision: "Quyết định công bố"
        case .since: "Có hiệu lực từ"
        case .notes: "Ghi chú"
        }
    }

    /// In millimetres, where there is room.
    var width: Int {
        switch self {
        case .code: 20
        case .name: 58
        case .field: 28
        case .timeLimit: 33
        case .place: 32
        case .channels: 21
        case .fees: 33
        case .onlineLevel: 20
        case .postalService: 19
        case .agency: 28
        case .applicants: 28
        case .dossier: 50
        case .result: 28
        case .legalBases: 34
        case .decision: 30
        case .since: 21
        case .notes: 26
        }
    }

    var alignment: Table.Alignment {
        switch self {
        case .code, .onlineLevel, .postalService, .since: .center
        default: .start
        }
    }

    /// Whether lists have it even when nothing is in it.
    private var isEssential: Bool { [.code, .name, .decision].contains(self) }
    /// Whether a list has it only where it is asked for.
    private var isExtra: Bool { [.field, .place, .agency, .applicants, .dossier, .result, .since].contains(self) }

    /// The columns of a list that did not ask for any: the usual ones, without those in which nothing is stated.
    static func usual(stated: (PostingColumn) -> Bool) -> [PostingColumn] {
        allCases.filter { $0.isEssential || (!$0.isExtra && stated($0)) }
    }
}
