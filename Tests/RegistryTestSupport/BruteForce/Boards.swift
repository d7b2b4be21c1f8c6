internal import Crypto
public import Events

extension BruteForce {
    /// A gap as the brute-force judge finds it: one line of text for each finding, and for the counts.
    ///
    /// Nil when no commune with the code lives that day. Of a version that never stood at the commune it is not told whether
    /// some other has it.
    public func gap(commune: UnitCode, on day: CivilDate, known: Int) -> [String]? {
        guard let sight = Sight(self, commune, day, known) else { return nil }
        return BoardSight(sight).told
    }
}

extension BruteForce {
    /// One board on one day: every posting and observation is asked anew for every procedure.
    private struct BoardSight {
        let sight: Sight
        /// What was said of the board, by day, then by position.
        let sayings: [Saying]

        struct Saying {
            let position: Int
            let value: Value
            let day: CivilDate

            var isPosting: Bool { value["postedOn"] != nil }
            var channel: String? { value["channel"]?.text }
            var isKnown: Bool { value["procedures"] != nil }

            func item(_ procedure: ProcedureCode) -> Value? {
                value["procedures"]?.list?.first { ProcedureCode($0["procedure"]!.text!) == procedure }
            }

            /// Whether it says anything of a procedure, be it that it is not there.
            func tells(of procedure: ProcedureCode) -> Bool {
                if value["receipt"] != nil { return true }
                guard isKnown else { return false }
                guard let sample = value["sample"]?.list else { return true }
                return sample.contains { ProcedureCode($0.text!) == procedure } || item(procedure) != nil
            }

            /// Whether it speaks of where another spoke of.
            func concerns(_ other: Saying) -> Bool {
                if other.channel == nil || other.channel == channel { return true }
                return !isPosting && channel == nil
            }
        }

        init(_ sight: Sight) {
            self.sight = sight
            let ledger = sight.ledger
            func sayings(_ position: Int, _ value: Value) -> [Saying] {
                if ledger.isWithdrawn(position) { return [] }
                let stated: Value
                switch ledger.correctedForm(of: position) {
                case nil: stated = value
                case .posting(let posting): stated = posting.value
                case .observation(let observation): stated = observation.value
                default: preconditionFailure("position \(position): a board corrected to something else")
                }
                let day = CivilDate((stated["postedOn"] ?? stated["observedOn"])!.text!)!
                return [Saying(position: position, value: stated, day: day)]
            }
            let all =
                ledger.postings.flatMap { sayings($0.position, $0.fact.value) }
                + ledger.observations.flatMap { sayings($0.position, $0.fact.value) }
            self.sayings = all.filter {
                $0.value["commune"]?.text == sight.unit.code.text && $0.day <= sight.day
                    && $0.day >= sight.unit.firstDay
            }.sorted { ($0.day, $0.position) < ($1.day, $1.position) }
        }

        /// Those that nothing later stands before, of a procedure.
        func standing(_ procedure: ProcedureCode) -> [Saying] {
            sayings.indices.filter { index in
                sayings[index].tells(of: procedure)
                    && !sayings[(index + 1)...].contains { $0.tells(of: procedure) && $0.concerns(sayings[index]) }
            }.map { sayings[$0] }.filter(\.isKnown)
        }

        /// Every day on which something may turn, ascending.
        private var turns: [CivilDate] {
            let lines = sight.papers.flatMap { [$0.effectiveFrom, $0.effectiveUntil?.next].compactMap { $0 } }
            let last = sight.unit.lastDay ?? .latest
            return Set(lines + sight.unit.places.map(\.from) + [.earliest]).filter { $0 <= last }.sorted()
        }

        private func state(_ procedure: ProcedureCode, on day: CivilDate) -> Fold.State {
            Fold(of: sight.papers, for: sight.unit, in: sight.land, on: day).states[procedure] ?? Fold.State()
        }

        var told: [String] {
            let listed = sight.fold.states.filter { $0.value.status == .inForce && $0.value.isAtCommuneLevel }.keys
            let named = sayings.flatMap { $0.value["procedures"]?.list ?? [] }
                .map { ProcedureCode($0["procedure"]!.text!)! }
            var counts: [String: Int] = [:]
            var lines: [String] = []
            for procedure in Set(listed).union(named) {
                let sayings = standing(procedure)
                let present = sayings.filter { $0.item(procedure) != nil }
                let absent = sayings.filter { $0.item(procedure) == nil }
                let isDue = listed.contains(procedure)
                if isDue { counts["due", default: 0] += 1 }
                if !present.isEmpty { counts["posted", default: 0] += 1 }
                let line =
                    isDue
                    ? due(procedure, present, absent) : present.isEmpty ? nil : undue(procedure, present)
                guard let line else { continue }
                counts[String(line.split(separator: " ")[0]), default: 0] += 1
                if !["current", "unseen"].contains(line) { lines.append("\(procedure) \(line)") }
            }
            return lines.sorted() + [counts.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: " ")]
        }

