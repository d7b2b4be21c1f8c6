public import Events
internal import Projections

extension Reconciliation {
    public var value: Value {
        let counts = counts
        return .object([
            "schema": .text("tthc.reconcile/1"), "basis": standing.basis.value,
            "unit": .object([
                "code": .text(standing.unit.code.text), "name": .text(standing.name),
                "province": standing.unit.province.map { .text($0.text) },
            ]),
            "files": .list(files.map(Value.text)),
            "counts": .object([
                "read": .integer(counts.read), "same": .integer(counts.same), "spelling": .integer(counts.spelling),
                "different": .integer(counts.different), "extra": .integer(counts.extra),
                "repeated": .integer(counts.repeated), "uncoded": .integer(counts.uncoded),
                "expected": .integer(counts.expected), "missing": .integer(counts.missing), "passed": .integer(passed),
            ]),
            "rows": .list(rows.map(\.value)),
            "missing": .list(
                missing.map { item in
                    .object([
                        "procedure": .text(item.procedure.description), "name": .text(item.name),
                        "field": item.field.map(Value.text), "decision": item.latest.decision.value,
                        "lookAlikes": item.lookAlikes.isEmpty ? nil : .list(item.lookAlikes.map(\.value)),
                    ])
                }),
        ])
    }
}

extension Reconciliation.Outcome {
    public var name: String {
        switch self {
        case .same: "same"
        case .spelling: "spelling"
        case .different: "different"
        case .extra: "extra"
        case .repeated: "repeated"
        case .uncoded: "uncoded"
        }
    }
}

extension Reconciliation.Reason {
    public var name: String {
        switch self {
        case .unknown: "unknown"
        case .otherLevel: "otherLevel"
        case .suspended: "suspended"
        case .elsewhere: "elsewhere"
        case .ended: "ended"
        case .upcoming: "upcoming"
        }
    }

    fileprivate var day: CivilDate? {
        switch self {
        case .ended(let day), .upcoming(let day): day
        case .unknown, .otherLevel, .suspended, .elsewhere: nil
        }
    }
}

extension Reconciliation.Row {
    fileprivate var value: Value {
        var members: Value.Members = [
            "place": place.value, "procedure": procedure.map { .text($0.description) },
            "code": code.isEmpty ? nil : .text(code), "name": name.isEmpty ? nil : .text(name),
            "outcome": .text(outcome.name),
        ]
        switch outcome {
        case .spelling(let differences), .different(let differences):
            members["differences"] = .list(
                differences.map { difference in
                    .object([
                        "component": .text(difference.component.rawValue), "list": difference.list,
                        "registry": difference.registry, "spelling": .flag(difference.isSpelling),
                    ])
                })
        case .extra(let reason):
            members["reason"] = .text(reason.name)
            members["day"] = reason.day.map { .text("\($0)") }
        case .repeated(let place): members["first"] = place.value
        case .same, .uncoded: break
        }
        if !lookAlikes.isEmpty { members["lookAlikes"] = .list(lookAlikes.map { .text("\($0)") }) }
        return .object(members)
    }
}

extension Place {
    fileprivate var value: Value {
        let sheetName: Value? =
            switch sheet {
            case .none, .records: nil
            case .sheet(let name): .text(name)
            case .table(let number): .integer(number)
            }
        return .object([
            "file": file.map(Value.text), "sheet": sheetName, "row": row.map(Value.integer),
        ])
    }
}
