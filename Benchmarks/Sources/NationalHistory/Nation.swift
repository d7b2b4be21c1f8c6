/// The units of the nation while a history is written: 63 provinces with 10,035 communes, since 1 July 2025 34 with 3,321.
struct Nation {
    struct Commune {
        var code: Int
        var name: String
        var type: String
        /// On which province's land, of those before the merger, it lies (most of it): an index of `Provinces.old`.
        let land: Int
    }

    static let origin = Day(2011, 1, 1)
    static let merger = Day(2025, 7, 1)
    static let communesBefore = 10_035
    static let communesAfter = 3_321

    private var chance: Chance
    /// Alive now, by the land of the old provinces.
    private(set) var communes: [[Commune]] = []
    private(set) var isMerged = false
    private var nextCode = 1

    init(seed: UInt64) {
        chance = Chance(seed: seed)
        var sizes = Provinces.old.map { _ in 90 + chance.below(140) }
        let total = sizes.reduce(0, +)
        sizes = sizes.map { $0 * Self.communesBefore / total }
        sizes[0] += Self.communesBefore - sizes.reduce(0, +)
        for (land, size) in sizes.enumerated() {
            communes.append((0..<size).map { _ in newCommune(land) })
        }
    }

    private mutating func newCode(step: Int = 3) -> Int {
        defer { nextCode += step }
        return nextCode
    }

    private mutating func newCommune(_ land: Int) -> Commune {
        let share = chance.below(100)
        let type = share < 78 ? "xã" : share < 94 ? "phường" : "thị trấn"
        return Commune(code: newCode(), name: newName(), type: type, land: land)
    }

    private mutating func newName() -> String {
        "\(chance.one(of: Words.places)) \(chance.one(of: Words.places))"
    }

    /// The code of the province that a land belongs to.
    func province(ofLand land: Int) -> String {
        isMerged ? Self.heirs[land] : Provinces.old[land].code
    }

    /// The codes of the provinces, each with its lands.
    var provinces: [(code: String, lands: [Int])] {
        guard isMerged else { return Provinces.old.enumerated().map { ($1.code, [$0]) } }
        return Dictionary(grouping: Provinces.old.indices) { Self.heirs[$0] }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    private static let heirs = Provinces.old.map { old in
        Provinces.mergers.first { $0.from.contains(old.code) }?.code ?? old.code
    }
}

/// Resolutions that change units.
extension Nation {
    /// One submission of changes: a resolution, the day it takes effect, and each change as JSON.
    struct Resolution {
        let number: String
        let signedOn: Day
        let effectiveFrom: Day
        let changes: [JSONText]
    }

    /// All provinces and communes as they were in 2011, a submission for the provinces and one for the communes of each.
    func establishment() -> [Resolution] {
        let provinces = Provinces.old.map { Self.establish(province: $0.code, $0.name, from: []) }
        var resolutions = [resolution(1, Self.origin, provinces)]
        for (land, communes) in communes.enumerated() {
            let changes = communes.map { Self.establish($0, in: Provinces.old[land].code, from: []) }
            resolutions.append(resolution(land + 2, Self.origin, changes))
        }
        return resolutions
    }

    private func resolution(_ number: Int, _ day: Day, _ changes: [JSONText]) -> Resolution {
        Resolution(number: "\(number)/NQ-UBTVQH", signedOn: day + -16, effectiveFrom: day, changes: changes)
    }

    /// The merger of 1 July 2025: a resolution for the provinces, and one for the communes of each new province.
    mutating func merge() -> [Resolution] {
        var changes = Provinces.mergers.flatMap { $0.from.map { Self.change("dissolve", Self.code($0)) } }
        for merger in Provinces.mergers {
            changes.append(
                Self.establish(province: merger.code, merger.name, from: merger.from.map { ($0, "whole") }))
        }
        var resolutions = [resolution(202, Self.merger, changes)]
        isMerged = true
        var left = Self.communesAfter
        var old = Self.communesBefore
        for (number, province) in provinces.enumerated() {
            let before = province.lands.flatMap { communes[$0] }
            let groups = number == provinces.count - 1 ? left : (before.count * left + old / 2) / old
            left -= groups
            old -= before.count
            resolutions.append(
                resolution(1654 + number, Self.merger, mergeCommunes(before, into: groups, province: province)))
        }
        return resolutions
    }

