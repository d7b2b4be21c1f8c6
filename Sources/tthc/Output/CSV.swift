import Documents

/// Rows for a spreadsheet or a script: RFC 4180, UTF-8, English keys in the first row, days in ISO 8601.
struct CSV {
    let columns: [String]
    var rows: [[String]] = []

    var text: String { ([columns] + rows).map(DelimitedText.record).joined() }
}
