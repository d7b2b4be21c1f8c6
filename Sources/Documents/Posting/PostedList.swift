public import Events
public import Projections

/// The list that a commune posts (danh mục niêm yết): a catalogue as it goes on the board, before anything is drawn.
///
/// Suspended procedures are not on it.
public struct PostedList: Sendable {
    public let catalogue: Catalogue
    /// What identifies the list: basis, and the digest of the whole catalogue.
    public let receipt: Receipt
    public let profile: Profile
    public let options: Options
    public let columns: [PostingColumn]
    public let parts: [Part]

    /// What shapes a list.
    public struct Options: Hashable, Sendable {
        /// Nil: the usual ones in which something is stated.
        public var columns: [PostingColumn]?
        /// Only these fields; empty: all.
        public var fields: [String]
        /// Only what is resolved, or only received, here.
        public var section: Section?
        /// Nil: as wide as the columns ask for.
        public var orientation: Document.Orientation?

        public init(
            columns: [PostingColumn]? = nil, fields: [String] = [], section: Section? = nil,
            orientation: Document.Orientation? = nil
        ) {
            self.columns = columns
            self.fields = fields
            self.section = section
            self.orientation = orientation
        }
    }

    /// Whether the commune decides, or takes and hands on.
    public enum Section: String, CaseIterable, Hashable, Sendable {
        case resolve, receive
    }

    /// The procedures of one section.
    public struct Part: Sendable {
        public let section: Section?
        public let groups: [Group]
    }

    /// The procedures of one field (lĩnh vực).
    public struct Group: Sendable {
        /// Nil: the field is not known.
        public let field: String?
        public let entries: [Catalogue.Entry]
    }

    /// - Parameters:
    ///   - catalogue: with full content.
    ///   - origin: the name of the log.
    /// - Throws: ``NoSuchField``.
    public init(
        _ catalogue: Catalogue, origin: String, profile: Profile = .empty, options: Options = Options()
    ) throws(NoSuchField) {
        let known = Set(catalogue.entries.compactMap(\.field))
        for field in options.fields where !known.contains(field) {
            throw NoSuchField(field: field, known: catalogue.entries.compactMap(\.field).unique)
        }
        let entries = catalogue.entries.filter { entry in
            (options.fields.isEmpty || entry.field.map(options.fields.contains) ?? false)
                && (options.section == nil || entry.role == options.section?.rawValue)
        }
        self.catalogue = catalogue
        self.receipt = Receipt(
            origin: origin, commune: catalogue.commune.code, on: catalogue.basis.on, head: catalogue.basis.head,
            rules: Basis.rules, list: catalogue.digest)
        self.profile = profile
        self.options = options
        self.parts = Self.parts(entries)
        self.columns =
            options.columns
            ?? PostingColumn.usual { column in
                entries.contains { !Self.text(column, of: $0, catalogue, profile).isEmpty }
            }
    }

    /// The same list in another shape: columns and orientation alone may differ.
    init(_ list: PostedList, options: Options) {
        self.catalogue = list.catalogue
        self.receipt = list.receipt
        self.profile = list.profile
        self.options = options
        self.columns = options.columns ?? list.columns
        self.parts = list.parts
    }

    /// One part, or two where some procedures are resolved here and some only received.
    private static func parts(_ entries: [Catalogue.Entry]) -> [Part] {
        func groups(_ entries: [Catalogue.Entry]) -> [Group] {
            entries.map(\.field).unique.map { field in
                Group(field: field, entries: entries.filter { $0.field == field })
            }
        }
        let received = entries.filter { $0.role == Section.receive.rawValue }
        let resolved = entries.filter { $0.role != Section.receive.rawValue }
        guard !received.isEmpty, !resolved.isEmpty else { return [Part(section: nil, groups: groups(entries))] }
        return [
            Part(section: .resolve, groups: groups(resolved)), Part(section: .receive, groups: groups(received)),
        ]
    }

    /// In the order of the list.
    public var entries: [Catalogue.Entry] { parts.flatMap(\.groups).flatMap(\.entries) }

    /// What the list is known by to a person: the first 16 of the 64 digits of its digest, in fours.
    public var shortDigest: String { Self.short(receipt.list) }

    static func short(_ digest: String) -> String {
        let digits = Array(digest.prefix(16))
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
            .joined(separator: " ")
    }
}

/// A field that no procedure of the list is of (exit code 4).
public struct NoSuchField: Error, Hashable, Sendable {
    public let field: String
    /// Those that there are, in order.
    public let known: [String]
}

extension Sequence where Element: Hashable {
    /// Each element once, in the order of its first place.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