    /// Neighbours become one, in so many groups; a group of one stays as it is, and moves when its province has ended.
    private mutating func mergeCommunes(
        _ before: [Commune], into count: Int, province: (code: String, lands: [Int])
    ) -> [JSONText] {
        var cuts = Array(1..<before.count)
        chance.shuffle(&cuts)
        let bounds = [0] + cuts.prefix(count - 1).sorted() + [before.count]
        let groups = zip(bounds, bounds.dropFirst()).map { before[$0..<$1] }
        for land in province.lands { communes[land] = [] }
        var endings: [JSONText] = []
        var beginnings: [JSONText] = []
        var moves: [JSONText] = []
        // What the group before left a part of to the one after it.
        var divided: Commune?
        for (index, group) in groups.enumerated() {
            guard group.count > 1 else {
                let commune = group.first!
                if Provinces.old[commune.land].code != province.code {
                    moves.append(
                        Self.change("move", Self.code(commune.code)) { $0.member("province", province.code) })
                }
                communes[commune.land].append(commune)
                divided = nil
                continue
            }
            endings += group.map { Self.change("dissolve", Self.code($0.code)) }
            let leaves = chance.perMille(40) && index + 1 < groups.count && groups[index + 1].count > 1
            var from = group.map { ($0.code, leaves && $0.code == group.last!.code ? "part" : "whole") }
            if let divided { from.append((divided.code, "part")) }
            divided = leaves ? group.last! : nil
            let isUrban = group.contains { $0.type == "phường" }
            let reuses = chance.perMille(700)
            let heir = Commune(
                code: reuses ? group[group.startIndex + chance.below(group.count)].code : newCode(),
                name: newName(), type: isUrban ? "phường" : chance.perMille(4) ? "đặc khu" : "xã",
                land: group.first!.land)
            beginnings.append(Self.establish(heir, in: province.code, from: from))
            communes[heir.land].append(heir)
        }
        return endings + beginnings + moves
    }

    /// A few more changes, of later years: communes are joined (in some provinces), renamed, or become wards.
    mutating func amendUnits(_ number: Int, on day: Day) -> Resolution {
        var changes: [JSONText] = []
        for land in [number, number + 20, number + 40] where communes[land].count > 12 {
            let code = province(ofLand: land)
            // From the end of the list, which no line names.
            let second = communes[land].removeLast()
            let first = communes[land].removeLast()
            let heir = Commune(
                code: chance.perMille(500) ? first.code : newCode(), name: newName(),
                type: first.type == "phường" ? "phường" : second.type, land: land)
            changes += [first, second].map { Self.change("dissolve", Self.code($0.code)) }
            changes.append(Self.establish(heir, in: code, from: [(first.code, "whole"), (second.code, "whole")]))
            communes[land].append(heir)

            let renamed = communes[land].count - 3
            communes[land][renamed].name = newName()
            communes[land][renamed].type = "phường"
            let commune = communes[land][renamed]
            changes.append(
                Self.change("rename", Self.code(commune.code)) {
                    $0.member("name", "Phường \(commune.name)")
                    $0.member("type", "phường")
                })
        }
        return Resolution(
            number: "\(1800 + number)/NQ-UBTVQH16", signedOn: day + -20, effectiveFrom: day, changes: changes)
    }

    /// The communes of a land that no later resolution of ours touches, so that lines may name them on any day since.
    func lasting(on land: Int) -> ArraySlice<Commune> { communes[land].dropLast(8) }
}

extension Nation {
    static func code(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 5 - digits.count) + digits
    }

    private static func code(_ text: String) -> String { text }

    private static func change(
        _ kind: String, _ code: String, _ more: (inout JSONText) -> Void = { _ in }
    ) -> JSONText {
        var text = JSONText()
        text.object { text in
            text.key(kind)
            text.object {
                $0.member("code", code)
                more(&$0)
            }
        }
        return text
    }

    private static func establish(
        province code: String, _ name: String, from: [(String, String)]
    ) -> JSONText {
        change("establish", code) {
            $0.member("level", "province")
            $0.member("name", name)
            $0.member("type", Provinces.type(of: name))
            sources(from, &$0)
        }
    }

    private static func establish(_ commune: Commune, in province: String, from: [(Int, String)]) -> JSONText {
        change("establish", code(commune.code)) {
            $0.member("name", commune.type.prefix(1).uppercased() + commune.type.dropFirst() + " " + commune.name)
            $0.member("type", commune.type)
            $0.member("province", province)
            sources(from.map { (code($0.0), $0.1) }, &$0)
        }
    }

    private static func sources(_ from: [(String, String)], _ text: inout JSONText) {
        guard !from.isEmpty else { return }
        text.key("from")
        text.list(from) { text, source in
            text.object {
                $0.member("code", source.0)
                $0.member("part", source.1)
            }
        }
    }
}
