/// Rows for a spreadsheet or a script: RFC 4180, UTF-8, English keys in the first row, days in ISO 8601.
struct CSV {
    let columns: [String]
    var rows: [[String]] = []

    var text: String { ([columns] + rows).map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined() }

    private static func cell(_ text: String) -> String {
        guard text.contains(where: { "\",\r\n".contains($0) || $0 == "\r\n" }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
