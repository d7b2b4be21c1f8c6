internal import Events
internal import VietnameseText

/// Which land went where between two versions of the register.
struct UnitEdges {
    /// Old communes by the new one, in the order of the file.
    private(set) var predecessors: [UnitCode: [UnitCode]] = [:]
    private(set) var successors: [UnitCode: [UnitCode]] = [:]
    /// New communes on land that had no commune.
    private(set) var withoutOldCommune: Set<UnitCode> = []
    private(set) var discrepancies: [UnitDiscrepancy] = []

    var isEmpty: Bool { predecessors.isEmpty }
    var divided: Int { successors.values.count { $0.count > 1 } }

    init() {}

    /// Between which of the snapshots edges lead: where most of their old and new codes are found.
    ///
    /// - Returns: The index of the later one; nil when there are no two.
    static func step(_ edges: [UnitSources.Edge], among snapshots: [UnitSnapshots.Snapshot]) -> Int? {
        let olds = Set(edges.compactMap(\.old))
        let news = Set(edges.map(\.new))
        return snapshots.indices.dropFirst().max { left, right in
            func fit(_ index: Int) -> Int {
                let (old, new) = (snapshots[index - 1].communes, snapshots[index].communes)
                // Both sides must be whole: what is not named counts against it.
                return olds.count { old[$0] != nil } + news.count { new[$0] != nil } - old.count - new.count
            }
            return fit(left) < fit(right)
        }
    }

    init(_ edges: [UnitSources.Edge], from old: UnitSnapshots.Snapshot, to new: UnitSnapshots.Snapshot) {
        let named = matched(edges, to: new)
        var checked: Set<UnitCode> = []
        for edge in named {
            check(edge, old.communes[edge.old ?? edge.new], new.communes[edge.new], from: old.version, &checked)
            guard let before = edge.old else {
                withoutOldCommune.insert(edge.new)
                tell(.noOldCommune, edge.new.text, edge.newName, edge.oldDistrict, at: edge)
                continue
            }
            guard old.communes[before] != nil, new.communes[edge.new] != nil else {
                let isOld = old.communes[before] == nil
                tell(
                    .onlyInOne, isOld ? before.text : edge.new.text, "", isOld ? edge.oldName : edge.newName,
                    in: isOld ? old.version : new.version, at: edge)
                continue
            }
            if successors[before]?.contains(edge.new) ?? false {
                tell(.duplicate, before.text, edge.oldName, edge.newName, at: edge)
                continue
            }
            successors[before, default: []].append(edge.new)
            predecessors[edge.new, default: []].append(before)
        }
        checkDivision(named)
        checkCounts(named, old, new)
    }

    /// The edges with the codes of the register: a code that it has not is of the commune of that name in that province to
    /// which no edge leads.
    private mutating func matched(
        _ edges: [UnitSources.Edge], to new: UnitSnapshots.Snapshot
    ) -> [UnitSources.Edge] {
        let reached = Set(edges.map(\.new))
        let unreached = new.communes.filter { !reached.contains($0.key) }
        var codes: [UnitCode: UnitCode] = [:]
        return edges.map { edge in
            guard new.communes[edge.new] == nil else { return edge }
            if codes[edge.new] == nil {
                let alike = unreached.filter {
                    Likeness($0.value.name, edge.newName) != .different && $0.value.province == edge.newProvince
                }
                guard alike.count == 1, let (code, unit) = alike.first else { return edge }
                codes[edge.new] = code
                tell(.code, code.text, "\(code) \(unit.name)", "\(edge.new) \(edge.newName)", in: new.version, at: edge)
            }
            var edge = edge
            edge.new = codes[edge.new]!
            return edge
        }
    }

    /// Names, types and provinces, once for each unit.
    private mutating func check(
        _ edge: UnitSources.Edge, _ old: RegisteredUnit?, _ new: RegisteredUnit?, from version: String,
        _ checked: inout Set<UnitCode>
    ) {
        if let code = edge.old, let old, !olds.contains(code) {
            olds.insert(code)
            compare(old, code, edge.oldName, edge.oldProvince, at: edge)
        }
        guard let new, checked.insert(edge.new).inserted else { return }
        compare(new, edge.new, edge.newName, edge.newProvince, at: edge)
        if !edge.newType.isEmpty, MatchKey(edge.newType) != MatchKey(new.type.rawValue) {
            tell(.type, edge.new.text, new.name, edge.newType, at: edge)
        }
    }

    private var olds: Set<UnitCode> = []

    private mutating func compare(
        _ unit: RegisteredUnit, _ code: UnitCode, _ name: String, _ province: UnitCode?, at edge: UnitSources.Edge
    ) {
        if !name.isEmpty {
            switch Likeness(unit.name, name) {
            case .same: break
            case .spelling: tell(.spelling, code.text, unit.name, name, at: edge)
            case .different: tell(.name, code.text, unit.name, name, at: edge)
            }
        }
        if let province, province != unit.province {
            tell(.province, code.text, unit.province?.text ?? "", province.text, at: edge)
        }
    }

    private mutating func checkDivision(_ edges: [UnitSources.Edge]) {
        var told: Set<UnitCode> = []
        for edge in edges {
            guard let old = edge.old, let says = edge.isDivided, let count = successors[old]?.count,
                says != (count > 1), told.insert(old).inserted
            else { continue }
            tell(.divided, old.text, "\(count)", says ? "true" : "false", at: edge)
        }
    }

    private mutating func checkCounts(
        _ edges: [UnitSources.Edge], _ old: UnitSnapshots.Snapshot, _ new: UnitSnapshots.Snapshot
    ) {
        let olds = Set(edges.compactMap(\.old)).count + Set(edges.filter { $0.old == nil }.map(\.oldDistrict)).count
        let news = Set(edges.map(\.new)).count
        if olds != old.communes.count {
            tell(.count, "", "\(old.communes.count)", "\(olds)", in: old.version, at: edges.first)
        }
        if news != new.communes.count {
            tell(.count, "", "\(new.communes.count)", "\(news)", in: new.version, at: edges.first)
        }
    }

    private mutating func tell(
        _ kind: UnitDiscrepancy.Kind, _ code: String, _ first: String, _ second: String, in sources: String = "",
        at edge: UnitSources.Edge?
    ) {
        discrepancies.append(UnitDiscrepancy(kind, code, first, second, in: sources, at: edge?.place))
    }
}
