public import Events
internal import VietnameseText

/// Days as papers and spreadsheets write them; never month before day.
public enum DateReading {
    /// The day of a text that says nothing else: `2026-09-08`, `8/9/2026`, `08-09-2026`, `ngày 05 tháng 3 năm 2026`.
    public static func day(_ raw: String) -> CivilDate? {
        let text = CleanText(raw).line
        if let match = text.wholeMatch(of: /(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?/) {
            return date(match.output.1, match.output.2, match.output.3)
        }
        return text.wholeMatch(of: pattern).flatMap { day($0.output) }
    }

    /// The first day that a text tells after a place in it.
    static func first(in text: Substring) -> CivilDate? {
        text.firstMatch(of: pattern).flatMap { day($0.output) }
    }

    private typealias Output = (Substring, Substring?, Substring?, Substring?, Substring?, Substring?, Substring?)

    private nonisolated(unsafe) static let pattern =
        /(?:ngày\s+)?(?:(\d{1,2})[\/.\-](\d{1,2})[\/.\-](\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))(?!\d)/

    private static func day(_ output: Output) -> CivilDate? {
        if let day = output.1, let month = output.2, let year = output.3 { return date(year, month, day) }
        guard let day = output.4, let month = output.5, let year = output.6 else { return nil }
        return date(year, month, day)
    }

    private static func date(_ year: Substring, _ month: Substring, _ day: Substring) -> CivilDate? {
        guard let year = Int(year), let month = Int(month), let day = Int(day), (1945...2200).contains(year) else {
            return nil
        }
        return CivilDate(year: year, month: month, day: day)
    }
}
