import Documents
import Events
import Projections

extension Refusal {
    var wording: String {
        switch self {
        case .unitAlive(let code, let day, let name):
            return say(
                "mã \(code) đang là của \(name) vào ngày \(day.dayMonthYear); giải thể đơn vị đó trước khi thành lập mới.",
                "\(code) is the code of \(name), alive on \(day.dayMonthYear); dissolve that unit before establishing another."
            )
        case .unitNotAlive(let code, let day, let change):
            return say(
                "không có đơn vị mã \(code) vào ngày \(day.dayMonthYear) để \(change.vietnamese); xem `tthc commune \(code)`.",
                "no unit lives under \(code) on \(day.dayMonthYear) to \(change.rawValue); see `tthc commune \(code)`.")
        case .decisionRecorded(let identity, let position):
            return say(
                "đã có Quyết định \(identity.wording) ở số \(position); hai quyết định không thể cùng số, cùng ngày: chỗ sai thì sửa sai (correction) hoặc rút lại (withdrawal) số đó.",
                "decision \(identity.wording) stands already at \(position), and no two bear one number and day: correct what is wrong in it, or withdraw it."
            )
        case .decisionNotRecorded(let identity):
            return say(
                "chưa ghi Quyết định \(identity.wording); ghi quyết định đó trước, hoặc xem số và ngày ký bằng `tthc decisions`.",
                "decision \(identity.wording) is not recorded; record it first, or look up number and day in `tthc decisions`."
            )
        case .decisionStruck(let identity, let by, let isAnnulled):
            return say(
                "Quyết định \(identity.wording) đã \(isAnnulled ? "bị hủy bỏ" : "được rút lại") ở số \(by); ghi lại quyết định trước nếu cần.",
                "decision \(identity.wording) was \(isAnnulled ? "annulled" : "withdrawn") at \(by); record it anew first, if it is to stand."
            )
        case .aboutTheRegistry(let position):
            return say(
                "sự kiện số \(position) nói về chính sổ này nên không sửa, không rút; kiểm tra số bằng `tthc log`.",
                "fact \(position) is about the registry itself and is neither corrected nor withdrawn; check it in `tthc log`."
            )
        case .positionBeyondHead(let position, let size):
            return say(
                "số \(position) vượt quá số cuối \(size) của sổ; xem `tthc log`.",
                "position \(position) lies beyond the head, \(size); see `tthc log`.")
        case .withdrawnAlready(let position, let by):
            return say(
                "sự kiện số \(position) đã được rút lại ở số \(by); muốn nó có lại thì rút lại số \(by).",
                "fact \(position) is withdrawn already at \(by); to have it again, withdraw \(by).")
        case .notCorrected(let position, let type):
            return say(
                "sự kiện số \(position) (\(RecordKind.vietnamese(type))) không sửa được; rút lại rồi ghi mới.",
                "fact \(position) (\(type)) is not corrected; withdraw it and record it anew.")
        case .noSuchLine(let name, let identity, let known):
            return say(
                "Quyết định \(identity.wording) không có dòng “\(name)”; các dòng đã ghi: \(known.joined(separator: ", ")).",
                "decision \(identity.wording) has no line “\(name)”; its lines: \(known.joined(separator: ", ")).")
        case .commandUsed(let command, let position):
            return say(
                "khóa lệnh “\(command)” đã dùng cho nội dung khác ở số \(position); chọn khóa khác.",
                "command “\(command)” was used for another content at \(position); choose another.")
        case .conflict(let line, let act, let procedure, let day, let communes, let count):
            let places = communes.joined(separator: ", ") + (count > communes.count ? ", …" : "")
            return say(
                "dòng phụ lục \(line): không thể \(act.vietnamese) \(procedure) vào ngày \(day.dayMonthYear) tại \(count) xã (\(places)) vì thủ tục không ở trạng thái cho phép; kiểm tra `tthc history \(procedure)`, hoặc ghi kèm --accept-conflicts để rà soát sau.",
                "annex line \(line): \(procedure) cannot take `\(act.rawValue)` on \(day.dayMonthYear) in \(count) commune(s) (\(places)), its state does not allow it; see `tthc history \(procedure)`, or record with --accept-conflicts to review it later."
            )
        case .reducesNothing(let line, let procedure, let commune):
            return say(
                "dòng phụ lục \(line): cắt giảm \(procedure) không làm giảm gì đo được tại \(commune) (trước và sau như nhau); ghi là sửa đổi (record it as amend).",
                "annex line \(line): the cut of \(procedure) reduces nothing measurable in \(commune) (the same before and after); record it as amend."
            )
        case .raises(let line, let procedure, let commune, let difference):
            let name = difference.measure.vietnamese
            return say(
                "dòng phụ lục \(line): cắt giảm \(procedure) lại làm tăng \(name) từ \(difference.before) lên \(difference.after) tại \(commune); ghi là sửa đổi (record it as amend).",
                "annex line \(line): the cut of \(procedure) raises \(difference.measure.english) from \(difference.before) to \(difference.after) in \(commune); record it as amend."
            )
        case .changesUnit(let line, let procedure, let commune, let before, let after):
            return say(
                "dòng phụ lục \(line): cắt giảm \(procedure) đổi đơn vị thời hạn từ \(before.wording) sang \(after.wording) tại \(commune), không đo được; ghi là sửa đổi (record it as amend).",
                "annex line \(line): the cut of \(procedure) changes the unit of time from \(before.wording) to \(after.wording) in \(commune), which cannot be measured; record it as amend."
            )
        }
    }
}

