import ArgumentParser
import Events
import Projections
import Verification

extension MalformedEvidence {
    var wording: String {
        let what =
            switch problem {
            case .unknownForm:
                say("không phải chứng minh, điểm chốt hay phiếu xác nhận", "no proof, checkpoint or receipt")
            case .empty: say("tệp trống", "the file is empty")
            case .tooLong(let bytes): say("dài \(bytes) byte, quá lớn", "\(bytes) bytes are too many")
            case .notUTF8: say("không phải UTF-8", "not UTF-8")
            case .controlCharacter(let byte):
                say("có ký tự điều khiển U+00\([byte].hex)", "a control character U+00\([byte].hex)")
            case .noFinalNewline: say("thiếu dấu xuống dòng cuối", "the final newline is missing")
            case .noSignatures:
                say("thiếu dòng trống và chữ ký ở cuối", "the empty line and the signatures at the end are missing")
            case .badSignature: say("dòng chữ ký hỏng", "a broken signature line")
            case .badKeyName: say("tên khóa không dùng được", "the name of the key will not do")
            case .badNumber(let text): say("“\(text.start)” không phải số", "“\(text.start)” is no number")
            case .badBase64(let text): say("“\(text.start)” không phải Base64", "“\(text.start)” is not Base64")
            case .badHash(let text):
                say("“\(text.start)” không phải mã băm 32 byte", "“\(text.start)” is no hash of 32 bytes")
            case .badKey(let text): say("“\(text.start)” không phải khóa công khai", "“\(text.start)” is no public key")
            case .expected(let text): say("cần “\(text.start)”", "“\(text.start)” belongs here")
            case .tooManyHashes(let count): say("nhiều hơn \(count) mã băm", "more than \(count) hashes")
            case .outside(let index, let size):
                say("số \(index) nằm ngoài sổ \(size) sự kiện", "\(index) lies outside a log of \(size) facts")
            case .badDay(let text): say("“\(text.start)” không phải ngày", "“\(text.start)” is no day")
            case .badCommune(let text):
                say("“\(text.start)” không phải mã xã", "“\(text.start)” is no code of a commune")
            }
        return say(
            "dòng \(line): \(what); xin lại tệp từ nơi cấp.", "line \(line): \(what); ask for the file again.")
    }
}

extension String {
    /// What fits a message.
    fileprivate var start: String { count > 60 ? prefix(59) + "…" : self }
}

extension [UInt8] {
    fileprivate var hex: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined() }
}

extension SigningKeyFault {
    var exitCode: ExitCode {
        if case .notAKey = self { return .badInput }
        return .refused
    }

    var wording: String {
        switch self {
        case .missing(let path):
            say(
                "không thấy khóa ký \(path); nêu tệp khóa bằng --key hoặc TTHC_KEY.",
                "there is no signing key \(path); give its file with --key or TTHC_KEY.")
        case .unreadable(let path): say("không đọc được khóa ký \(path).", "the signing key \(path) cannot be read.")
        case .readableByOthers(let path, let mode):
            say(
                "người khác đọc được khóa ký \(path) (quyền \(mode)); đặt lại bằng `chmod 0400 \(path)`, và nếu khóa đã lộ thì đổi bằng `tthc keys rotate`.",
                "others can read the signing key \(path) (mode \(mode)); `chmod 0400 \(path)`, and if it leaked, `tthc keys rotate`."
            )
        case .notAKey(let path, let bytes):
            say(
                "\(path) không phải khóa ký: cần tệp 32 byte"
                    + (bytes.map { ", tệp này \($0) byte" } ?? "") + "; tạo khóa bằng `tthc keys new`.",
                "\(path) is no signing key: it takes a file of 32 bytes"
                    + (bytes.map { ", this one has \($0)" } ?? "") + "; make one with `tthc keys new`.")
        case .insideStore(let path):
            say(
                "khóa ký \(path) nằm trong sổ, sẽ bị sao chép và mất cùng sổ; để ở nơi khác.",
                "the signing key \(path) lies inside the store, to be copied and lost with it; keep it elsewhere.")
        case .otherKey(let path, let found, let expected):
            say(
                "\(path) là khóa \(found), sổ này ký bằng \(expected); nêu đúng tệp bằng --key.",
                "\(path) is the key \(found), this registry signs with \(expected); give its file with --key.")
        case .keyGiven(let id):
            say(
                "sổ đã có khóa ký \(id); đổi khóa bằng `tthc keys rotate`.",
                "the registry has the signing key \(id); change it with `tthc keys rotate`.")
        case .keyUsed(let path):
            say(
                "khóa \(path) đã ký sổ này rồi; nêu tệp chưa có bằng --new-key để tạo khóa mới.",
                "the key \(path) has signed this registry before; name a file that is not there with --new-key, to have a new one made."
            )
        case .noKey:
            say(
                "sổ chưa có khóa ký nên chưa có điểm chốt; trao khóa bằng `tthc keys new`.",
                "the registry has no signing key, and so no checkpoint; give it one with `tthc keys new`.")
        }
    }
}

extension LogCopy.Fault {
    var exitCode: ExitCode {
        if case .storage = self { return .storageFault }
        return .badInput
    }

    var wording: String {
        switch self {
        case .damaged(let path, let message):
            say("\(path) hỏng: \(message); dùng bản sao khác.", "\(path) is damaged: \(message); use another copy.")
        case .storage(let path, let message):
            say("lỗi lưu trữ ở \(path): \(message).", "storage fault at \(path): \(message).")
        case .missing(let path): say("không có tệp \(path).", "there is no file \(path).")
        case .malformed(let path, let fault): "\(path): \(fault.wording)"
        }
    }
}

extension NotVerified {
    var wording: String {
        let first = verification.findings.first?.wording ?? ""
        return say(
            "không qua kiểm tra: \(first); không khôi phục gì, xem hết bằng `tthc verify`.",
            "not verified: \(first); nothing was restored, see all with `tthc verify`.")
    }
}
