import Events

/// What hangs at a commune on a day, as its postings and observations together tell.
///
/// They are taken in the order of their days. A posting stands in the place of what was told before of its channel, and of
/// observations of the board at large; an observation in the place of what was told of its channel, or of everything when
/// it names none. One of a sample does so for the procedures of the sample, and for those it saw besides.
struct BoardContent {
    /// A posting or an observation, as far as it still tells something.
    struct Source {
        let row: BoardRow
        let items: [ProcedureCode: BoardItem]
        /// The procedures it tells of; nil: all.
        let scope: Set<ProcedureCode>?
        /// Those of which later ones tell.
        fileprivate(set) var overridden: Set<ProcedureCode> = []

        func covers(_ procedure: ProcedureCode) -> Bool {
            !overridden.contains(procedure) && (scope?.contains(procedure) ?? true)
        }

        func item(_ procedure: ProcedureCode) -> BoardItem? {
            overridden.contains(procedure) ? nil : items[procedure]
        }
    }

    /// The sources that still tell something, known by digest only or not, by day.
    private(set) var live: [BoardRow] = []
    /// Those of them whose procedures are known.
    private(set) var sources: [Source] = []

    /// Whether some source tells of every procedure.
    var isComplete: Bool { sources.contains { $0.scope == nil } }

    /// - Parameters:
    ///   - rows: by day, then as recorded.
    ///   - items: the procedures of a list; nil when only its digest is known. Asked for what is not replaced as a whole.
    init(_ rows: [BoardRow], items: (BoardRow) throws -> [BoardItem]?) throws {
        let lists = rows.filter(\.tellsOfProcedures)
        for (index, row) in lists.enumerated() {
            let isReplaced = lists[(index + 1)...].contains { $0.sample == nil && $0.replaces(row) }
            // What a later one replaces as a whole need not be read; but a sample has done away with what it looked for.
            if isReplaced, row.sample == nil { continue }
            let list = try items(row)
            let byCode = Dictionary(
                (list ?? []).map { ($0.procedure, $0) }, uniquingKeysWith: { first, _ in first })
            let scope = row.sample.map { $0.union(byCode.keys) }
            if let scope { override(scope, by: row) }
            if isReplaced { continue }
            live.append(row)
            if list != nil { sources.append(Source(row: row, items: byCode, scope: scope)) }
        }
    }

    /// Of these procedures a later observation of a sample tells.
    private mutating func override(_ procedures: Set<ProcedureCode>, by row: BoardRow) {
        for place in sources.indices where row.replaces(sources[place].row) {
            sources[place].overridden.formUnion(procedures)
        }
        let done = sources.filter { $0.scope.map($0.overridden.isSuperset) ?? false }.map(\.row.position)
        sources.removeAll { done.contains($0.row.position) }
        live.removeAll { done.contains($0.position) }
    }

    /// Every procedure that hangs there.
    var procedures: Set<ProcedureCode> {
        var found: Set<ProcedureCode> = []
        for source in sources {
            found.formUnion(
                source.overridden.isEmpty
                    ? Set(source.items.keys) : Set(source.items.keys.filter { source.item($0) != nil }))
        }
        return found
    }

    /// Where a procedure hangs, and how.
    func seen(_ procedure: ProcedureCode) -> [(source: Source, item: BoardItem)] {
        sources.compactMap { source in source.item(procedure).map { (source, $0) } }
    }

    /// The sources that tell of a procedure that it does not hang there.
    func absent(_ procedure: ProcedureCode) -> [Source] {
        sources.filter { $0.covers(procedure) && $0.items[procedure] == nil }
    }
}

extension BoardRow {
    var channel: String? { data["channel"]?.text }
    var receipt: String? { data["receipt"]?.text }
    /// The procedures that were looked for; nil: all.
    var sample: Set<ProcedureCode>? {
        data["sample"]?.list.map { Set($0.map { ProcedureCode($0.text!)! }) }
    }

    /// Whether it tells of procedures at all.
    var tellsOfProcedures: Bool { list != nil || receipt != nil }

    /// Whether, coming later, it stands in the place of another.
    func replaces(_ other: BoardRow) -> Bool {
        switch kind {
        case .posting: other.channel == nil || other.channel == channel
        case .observation: channel == nil || other.channel == nil || other.channel == channel
        }
    }
}
