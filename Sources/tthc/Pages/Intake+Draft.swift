import Events
import Intake

extension Intake {
    /// The draft as YAML, with what the officer has to do at its top.
    func text(files: [String]) -> String {
        let writer = DraftWriter(wording: \.wording) { item in
            item.place.wording + (item.name.map { ": \($0)" } ?? "")
        }
        let names = files.map { String($0.split(separator: "/").last ?? "") }
        let shown =
            names.prefix(5).joined(separator: ", ")
            + (names.count > 5 ? say(", … (\(names.count) tệp)", ", … (\(names.count) files)") : "")
        let preface = [
            say("BẢN THẢO do `tthc intake` lập từ: \(shown).", "DRAFT made by `tthc intake` from: \(shown)."),
            say(
                "Dòng [!] phải giải quyết trước: bỏ dấu # và ghi giá trị đúng theo văn bản. Dòng [?] cần đối chiếu. Chưa giải quyết thì `tthc record` từ chối và nêu chỗ thiếu.",
                "Settle what is marked [!] first: take the # away and give the value as on the paper. Look at what is marked [?]. Until then `tthc record` refuses the draft and names what is missing."
            ),
            draft.toSettle == 0
                ? say("Không còn chỗ phải giải quyết.", "Nothing is left to settle.")
                : say(
                    "Còn \(draft.toSettle) chỗ phải giải quyết [!].",
                    "\(counted(draft.toSettle, "matter")) to settle [!]."),
        ]
        return writer.text(draft, preface: preface) { proposal in
            var matters: [String: Int] = [:]
            for doubt in proposal.doubts where doubt.weight == .settle { matters[doubt.topic, default: 0] += 1 }
            guard !matters.isEmpty else { return [] }
            let list = matters.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
            return [say("Phải giải quyết: \(list).", "To settle: \(list).")]
        }
    }
}

extension Proposal {
    fileprivate var doubts: [Doubt] { head.flatMap(\.everyDoubt) + items.flatMap(\.doubts) }
}

extension DraftMember {
    fileprivate var everyDoubt: [Doubt] {
        guard case .members(let members) = content else { return doubts }
        return doubts + members.flatMap(\.everyDoubt)
    }
}

extension Doubt {
    /// The key that it is about.
    fileprivate var topic: String {
        switch self {
        case .issuerMissing: "issuer"
        case .numberMissing, .numberWithoutSymbol, .numberUnreadable: "number"
        case .signedOnMissing, .signedOnShared: "signedOn"
        case .effectiveFromDiffers: "effectiveFrom"
        case .dayUnreadable: say("ngày", "days")
        case .observerMissing: "by"
        case .codeUncertain, .codeTwice: "procedure"
        case .replacesMissing, .replacesUncertain: "replaces"
        case .changesMissing: "changes"
        case .territoryLimited: "territory"
        case .nameMissing: "name"
        case .levelsMissing, .levelsAgainstHeading: "levels"
        case .decisionRecorded: say("quyết định đã có trong sổ", "decision recorded already")
        default: "act"
        }
    }
}
