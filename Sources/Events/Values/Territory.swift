/// Where a line applies (địa bàn áp dụng): the nation, or provinces and communes, less exceptions, for some types of
/// commune, with the codes understood as of a day.
public struct Territory: Hashable, Sendable {
    public enum Base: Hashable, Sendable {
        case nation
        /// What lies in any of these provinces, or is any of these communes.
        case units(provinces: Set<UnitCode>, communes: Set<UnitCode>)
    }

    public let base: Base
    /// Provinces and communes left out.
    public let except: Set<UnitCode>
    /// Types of commune it is limited to, judged on the day of the question; empty when it is not limited.
    public let types: Set<UnitType>
    /// The codes mean the units of this day; nil: of the day the line takes effect. "Tỉnh Bắc Giang (cũ)" is province 24
    /// as of a day before 2025-07-01.
    public let asOf: CivilDate?

    public init(base: Base, except: Set<UnitCode> = [], types: Set<UnitType> = [], asOf: CivilDate? = nil) {
        self.base = base
        self.except = except
        self.types = types
        self.asOf = asOf
    }

    /// All that an issuer governs: the nation, or one province.
    public static func governed(by province: UnitCode?) -> Territory {
        Territory(base: province.map { .units(provinces: [$0], communes: []) } ?? .nation)
    }

    /// Every code it mentions, in order.
    public var codes: [UnitCode] {
        switch base {
        case .nation: except.sorted()
        case .units(let provinces, let communes): (provinces.union(communes).union(except)).sorted()
        }
    }

    /// The communes it mentions one by one, excepted ones included.
    public var communeCodes: Set<UnitCode> {
        let excepted = except.filter(\.isCommune)
        guard case .units(_, let communes) = base else { return excepted }
        return excepted.union(communes)
    }

    /// The codes under which it is to be found by those who ask what may count on some land: its provinces and communes,
    /// an empty one when it is the nation, and the communes it leaves out.
    package var groundCodes: Set<String> {
        let base: Set<String> =
            switch self.base {
            case .nation: [""]
            case .units(let provinces, _): Set(provinces.map(\.text))
            }
        return base.union(communeCodes.map(\.text))
    }

    /// Whether it is the whole nation without any exception: every commune is covered alike, on any day.
    public var isWholeNation: Bool { base == .nation && except.isEmpty && types.isEmpty }
}

extension Territory {
    /// Reads the `territory` of a line; what it does not say is what the issuer governs.
    init(value: Value?, issuedBy province: UnitCode?) {
        let governed = Territory.governed(by: province)
        guard let value, value != .text("nation") else {
            self = value == nil ? governed : Territory(base: .nation)
            return
        }
        func codes(_ key: String) -> Set<UnitCode> {
            Set(value[key]?.list?.compactMap { $0.text.flatMap(UnitCode.init) } ?? [])
        }
        let base: Base
        if value["nation"] != nil {
            base = .nation
        } else if value["provinces"] != nil || value["communes"] != nil {
            base = .units(provinces: codes("provinces"), communes: codes("communes"))
        } else {
            base = governed.base
        }
        self.init(
            base: base, except: codes("except"),
            types: Set(value["types"]?.list?.compactMap { $0.text.flatMap(UnitType.init) } ?? []),
            asOf: value["asOf"]?.text.flatMap { CivilDate($0) })
    }
}
