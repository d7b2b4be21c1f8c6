import Events

extension BruteForce {
    /// Rule 5: the lines that cover a unit, applied one after the other, across procedures.
    struct Fold {
        enum Status: String { case nothing, inForce, suspended }

        /// A line that was applied, with how much of the unit it covers.
        struct Applied {
            let paper: Paper
            let coverage: Land.Coverage
            /// Whether it ended the procedure, or would have.
            let ends: Bool
        }

        /// One procedure.
        struct State {
            var status = Status.nothing
            var content: [Component: Value] = [:]
            /// The lines applied since it came into force; empty when it is not.
            var facts: [Applied] = []
            /// Every line applied to it, earlier lives included.
            var applied: [Applied] = []
            var conflicts: [Int] = []
            /// The components that a province's line had set.
            var setByProvince: Set<Component> = []
            /// The national lines that touched such a component since, by component.
            var overwriters: [Component: [Int]] = [:]
            /// The line that last set the legal bases.
            var legalBasesFact: Int?

            var isAtCommuneLevel: Bool { status != .nothing && content.isAtCommuneLevel }
        }

        private(set) var states: [ProcedureCode: State] = [:]
        /// The positions of the lines that an abolition met before they took effect.
        private(set) var stillborn: Set<Int> = []
        /// Every issue and replacement that could be stillborn.
        private let births: [Paper]

        init(of papers: [Paper], for unit: Life, in land: Land, on day: CivilDate) {
            func coverage(_ paper: Paper) -> Land.Coverage { land.coverage(of: paper, for: unit, on: day) }
            births = papers.filter { paper in
                paper.stands && !paper.neverCounts && paper.statesContent && paper.effectiveFrom != nil
                    && coverage(paper) != .none
            }
            let counting = papers.filter { $0.counts(on: day) && coverage($0) != .none }
            for paper in counting.sorted(by: { $0.isApplied(before: $1) }) {
                if stillborn.contains(paper.position) { continue }
                apply(paper, coverage(paper))
            }
        }

        private mutating func apply(_ paper: Paper, _ coverage: Land.Coverage) {
            let own = paper.line.procedure
            switch paper.line.act {
            case .issue, .replace:
                issue(own, paper, coverage)
                for replaced in paper.line.replaces { end(replaced, paper, coverage) }
            case .amend, .cut: change(own, paper, coverage)
            case .suspend: suspend(own, paper, coverage)
            case .resume: resume(own, paper, coverage)
            case .abolish: end(own, paper, coverage)
            }
        }

        private mutating func issue(_ procedure: ProcedureCode, _ paper: Paper, _ coverage: Land.Coverage) {
            var state = states[procedure] ?? State()
            let named = paper.line.values
            if state.status == .nothing {
                state.status = .inForce
                state.content = named
            } else if paper.isNational {
                // The whole content anew: what it does not name is gone.
                state.content = named
            } else {
                for (component, value) in named { state.content[component] = value }
            }
            if paper.isNational {
                // Whatever was set is set again or, not being named, removed.
                for component in state.setByProvince {
                    state.overwriters[component, default: []].append(paper.position)
                }
            } else {
                for component in named.keys {
                    state.setByProvince.insert(component)
                    state.overwriters[component] = nil
                }
            }
            if named[.legalBases] != nil { state.legalBasesFact = paper.position }
            states[procedure] = state
            note(procedure, paper, coverage)
        }

        private mutating func change(_ procedure: ProcedureCode, _ paper: Paper, _ coverage: Land.Coverage) {
            var state = states[procedure] ?? State()
            guard state.status != .nothing else { return refuse(procedure, paper) }
            for (component, value) in paper.line.values {
                state.content[component] = value
                if component == .legalBases { state.legalBasesFact = paper.position }
            }
            for component in paper.line.removes { state.content[component] = nil }
            if paper.isNational {
                for component in Set(paper.line.values.keys).union(paper.line.removes)
                where state.setByProvince.contains(component) {
                    state.overwriters[component, default: []].append(paper.position)
                }
            } else {
                for component in paper.line.values.keys {
                    state.setByProvince.insert(component)
                    state.overwriters[component] = nil
                }
            }
            states[procedure] = state
            note(procedure, paper, coverage)
        }

        private mutating func suspend(_ procedure: ProcedureCode, _ paper: Paper, _ coverage: Land.Coverage) {
            guard states[procedure]?.status == .inForce else { return refuse(procedure, paper) }
            states[procedure]!.status = .suspended
            note(procedure, paper, coverage)
        }

        private mutating func resume(_ procedure: ProcedureCode, _ paper: Paper, _ coverage: Land.Coverage) {
            guard states[procedure]?.status == .suspended else { return refuse(procedure, paper) }
            states[procedure]!.status = .inForce
            note(procedure, paper, coverage)
        }

        private mutating func end(_ procedure: ProcedureCode, _ paper: Paper, _ coverage: Land.Coverage) {
            let state = states[procedure] ?? State()
            if state.status == .nothing && !mayEndNothing(state, procedure, paper) { return refuse(procedure, paper) }
            // Nothing is left of its life but the record of what was done.
            var ended = State()
            ended.applied = state.applied + [Applied(paper: paper, coverage: coverage, ends: true)]
            ended.conflicts = state.conflicts
            states[procedure] = ended
        }

        /// When abolishing nothing is no conflict. Marks the stillborn lines it meets.
        private mutating func mayEndNothing(_ state: State, _ procedure: ProcedureCode, _ paper: Paper) -> Bool {
            if let last = state.applied.last {
                return last.ends && last.paper.decision == paper.decision
                    && last.paper.effectiveFrom == paper.effectiveFrom
            }
            let met = births.filter { birth in
                birth.line.procedure == procedure && birth.effectiveFrom! > paper.effectiveFrom!
                    && birth.decision.signedOn < paper.decision.signedOn
            }
            stillborn.formUnion(met.map(\.position))
            return !met.isEmpty
        }

        private mutating func note(_ procedure: ProcedureCode, _ paper: Paper, _ coverage: Land.Coverage) {
            let applied = Applied(paper: paper, coverage: coverage, ends: false)
            states[procedure]!.facts.append(applied)
            states[procedure]!.applied.append(applied)
        }

        private mutating func refuse(_ procedure: ProcedureCode, _ paper: Paper) {
            states[procedure, default: State()].conflicts.append(paper.position)
        }
    }
}
