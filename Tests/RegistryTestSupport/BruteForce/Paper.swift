import Events

extension BruteForce {
    /// A line as it is judged: as corrected, with what its decision and the effects of that say for it.
    struct Paper: Sendable {
        let position: Int
        /// The position of its decision.
        let decisionPosition: Int
        let decision: DecisionIdentity
        let line: Line
        let isInternal: Bool
        /// Itself, or its decision.
        let isWithdrawn: Bool
        let isAnnulled: Bool
        /// Its own day, else that of its decision, as if nothing had ever set another; nil: not known.
        let dayWithoutEffects: CivilDate?
        /// What an effect of its decision says for it; nil when none does, or it has a day of its own.
        let dayByEffect: CivilDate?
        /// The last day; nil: for good.
        let effectiveUntil: CivilDate?
        let territory: PaperTerritory

        init(
            position: Int, line: Line, decisionPosition: Int, decision: Decision, dayByEffect: CivilDate?,
            isWithdrawn: Bool, isAnnulled: Bool
        ) {
            self.position = position
            self.decisionPosition = decisionPosition
            self.decision = decision.identity
            self.line = line
            self.isInternal = decision.isInternal
            self.isWithdrawn = isWithdrawn
            self.isAnnulled = isAnnulled
            self.dayWithoutEffects = line.effectiveFrom ?? decision.effectiveFrom
            self.dayByEffect = line.effectiveFrom == nil ? dayByEffect : nil
            switch line.act {
            case .issue, .amend, .cut, .suspend: self.effectiveUntil = line.effectiveUntil ?? decision.effectiveUntil
            case .replace, .abolish, .resume: self.effectiveUntil = nil
            }
            self.territory = PaperTerritory(line.value["territory"], issuer: decision.identity.issuer)
        }

        /// Nil: not known yet.
        var effectiveFrom: CivilDate? { dayByEffect ?? dayWithoutEffects }

        /// Whether it may take part at all: neither withdrawn, nor annulled, nor internal.
        var stands: Bool { !isWithdrawn && !isAnnulled && !isInternal }

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

        /// Rule 3, for one day: it stands, is dated, has begun, and has not ended.
        func counts(on day: CivilDate) -> Bool {
            guard stands, !neverCounts, let from = effectiveFrom, from <= day else { return false }
            guard let until = effectiveUntil else { return true }
            return until >= day
        }

        /// A temporary line whose last day is over.
        func hasEnded(on day: CivilDate) -> Bool {
            guard stands, !neverCounts, effectiveFrom != nil, let until = effectiveUntil else { return false }
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

extension Line {
    /// What it says of each component.
    var values: [Component: Value] { components.mapValues(\.value) }
}

extension [Component: Value] {
    /// Whether its `levels` holds `commune`.
    var isAtCommuneLevel: Bool { self[.levels]?.list?.contains(.text("commune")) ?? false }
}
