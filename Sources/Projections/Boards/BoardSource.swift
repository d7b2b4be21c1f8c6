public import Events

/// A posting or an observation that tells what hangs at a commune, or what was last told.
public struct BoardSource: Sendable {
    /// What is known of its list.
    public enum List: Hashable, Sendable {
        /// So many procedures, as it names them.
        case named(Int)
        /// Those of the catalogue whose digest it gives.
        case derived(Int, ListPosting.Basis)
        /// No catalogue that was looked at has its digest.
        case digestOnly
        /// It speaks of no procedures.
        case none
    }

    /// The position of its fact.
    public let fact: Int
    public let isObservation: Bool
    /// The day it was posted, or observed.
    public let day: CivilDate
    /// Nil of an observation of the board at large.
    public let channel: String?
    /// Who observed.
    public let by: String?
    /// SHA-256 of the list, in hexadecimal, where that was recorded.
    public let receipt: String?
    public let list: List
    /// How many procedures were looked for, when it was not all of them.
    public let sample: Int?
    public let findings: [BoardObservation.Finding]
    public let recordedAt: String
    public let recordedBy: String
    /// Whether later ones stand in its place.
    public let isSuperseded: Bool
}

extension BoardSource {
    var value: Value {
        .object([
            "fact": .integer(fact), "kind": .text(isObservation ? "observation" : "posting"),
            "day": .text(day.description), "channel": channel.map(Value.text), "by": by.map(Value.text),
            "receipt": receipt.map(Value.text), "list": .text(listName), "procedures": count.map(Value.integer),
            "basis": basis, "sample": sample.map(Value.integer),
            "findings": findings.isEmpty ? nil : .list(findings.map(\.value)), "superseded": .flag(isSuperseded),
            "recordedAt": .text(recordedAt), "recordedBy": .text(recordedBy),
        ])
    }

    /// `named`, `derived`, `digestOnly`, `none`.
    public var listName: String {
        switch list {
        case .named: "named"
        case .derived: "derived"
        case .digestOnly: "digestOnly"
        case .none: "none"
        }
    }

    /// How many procedures its list has, where they are known.
    public var count: Int? {
        switch list {
        case .named(let count), .derived(let count, _): count
        case .digestOnly, .none: nil
        }
    }

    private var basis: Value? {
        guard case .derived(_, let basis) = list else { return nil }
        return .object(["on": .text(basis.on.description), "known": .integer(basis.known)])
    }
}

extension BoardObservation.Finding {
    var value: Value {
        check.map { .object(["check": .text($0.rawValue), "text": .text(text)]) } ?? .text(text)
    }
}
