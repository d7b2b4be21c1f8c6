import Events
import Verification

extension Finding {
    /// What was found, where: for a person, without an end to the sentence.
    var wording: String {
        switch self {
        case .unreadable(let message): say("không đọc được: \(message)", "unreadable: \(message)")
        case .unreadableFact(let position, let fault):
            say("sự kiện số \(position): \(fault.wording)", "fact \(position): \(fault.wording)")
        case .wrongPosition(let found, let expected):
            say("số thứ tự \(found), phải là \(expected)", "position \(found), must be \(expected)")
        case .wrongRevision(let position, let found, let expected):
            say(
                "sự kiện số \(position): số trong dòng sự kiện \(found), phải là \(expected)",
                "fact \(position): stream revision \(found), must be \(expected)")
        case .columnDiffers(let position, let column):
            say(
                "sự kiện số \(position): cột \(column) khác nội dung đã ghi",
                "fact \(position): column \(column) differs from the fact")
        case .otherOrigin(let position, let found):
            say(
                "thuộc sổ khác: “\(found)”" + (position > 0 ? " (sự kiện số \(position))" : ""),
                "of another log: “\(found)”" + (position > 0 ? " (fact \(position))" : ""))
        case .goesBackInTime(let position):
            say("sự kiện số \(position): thời điểm ghi lùi lại", "fact \(position): the instant goes back")
        case .brokenSubmission(let position, let command):
            say(
                "sự kiện số \(position): lần ghi “\(command)” thiếu phần",
                "fact \(position): submission “\(command)” lacks a part")
        case .nodeDiffers(let level, let number):
            say("nút \(level)/\(number) của cây băm sai", "node \(level)/\(number) of the tree is wrong")
        case .nodeCount(let found, let expected):
            say("cây băm có \(found) nút, phải là \(expected)", "the tree has \(found) nodes, must have \(expected)")
        case .badCheckpoint(let size):
            say("điểm chốt \(size) không đúng dạng", "checkpoint \(size) is malformed")
        case .rootDiffers(let size):
            say(
                "điểm chốt \(size): gốc không phải của các sự kiện này",
                "checkpoint \(size): its root is not that of these facts")
        case .cutOff(let size, let facts):
            say(
                "điểm chốt \(size) bao trùm nhiều hơn \(facts) sự kiện đang có: sổ bị cắt đuôi",
                "checkpoint \(size) covers more than the \(facts) facts there are: the log was cut off")
        case .checkpointMissing(let size): say("thiếu điểm chốt \(size)", "checkpoint \(size) is missing")
        case .checkpointInside(let size):
            say("điểm chốt \(size) nằm giữa một lần ghi", "checkpoint \(size) lies inside a submission")
        case .notSigned(let size, let key):
            say("điểm chốt \(size) không do khóa \(key) ký", "checkpoint \(size) is not signed by the key \(key)")
        case .forged(let size, let key):
            say("điểm chốt \(size): chữ ký của khóa \(key) sai", "checkpoint \(size): the signature of \(key) is wrong")
        case .badKey(let size):
            say("khóa ký từ \(size) hỏng hoặc thiếu", "the key signing from \(size) is damaged or missing")
        case .keyChanged(let size):
            say(
                "khóa đổi ở \(size) mà không có sự kiện đổi khóa",
                "the key changed at \(size) without a fact that says so")
        case .keyNotTrusted(let key): say("khóa \(key) chưa bao giờ ký sổ này", "the key \(key) never signed this log")
        case .noCheckpoint: say("sổ không có điểm chốt nào", "the log has no checkpoint")
        case .noOrigin: say("không phải một sổ", "not a log")
        case .badValues(let table, let count):
            say(
                "bảng \(table): \(count) dòng có giá trị sai kiểu",
                "table \(table): \(count) rows with values of another type")
        case .bundleDiffers(let name):
            say("tệp \(name) của gói khác danh sách trong gói", "file \(name) of the bundle differs from its lists")
        case .keyLost(let size):
            say(
                "điểm chốt \(size) giữ ở nơi khác đã được ký, mà sổ này không có khóa: khóa và điểm chốt đã bị bỏ đi",
                "the checkpoint \(size) held elsewhere is signed, and this log has no key: keys and checkpoints were removed"
            )
        case .noLeaf: say("chứng minh không kèm sự kiện", "the proof carries no fact")
        case .notInTree(let position):
            say(
                "sự kiện số \(position) không nằm trong cây mà điểm chốt đã ký",
                "fact \(position) is not in the tree that the checkpoint signs for")
        case .notConsistent(let size):
            say(
                "không nối tiếp điểm chốt \(size): lịch sử trước đó đã bị thay",
                "does not continue checkpoint \(size): what was before has been changed")
        case .otherSize(let found, let expected):
            say(
                "điểm chốt của \(found) sự kiện, cần của \(expected)",
                "a checkpoint over \(found) facts where one over \(expected) is needed")
        case .otherList:
            say("danh mục không phải danh mục đã được xác nhận", "the list is not the one that the receipt is for")
        }
    }

    /// The key of JSON and CSV, and the fact or size it is about.
    var code: (name: String, place: Int?) {
        switch self {
        case .unreadable: ("unreadable", nil)
        case .unreadableFact(let position, _): ("unreadableFact", position)
        case .wrongPosition(_, let expected): ("wrongPosition", expected)
        case .wrongRevision(let position, _, _): ("wrongRevision", position)
        case .columnDiffers(let position, _): ("columnDiffers", position)
        case .otherOrigin(let position, _): ("otherOrigin", position > 0 ? position : nil)
        case .goesBackInTime(let position): ("goesBackInTime", position)
        case .brokenSubmission(let position, _): ("brokenSubmission", position)
        case .nodeDiffers: ("nodeDiffers", nil)
        case .nodeCount: ("nodeCount", nil)
        case .badCheckpoint(let size): ("badCheckpoint", size)
        case .rootDiffers(let size): ("rootDiffers", size)
        case .cutOff(let size, _): ("cutOff", size)
        case .checkpointMissing(let size): ("checkpointMissing", size)
        case .checkpointInside(let size): ("checkpointInside", size)
        case .notSigned(let size, _): ("notSigned", size)
        case .forged(let size, _): ("forged", size)
        case .badKey(let size): ("badKey", size)
        case .keyChanged(let size): ("keyChanged", size)
        case .keyNotTrusted: ("keyNotTrusted", nil)
        case .noCheckpoint: ("noCheckpoint", nil)
        case .noOrigin: ("noOrigin", nil)
        case .badValues: ("badValues", nil)
        case .bundleDiffers: ("bundleDiffers", nil)
        case .keyLost(let size): ("keyLost", size)
        case .noLeaf: ("noLeaf", nil)
        case .notInTree(let position): ("notInTree", position)
        case .notConsistent(let size): ("notConsistent", size)
        case .otherSize(let found, _): ("otherSize", found)
        case .otherList: ("otherList", nil)
        }
    }
}
