public import Events
public import Projections
internal import VietnameseText

/// What a registry says against or for a draft: names, what is in force, what other lines of the same decision do.
public struct RegistryEvidence: Sendable {
    private let registry: Registry
    private let commune: UnitCode?
    private let known: Int?
    private let today: CivilDate

    /// - Parameters:
    ///   - commune: the evidence of one commune; nil: of all communes that the issuer governs.
    ///   - today: the day that is asked for where neither option nor paper names one.
    public init(_ registry: Registry, commune: UnitCode?, known: Int?, today: CivilDate) {
        self.registry = registry
        self.commune = commune
        self.known = known
        self.today = today
    }

    func isRecorded(_ decision: DecisionIdentity) throws -> Bool { try registry.isRecorded(decision, known: known) }

    /// Holds the lines of a decision against what stood on the day before it.
    func question(_ items: inout [DraftItem], of decision: DecisionIdentity?, issuer: String?, on day: CivilDate?)
        throws
    {
        let codes = Set(items.compactMap(\.procedure))
        let province = issuer.flatMap { UnitCode($0) }.flatMap { $0.isProvince ? $0 : nil }
        let day = day ?? today
        let standings = try registry.standings(of: codes, commune: commune, province: province, on: day, known: known)
        for index in items.indices {
            guard let code = items[index].procedure else { continue }
            let standing = standings[code]
            questionName(&items[index], standing)
            guard standings.communes > 0 else {
                items[index]["act"]?.add(.stateNotKnown)
                continue
            }
            questionAct(&items[index], standing, of: decision, on: day)
        }
    }

    private func questionAct(
        _ item: inout DraftItem, _ standing: ProcedureStandings.Standing, of decision: DecisionIdentity?,
        on day: CivilDate
    ) {
        guard let act = item["act"]?.likelyText.flatMap({ Act(rawValue: $0) }) else { return }
        // What this very decision is recorded to do speaks loudest.
        if let own = standing.lines.first(where: { $0.decision == decision }) {
            let does: Act = own.isOwn ? own.act : .abolish
            if does != act { item["act"]?.add(.otherwiseRecorded(does, own.decision)) }
            return
        }
        switch act {
        case .issue, .replace:
            if standing.isInForce {
                let since = standing.lines.last { $0.act.statesContent && $0.isOwn }?.effectiveFrom
                if act == .issue, item["act"]?.doubts.contains(where: \.isRestated) == false {
                    item["act"]?.add(.alreadyInForce(since))
                }
            }
        default:
            if standing.isInForce { return }
            item["act"]?.add(standing.wasEverInForce ? .notInForce(day) : .neverInForce)
        }
    }

    /// Holds the names of a posted list against those of the registry.
    func questionNames(_ items: inout [DraftItem], on day: CivilDate) throws {
        let codes = Set(items.compactMap(\.procedure))
        let standings = try registry.standings(of: codes, commune: commune, on: day, known: known)
        for index in items.indices {
            guard let code = items[index].procedure else { continue }
            questionName(&items[index], standings[code])
        }
    }

    /// A name that is spelt otherwise is told; which one is right is not decided here.
    private func questionName(_ item: inout DraftItem, _ standing: ProcedureStandings.Standing) {
        let names = standing.names.isEmpty ? [standing.lastName].compactMap { $0 } : standing.names
        guard !names.isEmpty, let name = item.listedName else { return }
        let likenesses = names.map { Likeness(name, $0) }
        let doubt: Doubt
        if likenesses.contains(.same) {
            return
        } else if let index = likenesses.firstIndex(of: .spelling) {
            doubt = .nameSpelling(registry: names[index])
        } else {
            doubt = .nameDiffers(registry: names[0])
        }
        item.addToName(doubt)
    }
}

extension DraftItem {
    fileprivate var procedure: ProcedureCode? { self["procedure"]?.likelyText.flatMap { ProcedureCode($0) } }

    /// The name in the file, wherever the line has it.
    fileprivate var listedName: String? {
        self["name"]?.likelyText ?? self["content"]?.member("name")?.likelyText ?? name
    }

    fileprivate mutating func addToName(_ doubt: Doubt) {
        if self["name"] != nil {
            self["name"]?.add(doubt)
        } else if case .members(var parts)? = self["content"]?.content,
            let index = parts.firstIndex(where: { $0.key == "name" })
        {
            parts[index].add(doubt)
            self["content"]?.content = .members(parts)
        } else {
            self["procedure"]?.add(doubt)
        }
    }
}

extension Doubt {
    fileprivate var isRestated: Bool {
        if case .restated = self { true } else { false }
    }
}
