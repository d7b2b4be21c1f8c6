import Events
import Projections

extension Difference: Answer {
    var page: Page {
        var page = Page()
        page.title(say("KHÁC BIỆT DANH MỤC", "DIFFERENCE"))
        page.text("\(communeName) (\(commune))")
        page.text(Difference.wording(from: from, to: to))
        page.text(head.wording, .faint)
        page.text(changes.countsWording)
        page.add(changes)
        page.addCauses(of: changes)
        return page
    }

    /// The two sides in one sentence: with what was known at each, where that differs.
    static func wording(from: Side, to: Side) -> String {
        guard from.known != to.known else {
            return say(
                "Từ ngày \(from.on.dayMonthYear) đến ngày \(to.on.dayMonthYear).",
                "From \(from.on.dayMonthYear) to \(to.on.dayMonthYear).")
        }
        return say(
            "Từ ngày \(from.on.dayMonthYear), biết đến số \(from.known), đến ngày \(to.on.dayMonthYear), biết đến số \(to.known).",
            "From \(from.on.dayMonthYear), known up to \(from.known), to \(to.on.dayMonthYear), known up to \(to.known)."
        )
    }

    var csv: CSV { changes.csv }
}

extension NationalDifference: Answer {
    var page: Page {
        var page = Page()
        page.title(say("KHÁC BIỆT DANH MỤC CỦA MỌI XÃ", "DIFFERENCE OF ALL COMMUNES"))
        page.text(Difference.wording(from: from, to: to))
        page.text(head.wording, .faint)
        page.text(countsWording)
        page.add(self, namesLabels: true)
        return page
    }

    fileprivate var countsWording: String {
        let changed = groups.reduce(0) { $0 + $1.communes.count }
        return say(
            "\(changed) xã thay đổi; \(unchanged) xã không đổi; \(ended.count) đơn vị không còn; \(established.count) đơn vị mới.",
            "Communes: \(changed) changed, \(unchanged) unchanged, \(ended.count) ended, \(established.count) new.")
    }

    var csv: CSV {
        var csv = CSV(columns: ["commune", "name"] + ProcedureChanges.csvColumns)
        for group in groups {
            for commune in group.communes {
                csv.rows += group.changes.csv.rows.map { [commune.code.text, commune.name] + $0 }
            }
        }
        return csv
    }
}

extension Page {
    /// What a submission would change on one day.
    mutating func add(rehearsed difference: NationalDifference) {
        let day = difference.to.on.dayMonthYear
        guard !difference.isEmpty else {
            return text(say("  Ngày \(day): không danh mục nào đổi.", "  On \(day): no catalogue changes."))
        }
        title(say("Ngày \(day), trước và sau khi ghi", "On \(day), before and after recording"))
        text(difference.countsWording)
        add(difference, namesLabels: false)
    }

    fileprivate mutating func add(_ difference: NationalDifference, namesLabels: Bool) {
        for group in difference.groups {
            let names = group.communes.prefix(3).map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
            title(
                say("\(group.communes.count) xã: ", "\(counted(group.communes.count, "commune")): ") + names
                    + (group.communes.count > 3 ? ", …" : ""))
            text(group.changes.countsWording)
            add(group.changes, namesLabels: namesLabels)
            if namesLabels { addCauses(of: group.changes) }
        }
        for (heading, communes) in [
            (say("Đơn vị không còn", "Units that ended"), difference.ended),
            (say("Đơn vị mới", "New units"), difference.established),
        ] where !communes.isEmpty {
            title("\(heading) (\(communes.count))")
            text(communes.map { "\($0.code) \($0.name)" }.joined(separator: "; "))
        }
    }

    /// How many rows there are for each cause.
    fileprivate mutating func addCauses(of changes: ProcedureChanges) {
        guard !changes.isEmpty else { return }
        text("")
        text(changes.causesWording)
    }

