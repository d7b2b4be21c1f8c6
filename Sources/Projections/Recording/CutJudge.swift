import Events
internal import GRDB

/// Judges a cut: it must reduce something measurable, and raise nothing measurable, in every commune it covers where the
/// procedure is in force on the day it takes effect.
struct CutJudge {
    private let projector: Projector
    /// The cut; one without a day is judged as if it took effect today.
    private let cut: StandingLine
    private let day: CivilDate
    private let isDated: Bool

    init(_ projector: Projector, _ cut: StandingLine, today: CivilDate) {
        self.projector = projector
        self.day = cut.effectiveFrom ?? today
        self.isDated = cut.effectiveFrom != nil
        self.cut =
            cut.effectiveFrom != nil
            ? cut
            : StandingLine(
                position: cut.position, decision: cut.decision, line: cut.line, decisionFrom: day,
                decisionUntil: nil)
    }

    /// What it lightens, once for each different state it meets.
    ///
    /// - Throws: ``Refusal``.
    func reductions() throws -> [Reduction] {
        var found: [Reduction] = []
        let procedure = cut.line.procedure
        var shelf = LineShelf(database: projector.database)
        let lines = try shelf.linesJudged(with: procedure).filter { $0.position != cut.position } + [cut]
        for place in try places() {
            guard let (before, after) = contents(lines.filter { place.extent(of: $0, on: day).covers }) else {
                continue
            }
            let reduction = Reduction(before: Burden(of: before), after: Burden(of: after))
            guard !found.contains(reduction) else { continue }
            try check(reduction, "\(place.name) (\(place.code))")
            found.append(reduction)
        }
        return found
    }

    /// One commune it covers for each way in which the procedure may stand there.
    private func places() throws -> [Place] {
        if isDated {
            return try AreaReach(projector.database, procedure: cut.line.procedure, on: day).samples()
                .filter { $0.extent(of: cut, on: day).covers }
        }
        // It has no rows yet.
        var seen: Set<[Int]> = []
        return try Place.all(projector.database, on: day, known: ReadModelSchema.endOfKnowledge)
            .filter { $0.extent(of: cut, on: day).covers && seen.insert($0.areas).inserted }
    }

    /// The content just before the cut, in the order of lines, and just after; nil when the procedure is not in force.
    private func contents(_ lines: [StandingLine]) -> (before: [Component: Value], after: [Component: Value])? {
        let ordered = lines.sorted { $0.precedes($1) }
        var fold = ProcedureFold(known: ordered)
        for line in ordered where line.counts(on: day) {
            guard line.position == cut.position else {
                fold.apply(line)
                continue
            }
            guard let before = fold.procedures[cut.line.procedure], before.standing != .nothing else { return nil }
            fold.apply(line)
            return (before.content, fold.procedures[cut.line.procedure]!.content)
        }
        return nil
    }

    private func check(_ reduction: Reduction, _ commune: String) throws {
        let name = cut.line.name
        let procedure = cut.line.procedure
        if reduction.before.changesUnit(to: reduction.after) {
            let units = (reduction.before.timeLimit!, reduction.after.timeLimit!)
            throw Refusal.changesUnit(
                line: name, procedure: procedure, commune: commune, before: units.0,
                after: units.1)
        }
        let differences = reduction.before.differences(to: reduction.after)
        if let raised = differences.first(where: { $0.after > $0.before }) {
            throw Refusal.raises(line: name, procedure: procedure, commune: commune, raised)
        }
        if differences.isEmpty { throw Refusal.reducesNothing(line: name, procedure: procedure, commune: commune) }
    }
}
