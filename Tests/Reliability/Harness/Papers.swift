import Foundation

/// Submissions made up for the harness, one a line, each with its command key and the number of facts it becomes.
struct Papers: Sendable {
    struct Paper: Sendable {
        let command: String
        let facts: Int
        let line: String
    }

    let papers: [Paper]

    init(_ papers: [Paper]) { self.papers = papers }

    var data: Data { Data(papers.map { $0.line + "\n" }.joined().utf8) }
    var facts: Int { papers.reduce(0) { $0 + $1.facts } }

    static func + (left: Papers, right: Papers) -> Papers { Papers(left.papers + right.papers) }

    /// The province and its first commune: every log begins with them.
    static let units = Papers([
        Paper(
            command: "U-1", facts: 2,
            line: """
                {"kind":"units","command":"U-1","resolution":{"number":"1/NQ","signedOn":"2020-01-01"},\
                "effectiveFrom":"2020-01-01","changes":[{"establish":{"level":"province","code":"31",\
                "name":"Thành phố Hải Phòng","type":"thành phố"}},\
                {"establish":{"code":"11824","name":"Xã A","type":"xã","province":"31"}}]}
                """)
    ])

    /// Communes, one submission of one fact each.
    static func communes(_ numbers: Range<Int>) -> Papers {
        Papers(
            numbers.map { number in
                Paper(
                    command: "C-\(number)", facts: 1,
                    line: """
                        {"kind":"units","command":"C-\(number)","resolution":{"number":"\(number)/NQ-C",\
                        "signedOn":"2020-01-01"},"effectiveFrom":"2020-01-01","changes":[{"establish":\
                        {"code":"\(20_000 + number)","name":"Xã số \(number)","type":"xã","province":"31"}}]}
                        """)
            })
    }

    /// Decisions of so many lines each: one fact more than lines.
    static func decisions(_ numbers: Range<Int>, lines: Int, prefix: String = "D") -> Papers {
        Papers(
            numbers.map { number in
                let text = (1...lines).map { line in
                    """
                    {"line":"\(line)","act":"issue","procedure":"1.\(procedure(prefix, number * lines + line))",\
                    "content":{"name":"Thủ tục số \(number), dòng \(line)","field":"Hộ tịch","levels":["commune"]}}
                    """
                }.joined(separator: ",")
                return Paper(
                    command: "\(prefix)-\(number)", facts: lines + 1,
                    line: """
                        {"kind":"decision","command":"\(prefix)-\(number)","decision":{"issuer":"31",\
                        "number":"\(number)/\(prefix)","signedOn":"2026-01-05","effectiveFrom":"2026-01-05"},\
                        "lines":[\(text)]}
                        """)
            })
    }

    /// Six digits, apart for each prefix of one letter and a digit.
    private static func procedure(_ prefix: String, _ number: Int) -> String {
        let place = prefix.utf8.reduce(0) { ($0 * 31 + Int($1)) % 90 } + 10
        return String(place * 10_000 + number)
    }
}
