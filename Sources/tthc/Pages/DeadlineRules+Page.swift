import Events
import Projections

/// The deadlines and the working days that count.
struct DeadlineAnswer: Answer {
    let rules: DeadlineRules

    var value: Value {
        .object([
            "schema": .text("tthc.policy/1"), "policy": rules.policy.source.value,
            "calendar": rules.calendar.source.value,
            "reductionTarget": rules.policy.reductionTarget.map(Value.integer),
            "rules": .list(
                rules.policy.rules.map { rule in
                    .object([
                        "duty": .text(rule.duty.rawValue), "issuer": rule.issuer.map { .text($0.rawValue) },
                        "days": .integer(rule.days), "counting": .text(rule.counting.rawValue),
                        "from": rule.begins.map { .text("\($0)") }, "until": rule.ends.map { .text("\($0)") },
                        "basis": rule.basis.map(Value.text),
                    ])
                }),
            "statedYears": .list(rules.calendar.statedYears.sorted().map(Value.integer)),
        ])
    }

    var page: Page {
        var page = Page()
        page.title(say("THỜI HẠN VÀ LỊCH NGÀY LÀM VIỆC", "DEADLINES AND WORKING DAYS"))
        page.text(say("Thời hạn: ", "Deadlines: ") + rules.policy.source.wording)
        page.text(say("Lịch: ", "Calendar: ") + rules.calendar.source.wording)
        page.text(rules.calendar.yearsWording)
        if let target = rules.policy.reductionTarget {
            page.text(say("Chỉ tiêu cắt giảm: \(target) %.", "Target of cuts: \(target) %."))
        }
        if !rules.policy.rules.contains(where: { $0.duty == .post }) {
            page.text(
                say(
                    "Không ấn định số ngày niêm yết cho xã: chỉ cho biết chờ niêm yết từ ngày nào.",
                    "Communes are given no number of days: only since when something is pending is told."))
        }
        var table = Table(columns: [
            .init(title: say("Việc", "Duty")), .init(title: say("Cơ quan", "Issuer")),
            .init(title: say("Thời hạn", "Deadline")), .init(title: say("Từ", "From")),
            .init(title: say("Đến hết", "Until")), .init(title: say("Căn cứ", "Basis"), isFlexible: true),
        ])
        for rule in rules.policy.rules {
            table.row([
                rule.duty.wording, rule.issuer?.wording ?? say("cả hai", "both"), rule.wording,
                rule.begins?.dayMonthYear ?? "", rule.ends?.dayMonthYear ?? "", rule.basis ?? "",
            ])
        }
        page.table(table)
        return page
    }

    var csv: CSV {
        var csv = CSV(columns: ["duty", "issuer", "days", "counting", "from", "until", "basis"])
        for rule in rules.policy.rules {
            csv.rows.append([
                rule.duty.rawValue, rule.issuer?.rawValue ?? "", "\(rule.days)", rule.counting.rawValue,
                rule.begins?.description ?? "", rule.ends?.description ?? "", rule.basis ?? "",
            ])
        }
        return csv
    }
}

extension DeadlineRules {
    /// The files that count, in one line.
    var wording: String {
        say(
            "Thời hạn theo “\(policy.source.name)”, lịch “\(calendar.source.name)”.",
            "Deadlines by “\(policy.source.name)”, calendar “\(calendar.source.name)”.")
    }
}

extension DeadlinePolicy.Rule {
    /// Nil: since ever.
    var begins: CivilDate? { valid.lowerBound == .earliest ? nil : valid.lowerBound }
    /// Nil: until further notice.
    var ends: CivilDate? { valid.upperBound == .latest ? nil : valid.upperBound }

    /// `trước 5 ngày`, `trong 10 ngày làm việc`.
    var wording: String {
        let count =
            counting == .day
            ? say("\(days) ngày", counted(days, "day")) : say("\(days) ngày làm việc", counted(days, "working day"))
        return duty == .sign ? say("trước \(count)", "\(count) before") : say("trong \(count)", "within \(count)")
    }
}

extension DeadlinePolicy.Rule.Duty {
    var wording: String {
        switch self {
        case .sign: say("ký", "sign")
        case .publish: say("công khai", "publish")
        case .post: say("niêm yết", "post")
        }
    }
}

extension DeadlinePolicy.Issuer {
    var wording: String {
        switch self {
        case .ministry: say("bộ", "ministry")
        case .province: say("tỉnh", "province")
        }
    }
}

extension PolicySource {
    fileprivate var wording: String { "\(name) (\(digest.prefix(12))…)" }
}

extension WorkingCalendar {
    fileprivate var yearsWording: String {
        let years = statedYears.sorted().map(String.init).joined(separator: ", ")
        return years.isEmpty
            ? say(
                "Lịch chưa có Tết Nguyên đán, Giỗ Tổ, ngày thứ hai của Quốc khánh và ngày hoán đổi của năm nào: đưa vào bằng --calendar.",
                "The calendar has Tết, Giỗ Tổ, the second day of Quốc khánh and moved days of no year: give them with --calendar."
            )
            : say("Lịch có đủ ngày nghỉ của các năm: \(years).", "The calendar has all holidays of: \(years).")
    }
}
