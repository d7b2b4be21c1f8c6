/// What a cut (cắt giảm) lightens: the measurable burden of a procedure just before it and just after.
public struct Reduction: Hashable, Sendable {
    public let before: Burden
    public let after: Burden

    public init(before: Burden, after: Burden) {
        self.before = before
        self.after = after
    }

    /// `{"after": {..}, "before": {..}}`.
    public var value: Value { .object(["after": after.value, "before": before.value]) }

    init?(_ value: Value) {
        guard let before = value["before"].flatMap(Burden.init), let after = value["after"].flatMap(Burden.init)
        else { return nil }
        self.init(before: before, after: after)
    }
}

/// The measurable burden of a procedure: what a cut may lower and may not raise.
public struct Burden: Hashable, Sendable {
    /// Nil when the time limit is not stated as a number.
    public let timeLimit: TimeLimit?
    /// Number of dossier items, of originals and of copies among them, and of steps; 0 when the component is absent.
    public let dossierItems: Int
    public let originals: Int
    public let copies: Int
    public let steps: Int
    /// Sum of the stated amounts, by currency.
    public let fees: [String: Int]
    /// Whether requirements and conditions are stated, whatever their words.
    public let hasConditions: Bool

    public struct TimeLimit: Hashable, Sendable {
        public let value: Int
        /// `hour`, `day`, `workingDay` or `month`.
        public let unit: String
    }

    /// The currency of an amount that names none.
    static let defaultCurrency = "VND"

    public init(of content: [Component: CanonicalValue]) {
        let limit = content[.timeLimit]
        if let value = limit?["value"]?.integer, let unit = limit?["unit"]?.text {
            self.timeLimit = TimeLimit(value: value, unit: unit)
        } else {
            self.timeLimit = nil
        }
        let dossier = content[.dossier]?.list ?? []
        self.dossierItems = dossier.count
        self.originals = dossier.reduce(0) { $0 + ($1["originals"]?.integer ?? 0) }
        self.copies = dossier.reduce(0) { $0 + ($1["copies"]?.integer ?? 0) }
        self.steps = content[.steps]?.list?.count ?? 0
        var fees: [String: Int] = [:]
        for fee in content[.fees]?.list ?? [] {
            guard let amount = fee["amount"]?.integer else { continue }
            // Both are at most 2^53 − 1; a sum beyond that is written as that.
            let currency = fee["currency"]?.text ?? Self.defaultCurrency
            fees[currency] = min(fees[currency, default: 0] + amount, safeIntegers.upperBound)
        }
        self.fees = fees
        self.hasConditions = content[.conditions] != nil
    }

    init?(_ value: Value) {
        guard let items = value["dossierItems"]?.integer, let originals = value["originals"]?.integer,
            let copies = value["copies"]?.integer, let steps = value["steps"]?.integer,
            let hasConditions = value["conditions"]?.flag
        else { return nil }
        let limit = value["timeLimit"]
        if let unit = limit?["unit"]?.text, !["hour", "day", "workingDay", "month"].contains(unit) { return nil }
        self.timeLimit = limit?["value"]?.integer.flatMap { number in
            limit?["unit"]?.text.map { TimeLimit(value: number, unit: $0) }
        }
        self.dossierItems = items
        self.originals = originals
        self.copies = copies
        self.steps = steps
        self.fees = Dictionary(
            (value["fees"]?.list ?? []).compactMap { fee in
                fee["currency"]?.text.flatMap { currency in fee["amount"]?.integer.map { (currency, $0) } }
            }, uniquingKeysWith: { first, _ in first })
        self.hasConditions = hasConditions
    }

    public var value: Value {
        .object([
            "conditions": .flag(hasConditions),
            "copies": .integer(copies),
            "dossierItems": .integer(dossierItems),
            "fees": .list(
                fees.sorted { $0.key < $1.key }.map {
                    .object(["amount": .integer($0.value), "currency": .text($0.key)])
                }),
            "originals": .integer(originals),
            "steps": .integer(steps),
            "timeLimit": timeLimit.map { .object(["unit": .text($0.unit), "value": .integer($0.value)]) },
        ])
    }

    /// One measure, before and after, where a cut changed it.
    public struct Difference: Hashable, Sendable {
        public enum Measure: Hashable, Sendable {
            case timeLimit(unit: String)
            case dossierItems, originals, copies, steps
            case fees(currency: String)
            case conditions
        }

        public let measure: Measure
        public let before: Int
        public let after: Int
    }

    /// Every measure that differs; the time limit only where both are stated in the same unit.
    public func differences(to after: Burden) -> [Difference] {
        var pairs: [(Difference.Measure, Int, Int)] = [
            (.dossierItems, dossierItems, after.dossierItems),
            (.originals, originals, after.originals),
            (.copies, copies, after.copies),
            (.steps, steps, after.steps),
            (.conditions, hasConditions ? 1 : 0, after.hasConditions ? 1 : 0),
        ]
        if let old = timeLimit, let new = after.timeLimit, old.unit == new.unit {
            pairs.insert((.timeLimit(unit: old.unit), old.value, new.value), at: 0)
        }
        for currency in Set(fees.keys).union(after.fees.keys).sorted() {
            pairs.append((.fees(currency: currency), fees[currency] ?? 0, after.fees[currency] ?? 0))
        }
        return pairs.filter { $0.1 != $0.2 }.map { Difference(measure: $0.0, before: $0.1, after: $0.2) }
    }

    /// Whether the unit of the time limit differs: that cannot be measured, and belongs to an amendment.
    public func changesUnit(to after: Burden) -> Bool {
        guard let old = timeLimit, let new = after.timeLimit else { return false }
        return old.unit != new.unit
    }
}
