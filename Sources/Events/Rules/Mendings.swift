/// What corrections and withdrawals make of records: whether one stands, and whose form it has.
///
/// Everything is by position. A withdrawal strikes a record unless it is withdrawn itself; a correction stands in the place
/// of what it corrects, and of several standing ones the one recorded last counts.
public struct Mendings: Sendable {
    private var corrections: [Int: [Int]] = [:]
    private var withdrawals: [Int: [Int]] = [:]

    public init() {}

    /// Takes a correction. Later ones come later.
    public mutating func correct(_ target: Int, by position: Int) { corrections[target, default: []].append(position) }

    /// Takes a withdrawal. Later ones come later.
    public mutating func withdraw(_ target: Int, by position: Int) { withdrawals[target, default: []].append(position) }

    /// The standing withdrawal of a record; nil when the record stands.
    public func withdrawal(of position: Int) -> Int? {
        withdrawals[position]?.last { withdrawal(of: $0) == nil }
    }

    /// The position of the record whose form counts: its own, or that of a correction that stands in its place.
    public func form(of position: Int) -> Int {
        corrections[position]?.last { withdrawal(of: $0) == nil }.map(form(of:)) ?? position
    }
}
