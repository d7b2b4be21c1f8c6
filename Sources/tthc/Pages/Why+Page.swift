import Events
import Projections

extension Why: Answer {
    var page: Page {
        var page = Page()
        page.title(say("VÌ SAO \(procedure)", "WHY \(procedure)") + (name.map { ": \($0)" } ?? ""))
        page.text(commune.wording)
        page.text(basis.wording, .faint)
        page.text("")
        page.text(conclusion, .heading)
        page.add(say("Đã áp dụng, theo thứ tự", "Applied, in order"), applied.map { $0.wording(on: procedure) })
        page.add(
            say("Không được tính", "Did not count"), notApplied.map { $0.wording(on: procedure, in: commune) })
        page.add(say("Đã chuyển sang thủ tục khác", "Moved to another procedure"), moved.map(\.wording))
        return page
    }

    /// Whether it is to be posted, and by which line, in one sentence.
    private var conclusion: String {
        let last = applied.last
        let began = applied.last { $0.outcome == .began }
        switch (state, last) {
        case (.inForce, _) where isListed:
            let since = began!.fact.line
            return say(
                "CÓ trong danh mục, từ ngày \(since.effectiveFrom.wording) theo \(since.decision.wording).",
                "LISTED since \(since.effectiveFrom.wording), by \(since.decision.wording).")
        case (.suspended, _) where isListed:
            let since = applied.last { $0.outcome == .suspended }!.fact.line
            return say(
                "TẠM NGƯNG từ ngày \(since.effectiveFrom.wording) theo \(since.decision.wording).",
                "SUSPENDED since \(since.effectiveFrom.wording), by \(since.decision.wording).")
        case (.inForce, _), (.suspended, _):
            let levels = levels.map { Level.wording($0) }.joined(separator: ", ")
            return say(
                "KHÔNG có trong danh mục: đang có hiệu lực nhưng không thuộc cấp xã (cấp thực hiện: \(levels)).",
                "NOT LISTED: in force, but not at commune level (levels: \(levels)).")
        case (.nothing, _?):
            guard let line = applied.last(where: { $0.outcome == .ended })?.fact.line else {
                return say(
                    "KHÔNG có trong danh mục: bị bãi bỏ trước khi có hiệu lực.",
                    "NOT LISTED: abolished before it took effect.")
            }
            return say(
                "KHÔNG có trong danh mục: đã hết hiệu lực từ ngày \(line.effectiveFrom.wording) theo \(line.decision.wording).",
                "NOT LISTED: ended on \(line.effectiveFrom.wording) by \(line.decision.wording).")
        case (.nothing, nil) where notApplied.isEmpty && moved.isEmpty:
            return say(
                "KHÔNG có trong danh mục: sổ chưa ghi dòng nào về thủ tục này; kiểm tra lại mã.",
                "NOT LISTED: no recorded line names this procedure; check the code.")
        case (.nothing, nil):
            let expired = notApplied.last {
                $0.reason == .expired && $0.coversCommune && !$0.fact.line.countsNever
                    && $0.fact.line.line.act.statesContent && $0.fact.line.line.procedure == procedure
            }
            if let line = expired?.fact.line {
                return say(
                    "KHÔNG có trong danh mục: chỉ có hiệu lực đến hết ngày \(line.effectiveUntil.wording) theo \(line.decision.wording).",
                    "NOT LISTED: held only to \(line.effectiveUntil.wording), by \(line.decision.wording).")
            }
            let coming = notApplied.filter { $0.reason == .future && $0.fact.line.line.procedure == procedure }
                .filter(\.fact.line.line.act.statesContent).compactMap(\.fact.line.effectiveFrom).min()
            return say(
                "KHÔNG có trong danh mục: chưa dòng nào về thủ tục này được áp dụng ở đây",
                "NOT LISTED: no line about it has been applied here")
                + (coming.map {
                    say("; sẽ có từ ngày \($0.dayMonthYear).", "; it is to come on \($0.dayMonthYear).")
                } ?? ".")
        }
    }

    var csv: CSV {
        var csv = CSV(columns: [
            "applied", "fact", "reason", "act", "issuer", "number", "signedOn", "line", "effectiveFrom",
            "effectiveUntil", "recordedAt", "recordedBy", "effect", "correction", "withdrawal", "annulment",
        ])
        let rows =
            applied.map { ($0.fact, true, $0.outcome.rawValue) }
            + notApplied.map { ($0.fact, false, $0.reason.rawValue) }
        for (fact, isApplied, reason) in rows {
            let line = fact.line
            csv.rows.append([
                "\(isApplied)", "\(line.position)", reason, line.line.act.rawValue, line.decision.issuer,
                line.decision.number, "\(line.decision.signedOn)", line.line.name,
                line.effectiveFrom?.description ?? "", line.effectiveUntil?.description ?? "", fact.recordedAt,
                fact.recordedBy, fact.effect.map { "\($0.fact)" } ?? "", fact.correction.map { "\($0.fact)" } ?? "",
                fact.withdrawal.map { "\($0.fact)" } ?? "", fact.annulment.map { "\($0.fact)" } ?? "",
            ])
        }
        return csv
    }
}

extension Page {
    /// A heading, and under it numbered paragraphs.
    fileprivate mutating func add(_ heading: String, _ items: [String]) {
        guard !items.isEmpty else { return }
        title("\(heading) (\(items.count))")
        var table = Table(columns: [.init(title: "", alignsRight: true), .init(title: "", isFlexible: true)])
        for (index, item) in items.enumerated() { table.row(["\(index + 1).", item]) }
        self.table(table)
    }
}

