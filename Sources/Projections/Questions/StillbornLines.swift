import Events
internal import GRDB

/// In how many communes alive on a day a line will never be applied, because what it begins is abolished before.
struct StillbornLines {
    private let database: Database
    private let places: [Place]
    private let day: CivilDate
    private let known: Int

    init(_ database: Database, on day: CivilDate, known: Int) throws {
        try self.init(database, places: Place.all(database, on: day, known: known), on: day, known: known)
    }

    /// - Parameter places: every commune alive on the day.
    init(_ database: Database, places: [Place], on day: CivilDate, known: Int) {
        self.database = database
        self.places = places
        self.day = day
        self.known = known
    }

    func communes(of line: StandingLine) throws -> Int {
        guard let own = line.effectiveFrom, let first = places.first else { return 0 }
        var judge = PlaceJudge(database, place: first, known: known)
        guard try judge.couldBeStillborn(line) else { return 0 }
        // Communes that are in the same areas on both days are judged alike.
        var found: [[[Int]]: Bool] = [:]
        return try places.count { place in
            let key = [place.areas, try place.later(database, on: own, known: known).areas]
            if let isStillborn = found[key] { return isStillborn }
            var judge = PlaceJudge(database, place: place, known: known)
            let isStillborn = try judge.isStillborn(line, on: day)
            found[key] = isStillborn
            return isStillborn
        }
    }
}
