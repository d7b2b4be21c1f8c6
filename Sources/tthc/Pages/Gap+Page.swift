import Events
import Projections

extension Gap: Answer {
    var page: Page {
        var page = Page()
        page.title(say("ĐỐI CHIẾU NIÊM YẾT VỚI DANH MỤC", "THE BOARD AGAINST THE CATALOGUE"))
        page.text(commune.wording)
        page.text(basis.wording, .faint)
        page.text(rules.wording, .faint)
        page.add(sources: sources, on: basis.on)
        page.text("")
        page.text(counts.wording)
        for kind in Kind.allCases where counts[kind] > 0 {
            page.title("\(kind.wording) (\(counts[kind]))")
            page.table(table(of: items.filter { $0.kind == kind }, kind))
        }
        return page
    }

    private func table(of items: [Item], _ kind: Kind) -> Table {
        var table = Table(columns: [
            .init(title: say("Mã", "Code")), .init(title: say("Tên thủ tục", "Name"), isFlexible: true),
            .init(title: kind == .early ? say("Có hiệu lực", "In force") : say("Từ ngày", "Since")),
            .init(title: say("Theo, ai chậm", "By, who is late"), isFlexible: true),
        ])
        for item in items {
            let reason = item.reason.map { " [\($0.wording)]" } ?? ""
            let components = item.components.map { change in
                "\n· " + (change.from == nil && item.reason == .seen ? change.component.wording : change.wording)
            }.joined()
            let by = item.line.map { ["\($0.decision.number): \($0.act.wording)"] } ?? []
            table.row([
                "\(item.procedure)", (item.name ?? say("(chưa rõ tên)", "(name not known)")) + reason + components,
                item.since?.dayMonthYear ?? "", (by + (item.lateness?.lines ?? [])).joined(separator: "\n"),
            ])
        }
        return table
    }

    var csv: CSV {
        var csv = CSV(columns: [
            "kind", "reason", "procedure", "name", "field", "since", "act", "issuer", "number", "signedOn", "fact",
            "components", "sources", "pendingSince", "dueBy", "late", "signedDaysLate", "publishedDaysLate",
            "communeDaysLate",
        ])
        for item in items {
            let deadlines = item.lateness
            csv.rows.append([
                item.kind.rawValue, item.reason?.rawValue ?? "", "\(item.procedure)", item.name ?? "",
                item.field ?? "", item.since?.description ?? "", item.line?.act.rawValue ?? "",
                item.line?.decision.issuer ?? "", item.line?.decision.number ?? "",
                item.line?.decision.signedOn.description ?? "", item.line.map { "\($0.fact)" } ?? "",
                item.components.map(\.component.rawValue).joined(separator: " "),
                item.sources.map(String.init).joined(separator: " "), deadlines?.pendingSince.description ?? "",
                deadlines?.dueBy?.description ?? "", deadlines?.parties.map(\.rawValue).joined(separator: " ") ?? "",
                deadlines?.signing.map { "\($0.daysLate)" } ?? "",
                deadlines?.publishing.flatMap { $0.doneOn == nil ? nil : "\($0.daysLate)" } ?? "",
                deadlines?.dueBy == nil ? "" : "\(deadlines!.daysOfCommune)",
            ])
        }
        return csv
    }
}

