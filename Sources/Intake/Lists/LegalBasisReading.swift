internal import Events
internal import VietnameseText

/// The documents that a cell names as legal bases (căn cứ pháp lý), one for each line or sentence.
enum LegalBasisReading {
    struct Result {
        /// As components of `legalBases`.
        let values: [Value]
        /// Pieces that name no number of a document.
        let withoutNumber: [String]
        /// Whether a space inside a number was left out.
        let hasMended: Bool
    }

    static func read(_ raw: String) -> Result? {
        let text = CleanText(raw).text
        guard !text.isEmpty, !Statement.isNoInformation(text) else { return nil }
        var values: [Value] = []
        var without: [String] = []
        var seen: Set<String> = []
        var hasMended = false
        for piece in pieces(text) {
            guard let found = number(in: piece) else {
                if seen.insert(piece).inserted {
                    without.append(piece)
                    values.append(.object(["number": .text(piece)]))
                }
                continue
            }
            hasMended = hasMended || found.isMended
            guard seen.insert(found.number).inserted else { continue }
            let day = DateReading.first(in: piece[found.end...].prefix(40))
            values.append(
                .object([
                    "number": .text(found.number), "title": piece == found.number ? nil : .text(piece),
                    "signedOn": day.map { .text("\($0)") },
                ]))
        }
        return values.isEmpty ? nil : Result(values: values, withoutNumber: without, hasMended: hasMended)
    }

    /// The documents of a cell as words, for `basis`.
    static func pieces(_ text: String) -> [String] {
        CleanText(text).text.split { $0 == "\n" || $0 == ";" }
            .map { piece in
                var piece = String(piece).trimmed
                while let first = piece.first, "-+*•▪–".contains(first) { piece = String(piece.dropFirst()).trimmed }
                while let last = piece.last, ".,".contains(last) { piece = String(piece.dropLast()).trimmed }
                return piece
            }
            .filter { !$0.isEmpty }
    }

    /// The first number of a document: `18/2026/NĐ-CP`, `66.7/2025/NQ-CP`, `105/2025/QH15`, `1669/NQ-UBTVQH15`.
    private static func number(in piece: String) -> (number: String, end: String.Index, isMended: Bool)? {
        let pattern =
            /\d+[a-z]?(?:\.\d+)?\s?\/\s?(?:\d{4}\s?\/\s?)?[A-ZĐ]{2}[A-ZĐ0-9]*(?:\s?-\s?[A-ZĐ]{2,}[A-ZĐ0-9]*)*/
        guard let match = piece.firstMatch(of: pattern) else { return nil }
        let number = match.output.filter { !$0.isWhitespace }
        return (String(number), match.range.upperBound, number.count != match.output.count)
    }
}
