/// One unit: a code together with an interval of life.
public struct AdministrativeUnit: Hashable, Sendable {
    public let code: UnitCode
    /// The day it was established.
    public let since: CivilDate
    /// Its last day; nil while it lives.
    public internal(set) var until: CivilDate?
    /// Its names, types and provinces, oldest first, never empty.
    public private(set) var states: [State]
    public let sources: [UnitChange.Source]
    /// The position of the fact that established it.
    public let position: Int

    /// What it was called and where it lay, from a day on.
    public struct State: Hashable, Sendable {
        public var from: CivilDate
        public var name: String
        public var type: UnitType
        /// Of a commune.
        public var province: UnitCode?

        public init(from: CivilDate, name: String, type: UnitType, province: UnitCode?) {
            self.from = from
            self.name = name
            self.type = type
            self.province = province
        }
    }

    init(_ change: UnitChange, from day: CivilDate, position: Int) {
        self.code = change.code
        self.since = day
        self.states = [State(from: day, name: change.name!, type: change.type!, province: change.province)]
        self.sources = change.sources
        self.position = position
    }

    mutating func change(_ change: UnitChange, from day: CivilDate) {
        var state = states.last!
        state.from = day
        state.name = change.name ?? state.name
        state.type = change.type ?? state.type
        state.province = change.province ?? state.province
        if states.last!.from == day { states.removeLast() }
        states.append(state)
    }

    public func isAlive(on day: CivilDate) -> Bool { day >= since && day <= (until ?? .latest) }

    /// Its state on a day: the first one before it lived, the last one after.
    public func state(on day: CivilDate) -> State { states.last { $0.from <= day } ?? states[0] }
}

/// A commune as it was on some day, as far as territories ask: its code and its province.
public struct UnitOnDay: Hashable, Sendable {
    public let code: UnitCode
    public let province: UnitCode?

    public init(code: UnitCode, province: UnitCode?) {
        self.code = code
        self.province = province
    }
}
