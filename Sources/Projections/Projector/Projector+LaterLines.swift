import Events
internal import GRDB

// Most lines are about procedures whose lives are kept: these tell enough, and are gone on with.
extension Projector {
    /// Goes on by a new line with the lives of the procedures it names; false when they must be folded again.
    ///
    /// - Precondition: the line has just been recorded.
    func goOn(with line: StandingLine) throws -> Bool {
        let named = Set(line.line.named)
        // A line whose own procedure has to be folded may hang together with others.
        guard named.allSatisfy({ lives.holds($0) { $0.admits(line) } }) else { return false }
        for procedure in named.sorted() { try goOn(procedure, with: line) }
        try pages.settle(known: line.position)
        return true
    }

    private func goOn(_ procedure: ProcedureCode, with line: StandingLine) throws {
        var kept = lives.take(procedure)!
        let old = kept.add(line)
        // What each life becomes: where the line does not count, and where it does, in the nation and elsewhere.
        var unchanged: [Int: Int] = [:]
        var changed: [Int: Int] = [:]
        var steps: [Int: RowStep] = [:]
        var stepsInNation: [Int: RowStep] = [:]

        func goOn(in area: Area) throws {
            var stay = kept.areas[area.id]!
            let extent = try areas.extent(of: line, in: area)
            let before = stay.life
            guard extent.covers else {
                let life = unchanged[before] ?? kept.keep(old[before])
                unchanged[before] = life
                kept.areas[area.id]!.life = life
                return
            }
            stay.life = try changed[before] ?? kept.goOn(with: old[before], by: line) { try content(of: $0, procedure) }
            changed[before] = stay.life
            if extent == .part { stay.partial.append(line.position) }
            let isNation = area.id == Area.nation.id
            let step =
                (isNation ? stepsInNation : steps)[before]
                ?? RowStep(from: old[before].rows(in: area), to: kept.lives[stay.life].rows(in: area))
            if isNation { stepsInNation[before] = step } else { steps[before] = step }
            stay.knownFrom = try write(step, &kept, in: area, over: stay, known: line.position)
            kept.areas[area.id] = stay
        }

        let present = try kept.areas.keys.sorted().map { try areas[$0] }
        let new = try apart(by: line).filter { kept.areas[$0.id] == nil }
        for area in (present.filter { !$0.isOwn } + new).sorted(by: { $0.id < $1.id }) {
            if kept.areas[area.id] == nil { try begin(area, &kept, known: line.position) } else { try goOn(in: area) }
        }
        let codes = line.territory.communeCodes
        if codes.isEmpty {
            for area in present where area.isOwn { try goOn(in: area) }
        } else {
            for place in try places(mentionedBy: codes, or: present.map(\.id)) {
                var place = place
                if let area = place.ownArea, kept.areas[area.id] != nil {
                    try goOn(in: area)
                } else if try setApart(&place, for: kept.lines) {
                    try begin(place.ownArea!, &kept, known: line.position)
                }
            }
        }
        lives.put(kept)
    }
}
