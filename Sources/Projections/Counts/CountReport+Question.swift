internal import Events
internal import GRDB
internal import VietnameseText

extension CountReport {
    /// - Parameters:
    ///   - start: nil begins the period on 1 January of the year of the day.
    ///   - reductions: what a cut lightened, by the position of the fact that states it.
    /// - Throws: ``NoUnit`` when no unit of the scope lives that day.
    init(
        _ database: Database, _ scope: Scope, from start: CivilDate?, on day: CivilDate, known: Int, head: LogHead,
        rules: DeadlineRules, reductions: (Int) throws -> [Reduction]
    ) throws {
        let places = try Self.places(database, scope, on: day, known: known)
        let from = start ?? CivilDate(year: day.components.year, month: 1, day: 1)!
        let standing = try ScopeStandings(database, places.all, on: day, known: known)
        let contents = ContentShelf(database)
        var total = Sort()
        var fields: [String?: Sort] = [:]
        for (_, content) in standing.inForce {
            let value = try contents.value(of: content)
            total.count(value)
            fields[value["field"]?.text, default: Sort()].count(value)
        }
        let ranks = VietnameseOrder.ranks(of: Set(fields.keys.compactMap { $0 }))
        let counter = LineCounter(
            database, scope: scope, places: places.all, from: from, on: day, known: known, rules: rules)
        self.basis = Basis(commune: scope.commune, on: day, known: known, head: head)
        self.rules = rules
        self.scope = scope
        self.scopeName = places.name
        self.communes = places.all.count
        self.total = total
        self.varied = standing.varied
        self.suspended = standing.suspended
        self.fields = fields.map { (field: $0.key, counts: $0.value) }.sorted {
            ($0.field.map { ranks[$0]! } ?? .max) < ($1.field.map { ranks[$0]! } ?? .max)
        }
        self.from = from
        self.publishing = try counter.publishing()
        self.cuts = try counter.cuts(reductions)
    }

    private static func places(
        _ database: Database, _ scope: Scope, on day: CivilDate, known: Int
    ) throws -> (all: [Place], name: String?) {
        switch scope {
        case .commune(let code):
            let place = try Place.find(database, code, on: day, known: known)
            return ([place], place.name)
        case .province(let code):
            let register = try UnitRegister(database: database, around: [code], known: known)
            guard let unit = register.unit(code, on: day) else {
                throw try NoUnit(database, code, on: day, known: known)
            }
            return (
                try Place.all(database, on: day, known: known).filter { $0.province == code },
                unit.state(on: day).name
            )
        case .nation: return (try Place.all(database, on: day, known: known), nil)
        }
    }
}

extension CountReport.Scope {
    fileprivate var commune: UnitCode? {
        guard case .commune(let code) = self else { return nil }
        return code
    }
}

/// What stands in the communes of a scope, each procedure once.
private struct ScopeStandings {
    /// The content that stands in the most communes; of several such, the one that was first in the read models.
    private(set) var inForce: [ProcedureCode: Int] = [:]
    private(set) var varied = 0
    private(set) var suspended = 0

    init(_ database: Database, _ places: [Place], on day: CivilDate, known: Int) throws {
        let standings = try AreaStandings(database, on: day, known: known, ofAllLevels: true)
        var votes: [ProcedureCode: [Int: Int]] = [:]
        var isSuspended: Set<ProcedureCode> = []
        for members in Dictionary(grouping: places, by: \.areas).values {
            for (procedure, row) in try standings.rows(of: members[0]) {
                switch row.span.standing {
                case .inForce: votes[procedure, default: [:]][row.span.content!, default: 0] += members.count
                case .suspended: isSuspended.insert(procedure)
                case .nothing: break
                }
            }
        }
        for (procedure, contents) in votes {
            inForce[procedure] = contents.min { ($1.value, $0.key) < ($0.value, $1.key) }!.key
            if contents.count > 1 { varied += 1 }
        }
        suspended = isSuspended.count { votes[$0] == nil }
    }
}

/// Counts what the lines of a period do in a scope.
private struct LineCounter {
    let database: Database
    let scope: CountReport.Scope
    let places: [Place]
    let from: CivilDate
    let day: CivilDate
    let known: Int
    let rules: DeadlineRules

    init(
        _ database: Database, scope: CountReport.Scope, places: [Place], from: CivilDate, on day: CivilDate, known: Int,
        rules: DeadlineRules
    ) {
        self.database = database
        self.scope = scope
        self.places = places
        self.from = from
        self.day = day
        self.known = known
        self.rules = rules
    }

