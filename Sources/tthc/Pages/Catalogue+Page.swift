import Events
import Projections

extension Catalogue: Answer {
    var page: Page {
        var page = Page()
        page.title(say("DANH MỤC THỦ TỤC HÀNH CHÍNH PHẢI NIÊM YẾT", "PROCEDURES TO BE POSTED"))
        page.text(commune.wording)
        page.text(basis.wording, .faint)
        page.text(
            say(
                "\(entries.count) thủ tục; tạm ngưng \(suspended.count); sắp thay đổi \(upcoming.count); cần rà soát \(review.count).",
                "\(counted(entries.count, "procedure")); \(suspended.count) suspended; \(upcoming.count) upcoming; \(review.count) to review."
            ))
        page.text("")
        page.table(Self.table(of: entries))
        if !suspended.isEmpty {
            page.title(say("Tạm ngưng", "Suspended"))
            page.table(Self.table(of: suspended, since: say("Ban hành từ", "In force since")))
        }
        if !upcoming.isEmpty {
            page.title(say("Sắp thay đổi", "Upcoming"))
            page.table(upcomingTable)
        }
        if !review.isEmpty {
            page.title(say("Cần rà soát", "To review"))
            page.table(reviewTable)
        }
        return page
    }

    private static func table(
        of entries: [Entry], since: String = say("Từ ngày", "Since")
    ) -> Table {
        var table = Table(columns: [
            .init(title: say("TT", "No."), alignsRight: true), .init(title: say("Mã", "Code")),
            .init(title: say("Tên thủ tục", "Name"), isFlexible: true), .init(title: since),
            .init(title: say("Quyết định", "Decision")),
        ])
        var field: String??
        for (index, entry) in entries.enumerated() {
            if field != .some(entry.field) {
                field = .some(entry.field)
                let count = entries.count { $0.field == entry.field }
                table.group("\(entry.field ?? say("Chưa rõ lĩnh vực", "No field")) (\(count))")
            }
            let receives = entry.role == "receive" ? say(" [tiếp nhận]", " [receive]") : ""
            let partial = entry.isPartOfTerritory ? say(" [một phần địa bàn]", " [part of territory]") : ""
            table.row([
                "\(index + 1)", "\(entry.procedure)", entry.name + receives + partial,
                entry.first.effectiveFrom.wording, entry.first.decision.number,
            ])
        }
        return table
    }

    private var upcomingTable: Table {
        var table = Table(columns: [
            .init(title: say("Từ ngày", "From")), .init(title: say("Mã", "Code")),
            .init(title: say("Hình thức", "Act")),
            .init(title: say("Quyết định", "Decision"), isFlexible: true),
            .init(title: say("Số", "Fact"), alignsRight: true),
        ])
        for item in upcoming {
            table.row([
                item.line.effectiveFrom.wording, "\(item.procedure)", item.line.act.wording,
                item.line.decision.number + (item.condition.map { ": \($0)" } ?? ""), "\(item.line.fact)",
            ])
        }
        return table
    }

    private var reviewTable: Table {
        var table = Table(columns: [
            .init(title: say("Mã", "Code")), .init(title: say("Lý do", "Reason"), isFlexible: true),
            .init(title: say("Sự kiện", "Facts")),
        ])
        for item in review {
            table.row([
                "\(item.procedure)", item.reason.wording, item.facts.map(String.init).joined(separator: ", "),
            ])
        }
        return table
    }

    var csv: CSV {
        var csv = CSV(columns: [
            "procedure", "name", "field", "role", "state", "since", "issuer", "number", "signedOn", "latestFact",
            "facts",
            "flags",
        ])
        for (state, entries) in [("inForce", entries), ("suspended", suspended)] {
            for entry in entries {
                csv.rows.append([
                    "\(entry.procedure)", entry.name, entry.field ?? "", entry.role, state,
                    entry.first.effectiveFrom.map(\.description) ?? "", entry.first.decision.issuer,
                    entry.first.decision.number, entry.first.decision.signedOn.description, "\(entry.latest.fact)",
                    entry.facts.map(String.init).joined(separator: " "),
                    entry.isPartOfTerritory ? "partOfTerritory" : "",
                ])
            }
        }
        return csv
    }
}

extension Place {
    /// `Xã Vĩnh Bảo (11824), Thành phố Hải Phòng`.
    var wording: String { "\(name) (\(code))" + (provinceName.map { ", \($0)" } ?? "") }
}

extension LogHead {
    var wording: String {
        say(
            "Biết đến sự kiện số \(size), gốc \(base64Root.prefix(12))…",
            "Known up to fact \(size), root \(base64Root.prefix(12))…")
    }
}

extension Basis {
    var wording: String {
        say(
            "Xét tại ngày \(on.dayMonthYear), biết đến sự kiện số \(known), gốc \(head.base64Root.prefix(12))…",
            "Asked for \(on.dayMonthYear), known up to fact \(known), root \(head.base64Root.prefix(12))…")
    }
}
