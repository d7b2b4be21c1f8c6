import Events
import Projections

extension ListPosting.List {
    /// `180 thủ tục`, or the first digits of a receipt.
    var wording: String {
        switch self {
        case .procedures(let items): say("\(items.count) thủ tục", counted(items.count, "procedure"))
        case .receipt(let digest, _): say("mã băm \(digest.prefix(12))…", "digest \(digest.prefix(12))…")
        }
    }
}

extension BoardObservation {
    /// What was seen, in numbers.
    var wording: String {
        [
            items.map { say("thấy \($0.count) thủ tục", "\(counted($0.count, "procedure")) seen") },
            sample.map { say("tìm \($0.count)", "\($0.count) looked for") },
            findings.isEmpty ? nil : say("\(findings.count) nhận xét", counted(findings.count, "finding")),
        ].compactMap { $0 }.joined(separator: ", ")
    }
}
