public import Events

/// What is proposed for recording: submissions as they are to be written, with the doubts beside each part.
public struct Draft: Sendable {
    public internal(set) var submissions: [Proposal] = []

    /// How many doubts have to be settled before all of it can be recorded.
    public var toSettle: Int { submissions.reduce(0) { $0 + $1.toSettle } }
}

/// One submission that is proposed.
public struct Proposal: Sendable {
    public let kind: String
    /// The members beside `kind` and the list, such as `decision` with its parts.
    public internal(set) var head: [DraftMember]
    /// `lines` or `procedures`.
    public let listKey: String
    public internal(set) var items: [DraftItem]
    /// Whether an empty list is written.
    var writesEmptyList = false

    public var toSettle: Int {
        head.reduce(0) { $0 + $1.toSettle } + items.reduce(0) { $0 + $1.toSettle }
    }
}

/// One line or procedure of a submission, and where it comes from.
public struct DraftItem: Sendable {
    public let place: Place
    /// The name in the file, where the line itself has no place for one.
    public var name: String?
    public internal(set) var members: [DraftMember]

    public var doubts: [Doubt] { members.flatMap(\.allDoubts) }
    var toSettle: Int { members.reduce(0) { $0 + $1.toSettle } }

    subscript(key: String) -> DraftMember? {
        get { members.first { $0.key == key } }
        set {
            if let index = members.firstIndex(where: { $0.key == key }) {
                if let newValue { members[index] = newValue } else { members.remove(at: index) }
            } else if let newValue {
                members.append(newValue)
            }
        }
    }
}

/// A key with its value. Where a doubt has to be settled first, the value is only suggested: it is written as a comment,
/// so that the draft is refused until somebody has decided.
public struct DraftMember: Sendable {
    public enum Content: Sendable {
        case value(Value)
        case members([DraftMember])
        /// Not known; perhaps with a suggestion. Written as a comment: without a required key the draft is refused.
        case blank(Value?)
        /// Not known, of a key that might be left out, so that leaving it out would decide: written as a value that is
        /// refused.
        case placeholder
    }

    public let key: String
    public internal(set) var content: Content
    public internal(set) var doubts: [Doubt]

    init(_ key: String, _ content: Content, doubts: [Doubt] = []) {
        self.key = key
        self.content = content
        self.doubts = doubts
        if case .value(let value) = content, doubts.contains(where: { $0.weight == .settle }) {
            self.content = .blank(value)
        }
    }

    static func text(_ key: String, _ text: String?, _ doubts: [Doubt] = []) -> DraftMember {
        DraftMember(key, text.map { .value(.text($0)) } ?? .blank(nil), doubts: doubts)
    }

    /// Adds a doubt; one that has to be settled makes the value a suggestion.
    mutating func add(_ doubt: Doubt) {
        guard !doubts.contains(doubt) else { return }
        self = DraftMember(key, content, doubts: doubts + [doubt])
    }

    var allDoubts: [Doubt] {
        guard case .members(let members) = content else { return doubts }
        return doubts + members.flatMap(\.allDoubts)
    }

    var toSettle: Int { allDoubts.count { $0.weight == .settle } }

    /// The value, or the one that is suggested.
    var likely: Value? {
        switch content {
        case .value(let value): value
        case .blank(let value): value
        case .members, .placeholder: nil
        }
    }

    func member(_ key: String) -> DraftMember? {
        guard case .members(let members) = content else { return nil }
        return members.first { $0.key == key }
    }
}
