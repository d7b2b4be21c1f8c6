public import Events
internal import VietnameseText

/// What a decision says of itself outside its tables: number, day of signature, the clause on its effect (Nghị định
/// 30/2020/NĐ-CP, Phụ lục I).
public struct PaperFrame: Sendable {
    /// As written: `Số: 3904/QĐ-UBND`, or in the line under an annex's title.
    public private(set) var number: String?
    public private(set) var signedOn: CivilDate?
    /// Trích yếu.
    public private(set) var title: String?
    /// The clause on the effect, as written.
    public private(set) var effectClause: String?
    /// Whether the paper approves internal processes.
    public private(set) var isInternal = false

    mutating func read(_ raw: String) {
        for line in CleanText(raw).text.split(separator: "\n").map(String.init) { readLine(line) }
    }

    private mutating func readLine(_ line: String) {
        if let match = line.firstMatch(
            of: /(?i)(?:^|quyết\s+định\s+)số\s*:?\s*(\d[\w.]*\s*\/\s*Q[ĐD]\s*-\s*[\p{L}]+)/), number == nil
        {
            number = String(match.output.1)
            // Behind the number of an annex's title stands its day; a citation of another paper does not come first.
            if signedOn == nil { signedOn = DateReading.first(in: line[match.range.upperBound...].prefix(30)) }
        } else if signedOn == nil, number != nil,
            line.firstMatch(of: /^[^,;.]{2,40},\s*ngày\s/) != nil
        {
            signedOn = DateReading.first(in: line[...])
        }
        if signedOn == nil, number == nil,
            line.wholeMatch(of: /[^,;.]{2,40},\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}/) != nil
        {
            signedOn = DateReading.first(in: line[...])
        }
        if title == nil, line.firstMatch(of: /(?i)^(?:về\s+việc\s+|v\/v\s+)?(?:công\s+bố|phê\s+duyệt)\s.{10,}/) != nil,
            line.count < 600
        {
            title = line
        }
        if effectClause == nil,
            line.firstMatch(of: /(?i)quyết\s+định\s+này\s+(?:có\s+hiệu\s+lực|có\s+hiệu\s+lực\s+thi\s+hành)/) != nil
        {
            effectClause = line
        }
        let words = PlainKey(line).text
        if words.contains("phe duyet quy trinh noi bo") || words.contains("thu tuc hanh chinh noi bo") {
            isInternal = true
        }
    }

    /// The day that the clause on the effect names by itself or by "kể từ ngày ký"; nil when it depends on something else.
    public var effectiveFrom: CivilDate? {
        guard let clause = effectClause, let at = clause.firstMatch(of: /(?i)có\s+hiệu\s+lực/) else { return nil }
        let rest = clause[at.range.upperBound...]
        if rest.prefix(60).firstMatch(of: /(?i)kể\s+từ\s+ngày\s+k[ýí]/) != nil { return signedOn }
        return DateReading.first(in: rest.prefix(60))
    }
}
