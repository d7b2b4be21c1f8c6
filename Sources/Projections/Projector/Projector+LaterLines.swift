import Events
internal import GRDB

// Most lines come after all that is known of their procedures: then the last rows tell enough.
extension Projector {
    /// Goes on from what stands last for the procedures that a new line names; false when they must be folded again.
    ///
    /// - Precondition: the line has just been recorded.
    func goOn(with line: StandingLine) throws -> Bool {
        // Communes that are mentioned one by one may have to be set apart.
        guard line.territory.communeCodes.isEmpty else { return false }
        let named = line.line.named
        let known = named.compactMap { standings[$0] }
        // A line whose own procedure has to be folded may hang together with others.
        guard known.count == named.count, zip(known, named).allSatisfy({ $0.precedes(line, $1) }) else { return false }
        for procedure in Set(named).sorted() { try goOn(procedure, with: line) }
        try pages.settle(known: line.position)
        return true
    }

    private func goOn(_ procedure: ProcedureCode, with line: StandingLine) throws {
        var kept = standings.take(procedure)!
        let old = kept.states
        kept.states = []
        // What the states were, and what they are now: where the line does not count, and where it does.
        var unchanged: [Int: Int] = [:]
        var changed: [Int: (index: Int, content: Int?)] = [:]
        let new = try apart(by: line).filter { kept.areas[$0.id] == nil }
        let nation = new.isEmpty ? [] : try rowsOfNation(for: procedure)
        for area in new { kept.areas[area.id] = kept.areas[Area.nation.id]! }
        let isNew = Set(new.map(\.id))
        // In the order of a fold of all: an area of one commune comes after those of paths.
        for area in kept.areas.keys.map({ areas[$0] }).sorted(by: { ($0.rank, $0.id) < ($1.rank, $1.id) }) {
            let last = kept.areas[area.id]!
            let extent = area.extent(of: line)
            let state: Int
            var row: SpanRow?
            if extent.covers {
                if changed[last.state] == nil {
                    let state = old[last.state].followed(by: line, for: procedure)
                    changed[last.state] = (kept.states.count, try content(of: state, procedure))
                    kept.states.append(state)
                }
                state = changed[last.state]!.index
                row = SpanRow(
                    kept.states[state], from: line.effectiveFrom!, until: .latest, expired: [],
                    content: changed[last.state]!.content,
                    partial: Self.partial(last, line, isPart: extent == .part, of: kept.states[state]))
            } else {
                if unchanged[last.state] == nil {
                    unchanged[last.state] = kept.states.count
                    kept.states.append(old[last.state])
                }
                state = unchanged[last.state]!
            }
            if isNew.contains(area.id) {
                var rows = nation
                if let row, !rows.last!.saysTheSame(as: row) {
                    rows[rows.count - 1].until = row.from.previous
                    rows.append(row)
                }
                for row in rows { try insert(row, procedure, in: area.id, known: line.position) }
                kept.areas[area.id] = .init(state: state, row: rows.last!, knownFrom: line.position)
            } else {
                kept.areas[area.id]!.state = state
                if let row { try put(row, after: &kept.areas[area.id]!, procedure, in: area, known: line.position) }
            }
        }
        kept.lastDay = line.effectiveFrom!
        if line.ends(procedure) { kept.lastEnding = max(kept.lastEnding ?? .earliest, line.decision.signedOn) }
        standings[procedure] = kept
    }

    private static func partial(
        _ last: StandingShelf.Last, _ line: StandingLine, isPart: Bool, of state: ProcedureState
    ) -> [Int] {
        let partial = (last.row?.partial ?? []) + (isPart ? [line.position] : [])
        return partial.isEmpty ? [] : state.applied.filter(Set(partial).contains)
    }

    /// Writes what stands in an area from a day on.
    private func put(
        _ row: SpanRow, after last: inout StandingShelf.Last, _ procedure: ProcedureCode, in area: Area,
        known position: Int
    ) throws {
        if let before = last.row {
            if before.saysTheSame(as: row) { return }
            try close(OpenSpan(row: before, knownFrom: last.knownFrom), procedure, in: area.id, known: position)
            var earlier = before
            earlier.until = row.from.previous
            try insert(earlier, procedure, in: area.id, known: position)
        }
        (last.row, last.knownFrom) = (nil, 0)
        guard area.id != Area.nation.id || !row.isBlank else { return }
        try insert(row, procedure, in: area.id, known: position)
        (last.row, last.knownFrom) = (row, position)
    }

    /// The areas of paths where a line counts otherwise than in the nation.
    func apart(by line: StandingLine) throws -> [Area] {
        let territory = line.territory
        if territory.isWholeNation { return [] }
        let ground = Ground(territory: territory, day: line.territoryDay!)
        if let found = grounds[ground] { return found }
        let found = areas.paths.filter { $0.extent(of: line) != Area.nation.extent(of: line) }
        grounds[ground] = found
        return found
    }

    /// The rows of the nation over all days, as a narrower area has them.
    private func rowsOfNation(for procedure: ProcedureCode) throws -> [SpanRow] {
        var rows: [SpanRow] = []
        var next: CivilDate? = .earliest
        func fill(until day: CivilDate) {
            guard let from = next, from <= day else { return }
            rows.append(SpanRow(ProcedureState(), from: from, until: day, expired: [], content: nil, partial: []))
        }
        for span in try openSpans(of: procedure, in: Area.nation.id)[Area.nation.id] ?? [] {
            if span.row.from > .earliest { fill(until: span.row.from.previous) }
            rows.append(span.row)
            next = span.row.until == .latest ? nil : span.row.until.next
        }
        fill(until: .latest)
        return rows
    }
}

extension Area {
    /// Areas of single communes come last.
    fileprivate var rank: Int { isOwn ? 1 : 0 }
}

/// Where a line applies, and as of which day its codes are meant.
struct Ground: Hashable {
    let territory: Territory
    let day: CivilDate
}