extension DecisionIdentity {
    /// As people cite it: `3582/QĐ-UBND (31) ngày 08/09/2026`.
    var wording: String {
        say("\(number) (\(issuer)) ngày \(signedOn.dayMonthYear)", "\(number) (\(issuer)) of \(signedOn.dayMonthYear)")
    }
}

extension NoUnit {
    var wording: String {
        let names = relatives.map { "\($0.code) \($0.name)" }.joined(separator: "; ")
        if !isKnown {
            return say(
                "biết đến sự kiện số \(known), sổ chưa ghi đơn vị nào mang mã \(code); ghi đơn vị trước bằng `tthc record`, hoặc hỏi với --known lớn hơn.",
                "known up to fact \(known), no unit was ever recorded under \(code); record the units first with `tthc record`, or ask with a later --known."
            )
        }
        if relatives.isEmpty {
            return say(
                "không có đơn vị nào mang mã \(code) vào ngày \(day.dayMonthYear); xem `tthc commune \(code)`.",
                "no unit lives under \(code) on \(day.dayMonthYear); see `tthc commune \(code)`.")
        }
        return say(
            "không có đơn vị nào mang mã \(code) vào ngày \(day.dayMonthYear); ngày đó hãy hỏi: \(names).",
            "no unit lives under \(code) on \(day.dayMonthYear); ask that day for: \(names).")
    }
}

extension NoDecision {
    var wording: String {
        let name = "\(number) (\(issuer))"
        let days = recorded.map(\.dayMonthYear).joined(separator: ", ")
        if recorded.isEmpty {
            let names = similar.joined(separator: ", ")
            return say(
                "chưa ghi Quyết định \(name); " + (names.isEmpty ? "xem `tthc decisions`." : "có \(names)."),
                "no decision \(name) is recorded; " + (names.isEmpty ? "see `tthc decisions`." : "there is \(names)."))
        }
        return say(
            "số \(name) có các ngày ký \(days); chọn bằng --signed.",
            "number \(name) was signed on \(days); choose one with --signed.")
    }
}

extension Burden.TimeLimit {
    fileprivate var wording: String { "\(value) \(TimeUnit.wording(unit))" }
}

extension Burden.Difference.Measure {
    fileprivate var vietnamese: String {
        switch self {
        case .timeLimit(let unit): "thời hạn (\(TimeUnit.wording(unit)))"
        case .dossierItems: "số thành phần hồ sơ"
        case .originals: "số bản chính"
        case .copies: "số bản sao"
        case .steps: "số bước"
        case .fees(let currency): "phí, lệ phí (\(currency))"
        case .conditions: "yêu cầu, điều kiện"
        }
    }

    fileprivate var english: String {
        switch self {
        case .timeLimit(let unit): "the time limit (\(TimeUnit.wording(unit)))"
        case .dossierItems: "the number of dossier items"
        case .originals: "the number of originals"
        case .copies: "the number of copies"
        case .steps: "the number of steps"
        case .fees(let currency): "the fees (\(currency))"
        case .conditions: "the conditions"
        }
    }
}

extension UnitChange.Kind {
    var vietnamese: String {
        switch self {
        case .dissolve: "giải thể"
        case .establish: "thành lập"
        case .rename: "đổi tên"
        case .move: "chuyển tỉnh"
        }
    }
}
