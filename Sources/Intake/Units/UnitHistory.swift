internal import Events
internal import VietnameseText

/// The life of every unit as the versions of a register, and the edges between them, tell it.
struct UnitHistory {
    /// One change of one unit.
    struct Event: Sendable {
        let day: CivilDate
        let paper: String
        let kind: UnitChange.Kind
        let code: UnitCode
        var name = ""
        var type: UnitType?
        var province: UnitCode?
        var sources: [(code: UnitCode, isPart: Bool)] = []
        /// The province whose communes it changes, or changes into; nil of a province.
        var group: UnitCode?
    }

    /// What happens from one version to the next.
    struct Step {
        let version: String
        let day: CivilDate
        let paper: String
        let communes: Int
        let provinces: Int
        var events: [Event] = []
    }

    private(set) var steps: [Step] = []
    private(set) var discrepancies: [UnitDiscrepancy] = []
    /// Units whose land went to several.
    private(set) var divided = 0
    /// Codes of new units that another unit bore until the day before.
    private(set) var reused = 0
    /// New communes that are made of old ones, or were one of them.
    private(set) var knowingPredecessors = 0

    /// The event that gave a living unit its name, as (step, event).
    private var naming: [UnitCode: (Int, Int)] = [:]

    init(_ sources: UnitSources) throws(UnitImportFault) {
        let snapshots = UnitSnapshots(sources)
        discrepancies = sources.discrepancies + snapshots.discrepancies
        guard !snapshots.all.isEmpty else { throw UnitImportFault.noRegister }
        let led = sources.edges.isEmpty ? nil : UnitEdges.step(sources.edges, among: snapshots.all)
        if !sources.edges.isEmpty, led == nil { throw UnitImportFault.noRegister }
        var provinces: [UnitCode: RegisteredUnit] = [:]
        for (index, snapshot) in snapshots.all.enumerated() {
            let old = index > 0 ? snapshots.all[index - 1] : nil
            var edges = UnitEdges()
            if let old, index == led {
                edges = UnitEdges(sources.edges, from: old, to: snapshot)
                discrepancies += edges.discrepancies
                divided = edges.divided
            }
            let next = self.provinces(of: snapshot, sources) ?? provinces
            steps.append(
                Step(
                    version: snapshot.version, day: snapshot.day, paper: snapshot.paper,
                    communes: snapshot.communes.count, provinces: next.count))
            changeProvinces(from: provinces, to: next, edges, old?.communes ?? [:], snapshot)
            changeCommunes(from: old?.communes ?? [:], to: snapshot, edges, isFirst: old == nil)
            provinces = next
        }
    }

    /// The table of provinces of a version, else the newest of its day or before; nil when there is none.
    private mutating func provinces(
        of snapshot: UnitSnapshots.Snapshot, _ sources: UnitSources
    ) -> [UnitCode: RegisteredUnit]? {
        let table =
            sources.provinces.first { $0.name == snapshot.version } ?? sources.provinces.last { $0.day <= snapshot.day }
        let named = Set(snapshot.communes.values.compactMap(\.province))
        for code in named.sorted() where table?.units[code] == nil {
            discrepancies.append(UnitDiscrepancy(.noProvince, code.text, in: snapshot.version))
        }
        return table?.units
    }

    private mutating func add(_ event: Event) {
        if event.kind == .dissolve { naming[event.code] = nil }
        if event.kind == .establish || event.kind == .rename {
            naming[event.code] = (steps.count - 1, steps[steps.count - 1].events.count)
        }
        steps[steps.count - 1].events.append(event)
    }

    private func event(
        _ kind: UnitChange.Kind, _ code: UnitCode, _ unit: RegisteredUnit? = nil, group: UnitCode? = nil
    ) -> Event {
        let step = steps[steps.count - 1]
        return Event(
            day: step.day, paper: step.paper, kind: kind, code: code, name: unit?.name ?? "", type: unit?.type,
            province: unit?.province, group: group)
    }

