import Events

/// A territory as a column keeps it: `provinces/communes;except;types;asOf`, each a list with commas between, the day as a
/// number; `*` in the place of provinces and communes is the nation.
extension Territory {
    static let wholeNation = Territory(base: .nation)

    var text: String {
        func list(_ codes: Set<UnitCode>) -> String { codes.map(\.text).sorted().joined(separator: ",") }
        let ground =
            switch base {
            case .nation: "*"
            case .units(let provinces, let communes): list(provinces) + "/" + list(communes)
            }
        return [
            ground, list(except), types.map(\.rawValue).sorted().joined(separator: ","),
            asOf.map { String($0.dayNumber) } ?? "",
        ].joined(separator: ";")
    }

    init(text: String) {
        func codes(_ list: Substring) -> Set<UnitCode> {
            Set(list.split(separator: ",").map { UnitCode(String($0))! })
        }
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        let ground = parts[0].split(separator: "/", omittingEmptySubsequences: false)
        self.init(
            base: ground[0] == "*" ? .nation : .units(provinces: codes(ground[0]), communes: codes(ground[1])),
            except: codes(parts[1]),
            types: Set(parts[2].split(separator: ",").map { UnitType(rawValue: String($0))! }),
            asOf: Int(parts[3]).map(CivilDate.init(dayNumber:)))
    }
}
