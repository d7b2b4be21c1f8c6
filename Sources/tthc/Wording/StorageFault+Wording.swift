import ArgumentParser
import Events
import Projections

extension EventStoreError {
    var exitCode: ExitCode {
        switch self {
        case .storage, .unreadableFact, .writtenDiffers, .incompleteTree, .differsFromCheckpoint, .badCheckpoint:
            .storageFault
        case .noRegistry, .notEmpty, .notALog, .newerVersion, .settingDiffers, .schemaDiffers, .beyondHead,
            .behindMark, .differsFromMark, .unreadableMark, .keyLost, .pastState, .noCheckpoint, .noFacts, .fileExists,
            .insideSubmission:
            .refused
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
        case .differsFromCheckpoint(let size):
            say(
                "\(size) sự kiện đầu không đúng như đã chốt; không dùng sổ này, xem chỗ sai bằng `tthc verify`.",
                "the first \(size) facts are not those that were signed for; do not use this log, see with `tthc verify`."
            )
        case .badCheckpoint(let size):
            say(
                "điểm chốt của \(size) sự kiện hỏng hoặc không phải do khóa của sổ ký; xem bằng `tthc verify`.",
                "the checkpoint over \(size) facts is damaged or not signed by the registry's key; see with `tthc verify`."
            )
        case .behindMark(let size, let mark, let path):
            say(
                "sổ chỉ có \(size) sự kiện, mốc ở \(path) đã tới \(mark): đây là bản cũ, không ghi; khôi phục bản mới nhất, "
                    + "hoặc nếu đã mất thật thì `tthc init --declare-loss`.",
                "the log has \(size) facts, its mark in \(path) stands at \(mark): this is an old copy, nothing is recorded; "
                    + "restore the newest, or after a real loss use `tthc init --declare-loss`.")
        case .differsFromMark(let mark, let path):
            say(
                "\(mark) sự kiện đầu của sổ khác mốc ở \(path): lịch sử đã bị thay; không ghi, xem bằng `tthc verify --since`.",
                "the first \(mark) facts are not those of the mark in \(path): another history; nothing is recorded, see with `tthc verify --since`."
            )
        case .unreadableMark(let path):
            say(
                "mốc ở \(path) không đọc được; khôi phục tệp này, hoặc xóa nếu chắc chắn sổ là bản mới nhất.",
                "the mark in \(path) is unreadable; restore that file, or delete it when the log is surely the newest.")
        case .keyLost(let path):
            say(
                "mốc ở \(path) đã được ký mà sổ không có khóa: khóa và điểm chốt đã bị bỏ đi; không ghi, khôi phục bản nguyên vẹn.",
                "the mark in \(path) is signed, and the store has no key: keys and checkpoints were removed; nothing is recorded, restore a whole copy."
            )
        case .pastState(let size, let whole):
            say(
                "đây là trạng thái cũ (\(size) trong \(whole) sự kiện), chỉ để đọc; ghi vào sổ đầy đủ.",
                "this is a past state (\(size) of \(whole) facts), for reading; record in the whole log.")
        case .noCheckpoint(let size, let nearest):
            say(
                "không có điểm chốt nào của đúng \(size) sự kiện; gần nhất: \(nearest.map(String.init).joined(separator: ", ")).",
                "no checkpoint covers just \(size) facts; the nearest: \(nearest.map(String.init).joined(separator: ", "))."
            )
        case .noFacts(let path):
            say("\(path) chưa có sự kiện nào để xuất.", "\(path) has no fact to export yet.")
        case .fileExists(let path):
            say("đã có \(path); chọn tên khác, không ghi đè.", "\(path) is there already; choose another name.")
        case .insideSubmission(let size, let nearest):
            say(
                "\(size) nằm giữa một lần ghi; chọn \(nearest.map(String.init).joined(separator: ", ")).",
                "\(size) lies inside a submission; choose \(nearest.map(String.init).joined(separator: ", ")).")
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
