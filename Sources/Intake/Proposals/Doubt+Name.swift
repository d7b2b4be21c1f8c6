extension Doubt {
    /// The stable name of its kind, for programs.
    public var name: String { String(String(describing: self).prefix { $0.isLetter }) }
}

extension Unreadable {
    /// The stable name of its kind, for programs.
    public var name: String { String(String(describing: self).prefix { $0.isLetter }) }
}
