import Events

/// The key and the newest checkpoint of a registry when it had so many facts, and, where one is kept, the high-water mark.
struct Safeguarding {
    let key: VerifierKey?
    let checkpoint: Int?
    let mark: Int?
    /// Of a past state: how many facts the log had that it was taken from.
    let whole: Int?

    init(_ log: EventStore, known: Int) throws {
        self.key = try log.signingKeys().last { $0.size <= known }?.key
        self.checkpoint = try key == nil ? nil : log.newestCheckpoint(through: known)
        self.mark = try log.highWaterMark()?.head.size
        self.whole = try log.wholeSize()
    }

    var value: Value {
        .object([
            "key": key.map { .text($0.shortID) }, "vkey": key.map { .text("\($0)") },
            "checkpoint": checkpoint.map(Value.integer), "mark": mark.map(Value.integer),
            "pastStateOf": whole.map(Value.integer),
        ])
    }

    var rows: [[String]] {
        let none = say("chưa có; trao bằng `tthc keys new`", "none; give one with `tthc keys new`")
        var rows = [[say("Khóa ký", "Signing key"), key?.shortID ?? none]]
        if let checkpoint {
            rows.append([
                say("Điểm chốt cuối", "Newest checkpoint"), say("\(checkpoint) sự kiện", "\(checkpoint) facts"),
            ])
        }
        if let mark {
            rows.append([say("Mốc cao nhất", "High-water mark"), say("\(mark) sự kiện", "\(mark) facts")])
        }
        return rows
    }

    var warning: String? {
        whole.map {
            say(
                "Đây là trạng thái cũ của một sổ \($0) sự kiện, chỉ để đọc.",
                "This is a past state of a log of \($0) facts, for reading.")
        }
    }
}
