internal import Events
internal import VietnameseText

/// The register of communes version by version: those that the files have, and those that dated changes lead to.
struct UnitSnapshots {
    struct Snapshot {
        let version: String
        let day: CivilDate
        fileprivate(set) var paper: String
        var communes: [UnitCode: RegisteredUnit]

        /// Whether it only mends names: no paper of the law brought it about.
        var isPatch: Bool { paper.hasPrefix("(") }
    }

    /// In the order in which they follow each other.
    private(set) var all: [Snapshot] = []
    private(set) var discrepancies: [UnitDiscrepancy] = []

    /// The province of each district there ever was.
    private var provinces: [String: UnitCode] = [:]

    init(_ sources: UnitSources) {
        let steps = Self.steps(sources.changes)
        var used: Set<String> = []
        collectProvinces(sources)
        all = sources.communes.map {
            Snapshot(version: $0.name, day: $0.day, paper: $0.paper, communes: $0.units)
        }
        guard !all.isEmpty else { return }
        while let step = steps.first(where: { $0.to == all[0].version }),
            let day = day(of: step.from, steps, sources), !used.contains(step.to)
        {
            used.insert(step.to)
            let communes = register(step.changes, of: all[0].communes, isBefore: true)
            let paper = steps.first { $0.to == step.from }?.changes[0].paper ?? ""
            all.insert(Snapshot(version: step.from, day: day, paper: paper, communes: communes), at: 0)
        }
        var index = 0
        while index < all.count {
            if let step = steps.first(where: { $0.from == all[index].version && !used.contains($0.to) }) {
                used.insert(step.to)
                let communes = register(step.changes, of: all[index].communes, isBefore: false)
                if let next = all.firstIndex(where: { $0.version == step.to }) {
                    compare(communes, with: all[next], step.changes)
                } else {
                    let first = step.changes[0]
                    all.insert(
                        Snapshot(version: step.to, day: first.day, paper: first.paper, communes: communes),
                        at: index + 1)
                }
            }
            index += 1
        }
        // What the table of changes names for a step is a paper; what a version is called need not be one.
        for index in all.indices.dropFirst() where all[index].paper.isEmpty || all[index].isPatch {
            let step = steps.first { $0.from == all[index - 1].version && $0.to == all[index].version }
            if let paper = step?.changes[0].paper, !paper.isEmpty { all[index].paper = paper }
        }
        for step in steps where !used.contains(step.to) {
            tell(.change, "", "\(step.from) → \(step.to)", "\(step.changes.count)", step.changes[0].place)
        }
    }

    private typealias Step = (from: String, to: String, changes: [UnitSources.Change])

    private static func steps(_ changes: [UnitSources.Change]) -> [Step] {
        var steps: [Step] = []
        for change in changes {
            if let index = steps.firstIndex(where: { $0.from == change.from && $0.to == change.to }) {
                steps[index].changes.append(change)
            } else {
                steps.append((change.from, change.to, [change]))
            }
        }
        return steps
    }

    /// The day of a version that only changes name: of the change that led to it, or of the table of provinces.
    private func day(of version: String, _ steps: [Step], _ sources: UnitSources) -> CivilDate? {
        steps.first { $0.to == version }?.changes[0].day ?? sources.provinces.first { $0.name == version }?.day
    }

    private mutating func collectProvinces(_ sources: UnitSources) {
        for version in sources.communes {
            for unit in version.units.values where !unit.district.isEmpty { provinces[unit.district] = unit.province }
        }
        for change in sources.changes where !change.oldParent.isEmpty && !change.newParent.isEmpty {
            if provinces[change.oldParent] == nil { provinces[change.oldParent] = provinces[change.newParent] }
        }
    }

    private func province(_ parent: String) -> UnitCode? {
        // Of a commune without a district the parent is its province: `P22`, `22`.
        if let code = UnitCode(parent.hasPrefix("P") ? String(parent.dropFirst()) : parent), code.isProvince {
            return code
        }
        return provinces[parent]
    }

    /// What is after some changes, or before them.
    private mutating func register(
        _ changes: [UnitSources.Change], of communes: [UnitCode: RegisteredUnit], isBefore: Bool
    ) -> [UnitCode: RegisteredUnit] {
        var communes = communes
        for change in changes {
            let (name, parent) = isBefore ? (change.oldName, change.oldParent) : (change.newName, change.newParent)
            check(change, isBefore ? change.newName : change.oldName, communes[change.code])
            communes[change.code] = unit(change, name, parent, communes[change.code])
        }
        return communes
    }

    /// Tells a change that begins or ends with something else than the register has.
    private mutating func check(_ change: UnitSources.Change, _ name: String, _ unit: RegisteredUnit?) {
        guard name != unit?.name ?? "" else { return }
        tell(.change, change.code.text, unit?.name ?? "", name, change.place)
    }

    /// The unit on one side of a change; nil where there is none on that side.
    private mutating func unit(
        _ change: UnitSources.Change, _ name: String, _ parent: String, _ other: RegisteredUnit?
    ) -> RegisteredUnit? {
        guard !name.isEmpty else { return nil }
        let stands = parent.isEmpty ? other?.province : province(parent)
        guard let type = RegisteredUnit.type(of: name), let province = stands ?? other?.province else {
            tell(.unreadable, change.code.text, name, parent, change.place)
            return other
        }
        return RegisteredUnit(
            name: name, type: type, province: province,
            district: parent.utf8.count == 3 ? parent : other?.district ?? "")
    }

    private mutating func compare(
        _ communes: [UnitCode: RegisteredUnit], with snapshot: Snapshot, _ changes: [UnitSources.Change]
    ) {
        for code in Set(communes.keys).union(snapshot.communes.keys).sorted() {
            let (left, right) = (snapshot.communes[code], communes[code])
            guard left?.name != right?.name || left?.province != right?.province else { continue }
            tell(.change, code.text, left?.name ?? "", right?.name ?? "", changes.first { $0.code == code }?.place)
        }
    }

    private mutating func tell(
        _ kind: UnitDiscrepancy.Kind, _ code: String, _ first: String, _ second: String, _ place: Place?
    ) {
        discrepancies.append(UnitDiscrepancy(kind, code, first, second, at: place))
    }
}
