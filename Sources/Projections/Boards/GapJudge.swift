import Events
internal import GRDB

/// Holds boards against catalogues on one day, as known at one position; keeps what communes share.
final class GapJudge {
    let database: Database
    let day: CivilDate
    let known: Int
    private let rules: DeadlineRules
    let contents: ContentShelf
    private var lives: [PlaceLife: [ProcedureCode: ProcedureLife]] = [:]
    private var lines: [Int: LineRow] = [:]
    private var naming: [ProcedureCode: [LineRow]] = [:]
    private var beginnings: [Beginning: Reference] = [:]
    private var endings: [Ending: (line: Int?, reason: Gap.Reason)] = [:]
    private var latenesses: [Due: Lateness] = [:]
    private var hadContent: [Holding: Bool] = [:]

    /// A day on which something began for a procedure in some places.
    private struct Beginning: Hashable {
        let life: PlaceLife
        let procedure: ProcedureCode
        let day: CivilDate
    }

    private struct Ending: Hashable {
        let land: Land
        let type: UnitType
        let procedure: ProcedureCode
        let day: CivilDate
    }

    private struct Due: Hashable {
        let line: Int
        let since: CivilDate
        let first: CivilDate
    }

    private struct Holding: Hashable {
        let procedure: ProcedureCode
        let content: Int
    }

    private struct Reference {
        let line: Int?
    }

    init(_ database: Database, on day: CivilDate, known: Int, rules: DeadlineRules) {
        self.database = database
        self.day = day
        self.known = known
        self.rules = rules
        self.contents = ContentShelf(database)
    }

    /// The findings of one commune, in no order and without names of what is not due, and their counts.
    ///
    /// - Parameter standing: what stands there that day for each procedure that some catalogue shows.
    func judge(
        _ place: Place, _ life: PlaceLife, _ board: BoardContent, standing: [ProcedureCode: Standings.Row]
    ) throws -> (items: [Gap.Item], counts: Gap.Counts) {
        var items: [Gap.Item] = []
        var counts = Gap.Counts()
        let posted = board.procedures
        for (procedure, row) in standing where row.span.isDue {
            counts.due += 1
            guard let item = try judge(due: procedure, row, place, life, board, &counts) else { continue }
            items.append(item)
        }
        for procedure in posted {
            counts.posted += 1
            if let row = standing[procedure], row.span.isDue { continue }
            // What no catalogue shows is not among what stands.
            let row =
                try standing[procedure]
                ?? Standings(
                    database, areas: place.areas, on: day, known: known, procedures: [procedure]
                ).rows.first
            items.append(try judge(undue: procedure, row, place, life, board))
        }
        for item in items {
            counts.kinds[item.kind, default: 0] += 1
            for party in item.lateness?.parties ?? [] { counts.late[party, default: 0] += 1 }
        }
        return (items, counts)
    }
}

// What is due.
extension GapJudge {
    private func judge(
        due procedure: ProcedureCode, _ row: Standings.Row, _ place: Place, _ life: PlaceLife, _ board: BoardContent,
        _ counts: inout Gap.Counts
    ) throws -> Gap.Item? {
        let seen = board.seen(procedure)
        let absent = board.absent(procedure)
        if seen.isEmpty, absent.isEmpty {
            counts.unseen += 1
            return nil
        }
        func item(
            _ kind: Gap.Kind, _ reason: Gap.Reason? = nil, since: CivilDate, line: Int?,
            _ components: [ProcedureChanges.ComponentChange] = [], _ sources: [Int]
        ) throws -> Gap.Item {
            Gap.Item(
                procedure: procedure, name: row.name, field: row.field, kind: kind, reason: reason, since: since,
                line: try line.map { LineReference(try self.line($0).standing) }, components: components,
                sources: sources.sorted(),
                lateness: try line.map { try lateness(of: $0, since: since, place) })
        }
        let current = row.span.content!
        let wrong = try seen.compactMap { source, seen in
            try outdated(seen, current, procedure, life).map { (version: $0, source: source.row.position) }
        }
        if let first = wrong.first?.version {
            let since = try since(first, current, self.life(of: procedure, in: life))
            return try item(
                .outdated, first.reason, since: max(since, place.since),
                line: try beginning(of: procedure, in: life, on: since), Self.together(wrong.map(\.version)),
                wrong.map(\.source))
        }
        guard !absent.isEmpty else {
            counts.current += 1
            return nil
        }
        let since = try self.life(of: procedure, in: life).since(day, \.isDue)!
        return try item(
            seen.isEmpty ? .missing : .uneven, since: max(since, place.since),
            line: try beginning(of: procedure, in: life, on: since), [], absent.map(\.row.position))
    }

