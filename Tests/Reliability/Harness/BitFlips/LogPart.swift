/// What a log consists of, for those who rely on it.
enum LogPart: String, CaseIterable, Sendable {
    case leaf, column, checkpoint, key, origin, node, schema
    /// A plain reader of SQLite cannot read all of it any more.
    case unreadable

    var isFact: Bool { self == .leaf || self == .column }
}
