import Events
import Projections

extension ProcedureHistory: Answer {
    var page: Page {
        var page = Page()
        page.title(say("LỊCH SỬ THỦ TỤC \(procedure)", "HISTORY OF \(procedure)"))
        page.text(basis.wording, .faint)
        if facts.isEmpty, moved.isEmpty {
            page.text(
                say(
                    "Chưa ghi dòng nào về thủ tục này; kiểm tra lại mã.",
                    "No recorded line names this procedure; check the code."))
            return page
        }
        page.text("")
        var table = Table(columns: [
            .init(title: say("Số", "Fact"), alignsRight: true), .init(title: say("Hiệu lực", "Effective")),
            .init(title: say("Ký ngày", "Signed")),
            .init(title: say("Quyết định, dòng", "Decision, line"), isFlexible: true),
            .init(title: say("Hình thức", "Act"), isFlexible: true),
        ])
        for fact in facts {
            let line = fact.line
            let until = line.effectiveUntil.map { say("\nđến \($0.dayMonthYear)", "\nto \($0.dayMonthYear)") } ?? ""
            var act = line.line.act.wording
            if line.line.act == .replace {
                let codes = line.line.replaces.map(\.description).joined(separator: ", ")
                act = say("\(line.line.procedure) thay thế \(codes)", "\(line.line.procedure) replaces \(codes)")
            }
            let marks = fact.marks.map { " [\($0.wording)\(fact.source(of: $0))]" }.joined()
            table.row([
                "\(line.position)", line.effectiveFrom.wording + until, line.decision.signedOn.dayMonthYear,
                "\(line.decision.number) (\(line.decision.issuer)), \(line.line.name)", act + marks,
            ])
        }
        if !facts.isEmpty { page.table(table) }
        for line in moved { page.text(line.wording + ".") }
        return page
    }

    var csv: CSV {
        var csv = CSV(columns: [
            "fact", "act", "procedure", "replaces", "issuer", "number", "signedOn", "line", "effectiveFrom",
            "effectiveUntil", "recordedAt", "recordedBy", "marks",
        ])
        for fact in facts {
            let line = fact.line
            csv.rows.append([
                "\(line.position)", line.line.act.rawValue, "\(line.line.procedure)",
                line.line.replaces.map(\.description).joined(separator: " "), line.decision.issuer,
                line.decision.number, "\(line.decision.signedOn)", line.line.name,
                line.effectiveFrom?.description ?? "", line.effectiveUntil?.description ?? "", fact.recordedAt,
                fact.recordedBy, fact.marks.map(\.rawValue).joined(separator: " "),
            ])
        }
        return csv
    }
}

extension ProcedureHistory.Fact {
    /// The fact that made a mark.
    fileprivate func source(of mark: Mark) -> String {
        let fact: Int? =
            switch mark {
            case .corrected: correctedBy
            case .withdrawn: withdrawnBy
            case .annulled: annulledBy
            default: nil
            }
        return fact.map { say(", số \($0)", ", fact \($0)") } ?? ""
    }
}
