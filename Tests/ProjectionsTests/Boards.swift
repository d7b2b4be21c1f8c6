import Events
import Projections
import RegistryTestSupport

// What is said of boards, as it is submitted.

func posting(
    on day: String, _ procedures: [String], channel: String = "Bảng", commune: String = "07001"
) -> String {
    "kind: posting\ncommune: \"\(commune)\"\npostedOn: \(day)\nchannel: \(channel)\n"
        + "procedures: [\(procedures.map(item).joined(separator: ", "))]"
}

func posting(on day: String, receipt: String, basis: String? = nil, commune: String = "07001") -> String {
    "kind: posting\ncommune: \"\(commune)\"\npostedOn: \(day)\nchannel: Bảng\nreceipt: \(receipt)"
        + (basis.map { "\nbasis: {\($0)}" } ?? "")
}

/// - Parameter sample: nil: all were looked for.
func observation(
    on day: String, _ procedures: [String], sample: [String]? = nil, channel: String? = nil, commune: String = "07001"
) -> String {
    "kind: observation\ncommune: \"\(commune)\"\nobservedOn: \(day)\nby: Đoàn kiểm tra\n"
        + (channel.map { "channel: \($0)\n" } ?? "")
        + (sample.map { "sample: [\($0.map { "\"\($0)\"" }.joined(separator: ", "))]\n" } ?? "")
        + "procedures: [\(procedures.map(item).joined(separator: ", "))]"
}

/// A bare code, or what stands between the braces of an item.
private func item(_ text: String) -> String {
    text.contains(":") ? "{\(text)}" : "{procedure: \"\(text)\"}"
}

extension TemporaryRegistry {
    /// What hangs there, as `1.000001 [15]`.
    func board(_ commune: UnitCode = "07001", on day: CivilDate, known: Int? = nil) throws -> [String] {
        try registry.board(commune: commune, on: day, known: known).entries.map { "\($0.procedure) \($0.sources)" }
    }

    func gap(
        _ commune: UnitCode = "07001", on day: CivilDate, known: Int? = nil, rules: DeadlineRules = DeadlineRules()
    ) throws -> Gap {
        try registry.gap(commune: commune, on: day, known: known, rules: rules)
    }
}

extension Gap {
    /// `missing 1.000001 2026-02-01`, by kind, then code.
    var brief: [String] {
        items.sorted { ($0.kind.rawValue, $0.procedure) < ($1.kind.rawValue, $1.procedure) }.map { item in
            [item.kind.rawValue, "\(item.procedure)", item.reason?.rawValue, item.since?.description].compactMap { $0 }
                .joined(separator: " ")
        }
    }

    func item(_ procedure: ProcedureCode) -> Item? { items.first { $0.procedure == procedure } }
}
