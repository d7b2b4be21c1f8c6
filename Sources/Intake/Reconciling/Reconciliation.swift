public import Events
public import Projections
internal import VietnameseText

/// A list from outside (portal export, board, spreadsheet) against what stands in the registry: đối chiếu danh mục.
///
/// Each row of the list has one outcome, and each procedure expected on it is met by a row or missing, so that the counts
/// add up. What is missing is not thereby abolished, and what is on the list is not thereby in force: the day of the list
/// says nothing of the law.
public struct Reconciliation: Sendable {
    public let standing: StandingList
    public let files: [String]
    /// In the order of the files.
    public let rows: [Row]
    /// Expected, and on no row; by code.
    public let missing: [Missing]
    /// Rows of the files that are no rows of a list: titles, headings, totals, texts.
    public let passed: Int

    /// One row of the list.
    public struct Row: Sendable {
        public let place: Place
        /// The code as written; empty where there is none.
        public let code: String
        public let name: String
        /// Nil where the code cannot be read.
        public let procedure: ProcedureCode?
        public let outcome: Outcome
        /// Of a row that is extra or without a code: missing procedures whose names are like its own.
        public internal(set) var lookAlikes: [ProcedureCode] = []
        /// What the row states, as a draft would.
        let members: [DraftMember]
    }

    public enum Outcome: Hashable, Sendable {
        /// In all that the row states.
        case same
        /// Only spelt otherwise.
        case spelling([Difference])
        case different([Difference])
        case extra(Reason)
        /// The code is on a row before.
        case repeated(Place)
        /// No code can be read.
        case uncoded
    }

    /// Why a procedure is not expected on the list.
    public enum Reason: Hashable, Sendable {
        /// No paper in the registry brought it about.
        case unknown
        /// It is in force, at another level than communes'.
        case otherLevel
        case suspended
        /// In force elsewhere only.
        case elsewhere
        case ended(CivilDate)
        case upcoming(CivilDate)
    }

    /// A component that the row states otherwise.
    public struct Difference: Hashable, Sendable {
        public let component: Component
        public let list: Value
        /// Nil where the registry has none.
        public let registry: Value?
        public let isSpelling: Bool
    }

    public struct Missing: Sendable {
        public let procedure: ProcedureCode
        public let name: String
        public let field: String?
        public let latest: LineReference
        /// Rows that are extra or without a code, and have a name like its own.
        public internal(set) var lookAlikes: [Place] = []
    }

    /// - Parameters:
    ///   - standing: what stands where the list is from.
    ///   - elsewhere: what else the registry knows of a procedure that does not stand there.
    /// - Throws: ``NoList``.
    public init(
        _ files: [TableFile], against standing: StandingList, captions: [String: Caption] = [:],
        elsewhere: (ProcedureCode) throws -> SearchReport.Item?
    ) throws {
        let lists = files.map { ListReader($0, captions: captions) }
        for (file, list) in zip(files, lists) where list.rows.isEmpty { throw NoList(file: file.name) }
        self.standing = standing
        self.files = files.map(\.name)
        self.passed = lists.reduce(0) { $0 + $1.passed.count }
        let items = Dictionary(uniqueKeysWithValues: standing.items.map { ($0.procedure, $0) })
        let wantsAllLevels = standing.unit.code.isProvince
        var first: [ProcedureCode: Place] = [:]
        var rows: [Row] = []
        for row in lists.flatMap(\.rows) {
            let members = ContentProposal(row, IntakeOptions()).members
            let code = row.code.code.flatMap { ProcedureCode($0) }
            let outcome: Outcome
            if let code, let place = first[code] {
                outcome = .repeated(place)
            } else if let code {
                first[code] = row.place
                if let item = items[code] {
                    outcome = Self.outcome(of: row, members, against: item, wantsAllLevels: wantsAllLevels)
                } else {
                    outcome = .extra(try elsewhere(code).map(Reason.init) ?? .unknown)
                }
            } else {
                outcome = .uncoded
            }
            rows.append(
                Row(
                    place: row.place, code: CleanText(row.code.raw).line, name: row.name?.line ?? "", procedure: code,
                    outcome: outcome, members: members))
        }
        var missing = standing.items.filter { item in
            !item.isSuspended && (wantsAllLevels || item.isListed) && first[item.procedure] == nil
        }.map { Missing(procedure: $0.procedure, name: $0.name, field: $0.field, latest: $0.latest) }
        LookAlikes(missing.map(\.name)).find(rows.indices.filter { rows[$0].isUnmet }.map { ($0, rows[$0].name) }) {
            rows[$0].lookAlikes.append(missing[$1].procedure)
            missing[$1].lookAlikes.append(rows[$0].place)
        }
        self.rows = rows
        self.missing = missing
    }

    private static func outcome(
        of row: ListRow, _ members: [DraftMember], against item: StandingList.Item, wantsAllLevels: Bool
    ) -> Outcome {
        if item.isSuspended { return .extra(.suspended) }
        guard wantsAllLevels || item.isListed else { return .extra(.otherLevel) }
        let differences = members.compactMap { ComponentComparison(row, $0, item.content).difference }
        if differences.isEmpty { return .same }
        return differences.allSatisfy(\.isSpelling) ? .spelling(differences) : .different(differences)
    }
}

/// No row of a file is a row of a list (exit code 2).
public struct NoList: Error, Hashable, Sendable {
    public let file: String

    public init(file: String) {
        self.file = file
    }
}

extension Reconciliation.Row {
    /// Whether nothing expected meets it.
    var isUnmet: Bool {
        switch outcome {
        case .extra, .uncoded: true
        case .same, .spelling, .different, .repeated: false
        }
    }
}

extension Reconciliation.Reason {
    init(_ item: SearchReport.Item) {
        switch item.state {
        case .inForce, .suspended: self = .elsewhere
        case .ended(let day): self = .ended(day)
        case .upcoming(let day): self = .upcoming(day)
        }
    }
}

extension Reconciliation {
    /// How many rows have each outcome, and how many procedures are expected and missing.
    ///
    /// `read` is the sum of the outcomes; `expected` that of `same`, `spelling`, `different` and `missing`.
    public struct Counts: Hashable, Sendable {
        public var read = 0
        public var same = 0
        public var spelling = 0
        public var different = 0
        public var extra = 0
        public var repeated = 0
        public var uncoded = 0
        public var expected = 0
        public var missing = 0
    }

    public var counts: Counts {
        var counts = Counts()
        counts.read = rows.count
        for row in rows {
            switch row.outcome {
            case .same: counts.same += 1
            case .spelling: counts.spelling += 1
            case .different: counts.different += 1
            case .extra: counts.extra += 1
            case .repeated: counts.repeated += 1
            case .uncoded: counts.uncoded += 1
            }
        }
        counts.missing = missing.count
        counts.expected = standing.items.count {
            !$0.isSuspended && (standing.unit.code.isProvince || $0.isListed)
        }
        return counts
    }

    /// Whether the list says anything else than the registry, spelling aside.
    public var hasDifferences: Bool {
        let counts = counts
        return counts.same + counts.spelling != counts.read || counts.missing > 0
    }
}