extension NationalGap: Answer {
    var page: Page {
        var page = Page()
        page.title(say("ĐỐI CHIẾU NIÊM YẾT CỦA MỌI XÃ", "THE BOARDS OF ALL COMMUNES"))
        page.text(basis.wording, .faint)
        page.text(rules.wording, .faint)
        let wrong = rows.count { $0.counts.wrong > 0 }
        page.text(
            say(
                "\(rows.count + unseen.count) xã: \(wrong) có sai lệch, \(rows.count - wrong) không; \(unseen.count) chưa biết bảng niêm yết có gì.",
                "\(rows.count + unseen.count) communes: \(wrong) with something wrong, \(rows.count - wrong) without; of \(unseen.count) the board is not known."
            ))
        page.text(total.wording)
        var table = Table(columns: [
            .init(title: say("Hạng", "Rank"), alignsRight: true), .init(title: say("Xã", "Commune"), isFlexible: true),
            .init(title: say("Ghi nhận", "Told on")), .init(title: say("Sai", "Wrong"), alignsRight: true),
            .init(title: say("Thiếu", "Missing"), alignsRight: true),
            .init(title: say("Bản cũ", "Outdated"), alignsRight: true),
            .init(title: say("Hết HL", "Ended"), alignsRight: true),
            .init(title: say("Khác", "Other"), alignsRight: true),
            .init(title: say("Xã chậm", "Late"), alignsRight: true),
        ])
        for (index, row) in rows.enumerated() where row.counts.wrong > 0 {
            let counts = row.counts
            table.row([
                "\(index + 1)", "\(row.name) (\(row.code))", row.lastTold?.dayMonthYear ?? "", "\(counts.wrong)",
                "\(counts[.missing])", "\(counts[.outdated])", "\(counts[.expired])",
                "\(counts.wrong - counts[.missing] - counts[.outdated] - counts[.expired])",
                "\(counts.late[.commune] ?? 0)",
            ])
        }
        page.table(table)
        return page
    }

    var csv: CSV {
        var csv = CSV(
            columns: [
                "rank", "commune", "name", "province", "lastTold", "unknownList", "wrong", "due", "posted", "current",
                "unseen",
            ] + Gap.Kind.allCases.map(\.rawValue) + ["latePublisher", "lateCommune"])
        for (index, row) in (rows + unseen).enumerated() {
            let counts = row.counts
            csv.rows.append(
                [
                    index < rows.count ? "\(index + 1)" : "", row.code.text, row.name, row.province?.text ?? "",
                    row.lastTold?.description ?? "", row.hasUnknownList ? "true" : "false", "\(counts.wrong)",
                    "\(counts.due)", "\(counts.posted)", "\(counts.current)", "\(counts.unseen)",
                ] + Gap.Kind.allCases.map { "\(counts[$0])" } + [
                    "\(counts.late[.publisher] ?? 0)", "\(counts.late[.commune] ?? 0)",
                ])
        }
        return csv
    }
}

extension Gap.Counts {
    /// How they add up, in two sentences.
    var wording: String {
        let wrongDue = [Gap.Kind.missing, .uneven, .outdated].filter { self[$0] > 0 }.map { "\(self[$0]) \($0.short)" }
        let wrongPosted = [Gap.Kind.expired, .early, .internal, .notOurs, .unknown].filter { self[$0] > 0 }
            .map { "\(self[$0]) \($0.short)" }
        let unseen = self.unseen > 0 ? [say("\(self.unseen) chưa kiểm tra", "\(self.unseen) not looked for")] : []
        let due = ([say("\(current) đúng", "\(current) as in force")] + wrongDue + unseen).joined(separator: ", ")
        let late = [
            (late[.publisher] ?? 0) > 0
                ? say("nơi công bố \(late[.publisher]!)", "the publisher \(late[.publisher]!)") : nil,
            (late[.commune] ?? 0) > 0 ? say("xã \(late[.commune]!)", "the commune \(late[.commune]!)") : nil,
        ].compactMap { $0 }
        return say("Phải niêm yết \(self.due): \(due).", "\(self.due) due: \(due).")
            + say(
                " Đang niêm yết \(posted)\(wrongPosted.isEmpty ? "" : ", trong đó thừa: \(wrongPosted.joined(separator: ", "))").",
                " \(posted) posted\(wrongPosted.isEmpty ? "" : ", of them too many: \(wrongPosted.joined(separator: ", "))")."
            )
            + (late.isEmpty
                ? "" : say(" Chậm: \(late.joined(separator: ", ")).", " Late: \(late.joined(separator: ", "))."))
    }
}