    /// The rows that were added, removed and changed, each with its causes.
    mutating func add(_ changes: ProcedureChanges, namesLabels: Bool = true) {
        for (title, sign, rows, style) in [
            (say("Đưa vào", "Added"), "+", changes.added, Style.added),
            (say("Đưa ra", "Removed"), "−", changes.removed, .removed),
            (say("Sửa đổi", "Changed"), "~", changes.changed, .changed),
        ] where !rows.isEmpty {
            self.title("\(title) (\(rows.count))")
            var table = Table(columns: [
                .init(title: ""), .init(title: say("Mã", "Code")),
                .init(title: say("Tên thủ tục", "Name"), isFlexible: true),
                .init(title: say("Nguyên nhân", "Cause")),
            ])
            for row in rows {
                let components = row.components.map { "\n· \($0.wording)" }.joined()
                table.row(
                    [
                        sign, "\(row.procedure)", row.name + components,
                        row.causes.map { $0.wording(namesLabel: namesLabels) }.joined(separator: "\n"),
                    ],
                    style)
            }
            self.table(table)
        }
    }
}

extension ProcedureChanges {
    var countsWording: String {
        isEmpty
            ? say("Không có khác biệt.", "No difference.")
            : say(
                "Đưa vào \(added.count), đưa ra \(removed.count), sửa đổi \(changed.count).",
                "\(added.count) added, \(removed.count) removed, \(changed.count) changed.")
    }

    /// `12 dòng: 9 do pháp luật thay đổi, 2 do biết muộn, 1 do sửa sai.`
    var causesWording: String {
        let rows = added.count + removed.count + changed.count
        let parts = counts.map { label, count in
            label.map { say("\(count) do \($0.wording)", "\(count) because \($0.wording)") }
                ?? say("\(count) do nhiều nguyên nhân", "\(count) for several reasons")
        }
        return say("\(rows) dòng: ", "\(counted(rows, "row")): ") + parts.joined(separator: ", ") + "."
    }

    static let csvColumns = [
        "change", "procedure", "name", "components", "cause", "fact", "act", "issuer", "number", "signedOn", "by",
    ]

    var csv: CSV {
        var csv = CSV(columns: Self.csvColumns)
        for (kind, rows) in [("added", added), ("removed", removed), ("changed", changed)] {
            for row in rows {
                let components = row.components.map(\.component.rawValue).joined(separator: " ")
                for cause in row.causes {
                    csv.rows.append([
                        kind, "\(row.procedure)", row.name, components, cause.label.rawValue, "\(cause.line.fact)",
                        cause.line.act.rawValue, cause.line.decision.issuer, cause.line.decision.number,
                        cause.line.decision.signedOn.description, cause.by.map(String.init) ?? "",
                    ])
                }
            }
        }
        return csv
    }
}

extension ProcedureChanges.Cause {
    /// `3582/QĐ-UBND: thay thế`, with the label where it is not the law itself.
    ///
    /// - Parameter namesLabel: false where all is new knowledge, which then is not said.
    func wording(namesLabel: Bool = true) -> String {
        let by = by.map { say(", số \($0)", ", fact \($0)") } ?? ""
        let goesWithoutSaying = self.label == .law || (self.label == .knowledge && self.by == nil && !namesLabel)
        let label = goesWithoutSaying ? "" : "\n(\(self.label.wording)\(by))"
        return "\(line.decision.number): \(line.act.wording)\(label)"
    }
}

extension ProcedureChanges.ComponentChange {
    /// `thời hạn giải quyết: 5 ngày làm việc → 3 ngày làm việc`.
    var wording: String {
        let old = from.map { $0.brief(component) } ?? say("(không nêu)", "(not stated)")
        let new = to.map { $0.brief(component) } ?? say("(không nêu)", "(not stated)")
        guard old != new, old.count + new.count <= 120 else { return component.wording }
        return "\(component.wording): \(old) → \(new)"
    }
}
