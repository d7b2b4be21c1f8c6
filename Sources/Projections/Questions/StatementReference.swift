public import Events
internal import GRDB

/// A fact about a line or its decision as answers tell of it: who recorded it, when, and for which reason.
public struct StatementReference: Hashable, Sendable {
    /// The position of its fact.
    public let fact: Int
    /// `effect`, `annulment`, `remark`, `correction` or `withdrawal`.
    public let kind: String
    public let reason: String?
    /// Of an annulment: the decision that annulled.
    public let by: DecisionIdentity?
    public let recordedAt: String
    public let recordedBy: String

    /// Nil when nothing of the kind was recorded.
    init?(_ database: Database, at position: Int?) throws {
        guard let position, let row = try StatementRow.find(database, at: position) else { return nil }
        self.fact = position
        self.kind = row.kind.rawValue
        self.reason = row.data["reason"]?.text
        self.by = row.kind == .annulment ? row.data["by"].map(DecisionIdentity.init(checked:)) : nil
        self.recordedAt = row.recordedAt
        self.recordedBy = row.recordedBy
    }

    var value: Value {
        .object([
            "fact": .integer(fact), "kind": .text(kind), "reason": reason.map(Value.text), "by": by?.value,
            "recordedAt": .text(recordedAt), "recordedBy": .text(recordedBy),
        ])
    }
}