extension Gap.Kind {
    /// As the heading of its items.
    var wording: String {
        switch self {
        case .missing: say("Thiếu: phải niêm yết mà không có", "Missing: due, and not on the board")
        case .uneven: say("Chưa có ở mọi nơi niêm yết", "Not on every channel")
        case .outdated: say("Không đúng bản đang có hiệu lực", "Not the version in force")
        case .expired: say("Hết hiệu lực vẫn niêm yết", "Ended, and still posted")
        case .early: say("Niêm yết sớm: chưa có hiệu lực", "Early: not yet in force")
        case .internal: say("Thủ tục nội bộ", "Internal procedures")
        case .notOurs: say("Không thuộc danh mục của xã", "Not of this commune")
        case .unknown: say("Mã chưa có trong sổ", "Codes the registry does not know")
        }
    }

    /// Within a sentence.
    var short: String {
        switch self {
        case .missing: say("thiếu", "missing")
        case .uneven: say("chưa có ở mọi nơi", "not on every channel")
        case .outdated: say("không đúng bản", "outdated")
        case .expired: say("hết hiệu lực", "ended")
        case .early: say("sớm", "early")
        case .internal: say("nội bộ", "internal")
        case .notOurs: say("không thuộc xã", "not of this commune")
        case .unknown: say("mã lạ", "unknown")
        }
    }
}

extension Gap.Reason {
    var wording: String {
        switch self {
        case .older: say("bản cũ", "the version before")
        case .later: say("bản chưa có hiệu lực", "a version to come")
        case .elsewhere: say("bản của nơi khác", "the version of elsewhere")
        case .unrecorded: say("bản không có trong sổ", "a version that is not recorded")
        case .name: say("khác tên", "another name")
        case .seen: say("thấy khác khi kiểm tra", "seen to differ")
        case .abolished: say("bị bãi bỏ", "abolished")
        case .replaced: say("bị thay thế", "replaced")
        case .suspended: say("tạm ngưng", "suspended")
        case .ended: say("hết thời hạn", "its term ended")
        case .level: say("cấp khác giải quyết", "of another level")
        case .territory: say("địa bàn khác", "of another territory")
        case .neverInForce: say("chưa bao giờ có hiệu lực tại đây", "never in force here")
        case .struck: say("bản ghi đã rút lại hoặc quyết định bị hủy bỏ", "withdrawn or annulled")
        }
    }
}

extension Lateness {
    /// Who is late, one sentence each; since when it is pending when nobody says by when.
    fileprivate var lines: [String] {
        var lines: [String] = []
        if let signing, signing.isLate {
            let from = reference == .legalBasis ? say(" so với căn cứ pháp lý", " by the legal basis") : ""
            lines.append(
                say(
                    "nơi công bố: ký muộn \(signing.daysLate) ngày\(from) (hạn \(signing.deadline.dayMonthYear))",
                    "publisher: signed \(counted(signing.daysLate, "day")) late\(from) (due \(signing.deadline.dayMonthYear))"
                ))
        }
        if let publishing, publishing.isLate {
            lines.append(
                say(
                    "nơi công bố: công khai muộn \(publishing.daysLate) ngày (hạn \(publishing.deadline.dayMonthYear))",
                    "publisher: published \(counted(publishing.daysLate, "day")) late (due \(publishing.deadline.dayMonthYear))"
                ))
        }
        if let dueBy {
            lines.append(
                parties.contains(.commune)
                    ? say(
                        "xã: muộn \(daysOfCommune) ngày (hạn \(dueBy.dayMonthYear))",
                        "commune: \(counted(daysOfCommune, "day")) late (due \(dueBy.dayMonthYear))")
                    : say("xã: còn hạn đến \(dueBy.dayMonthYear)", "commune: has until \(dueBy.dayMonthYear)"))
        } else {
            lines.append(
                say("xã: chờ từ \(pendingSince.dayMonthYear)", "commune: pending since \(pendingSince.dayMonthYear)"))
        }
        return lines
    }
}