extension Why.Applied {
    fileprivate func wording(on procedure: ProcedureCode) -> String {
        let partial = isPartOfTerritory ? say(" (một phần địa bàn)", " (part of the land)") : ""
        return fact.heading(on: procedure) + "\n→ " + outcome.wording + partial + "\n" + fact.record
    }
}

extension Why.Applied.Outcome {
    fileprivate var wording: String {
        switch self {
        case .began: say("có hiệu lực từ đây", "it is in force from here on")
        case .restated: say("nội dung được nêu lại", "its content is stated anew")
        case .changed: say("nội dung thay đổi", "its content changes")
        case .suspended: say("tạm ngưng", "it is suspended")
        case .resumed: say("tiếp tục thực hiện", "it goes on")
        case .ended: say("hết hiệu lực từ đây", "it ends here")
        case .forestalled: say("khi đó thủ tục không có hiệu lực", "it was not in force then")
        }
    }
}

extension Why.NotApplied {
    fileprivate func wording(on procedure: ProcedureCode, in commune: Place) -> String {
        fact.heading(on: procedure) + "\n✗ " + explanation(in: commune) + "\n" + fact.record
    }

    private func explanation(in commune: Place) -> String {
        if fact.line.countsNever, reason == .future || reason == .expired { return fact.line.neverWording }
        return switch reason {
        case .withdrawn: say("đã được rút lại khỏi sổ", "was withdrawn from the record")
        case .annulled: say("quyết định đã bị hủy bỏ", "its decision was annulled")
        case .internal: say("thuộc quyết định nội bộ, không vào danh mục nào", "belongs to an internal decision")
        case .undated: say("chưa rõ ngày hiệu lực", "its day is not known")
        case .future: say("chưa có hiệu lực vào ngày được hỏi", "not yet in force on the day asked")
        case .expired:
            say(
                "chỉ có hiệu lực đến hết ngày \(fact.line.effectiveUntil.wording)",
                "held only to \(fact.line.effectiveUntil.wording)")
        case .territory:
            say("không áp dụng cho địa bàn của \(commune.name)", "does not apply to the land of \(commune.name)")
        case .stillborn:
            say("bị bãi bỏ trước khi có hiệu lực", "was abolished before it took effect")
                + (abolishedBy.map {
                    say(", bởi \($0.decision.number) (số \($0.fact))", ", by \($0.decision.number) (fact \($0.fact))")
                } ?? "")
        case .conflict:
            say(
                "xung đột: khi đó thủ tục \(met == .nothing ? "không có hiệu lực" : met!.wording)",
                "conflict: the procedure was \(met == .nothing ? "not in force" : met!.wording) then")
        }
    }
}

extension Why.Fact {
    /// `3582/QĐ-UBND (31) ngày 08/09/2026, dòng I.1: thay thế 2.001023; hiệu lực 08/09/2026`.
    fileprivate func heading(on procedure: ProcedureCode) -> String {
        let until = line.effectiveUntil.map { say(" đến hết \($0.dayMonthYear)", " to \($0.dayMonthYear)") } ?? ""
        var act = line.line.act.wording
        if line.line.procedure != procedure {
            act = say("được \(line.line.procedure) thay thế", "replaced by \(line.line.procedure)")
        } else if line.line.act == .replace {
            let codes = line.line.replaces.map(\.description).joined(separator: ", ")
            act = say("thay thế \(codes)", "replaces \(codes)")
        }
        return say(
            "\(line.decision.wording), dòng \(line.line.name): \(act); hiệu lực \(line.effectiveFrom.wording)\(until)",
            "\(line.decision.wording), line \(line.line.name): \(act); effective \(line.effectiveFrom.wording)\(until)")
    }

    /// Who recorded it when, and what was recorded about it since.
    fileprivate var record: String {
        let own = say(
            "Ghi sổ số \(line.position), \(recordedBy), \(Instant.wording(recordedAt))",
            "Fact \(line.position), recorded by \(recordedBy), \(Instant.wording(recordedAt))")
        let statements = [effect, correction, withdrawal, annulment].compactMap { $0?.wording }
        return ([own] + statements + remarks.map(\.wording)).joined(separator: "\n")
    }
}

extension StatementReference {
    fileprivate var wording: String {
        let what =
            switch kind {
            case "effect": say("Ấn định ngày", "Its day was set")
            case "annulment": say("Hủy bỏ", "Annulled")
            case "correction": say("Sửa sai", "Corrected")
            default: say("Rút lại", "Withdrawn")
            }
        let authority = by.map { say(" theo \($0.wording)", " by \($0.wording)") } ?? ""
        return what + authority
            + say(
                ": số \(fact), \(recordedBy), \(Instant.wording(recordedAt))",
                ": fact \(fact), \(recordedBy), \(Instant.wording(recordedAt))")
            + (reason.map { " (\($0))" } ?? "")
    }
}

extension MovedLine {
    /// What it is about now, and which correction said so.
    var wording: String {
        let by = correctedBy.map { say(" do sửa sai ở số \($0)", " by the correction at \($0)") } ?? ""
        return say("Dòng số \(fact) nay nói về \(procedure)", "Fact \(fact) is now about \(procedure)") + by
    }
}
