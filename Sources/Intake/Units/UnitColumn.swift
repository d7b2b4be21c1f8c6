/// What a column of a register of administrative units (sổ đơn vị hành chính) says, told by its caption.
enum UnitColumn: Hashable, CaseIterable {
    /// Of the unit a row is about.
    case code, name, type, provinceCode, provinceName, districtCode
    /// Which version of the register a row is of, from which day, by which paper.
    case version, effectiveFrom, paper
    /// Of a change: what happened, between which versions, and what was before and after.
    case change, fromVersion, toVersion, oldName, newName, oldParent, newParent
    /// Of an edge: an old unit, and a new one that has land of it.
    case oldCode, oldDistrict, oldProvinceCode, oldProvinceName, newCode, newType, newProvinceCode, newProvinceName
    /// Whether the old unit went to several.
    case isDivided

    /// The captions of the statistics office and of public registers made from it, without diacritics.
    private var captions: [String] {
        switch self {
        case .code:
            [
                "ward code", "commune code", "ma px", "ma xa", "ma xa phuong", "ma phuong xa", "ma don vi hanh chinh",
                "ma dvhc", "ma",
            ]
        case .name:
            ["full name", "phuong xa", "xa phuong", "ten xa", "ten xa phuong", "ten don vi hanh chinh", "ten", "name"]
        case .type: ["cap", "loai", "loai don vi", "type"]
        case .provinceCode: ["province code", "ma tp", "ma tinh", "ma tinh thanh pho"]
        case .provinceName: ["tinh thanh pho", "tinh", "ten tinh", "province", "province name"]
        case .districtCode: ["district code", "ma qh", "ma huyen", "ma quan huyen"]
        case .version: ["version", "phien ban"]
        case .effectiveFrom: ["effective from", "ngay hieu luc", "tu ngay", "hieu luc tu"]
        case .paper: ["decree", "nghi dinh", "nghi quyet", "quyet dinh", "van ban"]
        case .change: ["change", "thay doi", "hinh thuc"]
        case .fromVersion: ["from version"]
        case .toVersion: ["to version"]
        case .oldName: ["old full name", "old commune", "old name", "ten cu"]
        case .newName: ["new full name", "new commune", "new name", "ten moi"]
        case .oldParent: ["old parent"]
        case .newParent: ["new parent"]
        case .oldCode: ["old commune code", "old ward code", "old code", "ma cu", "ma xa cu"]
        case .oldDistrict: ["old district", "huyen cu", "quan huyen cu"]
        case .oldProvinceCode: ["old province code", "ma tinh cu"]
        case .oldProvinceName: ["old province", "tinh cu"]
        case .newCode: ["new commune code", "new ward code", "new code", "ma moi", "ma xa moi"]
        case .newType: ["new type", "loai moi", "cap moi"]
        case .newProvinceCode: ["new province code", "ma tinh moi"]
        case .newProvinceName: ["new province", "tinh moi"]
        case .isDivided: ["old divided", "divided", "chia tach"]
        }
    }

    /// By what ``Caption/words(_:)`` makes of them.
    private static let byWords: [String: UnitColumn] = Dictionary(
        allCases.flatMap { column in column.captions.map { (Caption.words($0), column) } }
    ) { first, _ in first }

    /// The columns that a row of captions names; those that mean nothing are left out.
    static func columns(of row: Row) -> [UnitColumn: Int] {
        var columns: [UnitColumn: Int] = [:]
        for cell in row.cells {
            guard let column = byWords[Caption.words(cell.text)] else { continue }
            if columns[column] == nil { columns[column] = cell.column }
        }
        return columns
    }
}
