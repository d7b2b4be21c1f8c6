import Events
import Intake
import Projections

extension Reconciliation {
    /// The draft as YAML, with all that becomes no line as comments at its top.
    var draftText: String {
        let writer = DraftWriter(wording: \.wording) { item in
            item.place.wording + (item.name.map { ": \($0)" } ?? "")
        }
        let draft = draft
        let shown = files.joined(separator: ", ")
        var preface = [
            say(
                "BẢN THẢO do `tthc reconcile` lập từ \(shown), đối chiếu với \(standing.name) (\(standing.unit.code)) ngày \(standing.basis.on.dayMonthYear).",
                "DRAFT made by `tthc reconcile` from \(shown), against \(standing.name) (\(standing.unit.code)) on \(standing.basis.on.dayMonthYear)."
            ),
            say(
                "Danh sách không phải là văn bản: tìm quyết định công bố, ghi nơi ban hành, số, ngày ký, ngày hiệu lực theo quyết định, bỏ những dòng quyết định không nêu. Ngày xem danh sách không phải ngày có hiệu lực.",
                "A list is no paper: find the decision, give its issuer, number and days, and take out what it does not say. The day on which the list was seen is no day of effect."
            ),
        ]
        if draft.submissions.isEmpty {
            preface.append(say("Không có gì phải ghi sổ.", "There is nothing to record."))
        }
        if !missing.isEmpty {
            preface.append(
                say(
                    "Thiếu trong danh sách (\(missing.count)); không phải là bãi bỏ, không thành dòng nào:",
                    "Missing on the list (\(missing.count)); not abolished by that, and no line below:"))
            preface += missing.map { "- \($0.procedure) \($0.name)" }
        }
        if !asides.isEmpty {
            preface.append(
                say(
                    "Có trong danh sách, sổ đã biết (\(asides.count)), không thành dòng nào:",
                    "On the list and known to the registry (\(asides.count)), and no line below:"))
            preface += asides.map { "- \($0.row.code) \($0.row.name): \($0.reason.wording)" }
        }
        return writer.text(draft, preface: preface) { _ in [] }
    }
}
