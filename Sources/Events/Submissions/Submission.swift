import Crypto

/// One submission (một lần ghi sổ): what is appended whole or not at all.
public struct Submission: Sendable {
    public enum Content: Sendable {
        case decision(Decision, [Line])
        case units(Resolution, effectiveFrom: CivilDate, [UnitChange])
    }

    public let content: Content
    /// The idempotency key: as given, else ``digest``.
    public let command: String
    public let note: String?
    /// SHA-256, in hexadecimal, of the canonical form of the submission without `command`.
    public let digest: String
    /// Where it stands, for messages.
    public let place: Place

    /// Where in the files that were given a submission begins.
    public struct Place: Hashable, Sendable {
        public let file: String
        /// Counted from 1.
        public let line: Int
    }
}

/// The resolution (nghị quyết) by which units are established, dissolved, renamed or moved.
public struct Resolution: Hashable, Sendable {
    public let number: String
    public let signedOn: CivilDate
}

extension Submission {
    /// The facts it becomes, in order: one position each.
    public var events: [Event] {
        switch content {
        case .decision(let decision, let lines):
            [.decisionPublished(decision)] + lines.map { .line(DecisionLine(decision: decision.identity, line: $0)) }
        case .units(let resolution, let effectiveFrom, let changes):
            changes.map { .unit(UnitFact(resolution: resolution, effectiveFrom: effectiveFrom, change: $0)) }
        }
    }

    static func digest(of value: Value) -> String {
        guard case .object(var members) = value else { preconditionFailure("a submission is an object") }
        members["command"] = nil
        return SHA256.hash(data: CanonicalJSON.bytes(of: .object(members))).hexadecimal
    }
}

extension Sequence where Element == UInt8 {
    /// Lower-case hexadecimal digits, two a byte.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