    /// What hangs somewhere instead of what is in force.
    private struct Version {
        let reason: Gap.Reason
        let components: [ProcedureChanges.ComponentChange]
        /// The content that hangs there, where it is known.
        var content: Int?
    }

    /// Each component that some version says otherwise, once, in their own order.
    private static func together(_ versions: [Version]) -> [ProcedureChanges.ComponentChange] {
        let all = versions.flatMap(\.components)
        return Component.allCases.compactMap { component in all.first { $0.component == component } }
    }

    /// How a posted version differs from the one in force; nil when it does not, as far as it is known.
    private func outdated(
        _ item: BoardItem, _ current: Int, _ procedure: ProcedureCode, _ life: PlaceLife
    ) throws -> Version? {
        if let digest = item.digest, digest != (try contents.digest(of: current)) {
            guard let posted = try contents.id(of: digest), try had(procedure, posted) else {
                return Version(reason: .unrecorded, components: [])
            }
            let components = try contents.differences(from: posted, to: current)
            if components.isEmpty { return nil }
            let history = try self.life(of: procedure, in: life)
            let isPosted = { (span: SpanRow) in span.content == posted }
            let reason: Gap.Reason =
                history.last(before: day, isPosted) != nil
                ? .older : history.holds(after: day, isPosted) ? .later : .elsewhere
            return Version(reason: reason, components: components, content: posted)
        }
        guard item.name != nil || !item.differs.isEmpty else { return nil }
        let value = try contents.value(of: current)
        if let name = item.name, let due = value["name"]?.text, !name.isEmpty, name.squeezed != due.squeezed {
            let change = ProcedureChanges.ComponentChange(component: .name, from: .text(name), to: .text(due))
            return Version(reason: .name, components: [change] + seen(item.differs.filter { $0 != .name }, value))
        }
        return item.differs.isEmpty ? nil : Version(reason: .seen, components: seen(item.differs, value))
    }

    private func seen(_ components: [Component], _ due: Value) -> [ProcedureChanges.ComponentChange] {
        components.map { .init(component: $0, from: nil, to: due[$0.rawValue]) }
    }

