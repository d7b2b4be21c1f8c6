import Events
import Projections

extension Lineage.Life {
    /// From when to when. The end that is not recorded is left away: an answer told for some day and some knowledge cannot
    /// say what holds today.
    var span: String {
        until.map { "\(since.dayMonthYear)–\($0.dayMonthYear)" }
            ?? say("từ \(since.dayMonthYear)", "from \(since.dayMonthYear)")
    }
}

extension Lineage.Change {
    /// All that changed that day, as one sentence; nil when the paper only repeats what was.
    var wording: String? {
        var changes: [String] = []
        if before.name != after.name {
            changes.append(
                say("đổi tên từ \(before.name) thành \(after.name)", "renamed from \(before.name) to \(after.name)"))
        }
        if before.type != after.type {
            changes.append(
                say(
                    "đổi loại từ \(before.type.rawValue) thành \(after.type.rawValue)",
                    "changed from \(before.type.rawValue) to \(after.type.rawValue)"))
        }
        if before.province != after.province {
            changes.append(
                say(
                    "chuyển từ \(before.provinceWording) sang \(after.provinceWording)",
                    "moved from \(before.provinceWording) to \(after.provinceWording)"))
        }
        return changes.isEmpty ? nil : "\(day.dayMonthYear): " + changes.joined(separator: "; ")
    }
}

extension Lineage.State {
    /// The province with its code, since a province made of others may bear the name of one of them.
    fileprivate var provinceWording: String {
        let code = province?.text ?? "?"
        return provinceName.map { "\($0) (\(code))" } ?? say("tỉnh mã \(code)", "province \(code)")
    }
}

extension Lineage {
    static var partMark: String { say("(một phần)", "(part)") }
    static var unrecordedMark: String { say("(chưa ghi)", "(not recorded)") }
}

extension Lineage {
    /// What stands in a box of a picture: code; name; province, where there are several; from when to when; what changed.
    func lines(of unit: Unit) -> [String] {
        guard let life = unit.life else { return [unit.code.text, Self.unrecordedMark] }
        let hasProvinces = Set(units.compactMap(\.life?.last.provinceName)).count > 1
        let province = hasProvinces ? [life.last.provinceName].compactMap(\.self) : []
        return [unit.code.text, life.last.name] + province + [life.span] + life.changes.compactMap(\.wording)
    }
}
