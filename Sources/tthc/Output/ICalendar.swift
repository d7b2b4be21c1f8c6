import Events

/// Days for the calendar of a phone or an office program: iCalendar, RFC 5545, in UTF-8.
///
/// The text depends on the events alone, in the order given. The standard wants at least one event; programs also read a
/// calendar that has none.
struct ICalendar {
    /// Something that happens on a civil day, the whole of it, and leaves the person free.
    struct Event {
        /// Names the event for ever: a program that reads it again replaces what it had under this name.
        let uid: String
        let day: CivilDate
        /// When the registry came to know what the event says.
        let stamp: Instant
        /// Grows with each change of what the event says.
        let sequence: Int
        let summary: String
        /// Left out when it is empty.
        let description: String
    }

    var events: [Event] = []

    var text: String {
        (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tthc//tthc//VI", "CALSCALE:GREGORIAN"]
            + events.flatMap(\.lines) + ["END:VCALENDAR"])
            .map { Self.folded($0) + "\r\n" }.joined()
    }

    /// A line broken into pieces of at most 75 octets, between characters; those after the first begin with a space.
    private static func folded(_ line: String) -> String {
        var folded = String.UnicodeScalarView()
        var octets = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if octets + length > 75 {
                folded += "\r\n ".unicodeScalars
                octets = 1
            }
            folded.append(scalar)
            octets += length
        }
        return String(folded)
    }
}

extension ICalendar.Event {
    fileprivate var lines: [String] {
        // Without an end an event of whole days takes one day; that is all the last day of the calendar can say.
        let end = day < .latest ? ["DTEND;VALUE=DATE:\(basic(day.next))"] : []
        let story = description.isEmpty ? [] : ["DESCRIPTION:\(escaped(description))"]
        return [
            "BEGIN:VEVENT", "UID:\(escaped(uid))", "DTSTAMP:\(basic(stamp))", "SEQUENCE:\(sequence)",
            "DTSTART;VALUE=DATE:\(basic(day))",
        ]
            + end + ["SUMMARY:\(escaped(summary))"] + story + ["TRANSP:TRANSPARENT", "END:VEVENT"]
    }

    private func basic(_ day: CivilDate) -> String { day.description.escaped(["-": ""]) }

    /// To the second, in UTC.
    private func basic(_ instant: Instant) -> String {
        String(instant.description.prefix { $0 != "." }).escaped(["-": "", ":": ""]) + "Z"
    }

    private func escaped(_ text: String) -> String {
        // A carriage return before a newline is part of the same end of line.
        text.replacing("\r\n", with: "\n").escaped(["\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": "\\n"])
    }
}