    /// Whether a procedure had a content anywhere, as far as facts up to the position tell.
    private func had(_ procedure: ProcedureCode, _ content: Int) throws -> Bool {
        let holding = Holding(procedure: procedure, content: content)
        if let found = hadContent[holding] { return found }
        let found = try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM span WHERE procedure = ? AND content = ? AND known_from <= ?)
                    """), arguments: [procedure.number, content, known])!
        hadContent[holding] = found
        return found
    }

    /// Since when the board is wrong: since what hangs there ceased, else since what it says otherwise is as it is.
    private func since(_ version: Version, _ current: Int, _ history: ProcedureLife) throws -> CivilDate {
        if version.reason == .older, let last = history.last(before: day, { $0.content == version.content }) {
            return last.next
        }
        let components = version.components.map(\.component)
        let due = try contents.value(of: current)
        return try history.since(day) { span in
            guard span.isDue, let content = span.content else { return false }
            if content == current { return true }
            guard !components.isEmpty else { return false }
            let value = try contents.value(of: content)
            return components.allSatisfy { value[$0.rawValue] == due[$0.rawValue] }
        }!
    }
}

// What is not due.
extension GapJudge {
    func judge(
        undue procedure: ProcedureCode, _ row: Standings.Row?, _ place: Place, _ life: PlaceLife,
        _ board: BoardContent
    ) throws -> Gap.Item {
        let seen = board.seen(procedure)
        func item(
            _ kind: Gap.Kind, _ reason: Gap.Reason? = nil, since: CivilDate? = nil, line: Int? = nil,
            isJudged: Bool = false
        ) throws -> Gap.Item {
            Gap.Item(
                procedure: procedure, name: seen.lazy.compactMap(\.item.name).first, field: row?.field, kind: kind,
                reason: reason, since: since, line: try line.map { LineReference(try self.line($0).standing) },
                components: [], sources: seen.map(\.source.row.position).sorted(),
                lateness: isJudged ? try line.map { try lateness(of: $0, since: since!, place) } : nil)
        }
        let history = try self.life(of: procedure, in: life)
        if let last = history.last(before: day, \.isDue) {
            let ended = last.next
            let ending = try ending(of: procedure, on: ended, at: place, history.span(on: ended))
            return try item(.expired, ending.reason, since: ended, line: ending.line, isJudged: true)
        }
        if let coming = try coming(procedure, place) {
            return try item(.early, since: coming.effectiveFrom, line: coming.position)
        }
        let rows = try rows(naming: procedure)
        if rows.isEmpty { return try item(.unknown) }
        let unstruck = rows.filter { $0.withdrawnBy == nil && $0.decision.annulledBy == nil }
        if unstruck.isEmpty { return try item(.notOurs, .struck, line: rows.last!.standing.position) }
        let standing = unstruck.filter(\.stands)
        if standing.isEmpty { return try item(.internal, line: unstruck.last!.standing.position) }
        let covering = standing.filter { place.extent(of: $0.standing, on: day).covers }
        guard let last = covering.last else {
            return try item(.notOurs, .territory, line: standing.last!.standing.position)
        }
        let isInForce = row.map { $0.span.standing != .nothing } ?? false
        let hadLevel = history.last(before: day.next) { $0.standing != .nothing } != nil
        return try item(
            .notOurs, isInForce || hadLevel ? .level : .neverInForce,
            line: row.flatMap(\.span.facts.last) ?? last.standing.position)
    }

    /// The first line to come that begins a procedure here, dated ones first.
    private func coming(_ procedure: ProcedureCode, _ place: Place) throws -> StandingLine? {
        let rows = try rows(naming: procedure).filter { row in
            let line = row.standing
            return row.stands && line.line.act.statesContent && line.line.procedure == procedure && !line.countsNever
                && line.effectiveFrom.map { $0 > day } ?? true && place.extent(of: line, on: day).covers
                && line.line.isAtCommuneLevel
        }
        guard !rows.isEmpty else { return nil }
        var judge = PlaceJudge(database, place: place, known: known)
        return try rows.map(\.standing).filter { try !judge.isStillborn($0, on: day) }.min {
            ($0.effectiveFrom ?? .latest, $0.position) < ($1.effectiveFrom ?? .latest, $1.position)
        }
    }

    /// Which line ended a procedure on a day, and how.
    private func ending(
        of procedure: ProcedureCode, on ended: CivilDate, at place: Place, _ span: SpanRow?
    ) throws -> (line: Int?, reason: Gap.Reason) {
        let key = Ending(land: place.land, type: place.type, procedure: procedure, day: ended)
        if let found = endings[key] { return found }
        let covering = try rows(naming: procedure).filter(\.stands).map(\.standing)
            .filter { place.extent(of: $0, on: day).covers }
        let acting = covering.filter { $0.effectiveFrom == ended && !$0.countsNever }.sorted { $0.precedes($1) }
        let found: (Int?, Gap.Reason)
        if let line = acting.last(where: { $0.ends(procedure) }), span?.standing ?? .nothing == .nothing {
            found = (line.position, line.line.act == .replace ? .replaced : .abolished)
        } else if let line = acting.last(where: { $0.line.act == .suspend }), span?.standing == .suspended {
            found = (line.position, .suspended)
        } else if let line = acting.last, let span, span.standing != .nothing, !span.isListed {
            found = (line.position, .level)
        } else {
            let temporary = covering.filter { $0.effectiveUntil?.next == ended && !$0.countsNever }
            found = ((temporary.max { $0.precedes($1) } ?? acting.last)?.position, .ended)
        }
        endings[key] = found
        return found
    }
}

// What communes share.
extension GapJudge {
    private func life(of procedure: ProcedureCode, in life: PlaceLife) throws -> ProcedureLife {
        if let found = lives[life]?[procedure] { return found }
        let found = try ProcedureLife(database, procedure, in: life, known: known)
        lives[life, default: [:]][procedure] = found
        return found
    }

    /// The line applied on a day, or the last before it, of what stands then.
    private func beginning(of procedure: ProcedureCode, in life: PlaceLife, on day: CivilDate) throws -> Int? {
        let key = Beginning(life: life, procedure: procedure, day: day)
        if let found = beginnings[key] { return found.line }
        let facts = try self.life(of: procedure, in: life).span(on: max(day, .earliest))?.facts ?? []
        let found = try facts.last { try line($0).standing.effectiveFrom == day } ?? facts.first
        beginnings[key] = Reference(line: found)
        return found
    }

    private func line(_ position: Int) throws -> LineRow {
        if let found = lines[position] { return found }
        let found = try LineRow.find(database, at: position, known: known)!
        lines[position] = found
        return found
    }

    /// The lines that name a procedure, those that do not stand included.
    private func rows(naming procedure: ProcedureCode) throws -> [LineRow] {
        if let found = naming[procedure] { return found }
        let found = try LineRow.fetch(database, naming: procedure, known: known)
        naming[procedure] = found
        return found
    }

    private func lateness(of position: Int, since: CivilDate, _ place: Place) throws -> Lateness {
        let key = Due(line: position, since: since, first: place.since)
        if let found = latenesses[key] { return found }
        let row = try line(position)
        let found = rules.lateness(
            of: row.standing, row.decision.form, since: since, inCommuneSince: place.since, on: day)
        latenesses[key] = found
        return found
    }
}

extension String {
    /// The text with each run of white space as one space, and none at the ends: what the eye tells apart.
    fileprivate var squeezed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
