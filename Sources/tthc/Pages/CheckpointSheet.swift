import Events
import QRCode

/// A checkpoint on paper, to be pasted into signed minutes: the anchor that needs no computer.
struct CheckpointSheet {
    let checkpoint: SignedCheckpoint
    let day: CivilDate
    let hasColours: Bool

    var text: String {
        let head = checkpoint.head
        return """
            \(say("ĐIỂM CHỐT SỔ ĐĂNG KÝ THỦ TỤC HÀNH CHÍNH", "CHECKPOINT OF THE REGISTRY OF PROCEDURES"))
            \(say("In ngày", "Printed on")) \(day.dayMonthYear)

            \(say("Tên sổ", "Origin")): \(checkpoint.checkpoint.origin)
            \(say("Số sự kiện", "Facts")): \(head.size)
            \(say("Gốc", "Root")): \(head.base64Root)

            \(checkpoint.note)
            \(code)
            \(say("Mã QR chứa nguyên văn bốn dòng trên và chữ ký.", "The QR code holds the lines above, signature included."))

            """
    }

    /// The note to the byte; dark modules as blocks, for paper. A terminal is told to write black on white.
    private var code: String {
        let codes = [QRCode.Correction.medium, .low].compactMap { QRCode("\(checkpoint.note)", correction: $0) }
        let lines = (codes.first { $0.terminalLines()[0].count <= 80 } ?? codes.last)?.terminalLines() ?? []
        return lines.map { hasColours ? "\u{1B}[30;47m\($0)\u{1B}[0m" : $0 }.joined(separator: "\n")
    }
}
