import Events

extension BruteForce {
    /// A line as it is judged: with what its decision says for it.
    struct Paper: Sendable {
        let position: Int
        let decision: DecisionIdentity
        let line: Line
        let isInternal: Bool
        /// Nil: not known yet.
        let effectiveFrom: CivilDate?
        /// The last day; nil: for good.
        let effectiveUntil: CivilDate?
        let territory: PaperTerritory

        init(position: Int, decision: Decision, line: Line) {
            self.position = position
            self.decision = decision.identity
            self.line = line
            self.isInternal = decision.isInternal
            self.effectiveFrom = line.effectiveFrom ?? decision.effectiveFrom
            switch line.act {
            case .issue, .amend, .cut, .suspend: self.effectiveUntil = line.effectiveUntil ?? decision.effectiveUntil
            case .replace, .abolish, .resume: self.effectiveUntil = nil
            }
            self.territory = PaperTerritory(line.value["territory"], issuer: decision.identity.issuer)
        }

        /// The procedures it names: its own, and those it replaces.
        var names: [ProcedureCode] { [line.procedure] + line.replaces }

        /// Two digits name a province; anything else is national.
        var isNational: Bool { PaperTerritory.provinceCode(decision.issuer) == nil }

        /// An issue or a replacement.
        var statesContent: Bool { line.act == .issue || line.act == .replace }

        /// Whether its last day is before its first: it counts on no day.
        var neverCounts: Bool {
            guard let from = effectiveFrom, let until = effectiveUntil else { return false }
            return until < from
        }

        /// Rule 3, for one day: dated, begun, not ended, and not internal.
        func counts(on day: CivilDate) -> Bool {
            guard !isInternal, !neverCounts, let from = effectiveFrom, from <= day else { return false }
            guard let until = effectiveUntil else { return true }
            return until >= day
        }

        /// A temporary line whose last day is over.
        func hasEnded(on day: CivilDate) -> Bool {
            guard !isInternal, !neverCounts, effectiveFrom != nil, let until = effectiveUntil else { return false }
            return until < day
        }

        /// Rule 4: the order of application.
        func isApplied(before other: Paper) -> Bool {
            if effectiveFrom! != other.effectiveFrom! { return effectiveFrom! < other.effectiveFrom! }
            if decision.signedOn != other.decision.signedOn { return decision.signedOn < other.decision.signedOn }
            if leadingDigits != other.leadingDigits { return leadingDigits < other.leadingDigits }
            return position < other.position
        }

        private var leadingDigits: Int {
            var total = 0
            for character in decision.number.unicodeScalars {
                guard ("0"..."9").contains(character) else { break }
                total = total * 10 + Int(character.value - 48)
            }
            return total
        }
    }
}

extension [Component: Value] {
    /// Whether its `levels` holds `commune`.
    var isAtCommuneLevel: Bool { self[.levels]?.list?.contains(.text("commune")) ?? false }
}
