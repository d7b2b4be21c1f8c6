/// A line of an annex (dòng phụ lục), small enough to be kept: its texts are made anew from its seed.
struct AnnexLine {
    enum Act: String { case issue, amend, replace, cut, abolish, suspend, resume }

    /// Components that a line sets.
    struct Parts: OptionSet {
        let rawValue: Int
        static let timeLimit = Parts(rawValue: 1)
        static let steps = Parts(rawValue: 2)
        static let dossier = Parts(rawValue: 4)
        static let fees = Parts(rawValue: 8)
        static let conditions = Parts(rawValue: 16)
        static let legalBases = Parts(rawValue: 32)
        static let channels = Parts(rawValue: 64)
        static let result = Parts(rawValue: 128)
        static let agency = Parts(rawValue: 256)
        static let online = Parts(rawValue: 512)
        static let notes = Parts(rawValue: 1024)
        static let others = Parts(rawValue: 2048)
        static let everything = Parts(rawValue: 4095)
    }

    enum Territory {
        case provinces([String], asOf: Day?)
        case communes([Int])
        /// All of the nation but these units, of these types.
        case nation(except: [String], types: [String])
    }

    var name: String
    var act: Act
    /// Which of the procedures of the history.
    var procedure: Int
    var replaces: [Int] = []
    var parts: Parts = []
    var removesConditions = false
    /// What is measurable of the content that it states; only what `parts` names is written.
    var burden: Burden
    var seed: UInt64
    var territory: Territory?
    var effectiveFrom: Day?
    var effectiveUntil: Day?
    /// How often it was corrected.
    var correction = 0
    /// Nil once it is withdrawn.
    var position: Int?
}
