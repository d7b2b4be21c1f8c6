import Events
internal import GRDB

// Most lines come after all that is known of their procedures: then what stands last tells enough.
extension Projector {
    /// Goes on from what stands last for the procedures that a new line names; false when they must be folded again.
    ///
    /// - Precondition: the line has just been recorded.
    func goOn(with line: StandingLine) throws -> Bool {
        // Communes that are mentioned one by one may have to be set apart.
        guard line.territory.communeCodes.isEmpty else { return false }
        let named = Set(line.line.named)
        // A line whose own procedure has to be folded may hang together with others.
        guard named.allSatisfy({ outcomes.holds($0) { $0.precedes(line) } }) else { return false }
        for procedure in named.sorted() { try goOn(procedure, with: line) }
        try pages.settle(known: line.position)
        return true
    }

    private func goOn(_ procedure: ProcedureCode, with line: StandingLine) throws {
        var outcome = outcomes.take(procedure)!
        let old = outcome.add(line)
        var states = outcome.states(before: line)
        // What each life becomes: where the line does not count, and where it does, with the row that comes.
        var unchanged: [Int: Int] = [:]
        var changed: [Int: (life: Int, row: SpanRow)] = [:]
        // The step that all areas of a life take, but the nation and those that have no rows yet.
        var steps: [Int: RowStep] = [:]
        let present = outcome.areas
        let open = try apart(by: line).contains { present[$0.id] == nil } ? openSpans(of: procedure) : [:]
        let coverage = try areas.coverage(of: [line])
        for area in try concerned(by: line, besides: present) {
            let extent = coverage.extent(in: area)
            let isNew = present[area.id] == nil
            let model = isNew ? try widerArea(of: area, among: present) : area
            var stay = present[model.id]!
            let before = stay.life
            if extent.covers {
                if changed[before] == nil {
                    let state = try state(of: old[before]).followed(by: line, for: procedure)
                    let content = state.standing == .nothing ? nil : try content(of: state, procedure)
                    let row = SpanRow(state, from: line.effectiveFrom!, until: .latest, expired: [], content: content)
                    let rows = old[before].tail.followed(by: row)
                    changed[before] = (outcome.keep(.init(state, rows: rows, isWhole: old[before].isWhole)), row)
                }
                stay.life = changed[before]!.life
                if extent == .part { stay.partial.append(line.position) }
            } else {
                stay.life = unchanged[before] ?? outcome.keep(old[before])
                unchanged[before] = stay.life
            }
            if extent.covers || isNew {
                let isAlike = !isNew && area != .nation
                func makeStep() -> RowStep {
                    let rows = isNew ? Self.rows(open[model.id] ?? []).map(\.row) : old[before].tail
                    let next = extent.covers ? rows.followed(by: changed[before]!.row) : rows
                    return RowStep(from: isNew ? [] : rows.had(by: area.id), to: next.had(by: area.id))
                }
                let step = isAlike ? steps[before] ?? makeStep() : makeStep()
                if isAlike { steps[before] = step }
                let known = try write(step, &states, in: area, over: stay, known: line.position)
                stay.knownFrom = known.suffix(outcome.lives[stay.life].tail.had(by: area.id).count)
            }
            outcome.areas[area.id] = stay
        }
        outcome.keep(states)
        outcomes.put(outcome)
    }

    /// What stands last, with its components.
    private func state(of life: ProcedureOutcome.Life) throws -> ProcedureState {
        guard life.lacksContent else { return life.state }
        let bytes = try database.cachedStatement(sql: "SELECT data FROM content WHERE id = ?")
            .first(life.tail.last!.content) { $0.bytes(0) }
        return life.state.with(content: try CanonicalValue(json: bytes!))
    }

    /// The areas that a line may concern: those that have rows, and those that it tells from wider ones. In the order of a
    /// fold of all: areas of single communes come last.
    private func concerned(by line: StandingLine, besides present: [Int: ProcedureLives.Stay]) throws -> [Area] {
        let new = try apart(by: line).filter { present[$0.id] == nil }
        return try (present.keys.map { try areas[$0] } + new).sorted {
            ($0.isOwn ? 1 : 0, $0.id) < ($1.isOwn ? 1 : 0, $1.id)
        }
    }

    /// The narrowest area that has rows, of those in which an area of a path lies.
    private func widerArea(of area: Area, among present: [Int: ProcedureLives.Stay]) throws -> Area {
        guard let wider = try areas.wider(than: area), present[wider.id] != nil else { return .nation }
        return wider
    }
}
