import Events

/// The land a unit stands on, through all days: which units it was, from which day on.
///
/// Written as text in the read models: `0001-01-01=11824/31+11857/31|2025-07-01=11824/31`.
struct Land: Hashable {
    struct Stretch: Hashable {
        let from: CivilDate
        let units: [UnitOnDay]
    }

    let stretches: [Stretch]

    init(stretches: [Stretch]) {
        self.stretches = stretches
    }

    init(of unit: AdministrativeUnit, in register: UnitRegister) {
        var days: Set<CivilDate> = [.earliest]
        Self.collectDays(of: unit, in: register, into: &days)
        var stretches: [Stretch] = []
        for day in days.sorted() {
            let units = register.ancestors(of: unit, on: day).sorted {
                ($0.code.text, $0.province?.text ?? "") < ($1.code.text, $1.province?.text ?? "")
            }
            if stretches.last?.units != units { stretches.append(Stretch(from: day, units: units)) }
        }
        self.stretches = stretches
    }

    private static func collectDays(
        of unit: AdministrativeUnit, in register: UnitRegister, into days: inout Set<CivilDate>
    ) {
        days.formUnion(unit.states.map(\.from))
        for source in register.sources(of: unit) { collectDays(of: source, in: register, into: &days) }
    }

    /// The units it was on a day.
    func units(on day: CivilDate) -> [UnitOnDay] { stretches.last { $0.from <= day }!.units }

    /// Every commune code that some day stood on it.
    var codes: Set<UnitCode> { Set(stretches.flatMap { $0.units.map(\.code) }) }

    /// Under which codes of `line_ground` lines are found that may count on it: the nation's, its provinces', its units'.
    var groundCodes: Set<String> {
        Set([""] + codes.map(\.text) + path.stretches.flatMap { $0.provinces.compactMap { $0?.text } })
    }

    /// The provinces it lay in, through all days.
    var path: ProvincePath {
        var stretches: [ProvincePath.Stretch] = []
        for stretch in self.stretches {
            let provinces = Set(stretch.units.map(\.province)).sorted { ($0?.text ?? "") < ($1?.text ?? "") }
            if stretches.last?.provinces != provinces {
                stretches.append(.init(from: stretch.from, provinces: provinces))
            }
        }
        return ProvincePath(stretches: stretches)
    }
}

extension Land {
    var text: String {
        stretches.map { stretch in
            "\(stretch.from)=" + stretch.units.map { "\($0.code)/\($0.province?.text ?? "")" }.joined(separator: "+")
        }.joined(separator: "|")
    }

    init(text: String) {
        self.stretches = text.split(separator: "|").map { stretch in
            let parts = stretch.split(separator: "=", maxSplits: 1)
            return Stretch(
                from: CivilDate(String(parts[0]))!,
                units: parts[1].split(separator: "+").map { unit in
                    let codes = unit.split(separator: "/", omittingEmptySubsequences: false)
                    return UnitOnDay(code: UnitCode(String(codes[0]))!, province: UnitCode(String(codes[1])))
                })
        }
    }
}

/// Through which provinces a piece of land went: `0001-01-01=30|2025-07-01=31`.
struct ProvincePath: Hashable {
    struct Stretch: Hashable {
        let from: CivilDate
        let provinces: [UnitCode?]
    }

    let stretches: [Stretch]

    init(stretches: [Stretch]) {
        self.stretches = stretches
    }

    func provinces(on day: CivilDate) -> [UnitCode?] { stretches.last { $0.from <= day }!.provinces }

    var text: String {
        stretches.map { "\($0.from)=" + $0.provinces.map { $0?.text ?? "-" }.joined(separator: "+") }
            .joined(separator: "|")
    }

    init(text: String) {
        self.stretches = text.split(separator: "|").map { stretch in
            let parts = stretch.split(separator: "=", maxSplits: 1)
            return Stretch(
                from: CivilDate(String(parts[0]))!,
                provinces: parts[1].split(separator: "+").map { UnitCode(String($0)) })
        }
    }
}
