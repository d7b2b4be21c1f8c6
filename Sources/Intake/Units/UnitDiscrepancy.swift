/// Something in which sources of unit registers do not agree, or that none of them tells.
public struct UnitDiscrepancy: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The same name spelt otherwise: no change of the unit.
        case spelling
        /// Another name.
        case name
        /// A name that a later version of the register mends; the mended one is taken from the beginning.
        case mendedName
        /// The type stated is not that of the name.
        case type
        case province
        /// The same unit under another code.
        case code
        /// A code in one source only.
        case onlyInOne
        /// A unit that ends, and no source says whose its land became.
        case noSuccessor
        /// A unit that begins, and no source says of what.
        case noPredecessor
        /// A row about an old unit that has no commune: the land of a district without communes.
        case noOldCommune
        /// A unit said to be divided that is not, or the other way.
        case divided
        /// Sources count differently.
        case count
        /// A change that the versions of the register do not show.
        case change
        /// A row that is there twice.
        case duplicate
        /// A province whose name no source tells.
        case noProvince
        /// A paper whose day of signature no source tells; the day of effect stands in its place.
        case unsigned
        /// A code whose zeros at the front were lost.
        case paddedCode
        /// Characters that had to be mended.
        case text
        /// A row of which nothing could be made.
        case unreadable
    }

    public let kind: Kind
    /// The code it is about, or the number of a paper; empty where there is none.
    public let code: String
    /// What one source says; what is taken, where one of the two is.
    public let first: String
    /// What the other says.
    public let second: String
    /// Which sources, as versions or files.
    public let sources: String
    public let place: Place?

    init(
        _ kind: Kind, _ code: String, _ first: String = "", _ second: String = "", in sources: String = "",
        at place: Place? = nil
    ) {
        self.kind = kind
        self.code = code
        self.first = first
        self.second = second
        self.sources = sources
        self.place = place
    }
}
