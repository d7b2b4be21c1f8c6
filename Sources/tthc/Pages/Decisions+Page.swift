import Events
import Projections

extension DecisionList: Answer {
    var page: Page {
        var page = Page()
        page.title(say("QUYẾT ĐỊNH CÔNG BỐ ĐÃ GHI (\(decisions.count))", "RECORDED DECISIONS (\(decisions.count))"))
        page.text(basis.wording, .faint)
        page.text("")
        page.table(DecisionList.table(of: decisions))
        return page
    }

    static func table(of decisions: [Summary]) -> Table {
        var table = Table(columns: [
            .init(title: say("Số", "Fact"), alignsRight: true), .init(title: say("Quyết định", "Decision")),
            .init(title: say("Ký ngày", "Signed")), .init(title: say("Hiệu lực", "Effective")),
            .init(title: say("Trích yếu", "Title"), isFlexible: true),
            .init(title: say("Dòng", "Lines"), alignsRight: true),
        ])
        for decision in decisions {
            let marks = [
                decision.withdrawnBy != nil ? say("[đã rút lại] ", "[withdrawn] ") : nil,
                decision.annulledBy != nil ? say("[đã hủy bỏ] ", "[annulled] ") : nil,
                decision.correctedBy != nil ? say("[đã sửa] ", "[corrected] ") : nil,
                decision.isInternal ? say("[nội bộ] ", "[internal] ") : nil,
                decision.hasLinesPending ? say("[chờ phụ lục] ", "[annex pending] ") : nil,
            ]
            table.row([
                "\(decision.fact)", "\(decision.identity.number) (\(decision.identity.issuer))",
                decision.identity.signedOn.dayMonthYear, decision.effectiveFrom.wording,
                marks.compactMap { $0 }.joined() + (decision.title ?? ""), "\(decision.lines)",
            ])
        }
        return table
    }

    var csv: CSV {
        var csv = CSV(columns: [
            "fact", "issuer", "number", "signedOn", "effectiveFrom", "effectiveUntil", "title", "internal",
            "linesPending", "lines", "recordedAt", "recordedBy", "datedBy", "correctedBy", "annulledBy", "withdrawnBy",
        ])
        for decision in decisions {
            csv.rows.append([
                "\(decision.fact)", decision.identity.issuer, decision.identity.number, "\(decision.identity.signedOn)",
                decision.effectiveFrom?.description ?? "", decision.effectiveUntil?.description ?? "",
                decision.title ?? "", "\(decision.isInternal)", "\(decision.hasLinesPending)", "\(decision.lines)",
                decision.recordedAt, decision.recordedBy, decision.datedBy.map(String.init) ?? "",
                decision.correctedBy.map(String.init) ?? "", decision.annulledBy.map(String.init) ?? "",
                decision.withdrawnBy.map(String.init) ?? "",
            ])
        }
        return csv
    }
}

extension DecisionReport: Answer {
    var page: Page {
        var page = Page()
        page.title(say("QUYẾT ĐỊNH \(summary.identity.wording)", "DECISION \(summary.identity.wording)"))
        if let title = summary.title { page.text(title) }
        page.text(
            say("Hiệu lực: \(summary.effectiveFrom.wording)", "Effective: \(summary.effectiveFrom.wording)")
                + (summary.condition.map { " (\($0))" } ?? "")
                + say(
                    "; \(summary.recordedBy) ghi, số \(summary.fact).",
                    "; recorded at \(summary.fact) by \(summary.recordedBy)."))
        if summary.isInternal {
            page.text(say("Quy trình nội bộ: không vào danh mục nào.", "Internal: in no catalogue."))
        }
        for (fact, words) in [
            (summary.withdrawnBy, say("Đã rút lại khỏi sổ", "Withdrawn")),
            (summary.annulledBy, say("Đã bị hủy bỏ", "Annulled")),
            (summary.correctedBy, say("Đã sửa sai", "Corrected")),
            (summary.datedBy, say("Ngày hiệu lực được ấn định", "Its day was set")),
        ] {
            guard let fact else { continue }
            page.text(words + say(", sự kiện số \(fact).", ", fact \(fact)."))
        }
        for remark in remarks { page.text(remark.wording + ".") }
        if summary.hasLinesPending { page.text(say("Phụ lục chưa có.", "The annex is still to come.")) }
        page.text(basis.wording, .faint)
        page.text("")
        var table = Table(columns: [
            .init(title: say("Số", "Fact"), alignsRight: true), .init(title: say("Dòng", "Line")),
            .init(title: say("Hình thức", "Act"), isFlexible: true),
            .init(title: say("Thủ tục", "Procedure"), isFlexible: true),
            .init(title: say("Kết quả", "Fate"), isFlexible: true),
        ])
        for line in lines {
            let replaced = line.line.line.replaces.map(\.description).joined(separator: ", ")
            table.row([
                "\(line.line.position)", line.line.line.name,
                line.line.line.act.wording + (replaced.isEmpty ? "" : " \(replaced)"),
                "\(line.line.line.procedure) \(line.name ?? "")",
                line.wording + (line.correctedBy.map { say(" [sửa: số \($0)]", " [corrected by \($0)]") } ?? ""),
            ])
        }
        page.table(table)
        return page
    }

    var csv: CSV {
        var csv = CSV(columns: [
            "fact", "line", "act", "procedure", "replaces", "effectiveFrom", "effectiveUntil", "fate", "applied",
            "conflict",
            "stillborn",
        ])
        for line in lines {
            csv.rows.append([
                "\(line.line.position)", line.line.line.name, line.line.line.act.rawValue,
                "\(line.line.line.procedure)", line.line.line.replaces.map(\.description).joined(separator: " "),
                line.line.effectiveFrom?.description ?? "", line.line.effectiveUntil?.description ?? "",
                line.fate.rawValue, "\(line.applied)", "\(line.conflicts)", "\(line.stillborn)",
            ])
        }
        return csv
    }
}

extension DecisionReport.LineFate {
    var wording: String {
        if line.countsNever, fate == .future || fate == .expired { return line.neverWording }
        switch fate {
        case .withdrawn: return say("đã rút lại", "withdrawn")
        case .annulled: return say("đã hủy bỏ", "annulled")
        case .internal: return say("nội bộ", "internal")
        case .undated: return say("chưa rõ ngày", "day not known")
        case .future:
            let day = say("từ \(line.effectiveFrom.wording)", "from \(line.effectiveFrom.wording)")
            return ([day] + stillbornWording).joined(separator: "; ")
        case .expired: return say("đã hết ngày \(line.effectiveUntil.wording)", "ended \(line.effectiveUntil.wording)")
        case .counted:
            let parts =
                [
                    applied > 0 ? say("áp dụng ở \(applied) xã", "applied in \(counted(applied, "commune"))") : nil,
                    conflicts > 0
                        ? say("xung đột ở \(conflicts) xã", "conflict in \(counted(conflicts, "commune"))") : nil,
                ].compactMap { $0 } + stillbornWording
            return parts.isEmpty ? say("không phủ xã nào", "covers no commune") : parts.joined(separator: "; ")
        }
    }

    private var stillbornWording: [String] {
        stillborn > 0
            ? [say("không bao giờ có hiệu lực ở \(stillborn) xã", "stillborn in \(counted(stillborn, "commune"))")] : []
    }
}
