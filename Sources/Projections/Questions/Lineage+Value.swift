public import Events

extension Lineage {
    /// `{"units": [..], "links": [..]}`. A unit is named by `code` and `since`; one that is not recorded by `code` and `on`,
    /// the day on which it is said to have lived.
    public var value: Value {
        .object(["units": .list(units.map(value)), "links": .list(links.map(value))])
    }

    private func value(_ unit: Unit) -> Value {
        guard let life = unit.life else { return reference(unit.id) }
        return .object([
            "code": .text(unit.code.text), "since": .text(life.since.description),
            "until": life.until.map { .text($0.description) },
            "states": .list(
                [value(life.first, from: life.since)] + life.changes.map { value($0.after, from: $0.day) }),
        ])
    }

    private func value(_ state: State, from day: CivilDate) -> Value {
        .object([
            "from": .text(day.description), "name": .text(state.name), "type": .text(state.type.rawValue),
            "province": state.province.map { .text($0.text) }, "provinceName": state.provinceName.map(Value.text),
        ])
    }

    private func value(_ link: Link) -> Value {
        .object([
            "from": reference(link.from), "to": reference(link.to), "part": .text(link.isPart ? "part" : "whole"),
        ])
    }

    private func reference(_ id: ID) -> Value {
        let isRecorded = self[id]?.life != nil
        return .object(["code": .text(id.code.text), (isRecorded ? "since" : "on"): .text(id.day.description)])
    }
}