        private func due(_ procedure: ProcedureCode, _ present: [Saying], _ absent: [Saying]) -> String? {
            if present.isEmpty, absent.isEmpty { return "unseen" }
            for saying in present {
                if let wrong = outdated(procedure, saying.item(procedure)!) {
                    let sources = present.filter { outdated(procedure, $0.item(procedure)!) != nil }.map(\.position)
                    return "outdated \(wrong) \(sources.sorted())"
                }
            }
            if absent.isEmpty { return "current" }
            let since = first(procedure) { $0.status == .inForce && $0.isAtCommuneLevel }
            return "\(present.isEmpty ? "missing" : "uneven") \(max(since, sight.unit.firstDay)) "
                + "\(beginning(procedure, since)) \(absent.map(\.position).sorted())"
        }

        /// The reason, since when, and by which line; nil when the version is the one in force.
        private func outdated(_ procedure: ProcedureCode, _ item: Value) -> String? {
            let now = state(procedure, on: sight.day).content
            func told(_ reason: String, _ since: CivilDate) -> String {
                "\(reason) \(max(since, sight.unit.firstDay)) \(beginning(procedure, since))"
            }
            func isDue(_ state: Fold.State) -> Bool { state.status == .inForce && state.isAtCommuneLevel }
            if let digest = item["digest"]?.text, digest != Self.digest(now) {
                let before = turns.last { turn in
                    turn < sight.day && state(procedure, on: turn).status != .nothing
                        && Self.digest(state(procedure, on: turn).content) == digest
                }
                if let before {
                    // The last day of that stretch, or of one that ran on: the next turn, at most the day itself.
                    let end = turns.first { $0 > before && Self.digest(state(procedure, on: $0).content) != digest }
                    return told("older", min(end ?? sight.day, sight.day))
                }
                let after = turns.contains { turn in
                    turn > sight.day && state(procedure, on: turn).status != .nothing
                        && Self.digest(state(procedure, on: turn).content) == digest
                }
                return after ? "later" : "other"
            }
            if let name = item["name"]?.text, !name.isEmpty, name != now[.name]?.text {
                let components = [Component.name] + Self.differs(item)
                return told(
                    "name",
                    first(procedure) { state in
                        isDue(state) && components.allSatisfy { state.content[$0] == now[$0] }
                    })
            }
            let components = Self.differs(item)
            guard !components.isEmpty else { return nil }
            return told(
                "seen",
                first(procedure) { state in
                    isDue(state) && components.allSatisfy { state.content[$0] == now[$0] }
                })
        }

        private static func differs(_ item: Value) -> [Component] {
            item["differs"]?.list?.map { Component(rawValue: $0.text!)! } ?? []
        }

        private static func digest(_ content: [Component: Value]) -> String {
            let members = Value.object(.init(content.map { ($0.key.rawValue, $0.value) }))
            return SHA256.hash(data: CanonicalJSON.bytes(of: members)).hexadecimal
        }

        /// The first of the days up to the one asked about on which a condition holds without a break.
        private func first(_ procedure: ProcedureCode, _ condition: (Fold.State) -> Bool) -> CivilDate {
            var first = sight.day
            for turn in turns.filter({ $0 <= sight.day }).reversed() {
                guard condition(state(procedure, on: turn)) else { break }
                first = turn
            }
            return first
        }

        /// Nothing where nothing stood that day: what had hung there was abolished, and begun again later.
        private func beginning(_ procedure: ProcedureCode, _ day: CivilDate) -> String {
            let facts = state(procedure, on: day).facts
            return (facts.last { $0.paper.effectiveFrom == day } ?? facts.first).map { "\($0.paper.position)" } ?? ""
        }

        private func undue(_ procedure: ProcedureCode, _ present: [Saying]) -> String {
            let sources = "\(present.map(\.position).sorted())"
            func isDue(_ state: Fold.State) -> Bool { state.status == .inForce && state.isAtCommuneLevel }
            if let last = turns.last(where: { $0 < sight.day && isDue(state(procedure, on: $0)) }) {
                let ended = turns.first { $0 > last && !isDue(state(procedure, on: $0)) }!
                return "expired \(ended) \(sources)"
            }
            let coming = sight.papers.filter { paper in
                paper.stands && !paper.neverCounts && paper.statesContent && paper.line.procedure == procedure
                    && (paper.effectiveFrom.map { $0 > sight.day } ?? true) && sight.covers(paper)
                    && paper.line.values.isAtCommuneLevel
                    && !paper.isStillborn(among: sight.papers, for: sight.unit, in: sight.land, on: sight.day)
            }
            if !coming.isEmpty { return "early \(sources)" }
            let papers = sight.papers.filter { $0.names.contains(procedure) }
            if papers.isEmpty { return "unknown \(sources)" }
            let unstruck = papers.filter { !$0.isWithdrawn && !$0.isAnnulled }
            if unstruck.isEmpty { return "notOurs struck \(sources)" }
            if unstruck.allSatisfy(\.isInternal) { return "internal \(sources)" }
            if !unstruck.contains(where: { !$0.isInternal && sight.covers($0) }) {
                return "notOurs territory \(sources)"
            }
            let everInForce = turns.contains { $0 <= sight.day && state(procedure, on: $0).status != .nothing }
            return "notOurs \(everInForce ? "level" : "neverInForce") \(sources)"
        }
    }
}