    /// What becomes of a unit that goes on: another name or type, or another spelling, which changes nothing.
    private mutating func rename(
        _ code: UnitCode, from old: RegisteredUnit, to new: RegisteredUnit, isPatch: Bool, group: UnitCode? = nil
    ) {
        func tell(_ kind: UnitDiscrepancy.Kind) {
            let versions = steps.suffix(2).map(\.version).joined(separator: " → ")
            discrepancies.append(UnitDiscrepancy(kind, code.text, old.name, new.name, in: versions))
        }
        let likeness = Likeness(old.name, new.name)
        guard likeness != .same else { return }
        if likeness == .spelling, old.type == new.type { return tell(.spelling) }
        guard isPatch, old.type == new.type, let (step, index) = naming[code] else {
            return add(event(.rename, code, new, group: group))
        }
        tell(.mendedName)
        steps[step].events[index].name = new.name
    }

    private mutating func changeProvinces(
        from old: [UnitCode: RegisteredUnit], to new: [UnitCode: RegisteredUnit], _ edges: UnitEdges,
        _ before: [UnitCode: RegisteredUnit], _ snapshot: UnitSnapshots.Snapshot
    ) {
        var successors: [UnitCode: Set<UnitCode>] = [:]
        var predecessors: [UnitCode: Set<UnitCode>] = [:]
        for (code, sources) in edges.predecessors {
            guard let target = snapshot.communes[code]?.province else { continue }
            for source in sources.compactMap({ before[$0]?.province }) {
                successors[source, default: []].insert(target)
                predecessors[target, default: []].insert(source)
            }
        }
        for code in Set(old.keys).union(new.keys).sorted() {
            let goesOn =
                old[code] != nil && new[code] != nil && (successors[code] ?? [code]) == [code]
                && (predecessors[code] ?? [code]) == [code]
            if goesOn {
                rename(code, from: old[code]!, to: new[code]!, isPatch: snapshot.isPatch)
                continue
            }
            if old[code] != nil {
                add(event(.dissolve, code))
                if successors[code] == nil { tellEnd(code, old[code]!, snapshot) }
            }
            if let unit = new[code] {
                var event = event(.establish, code, unit)
                event.sources = (predecessors[code] ?? []).sorted().map { ($0, successors[$0]!.count > 1) }
                if event.sources.isEmpty, !old.isEmpty { tellBeginning(code, unit, snapshot) }
                add(event)
            }
        }
    }

    private mutating func changeCommunes(
        from old: [UnitCode: RegisteredUnit], to snapshot: UnitSnapshots.Snapshot, _ edges: UnitEdges, isFirst: Bool
    ) {
        let new = snapshot.communes
        for code in Set(old.keys).union(new.keys).sorted() {
            let group =
                new[code]?.province ?? edges.successors[code]?.first.flatMap { new[$0]?.province }
                ?? old[code]?.province
            if let before = old[code], let after = new[code], goesOn(code, edges) {
                rename(code, from: before, to: after, isPatch: snapshot.isPatch, group: group)
                if before.province != after.province {
                    var event = event(.move, code, group: group)
                    event.province = after.province
                    add(event)
                }
                if !edges.isEmpty { knowingPredecessors += 1 }
                continue
            }
            if let before = old[code] {
                add(event(.dissolve, code, group: group))
                if edges.successors[code] == nil { tellEnd(code, before, snapshot) }
                if new[code] != nil { reused += 1 }
            }
            guard let after = new[code] else { continue }
            var event = event(.establish, code, after, group: group)
            event.sources = (edges.predecessors[code] ?? []).map { ($0, edges.successors[$0]!.count > 1) }
            if !event.sources.isEmpty {
                knowingPredecessors += 1
            } else if !isFirst, !edges.withoutOldCommune.contains(code) {
                tellBeginning(code, after, snapshot)
            }
            add(event)
        }
    }

    /// Whether the unit under a code is the same before and after: all of its land, and no other, or nothing is known.
    private func goesOn(_ code: UnitCode, _ edges: UnitEdges) -> Bool {
        (edges.successors[code] ?? [code]) == [code] && (edges.predecessors[code] ?? [code]) == [code]
    }

    private mutating func tellEnd(_ code: UnitCode, _ unit: RegisteredUnit, _ snapshot: UnitSnapshots.Snapshot) {
        discrepancies.append(
            UnitDiscrepancy(.noSuccessor, code.text, unit.name, "\(snapshot.day)", in: snapshot.version))
    }

    private mutating func tellBeginning(_ code: UnitCode, _ unit: RegisteredUnit, _ snapshot: UnitSnapshots.Snapshot) {
        discrepancies.append(
            UnitDiscrepancy(.noPredecessor, code.text, unit.name, "\(snapshot.day)", in: snapshot.version))
    }
}
