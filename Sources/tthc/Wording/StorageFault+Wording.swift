import ArgumentParser
import Events
import Projections

extension EventStoreError {
    var exitCode: ExitCode {
        switch self {
        case .storage, .unreadableFact, .writtenDiffers, .incompleteTree: .storageFault
        case .noRegistry, .notEmpty, .notALog, .newerVersion, .settingDiffers, .schemaDiffers, .beyondHead: .refused
        }
    }

    var wording: String {
        switch self {
        case .noRegistry(let path):
            say(
                "chưa có sổ đăng ký ở \(path); tạo bằng `tthc init`.",
                "no registry in \(path); make one with `tthc init`.")
        case .notEmpty(let path, let size):
            say(
                "\(path) đã có \(size) sự kiện; chọn thư mục khác bằng --store.",
                "\(path) holds \(size) facts already; choose another directory with --store.")
        case .notALog(let path):
            say("\(path) không phải sổ của tthc; kiểm tra --store.", "\(path) is not a log of tthc; check --store.")
        case .newerVersion(let path, let found, let known):
            say(
                "\(path) do phiên bản mới hơn ghi (\(found), bản này biết \(known)); nâng cấp tthc.",
                "\(path) was written by a newer version (\(found), this one knows \(known)); upgrade tthc.")
        case .settingDiffers(let name, let found, let expected):
            say(
                "thiết lập \(name) của sổ là \(found), phải là \(expected); không mở để giữ giá trị chứng cứ.",
                "setting \(name) of the log is \(found), must be \(expected); not opened, for the evidence's sake.")
        case .schemaDiffers(let path, let objects):
            say(
                "cấu trúc của \(path) khác bản gốc: \(objects.joined(separator: ", ")); không sửa, hãy khôi phục từ bản sao.",
                "the schema of \(path) was changed: \(objects.joined(separator: ", ")); not repaired, restore from a backup."
            )
        case .storage(let path, let code, let message):
            say("lỗi lưu trữ ở \(path): \(message) (\(code)).", "storage fault at \(path): \(message) (\(code)).")
        case .unreadableFact(let position, let fact):
            say(
                "sự kiện số \(position) không đọc được: \(fact.wording).",
                "fact \(position) is unreadable: \(fact.wording).")
        case .writtenDiffers(let position):
            say(
                "đọc lại từ số \(position) không đúng như đã ghi; không ghi gì.",
                "what was read back from \(position) is not what was written; nothing was recorded.")
        case .beyondHead(let position, let size):
            say(
                "số \(position) vượt quá số cuối \(size) của sổ.", "position \(position) lies beyond the head, \(size)."
            )
        case .incompleteTree(let size):
            say("cây băm của \(size) sự kiện đầu thiếu nút.", "the tree over the first \(size) facts lacks a node.")
        }
    }
}

extension ReadModelError {
    var wording: String {
        switch self {
        case .correctionDoesNotFit(let position):
            say(
                "sự kiện số \(position) sửa một sự kiện khác loại.",
                "fact \(position) corrects a fact of another kind.")
        case .factDoesNotApply(let refusal, let position):
            say("sự kiện số \(position): \(refusal.wording)", "fact \(position): \(refusal.wording)")
        case .storage(let path, let code, let message):
            say(
                "lỗi lưu trữ ở \(path): \(message) (\(code)); tệp này có thể xóa, sẽ được dựng lại.",
                "storage fault at \(path): \(message) (\(code)); the file may be deleted, it will be rebuilt.")
        }
    }
}

extension Restoration.Fault {
    var wording: String {
        let what =
            switch problem {
            case .malformed(let fact): fact.wording
            case .wrongPosition(let found, let expected):
                say("số thứ tự \(found), phải là \(expected)", "position \(found), must be \(expected)")
            case .wrongRevision(let found, let expected):
                say(
                    "số trong dòng sự kiện \(found), phải là \(expected)",
                    "stream revision \(found), must be \(expected)")
            case .otherOrigin(let found, let expected):
                say("tên sổ “\(found)” khác “\(expected)”", "origin “\(found)” differs from “\(expected)”")
            case .goesBackInTime: say("thời điểm ghi lùi lại", "the instant of recording goes back")
            case .brokenSubmission(let command):
                say("lần ghi “\(command)” bị thiếu phần", "submission “\(command)” lacks a part")
            case .otherDigest(let command):
                say(
                    "nội dung lần ghi “\(command)” không khớp mã băm", "submission “\(command)” does not fit its digest"
                )
            case .doesNotApply(let error): error.wording
            case .empty: say("không có sự kiện nào", "there is no fact")
            }
        return say("dòng \(line): \(what); không khôi phục gì.", "line \(line): \(what); nothing was restored.")
    }
}

extension MalformedFact {
    var wording: String {
        switch self {
        case .unreadable(let fault): say("JSON hỏng, \(fault.problem.wording)", "broken JSON, \(fault.problem.wording)")
        case .notCanonical: say("không ở dạng chuẩn RFC 8785", "not in the canonical form of RFC 8785")
        case .tooLong(let bytes): say("dài \(bytes) byte", "\(bytes) bytes long")
        case .missing(let key): say("thiếu “\(key)”", "“\(key)” is missing")
        case .unknownType(let type): say("loại “\(type)” chưa biết", "type “\(type)” is not known")
        case .unknownVersion(let type, let version):
            say("“\(type)” bản \(version) chưa biết", "version \(version) of “\(type)” is not known")
        case .shape(let fault): fault.problem.wording
        case .notNormal: say("chữ không ở dạng NFC", "its text is not in NFC")
        case .notAsWritten(let type):
            say("“\(type)” không như chương trình ghi", "“\(type)” is not as this program writes it")
        }
    }
}
