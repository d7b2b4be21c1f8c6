public import Foundation

/// Which days are working days (lịch ngày làm việc): weekly days off, the public holidays of Bộ luật Lao động, Điều 112, and
/// what the Prime Minister decides for each year.
///
/// Holidays on fixed days repeat each year; those by the lunar calendar and the exchanged days are only known for the
/// years that the file states.
public struct WorkingCalendar: Hashable, Sendable {
    public let source: PolicySource
    /// The years of which all holidays are stated.
    public let statedYears: Set<Int>
    private let weekend: Set<Int>
    private let fixed: [FixedHoliday]
    private let off: [ClosedRange<CivilDate>]
    private let worked: Set<CivilDate>
    /// Whether a fixed holiday on a weekly day off gives the next working day off (Điều 111, khoản 3).
    private let compensates: Bool

    /// A holiday on the same day each year.
    private struct FixedHoliday: Hashable {
        let month: Int
        let day: Int
        let years: ClosedRange<Int>
    }

    /// Reads a calendar; ``builtIn`` shows its form.
    public init(name: String, contents: Data) throws(InputFault) {
        let (value, marks) = try SettingsFile.read(Array(contents), name: name, shape: Self.shape)
        self.source = PolicySource(value, of: contents)
        self.weekend = Set(value["weekend"]!.list!.map { Self.weekdays.firstIndex(of: $0.text!)! })
        try require(weekend.count < 7, .outsideRange(weekend.count, 0...6), at: "$.weekend", marks)
        self.compensates = value["compensates"]?.flag ?? false
        var fixed: [FixedHoliday] = []
        for (index, holiday) in (value["fixed"]?.list ?? []).enumerated() {
            let text = holiday["day"]!.text!
            // A leap year, so that 29 February is a day.
            guard text.utf8.count == 5, let day = CivilDate("2024-\(text)")?.components else {
                throw InputFault(
                    line: marks.line(of: "$.fixed[\(index)].day"), path: "$.fixed[\(index)].day",
                    problem: .impossibleDay(text))
            }
            let first = holiday["from"]?.integer ?? 1
            let last = holiday["until"]?.integer ?? 9999
            try require(first <= last, .outsideRange(last, first...9999), at: "$.fixed[\(index)].until", marks)
            fixed.append(FixedHoliday(month: day.month, day: day.day, years: first...last))
        }
        self.fixed = fixed
        var off: [ClosedRange<CivilDate>] = []
        var worked: Set<CivilDate> = []
        var stated: Set<Int> = []
        for (index, year) in (value["years"]?.list ?? []).enumerated() {
            let path = "$.years[\(index)]"
            let number = year["year"]!.integer!
            try require(stated.insert(number).inserted, .duplicate(String(number)), at: "\(path).year", marks)
            for (place, stretch) in (year["off"]?.list ?? []).enumerated() {
                let from = stretch.day("from")!
                let until = stretch.day("until") ?? from
                try require(
                    until >= from, .untilBeforeFrom(until: until, from: from), at: "\(path).off[\(place)].until", marks)
                off.append(from...until)
            }
            worked.formUnion((year["work"]?.list ?? []).map { CivilDate($0.text!)! })
        }
        self.off = off
        self.worked = worked
        self.statedYears = stated
    }

    static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    static let shape = Shape.object([
        .required("schema", .text(.oneOf(["tthc.calendar/1"]))),
        .required("name", .text(.name)),
        .required("weekend", .list(.text(.oneOf(weekdays)), minimum: 0)),
        .optional("compensates", .flag),
        .optional(
            "fixed",
            .list(
                .object([
                    .required("day", .text(.name)), .optional("name", .text(.any)),
                    .optional("from", .integer(1...9999)), .optional("until", .integer(1...9999)),
                ]), minimum: 0)),
        .optional(
            "years",
            .list(
                .object([
                    .required("year", .integer(1...9999)),
                    .optional(
                        "off",
                        .list(
                            .object([
                                .required("from", .text(.day)), .optional("until", .text(.day)),
                                .optional("name", .text(.any)),
                            ]), minimum: 0)),
                    .optional("work", .list(.text(.day), minimum: 0)),
                ]), minimum: 0)),
    ])
}

extension WorkingCalendar {
    public func isWorkingDay(_ day: CivilDate) -> Bool {
        if worked.contains(day) { return true }
        if weekend.contains(day.weekday) || isFixedHoliday(day) || off.contains(where: { $0.contains(day) }) {
            return false
        }
        return !isCompensation(day)
    }

    private func isFixedHoliday(_ day: CivilDate) -> Bool {
        let (year, month, number) = day.components
        return fixed.contains { $0.month == month && $0.day == number && $0.years.contains(year) }
    }

    /// Whether it is the next working day after a fixed holiday that fell on a weekly day off. A stated year says itself
    /// which days are moved.
    private func isCompensation(_ day: CivilDate) -> Bool {
        let year = day.components.year
        guard compensates, !statedYears.contains(year) else { return false }
        return [year - 1, year].contains { compensations(in: $0).contains(day) }
    }

    private func compensations(in year: Int) -> Set<CivilDate> {
        let holidays = fixed.filter { $0.years.contains(year) }
            .compactMap { CivilDate(year: year, month: $0.month, day: $0.day) }.sorted()
        var taken: Set<CivilDate> = []
        for holiday in holidays where weekend.contains(holiday.weekday) {
            var day = holiday.next
            while weekend.contains(day.weekday) || isFixedHoliday(day) || taken.contains(day) { day = day.next }
            taken.insert(day)
        }
        return taken
    }

    /// The day that comes so many days after another; the first day counted is the next.
    public func day(_ count: Int, _ counting: DayCounting, after day: CivilDate) -> CivilDate {
        step(count, counting, from: day) { $0.next }
    }

    /// The day that comes so many days before another; the first day counted is the one before.
    public func day(_ count: Int, _ counting: DayCounting, before day: CivilDate) -> CivilDate {
        step(count, counting, from: day) { $0.previous }
    }

    private func step(
        _ count: Int, _ counting: DayCounting, from day: CivilDate, _ next: (CivilDate) -> CivilDate
    ) -> CivilDate {
        var day = day
        var left = count
        while left > 0 {
            day = next(day)
            if counting == .day || isWorkingDay(day) { left -= 1 }
        }
        return day
    }
}

/// How a time limit counts days: all of them (ngày), or working days (ngày làm việc).
public enum DayCounting: String, CaseIterable, Hashable, Sendable {
    case day, workingDay
}

extension CivilDate {
    /// 0 for Monday to 6 for Sunday.
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }
}
