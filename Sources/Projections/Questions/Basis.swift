public import Events

/// What an answer rests on: asked again with the same basis, it is the same to the byte.
public struct Basis: Hashable, Sendable {
    public let commune: UnitCode?
    public let on: CivilDate
    /// How many facts were known.
    public let known: Int
    /// The head over those facts.
    public let head: LogHead

    /// The version of the rules of judgement.
    public static let rules = 1

    public var value: Value {
        .object([
            "commune": commune.map { .text($0.text) }, "on": .text(on.description), "known": .integer(known),
            "rules": .integer(Self.rules), "head": head.value,
        ])
    }
}
