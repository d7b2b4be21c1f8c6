internal import Events
internal import VietnameseText

/// A unit as one version of a register has it.
struct RegisteredUnit: Hashable {
    var name: String
    var type: UnitType
    /// Of a commune.
    var province: UnitCode?
    /// The district it lay in, while there were districts.
    var district = ""

    /// Nil when the name does not tell which type of unit it is.
    static func type(of name: String) -> UnitType? {
        let key = MatchKey(name).text
        return UnitType.allCases.first { key.hasPrefix(MatchKey($0.rawValue).text + " ") }
    }
}

/// What the files of a register say, table by table, before it is held against each other.
struct UnitSources {
    /// A version of the register: its communes, or its provinces.
    struct Version {
        let name: String
        let day: CivilDate
        let paper: String
        let file: String
        var units: [UnitCode: RegisteredUnit] = [:]
    }

    struct Change {
        let from: String
        let to: String
        let day: CivilDate
        let paper: String
        let kind: String
        let code: UnitCode
        let oldName: String
        let newName: String
        let oldParent: String
        let newParent: String
        let place: Place
    }

    struct Edge {
        /// Nil where the old unit had no communes.
        let old: UnitCode?
        let oldName: String
        let oldDistrict: String
        let oldProvince: UnitCode?
        var new: UnitCode
        let newName: String
        let newType: String
        let newProvince: UnitCode?
        let isDivided: Bool?
        let place: Place
    }

    private(set) var communes: [Version] = []
    private(set) var provinces: [Version] = []
    private(set) var changes: [Change] = []
    private(set) var edges: [Edge] = []
    private(set) var discrepancies: [UnitDiscrepancy] = []
    private(set) var tables: [(file: String, kind: UnitTable.Kind, rows: Int)] = []

    private let asOf: CivilDate?

    /// - Parameter asOf: the day of tables whose rows have none.
    init(_ files: [TableFile], asOf: CivilDate?) throws(UnitImportFault) {
        self.asOf = asOf
        for file in files {
            let tables = file.sheets.compactMap { UnitTable($0, file: file.name) }
            guard !tables.isEmpty else { throw UnitImportFault.unrecognised(file: file.name) }
            for table in tables { try read(table) }
        }
        communes.sort { $0.day < $1.day }
        provinces.sort { $0.day < $1.day }
    }

    private mutating func read(_ table: UnitTable) throws(UnitImportFault) {
        let records = table.records
        tables.append((table.file, table.kind, records.count))
        switch table.kind {
        case .communes: communes += try versions(table, records, of: .code, digits: 5, besides: communes)
        case .provinces: provinces += try versions(table, records, of: .provinceCode, digits: 2, besides: provinces)
        case .changes: for record in records { readChange(record) }
        case .edges: for record in records { readEdge(record) }
        }
    }

    private mutating func versions(
        _ table: UnitTable, _ records: [UnitTable.Record], of column: UnitColumn, digits: Int, besides others: [Version]
    ) throws(UnitImportFault) -> [Version] {
        var found: [Version] = []
        for record in records {
            guard let day = record.day ?? asOf else { throw UnitImportFault.undated(file: table.file) }
            let name = record[.version].isEmpty ? "\(day)" : record[.version]
            if found.last?.name != name, !found.contains(where: { $0.name == name }) {
                if others.contains(where: { $0.name == name }) { throw UnitImportFault.versionTwice(name) }
                found.append(Version(name: name, day: day, paper: record[.paper], file: table.file))
            }
            let index = found.last?.name == name ? found.count - 1 : found.firstIndex { $0.name == name }!
            guard let code = code(record, column, digits: digits) else { continue }
            guard let unit = unit(record, isProvince: digits == 2) else {
                tell(.unreadable, code.text, record[.name], at: record)
                continue
            }
            if let other = found[index].units[code] {
                tell(.duplicate, code.text, other.name, unit.name, in: name, at: record)
                continue
            }
            found[index].units[code] = unit
        }
        return found
    }

    private mutating func unit(_ record: UnitTable.Record, isProvince: Bool) -> RegisteredUnit? {
        var name = record[.name].isEmpty && isProvince ? record[.provinceName] : record[.name]
        var findings = record.findings(.name)
        // Form D is told once, for the file: what is the matter with one name in it, with all.
        findings.removeAll { $0 == .notComposed }
        if !findings.isEmpty { tell(.text, record[isProvince ? .provinceCode : .code], name, at: record) }
        var type = RegisteredUnit.type(of: name)
        if type == nil {
            let stated = MatchKey(record[.type]).text
            type = UnitType.allCases.first { MatchKey($0.rawValue).text == stated }
            if let type { name = type.rawValue.prefix(1).uppercased() + type.rawValue.dropFirst() + " " + name }
        }
        guard let type, type.isProvince == isProvince, !name.isEmpty else { return nil }
        if isProvince { return RegisteredUnit(name: name, type: type) }
        guard let province = record.code(.provinceCode, digits: 2) else { return nil }
        return RegisteredUnit(name: name, type: type, province: province, district: record[.districtCode])
    }

    private mutating func readChange(_ record: UnitTable.Record) {
        guard let code = code(record, .code, digits: 5) else { return }
        guard let day = record.day, !record[.fromVersion].isEmpty, !record[.toVersion].isEmpty else {
            return tell(.unreadable, code.text, record[.change], at: record)
        }
        changes.append(
            Change(
                from: record[.fromVersion], to: record[.toVersion], day: day, paper: record[.paper],
                kind: record[.change],
                code: code, oldName: record[.oldName], newName: record[.newName], oldParent: record[.oldParent],
                newParent: record[.newParent], place: record.place))
    }

    private mutating func readEdge(_ record: UnitTable.Record) {
        guard let new = code(record, .newCode, digits: 5) else { return }
        let hasOld = !record[.oldCode].isEmpty
        let old = hasOld ? code(record, .oldCode, digits: 5) : nil
        if hasOld, old == nil { return }
        let divided = ["true", "1", "x", "co"].contains(PlainKey(record[.isDivided]).text)
        let edge = Edge(
            old: old, oldName: record[.oldName], oldDistrict: record[.oldDistrict],
            oldProvince: record.code(.oldProvinceCode, digits: 2), new: new, newName: record[.newName],
            newType: record[.newType], newProvince: record.code(.newProvinceCode, digits: 2),
            isDivided: record[.isDivided].isEmpty ? nil : divided, place: record.place)
        edges.append(edge)
    }

    /// The code of a row; what is none is told.
    private mutating func code(_ record: UnitTable.Record, _ column: UnitColumn, digits: Int) -> UnitCode? {
        guard let code = record.code(column, digits: digits) else {
            tell(.unreadable, record[column], record[.name], at: record)
            return nil
        }
        if record.isPadded(column, digits: digits) { tell(.paddedCode, code.text, record[column], at: record) }
        return code
    }

    private mutating func tell(
        _ kind: UnitDiscrepancy.Kind, _ code: String, _ first: String = "", _ second: String = "",
        in sources: String = "", at record: UnitTable.Record
    ) {
        discrepancies.append(
            UnitDiscrepancy(kind, code, first, second, in: sources, at: record.place))
    }
}
