/// Writes a history: decides what is decided, and remembers what stands.
struct HistoryAuthor {
    static let start = Day(2012, 1, 9)
    static let end = Day(2026, 10, 30)

    let lines: Int
    let sink: ([UInt8]) throws -> Void
    var chance: Chance
    var text = JSONText()
    var counts = NationalHistory.Counts()

    var nation: Nation
    var procedures: [Procedure] = []
    /// The national procedures that are in force or suspended, by level.
    var standing: [[Int]] = [[], [], []]
    /// The procedures that each land's province concerns itself with.
    var concerns: [[Int]] = Provinces.old.map { _ in [] }
    /// How many decisions an issuer signed this year.
    var numbers: [String: Int] = [:]
    var year = 2012
    /// Suspended nation-wide, to be resumed.
    var suspended: [Int] = []
    /// Dated decisions of the last time that only amend: they may be mended.
    var recent: [PublishedDecision] = []
    /// Decisions without a day, and dated ones that may be postponed.
    var waiting: [PublishedDecision] = []

    init(lines: Int, seed: UInt64, sink: @escaping ([UInt8]) throws -> Void) {
        self.lines = lines
        self.sink = sink
        chance = Chance(seed: seed)
        nation = Nation(seed: seed)
    }

    /// How many national procedures of each level should be in force: 400 of communes.
    var wanted: [Int] {
        let total = min(1000 + (lines - 10_000) / 30, 6500)
        return [400, max(total - 400, 200) * 3 / 4, max(total - 400, 200) / 4]
    }

    /// How many procedures there should be in the end, those that have ended among them.
    var wantedEver: Int { wanted.reduce(0, +) * 3 / 2 }

    mutating func write() throws {
        for resolution in nation.establishment() { try write(resolution) }
        try announceStock()
        let began = counts.lines
        while counts.lines < lines {
            let passed = Double(counts.lines - began) / Double(max(lines - began, 1))
            let today = Self.start + Int(passed * Double(Self.end.number - Self.start.number))
            if today.civil.year != year {
                year = today.civil.year
                numbers = [:]
            }
            try changeUnits(today)
            try announce(today)
            try mend(today)
            try post(today)
        }
        try text.flush(sink)
        counts.procedures = procedures.count
    }

    private var unitChanges: [Day] { [Day(2026, 1, 1), Day(2026, 4, 30), Day(2026, 9, 1)] }
    private var unitChangesMade = 0

    private mutating func changeUnits(_ today: Day) throws {
        if !nation.isMerged, today >= Nation.merger + -8 {
            for resolution in nation.merge() { try write(resolution) }
        }
        if nation.isMerged, unitChangesMade < unitChanges.count, today >= unitChanges[unitChangesMade] + -10 {
            try write(nation.amendUnits(unitChangesMade, on: unitChanges[unitChangesMade]))
            unitChangesMade += 1
        }
    }

    private mutating func write(_ resolution: Nation.Resolution) throws {
        try submit(facts: resolution.changes.count, "units") { text in
            text.key("resolution")
            text.object {
                $0.member("number", resolution.number)
                $0.member("signedOn", resolution.signedOn)
            }
            text.member("effectiveFrom", resolution.effectiveFrom)
            text.key("changes")
            text.list(resolution.changes) { $0.append($1) }
        }
    }

    /// Writes one submission that becomes so many facts.
    mutating func submit(facts: Int, _ kind: String, _ body: (inout JSONText) -> Void) throws {
        text.object {
            $0.member("kind", kind)
            body(&$0)
        }
        try text.endLine(sink)
        counts.facts += facts
        counts.submissions += 1
        counts.acts[kind, default: 0] += 1
    }
}
