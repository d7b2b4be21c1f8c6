public import Foundation

/// A civil day (ngày) in Asia/Ho_Chi_Minh, with no time of day: the unit in which the law counts.
///
/// Stored and compared as the number of days since 1970-01-01. Written `2026-09-08` to programs and `08/09/2026` to
/// people. The calendar is the proleptic Gregorian one.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let dayNumber: Int

    public init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// Reads `yyyy-mm-dd` exactly; nil for another form and for a day that no calendar has, such as 31 September.
    public init?(_ text: String) {
        var text = text
        guard let day = text.withUTF8({ CivilDate(bytes: $0) }) else { return nil }
        self = day
    }

    /// Reads the bytes of `yyyy-mm-dd`.
    init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = bytes.number(0..<4), let month = bytes.number(5..<7), let day = bytes.number(8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day of a year, month and day of month; nil when the calendar has no such day. Years are 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year)
        else { return nil }
        // Days from civil, after Howard Hinnant: years begin in March, so that the leap day is the last one.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The year, month and day of month.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }

    /// The day on which an instant falls in Viet Nam (UTC+7 all year), whatever zone the machine is set to.
    public init(instant: Date) {
        self.init(dayNumber: Int(((instant.timeIntervalSince1970 + 7 * 3600) / 86_400).rounded(.down)))
    }

    /// The last millisecond of the day in Viet Nam.
    public var lastInstant: Instant { Instant(milliseconds: ((dayNumber + 1) * 24 - 7) * 3_600_000 - 1) }

    /// The earliest day the calendar knows: stands for "since ever".
    public static let earliest = CivilDate(year: 1, month: 1, day: 1)!
    /// The latest day the calendar knows: stands for "until further notice".
    public static let latest = CivilDate(year: 9999, month: 12, day: 31)!

    public var next: CivilDate { CivilDate(dayNumber: dayNumber + 1) }
    public var previous: CivilDate { CivilDate(dayNumber: dayNumber - 1) }

    public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }
}

extension CivilDate: CustomStringConvertible {
    /// ISO 8601, as programs read it: `2026-09-08`.
    public var description: String {
        let (year, month, day) = components
        // The day after the last one has five digits.
        guard (0...9999).contains(year) else { return "\(year)-\(month / 10)\(month % 10)-\(day / 10)\(day % 10)" }
        return String(unsafeUninitializedCapacity: 10) { output in
            output.initialize(repeating: UInt8(ascii: "-"))
            output.write(year, 0..<4)
            output.write(month, 5..<7)
            output.write(day, 8..<10)
            return 10
        }
    }

    /// As people in Viet Nam read it: `08/09/2026`.
    public var dayMonthYear: String {
        let iso = description.split(separator: "-")
        return "\(iso[2])/\(iso[1])/\(iso[0])"
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The number that these places spell in decimal digits; nil when another character stands there.
    func number(_ places: Range<Int>) -> Int? {
        var total = 0
        for place in places {
            guard self[place] >= 48, self[place] <= 57 else { return nil }
            total = total * 10 + Int(self[place] - 48)
        }
        return total
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Spells a number, at least 0, in as many decimal digits as there are places.
    func write(_ number: Int, _ places: Range<Int>) {
        var rest = number
        for place in places.reversed() {
            self[place] = UInt8(48 + rest % 10)
            rest /= 10
        }
    }
}
