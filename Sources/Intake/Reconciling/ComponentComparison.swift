internal import Events
internal import Projections
internal import VietnameseText

/// One component that a row states, held against the registry's.
struct ComponentComparison {
    /// Nil where both say the same, or the row only guesses.
    private(set) var difference: Reconciliation.Difference?

    init(_ row: ListRow, _ member: DraftMember, _ content: Value) {
        // Notes are put together from columns that mean nothing here.
        guard case .value(let stated) = member.content, let component = Component(rawValue: member.key),
            component != .notes
        else { return }
        let standing = content[component.rawValue]
        let likeness: Likeness
        switch component {
        case .levels:
            // A level told by an agency is a guess, and a heading names the list's own level only.
            guard row.text(.level) != nil || !row.section.levels.isEmpty else { return }
            let (named, known) = (Self.texts(stated), Self.texts(standing))
            let isMet = row.text(.level) == nil ? named.isSubset(of: known) : named == known
            likeness = isMet ? .same : .different
        default: likeness = standing.map { Self.likeness(component, stated, $0) } ?? .different
        }
        guard likeness != .same else { return }
        difference = Reconciliation.Difference(
            component: component, list: stated, registry: standing, isSpelling: likeness == .spelling)
    }

    private static func texts(_ value: Value?) -> Set<String> { Set((value?.list ?? []).compactMap(\.text)) }

    private static func likeness(_ component: Component, _ stated: Value, _ standing: Value) -> Likeness {
        switch component {
        case .timeLimit: timeLimit(stated, standing)
        case .fees: fees(stated, standing)
        case .legalBases: papers(stated) == papers(standing) ? .same : .different
        case .channels: keys(stated, "channel") == keys(standing, "channel") ? .same : .different
        default: Likeness(words(stated), words(standing))
        }
    }

    /// By value and unit, where both have them; the words about them may differ.
    private static func timeLimit(_ stated: Value, _ standing: Value) -> Likeness {
        if let value = stated["value"], let other = standing["value"] {
            return value == other && stated["unit"] == standing["unit"] ? .same : .different
        }
        return Likeness(stated["text"]?.text ?? "", standing["text"]?.text ?? "")
    }

    /// By amounts, where both have them.
    private static func fees(_ stated: Value, _ standing: Value) -> Likeness {
        let (left, right) = (amounts(stated), amounts(standing))
        if let left, let right { return left == right ? .same : .different }
        return Likeness(keys(stated, "text").joined(separator: "\n"), keys(standing, "text").joined(separator: "\n"))
    }

    private static func amounts(_ fees: Value) -> [Int]? {
        let amounts = (fees.list ?? []).map { $0["amount"]?.integer }
        return amounts.contains(nil) ? nil : amounts.compactMap(\.self).sorted()
    }

    private static func keys(_ value: Value, _ key: String) -> [String] {
        (value.list ?? []).compactMap { $0[key]?.text }.sorted()
    }

    /// The papers named, by number; those without one, by their words.
    private static func papers(_ bases: Value) -> Set<String> {
        Set(
            (bases.list ?? []).compactMap { $0["number"]?.text }.flatMap { text -> [String] in
                let papers = PaperNumber.all(in: text, isBare: true)
                return papers.isEmpty ? [PlainKey(text).text] : papers.map(\.description)
            })
    }

    /// All text of a value, in order.
    private static func words(_ value: Value) -> String {
        switch value {
        case .text(let text): text
        case .integer(let integer): String(integer)
        case .flag(let flag): String(flag)
        case .list(let values): values.map(words).joined(separator: "\n")
        case .object(let members):
            members.entries.sorted { $0.key < $1.key }.map { words($0.value) }.joined(separator: " ")
        }
    }
}
