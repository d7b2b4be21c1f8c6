public import Foundation

/// A moment, to the millisecond, in UTC: when the registry learned a fact.
public struct Instant: Hashable, Comparable, Sendable {
    public let milliseconds: Int

    public init(milliseconds: Int) {
        self.milliseconds = milliseconds
    }

    public init(_ date: Date) {
        self.init(milliseconds: Int((date.timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// Reads the one form that is written: `2026-11-21T03:10:00.000Z`.
    public init?(_ text: String) {
        var text = text
        guard let instant = text.withUTF8({ Instant(bytes: $0) }) else { return nil }
        self = instant
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 24, let day = CivilDate(bytes: .init(rebasing: bytes[..<10])),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"),
            let hour = bytes.number(11..<13), let minute = bytes.number(14..<16), let second = bytes.number(17..<19),
            let fraction = bytes.number(20..<23), hour < 24, minute < 60, second < 60
        else { return nil }
        self.init(milliseconds: (((day.dayNumber * 24 + hour) * 60 + minute) * 60 + second) * 1000 + fraction)
    }

    /// Reads any RFC 3339 instant, with any offset; what is finer than a millisecond is cut off.
    public init?(rfc3339 text: String) {
        let pattern = /(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))/
            .asciiOnlyDigits()
        guard let match = text.wholeMatch(of: pattern)?.output, let day = CivilDate(String(match.1)),
            let hour = Int(match.2), let minute = Int(match.3), let second = Int(match.4), hour < 24, minute < 60,
            second <= 60, let offsetHours = Int(match.7 ?? "0"), let offsetMinutes = Int(match.8 ?? "0"),
            offsetHours < 24, offsetMinutes < 60
        else { return nil }
        let fraction = Int(((match.5 ?? "") + "000").prefix(3))!
        let offset = (offsetHours * 60 + offsetMinutes) * (match.6 == "-" ? -1 : 1)
        let minutes = (day.dayNumber * 24 + hour) * 60 + minute - offset
        self.init(milliseconds: (minutes * 60 + second) * 1000 + fraction)
    }

    /// The civil day in Viet Nam on which it falls.
    public var day: CivilDate { CivilDate(instant: Date(timeIntervalSince1970: Double(milliseconds) / 1000)) }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

extension Instant: CustomStringConvertible {
    public var description: String {
        let day = Int((Double(milliseconds) / 86_400_000).rounded(.down))
        let rest = milliseconds - day * 86_400_000
        return String(unsafeUninitializedCapacity: 24) { output in
            var date = "\(CivilDate(dayNumber: day))"
            date.withUTF8 { _ = output.initialize(from: $0) }
            output[10] = UInt8(ascii: "T")
            output.write(rest / 3_600_000, 11..<13)
            output[13] = UInt8(ascii: ":")
            output.write(rest / 60_000 % 60, 14..<16)
            output[16] = UInt8(ascii: ":")
            output.write(rest / 1000 % 60, 17..<19)
            output[19] = UInt8(ascii: ".")
            output.write(rest % 1000, 20..<23)
            output[23] = UInt8(ascii: "Z")
            return 24
        }
    }
}
