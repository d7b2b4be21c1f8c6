/// The value space of everything that is stored or answered: text, integers, truth values, lists and objects.
///
/// There are no floating-point numbers and no null, so that RFC 8785 has exactly one form for each value. Keys are ASCII.
public enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case list([Value])
    case object(Members)

    /// One member of an object.
    public typealias Entry = (key: String, value: Value)

    /// The members of an object in the order they were given. Equality and hashing disregard the order.
    public struct Members: Sendable {
        public private(set) var entries: [Entry]

        public init(_ entries: [Entry] = []) {
            self.entries = entries
        }

        public subscript(key: String) -> Events.Value? {
            get { entries.first { $0.key == key }?.value }
            set {
                let index = entries.firstIndex { $0.key == key }
                switch (index, newValue) {
                case (let index?, let value?): entries[index].value = value
                case (let index?, nil): entries.remove(at: index)
                case (nil, let value?): entries.append((key, value))
                case (nil, nil): break
                }
            }
        }

        public var keys: [String] { entries.map(\.key) }
        public var isEmpty: Bool { entries.isEmpty }
    }

    public subscript(key: String) -> Value? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    public var integer: Int? {
        guard case .integer(let integer) = self else { return nil }
        return integer
    }

    public var flag: Bool? {
        guard case .flag(let flag) = self else { return nil }
        return flag
    }

    public var list: [Value]? {
        guard case .list(let list) = self else { return nil }
        return list
    }

    public var members: Members? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}

extension Value.Members: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        left.entries.count == right.entries.count && left.entries.allSatisfy { right[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        for entry in entries.sorted(by: { $0.key < $1.key }) {
            hasher.combine(entry.key)
            hasher.combine(entry.value)
        }
    }
}

extension Value.Members: ExpressibleByDictionaryLiteral {
    /// Members whose value is nil are left out: a value that is unknown is not written.
    public init(dictionaryLiteral elements: (String, Events.Value?)...) {
        self.init(elements.compactMap { key, value in value.map { (key, $0) } })
    }
}
