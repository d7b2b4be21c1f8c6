/// What has to be remembered of a procedure, so that no line about it is refused.
struct Procedure {
    enum Level: Int { case commune, province, ministry }
    enum Standing { case inForce, suspended, ended }

    let number: Int
    /// What its name, its field and the provinces concerned with it are made of.
    let seed: UInt64
    let level: Level
    /// The land of the province that issued it; nil: it is national.
    let home: Int?
    var standing = Standing.inForce
    /// Since when it stands so; lines about it come later.
    var standingSince: Day
    /// The last day on which a line about it begins or ends: what changes its standing comes later.
    var lastDay: Day
    /// Until when some temporary line holds.
    var temporaryUntil: Day
    /// How many undated lines are about it: until they have their day nothing else changes its standing.
    var undated = 0
    /// Whether its content is not the same everywhere, or not what is remembered here: it cannot be cut.
    var isUneven = false
    /// The position of the last line about it.
    var lastLine = 0
    /// What a cut may lighten.
    var burden: Burden

    init(number: Int, seed: UInt64, level: Level, home: Int?, from day: Day, burden: Burden) {
        self.number = number
        self.seed = seed
        self.level = level
        self.home = home
        standingSince = day
        lastDay = day
        temporaryUntil = day
        self.burden = burden
    }

    var code: String {
        let digits = String(number)
        return "\(1 + number % 3)." + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The lands whose provinces concern themselves with it: with most procedures few, with some many.
    ///
    /// They are fixed, so that ten times the lines are ten times the work and not a hundred times: in the end each
    /// province would otherwise have a version of its own of each procedure, and each national line would change all.
    var lands: [Int] {
        if let home { return [home] }
        var chance = Chance(seed: seed ^ 0x1A2B)
        let share = chance.below(100)
        let count = share < 70 ? chance.number(0...2) : share < 95 ? chance.number(3...8) : 20
        return Array(Set((0..<count).map { _ in chance.below(Provinces.old.count) })).sorted()
    }
}

/// What can be measured of a content.
struct Burden {
    var days: Int
    var isInWorkingDays: Bool
    /// The items of the dossier: the first so many of those that the seed gives.
    var dossierSeed: UInt64
    var items: Int
    /// In thousands of đồng; 0: no fee.
    var fee: Int
    var hasConditions: Bool

    init(_ chance: inout Chance) {
        days = chance.number(3...45)
        isInWorkingDays = chance.perMille(800)
        dossierSeed = chance.next()
        items = chance.number(2...6)
        fee = chance.perMille(400) ? chance.number(1...60) * 5 : 0
        hasConditions = chance.perMille(350)
    }
}
