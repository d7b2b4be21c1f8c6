internal import Events

/// A sheet as CSV (RFC 4180): UTF-8 with a byte order mark, without which Excel reads Vietnamese as something else; days as
/// `2026-09-08`.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it: it begins with `=`, `+`, `-`, `@`, TAB
/// or CR, or with such after spaces. Excel and LibreOffice show the apostrophe; readers that want the text back take it
/// off where one of these follows.
public enum SheetCSV {
    public static func render(_ sheet: Sheet) -> String {
        let rows = [sheet.columns.map { guarded($0.caption) }] + sheet.rows.map { $0.map(\.csv) }
        return "\u{FEFF}" + rows.map(DelimitedText.record).joined()
    }

    fileprivate static func guarded(_ text: String) -> String {
        Sheet.looksLikeFormula(text) ? "'" + text : text
    }
}

extension Sheet {
    /// Whether a spreadsheet program could take a text for a formula.
    static func looksLikeFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" && $0 != "\n" }) else {
            return false
        }
        // Their full-width forms, too, which some programs take for the same.
        return "=+-@\t\r＝＋－＠".unicodeScalars.contains(first)
    }
}

extension Sheet.Cell {
    fileprivate var csv: String {
        switch self {
        case .text(let text): SheetCSV.guarded(text)
        case .integer(let integer): String(integer)
        case .day(let day): day.description
        case .blank: ""
        }
    }
}

/// Records of RFC 4180.
package enum DelimitedText {
    /// One record, its end included; cells are quoted where they must be.
    package static func record(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    private static func cell(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }) else { return text }
        // By scalars: a quote with a mark above it is a quote to whoever reads the file.
        var quoted = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