    /// Whether a line is of the scope: of the province's own decisions, or covering the commune; of the nation all are.
    private func isOfScope(_ line: StandingLine) -> Bool {
        switch scope {
        case .nation: true
        case .province(let code): line.decision.province == code
        case .commune: places[0].extent(of: line, on: day).covers
        }
    }

    /// The standing decisions signed in the period, internal ones left out, each with its lines of the scope.
    func publishing() throws -> CountReport.Publishing {
        var report = CountReport.Publishing()
        var procedures: [ProcedureCode: Bool?] = [:]
        for row in try DecisionRow.all(database, known: known)
        where row.stands && !row.form.isInternal && from <= row.identity.signedOn && row.identity.signedOn <= day {
            let lines = try LineRow.fetch(database, ofDecision: row.id, known: known).filter(\.stands).map(\.standing)
                .filter(isOfScope)
            guard !lines.isEmpty else { continue }
            report.decisions += 1
            let verdicts = lines.map { ($0, rules.signing($0)) }
            let latest = verdicts.compactMap(\.1).max { $0.verdict.daysLate < $1.verdict.daysLate }
            report.signing.count(latest?.verdict.isLate)
            let publishing = rules.publishing(row.form)
            report.publishing.count(publishing.flatMap { $0.doneOn == nil ? nil : $0.isLate })
            for (line, verdict) in verdicts {
                for procedure in line.line.named {
                    let isLate = verdict.map(\.verdict.isLate)
                    let known = procedures[procedure] ?? nil
                    procedures[procedure] = .some(
                        known == true || isLate == true ? true : known ?? isLate)
                }
            }
            if latest?.verdict.isLate ?? false || publishing?.isLate ?? false {
                report.late.append(
                    .init(
                        decision: row.identity, signing: latest?.verdict, reference: latest?.reference,
                        publishing: publishing))
            }
        }
        for (_, isLate) in procedures { report.procedures.count(isLate) }
        return report
    }

    /// The standing cuts that took effect in the period and still count.
    func cuts(_ reductions: (Int) throws -> [Reduction]) throws -> CountReport.Cuts {
        let rows = try LineRow.fetch(database, cutsFrom: from, through: day, known: known).filter { row in
            guard row.standing.counts(on: day) else { return false }
            guard case .province = scope else { return isOfScope(row.standing) }
            return places.contains { $0.extent(of: row.standing, on: day).covers }
        }.sorted { $0.standing.precedes($1.standing) }
        var chains: [ProcedureCode: [Reduction]] = [:]
        var report = CountReport.Cuts()
        for row in rows {
            let procedure = row.standing.line.procedure
            report.lines += 1
            for reduction in try reductions(row.correctedBy ?? row.standing.position) {
                // A cut of what an earlier one left goes on from there.
                if let place = chains[procedure]?.firstIndex(where: { $0.after == reduction.before }) {
                    let before = chains[procedure]![place].before
                    chains[procedure]![place] = Reduction(before: before, after: reduction.after)
                } else {
                    chains[procedure, default: []].append(reduction)
                }
            }
        }
        report.procedures = Set(rows.map(\.standing.line.procedure)).count
        var measures: [Burden.Difference.Measure: CountReport.Measure] = [:]
        for (_, chain) in chains {
            var shares: [Int] = []
            for reduction in chain {
                for difference in reduction.before.differences(to: reduction.after) {
                    var measure = measures[difference.measure] ?? CountReport.Measure(measure: difference.measure)
                    measure.states += 1
                    measure.before += difference.before
                    measure.after += difference.after
                    measures[difference.measure] = measure
                    guard case .timeLimit = difference.measure, difference.before > 0 else { continue }
                    shares.append((difference.before - difference.after) * 100 / difference.before)
                }
            }
            guard let least = shares.min() else { continue }
            report.withTimeLimit += 1
            if let target = rules.policy.reductionTarget, least >= target { report.reachingTarget += 1 }
        }
        report.measures = measures.values.sorted { $0.measure.rank < $1.measure.rank }
        return report
    }
}

extension CountReport.Tally {
    /// - Parameter isLate: nil: not to be judged.
    fileprivate mutating func count(_ isLate: Bool?) {
        switch isLate {
        case nil: unjudged += 1
        case true?: late += 1
        case false?: inTime += 1
        }
    }
}

extension Burden.Difference.Measure {
    fileprivate var rank: (Int, String) {
        let names = ["timeLimit", "dossierItems", "originals", "copies", "steps", "fees", "conditions"]
        return (names.firstIndex(of: name)!, unit ?? "")
    }
}
