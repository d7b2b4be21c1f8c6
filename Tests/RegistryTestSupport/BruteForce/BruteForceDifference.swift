public import Events

/// A difference of two catalogues as the brute-force judge finds it.
public struct BruteForceDifference: Hashable, Sendable {
    /// The procedures that entered, each with its causes.
    public let added: [ProcedureCode: [Cause]]
    /// The procedures that left, each with its causes.
    public let removed: [ProcedureCode: [Cause]]
    /// The procedures that stayed, with another content.
    public let changed: [ProcedureCode: Change]

    /// A difference, to be compared with another.
    public init(
        added: [ProcedureCode: [Cause]], removed: [ProcedureCode: [Cause]], changed: [ProcedureCode: Change]
    ) {
        self.added = added
        self.removed = removed
        self.changed = changed
    }

    /// A line that counts on one side only, or on both in another form.
    public struct Cause: Hashable, Sendable {
        /// Its position.
        public let fact: Int
        /// In the word of the contract: `knowledge`, `annulment`, `correction`, `territory` or `law`.
        public let label: String

        /// A cause of a difference.
        public init(fact: Int, label: String) {
            self.fact = fact
            self.label = label
        }
    }

    /// What changed in one procedure, and why.
    public struct Change: Hashable, Sendable {
        /// The components that differ.
        public let components: [Component: Values]
        /// The lines that made them differ.
        public let causes: [Cause]

        /// What changed in one procedure, and why.
        public init(components: [Component: Values], causes: [Cause]) {
            self.components = components
            self.causes = causes
        }
    }

    /// A component on both sides; nil where it is absent.
    public struct Values: Hashable, Sendable {
        /// On the first side.
        public let from: Value?
        /// On the second side.
        public let to: Value?

        /// A component on both sides.
        public init(from: Value?, to: Value?) {
            self.from = from
            self.to = to
        }
    }

    /// Whether the two catalogues list the same.
    public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }
}

extension BruteForce {
    /// The difference of two catalogues of a commune, each on a day and as known at a position; nil when no unit with
    /// that code is alive on one of the days.
    public func difference(
        commune: UnitCode, from: (CivilDate, Int), to: (CivilDate, Int)
    ) -> BruteForceDifference? {
        guard let old = Sight(self, commune, from.0, from.1), let new = Sight(self, commune, to.0, to.1)
        else { return nil }
        let before = content(old)
        let after = content(new)
        var added: [ProcedureCode: [BruteForceDifference.Cause]] = [:]
        var removed: [ProcedureCode: [BruteForceDifference.Cause]] = [:]
        var changed: [ProcedureCode: BruteForceDifference.Change] = [:]
        for procedure in Set(before.keys).union(after.keys) {
            switch (before[procedure], after[procedure]) {
            case (nil, _): added[procedure] = causes(of: procedure, old, new)
            case (_, nil): removed[procedure] = causes(of: procedure, old, new)
            case (let left?, let right?):
                let components = changedComponents(left, right)
                guard !components.isEmpty else { continue }
                changed[procedure] = .init(components: components, causes: causes(of: procedure, old, new))
            }
        }
        return BruteForceDifference(added: added, removed: removed, changed: changed)
    }

    private func content(_ sight: Sight) -> [ProcedureCode: [Component: Value]] {
        var content: [ProcedureCode: [Component: Value]] = [:]
        for entry in sight.entries(in: { $0 == .inForce }) { content[entry.procedure] = entry.content }
        return content
    }

    private func changedComponents(
        _ left: [Component: Value], _ right: [Component: Value]
    ) -> [Component: BruteForceDifference.Values] {
        var changed: [Component: BruteForceDifference.Values] = [:]
        for component in Component.allCases {
            // To resolve is what a procedure does when its role is not stated.
            let unstated: Value? = component == .role ? .text("resolve") : nil
            if left[component] ?? unstated != right[component] ?? unstated {
                changed[component] = .init(from: left[component], to: right[component])
            }
        }
        return changed
    }
}

extension BruteForceDifference: CustomStringConvertible {
    /// One line for each procedure, in order.
    public var description: String {
        let entered = added.map { "added   \($0.key) \($0.value)" }
        let left = removed.map { "removed \($0.key) \($0.value)" }
        let other = changed.map { "changed \($0.key) \($0.value)" }
        return (entered.sorted() + left.sorted() + other.sorted()).joined(separator: "\n")
    }
}

extension BruteForceDifference.Cause: CustomStringConvertible {
    /// The position and the label.
    public var description: String { "\(fact) \(label)" }
}

extension BruteForceDifference.Change: CustomStringConvertible {
    /// The components, in order of their names, and the causes.
    public var description: String {
        let parts = components.map { "\($0.key.rawValue): \($0.value)" }.sorted()
        return "\(parts.joined(separator: ", ")) \(causes)"
    }
}

extension BruteForceDifference.Values: CustomStringConvertible {
    /// Both values in canonical form; a dash where there is none.
    public var description: String {
        func text(_ value: Value?) -> String { value.map { CanonicalJSON.text(of: $0) } ?? "–" }
        return "\(text(from)) → \(text(to))"
    }
}
