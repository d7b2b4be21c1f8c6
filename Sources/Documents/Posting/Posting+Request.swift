public import Events
public import Projections

extension Posting {
    /// What is asked of a registry.
    public enum Request: Hashable, Sendable {
        case list, detail
        /// A work order that starts from the list of a side.
        case changes(since: Difference.Side)
    }

    /// Asks a registry.
    ///
    /// - Throws: `NoUnit`, `EventStoreError`; ``NoSuchField``.
    public init(
        _ request: Request, of registry: Registry, commune: UnitCode, side: Difference.Side, profile: Profile = .empty,
        options: PostedList.Options = PostedList.Options(), template: PostingTemplate? = nil
    ) throws {
        func list(_ side: Difference.Side, _ options: PostedList.Options) throws -> PostedList {
            let catalogue = try registry.catalogue(commune: commune, on: side.on, known: side.known, isFull: true)
            return try PostedList(catalogue, origin: registry.log.origin, profile: profile, options: options)
        }
        switch request {
        case .list: self.init(.list(try list(side, options)), template: template)
        case .detail: self.init(.detail(try list(side, options)), template: template)
        case .changes(let since):
            var unfiltered = options
            unfiltered.fields = []
            let (from, to) = (try list(since, unfiltered), try list(side, unfiltered))
            let difference = try registry.difference(commune: commune, from: since, to: side)
            self.init(
                .changes(try WorkOrder(from: from, to: to, changes: difference.changes, fields: options.fields)),
                template: template)
        }
    }

    /// Makes again what a manifest tells of.
    ///
    /// - Precondition: `template` is the one the manifest names, where it names one.
    public init(_ manifest: PostingManifest, of registry: Registry, template: PostingTemplate?) throws {
        try self.init(
            manifest.request, of: registry, commune: manifest.receipt.commune,
            side: Difference.Side(on: manifest.receipt.on, known: manifest.receipt.head.size),
            profile: manifest.profile,
            options: manifest.options, template: template)
    }
}

extension PostingManifest {
    fileprivate var request: Posting.Request {
        switch (kind, since) {
        case (.changes, let since?): .changes(since: since)
        case (.detail, _): .detail
        default: .list
        }
    }
}
