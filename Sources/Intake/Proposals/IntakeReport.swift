/// What became of every row of the files: read = proposed + doubtful + unreadable + passed over.
public struct IntakeReport: Sendable {
    public struct FileCount: Sendable {
        public let file: String
        public let format: ReadingFault.Format
        public let sheets: Int
        /// Rows with something in them.
        public let read: Int
        public internal(set) var proposed = 0
        public internal(set) var doubtful = 0
        public internal(set) var unreadable = 0
        /// By the reason for which they are no rows of a list.
        public internal(set) var passed: [ListReader.Passed.Reason: Int] = [:]

        public var passedOver: Int { passed.values.reduce(0, +) }
        /// Rows that are a procedure or a decision each.
        public var listed: Int { proposed + doubtful + unreadable }
    }

    /// A row that is in the draft with doubts.
    public struct Doubtful: Sendable {
        public let place: Place
        public let procedure: String?
        public let name: String?
        public let doubts: [Doubt]
    }

    public struct UnreadableRow: Sendable {
        public let place: Place
        public let reason: Unreadable
        /// The beginning of what the row says.
        public let text: String
    }

    public internal(set) var files: [FileCount] = []
    public internal(set) var doubtful: [Doubtful] = []
    public internal(set) var unreadable: [UnreadableRow] = []
    public internal(set) var passed: [ListReader.Passed] = []
    /// Headings whose number of procedures is not that of the rows under them.
    public internal(set) var brokenCounts: [ListReader.Count] = []
    public internal(set) var unknownCaptions: [(place: Place, title: String)] = []
    /// Doubts about decisions, with the number of each as far as it is known.
    public internal(set) var ofDecisions: [(decision: String, doubts: [Doubt])] = []
    /// Submissions in the draft.
    public internal(set) var submissions = 0
    /// Whether a registry was asked.
    public internal(set) var usedRegistry = false
    public internal(set) var toSettle = 0

    public var read: Int { files.reduce(0) { $0 + $1.read } }
    public var proposedCount: Int { files.reduce(0) { $0 + $1.proposed } }
    public var doubtfulCount: Int { files.reduce(0) { $0 + $1.doubtful } }
    public var unreadableCount: Int { files.reduce(0) { $0 + $1.unreadable } }
    public var passedCount: Int { files.reduce(0) { $0 + $1.passedOver } }
}

extension IntakeReport {
    /// A doubt that many rows have in the same words, with their places.
    public struct Shared: Sendable {
        public let doubt: Doubt
        public let places: [Place]
    }

    /// Doubts that at least so many rows share, the most frequent first; and the rows that have others, without them.
    public func shared(byAtLeast count: Int) -> (shared: [Shared], rest: [Doubtful]) {
        var places: [Doubt: [Place]] = [:]
        for row in doubtful { for doubt in row.doubts { places[doubt, default: []].append(row.place) } }
        let frequent = places.filter { $0.value.count >= count }
        let shared = frequent.map { Shared(doubt: $0.key, places: $0.value) }
            .sorted { ($1.places.count, $0.doubt.name) < ($0.places.count, $1.doubt.name) }
        let rest = doubtful.compactMap { row -> Doubtful? in
            let doubts = row.doubts.filter { frequent[$0] == nil }
            return doubts.isEmpty
                ? nil : Doubtful(place: row.place, procedure: row.procedure, name: row.name, doubts: doubts)
        }
        return (shared, rest)
    }
}
