import Documents
import Events
import Projections

extension Act {
    var wording: String { say(vietnamese, rawValue) }
}

extension Component {
    var wording: String {
        switch self {
        case .name: say("tên", "name")
        case .field: say("lĩnh vực", "field")
        case .levels: say("cấp thực hiện", "levels")
        case .role: say("vai trò", "role")
        case .agency: say("cơ quan giải quyết", "agency")
        case .steps: say("trình tự thực hiện", "steps")
        case .channels: say("cách thức thực hiện", "channels")
        case .dossier: say("thành phần hồ sơ", "dossier")
        case .sets: say("số bộ hồ sơ", "sets")
        case .timeLimit: say("thời hạn giải quyết", "time limit")
        case .applicants: say("đối tượng thực hiện", "applicants")
        case .result: say("kết quả", "result")
        case .fees: say("phí, lệ phí", "fees")
        case .forms: say("mẫu đơn, tờ khai", "forms")
        case .conditions: say("yêu cầu, điều kiện", "conditions")
        case .legalBases: say("căn cứ pháp lý", "legal bases")
        case .onlineLevel: say("mức độ trực tuyến", "online level")
        case .postalService: say("bưu chính công ích", "postal service")
        case .keywords: say("từ khóa", "keywords")
        case .notes: say("ghi chú", "notes")
        }
    }
}

extension Catalogue.Review.Reason {
    var wording: String {
        switch self {
        case .conflict: say("xung đột: dòng không áp dụng được", "conflict: lines not applied")
        case .stillborn: say("bị bãi bỏ trước khi có hiệu lực", "abolished before taking effect")
        case .overwritten: say("văn bản trung ương ghi đè phần của tỉnh", "national lines over the province's")
        case .expired: say("dòng có thời hạn đã hết", "temporary lines have ended")
        case .basisEnded: say("căn cứ pháp lý đã hết hiệu lực", "a legal basis has ended")
        case .partOfTerritory: say("chỉ áp dụng một phần địa bàn", "holds for part of the land only")
        case .remark: say("có văn bản nói về dòng này", "another paper speaks of it")
        }
    }
}

extension ProcedureHistory.Fact.Mark {
    var wording: String {
        switch self {
        case .future: say("chưa có hiệu lực", "future")
        case .undated: say("chưa rõ ngày", "undated")
        case .retroactive: say("hiệu lực trước ngày ký", "retroactive")
        case .stillborn: say("bị bãi bỏ trước khi có hiệu lực", "stillborn")
        case .corrected: say("đã sửa sai", "corrected")
        case .withdrawn: say("đã rút lại", "withdrawn")
        case .annulled: say("đã hủy bỏ", "annulled")
        case .internal: say("nội bộ", "internal")
        }
    }
}

extension ProcedureChanges.Cause.Label {
    var wording: String {
        switch self {
        case .law: say("pháp luật thay đổi", "the law changed")
        case .knowledge: say("biết muộn", "it was learnt late")
        case .correction: say("sửa sai", "a record was mended")
        case .annulment: say("quyết định bị hủy bỏ", "the decision was annulled")
        case .territory: say("địa bàn thay đổi", "the territory changed")
        }
    }
}

extension ProcedureState.Standing {
    var wording: String {
        switch self {
        case .nothing: say("không có", "none")
        case .inForce: say("đang có hiệu lực", "in force")
        case .suspended: say("tạm ngưng", "suspended")
        }
    }
}

extension StandingLine {
    /// That it counts on no day, of a line that was put off past its last.
    var neverWording: String {
        say(
            "không bao giờ được tính: ngày cuối \(effectiveUntil.wording) đến trước ngày đầu \(effectiveFrom.wording)",
            "never counts: its last day \(effectiveUntil.wording) comes before its first, \(effectiveFrom.wording)")
    }
}

extension RemarkReference {
    /// `Ghi chú số 464: bãi bỏ nội dung công bố (dòng II.2)`.
    var wording: String {
        let lines = remark.lines.joined(separator: ", ")
        return say("Ghi chú số \(fact): ", "Remark at \(fact): ") + remark.says.wording
            + (lines.isEmpty ? "" : say(" (dòng \(lines))", " (line \(lines))"))
    }
}

extension Remark.Says {
    var wording: String {
        switch self {
        case .repealed: say("quyết định đã bị bãi bỏ", "the decision was repealed")
        case .rowsWithdrawn: say("bãi bỏ nội dung công bố", "rows of the publication were withdrawn")
        case .misprint: say("đính chính lỗi in", "a misprint was announced")
        }
    }
}

extension Instant {
    /// In Viet Nam, for people: `21/11/2026 10:10`.
    var dayMonthYearAndTime: String {
        let minutes = milliseconds / 60_000 + 7 * 60
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day.dayMonthYear) \(padded(minutes / 60 % 24)):\(padded(minutes % 60))"
    }

    /// An instant as stored, for people: `21/11/2026 10:10 (UTC+7)`.
    static func wording(_ stored: String) -> String {
        Instant(stored).map { "\($0.dayMonthYearAndTime) (UTC+7)" } ?? stored
    }
}

extension Optional where Wrapped == CivilDate {
    /// The day, or that it is not known.
    var wording: String { self?.dayMonthYear ?? say("chưa rõ", "not known") }
}

/// Kinds of records, as refusals name them.
enum RecordKind {
    static func vietnamese(_ kind: String) -> String {
        switch kind {
        case "decision": "quyết định"
        case "line": "dòng phụ lục"
        case "units": "thay đổi đơn vị"
        case "effect": "ấn định ngày hiệu lực"
        case "annulment": "hủy bỏ"
        case "remark": "ghi chú rà soát"
        case "posting": "niêm yết"
        case "observation": "kiểm tra niêm yết"
        case "correction": "sửa sai"
        case "withdrawal": "rút lại"
        default: kind
        }
    }
}

/// The levels that handle a procedure.
enum Level {
    static func wording(_ level: String) -> String {
        switch level {
        case "ministry": say("bộ", "ministry")
        case "province": say("tỉnh", "province")
        default: say("xã", "commune")
        }
    }
}

/// The units of time limits.
enum TimeUnit {
    static func wording(_ unit: String) -> String {
        switch unit {
        case "hour": say("giờ", "hours")
        case "day": say("ngày", "days")
        case "workingDay": say("ngày làm việc", "working days")
        case "month": say("tháng", "months")
        default: unit
        }
    }
}
