import Events
import Foundation

/// How a workbook shows its numbers: as days, or with how many decimals.
struct NumberFormats {
    struct Styles {
        /// Codes of formats that are not built in, by id.
        var codes: [Int: String] = [:]
        /// The format of each style, by the style's index.
        var formats: [Int] = []
    }

    private enum Form {
        case general, date
        case decimals(Int)
    }

    /// Whether days count from 1904-01-01, as workbooks of old Macs do.
    var countsFrom1904 = false
    private var forms: [Form] = []

    mutating func read(styles: Styles) {
        forms = styles.formats.map { Self.form($0, code: styles.codes[$0]) }
    }

    private static func form(_ id: Int, code: String?) -> Form {
        switch id {
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: return .date
        case 2, 4: return .decimals(2)
        default: break
        }
        guard let code else { return .general }
        // Text in quotes, in brackets and after a backslash is shown, not obeyed.
        let bare = code.replacing(/"[^"]*"|\[[^\]]*\]|\\./, with: "").lowercased()
        if bare.contains(/[dy]/) { return .date }
        if let match = bare.firstMatch(of: /0\.(0+)/) { return .decimals(match.output.1.count) }
        return .general
    }

    /// A number as the sheet shows it; one that would be shown shorter than it is keeps all its digits.
    func shown(_ number: Double, style: Int?) -> (text: String, kind: Cell.Kind) {
        switch style.flatMap({ forms.indices.contains($0) ? forms[$0] : nil }) ?? .general {
        case .date:
            guard let day = day(number) else { return (plain(number), .number) }
            return (day.description, .date)
        case .decimals(let count) where count <= 12:
            let fixed = String(format: "%.\(count)f", number)
            return (Double(fixed) == number ? fixed : plain(number), .number)
        default: return (plain(number), .number)
        }
    }

    private func plain(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    /// The day of a serial number. Serial 60 is 29 February 1900, which never was.
    private func day(_ number: Double) -> CivilDate? {
        let serial = Int(number.rounded(.down))
        guard serial >= (countsFrom1904 ? 0 : 1), serial < 2_958_466, serial != 60 || countsFrom1904 else { return nil }
        let first =
            countsFrom1904 ? CivilDate(year: 1904, month: 1, day: 1)! : CivilDate(year: 1899, month: 12, day: 31)!
        let skipped = !countsFrom1904 && serial > 60 ? 1 : 0
        return CivilDate(dayNumber: first.dayNumber + serial - skipped)
    }
}
