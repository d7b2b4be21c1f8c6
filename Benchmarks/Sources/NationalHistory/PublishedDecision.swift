/// A decision as it was published.
struct PublishedDecision {
    let issuer: String
    let number: String
    let signedOn: Day
    var effectiveFrom: Day?
    var isInternal = false
    let titleSeed: UInt64
    var titleCorrection = 0
    /// Of its first fact; its lines follow.
    var position = 0
    var lines: [AnnexLine]
    /// The corrections of its lines that stand: where they are, and of which line.
    var corrections: [(position: Int, line: Int)] = []

    func write(to text: inout JSONText) {
        var chance = Chance(seed: titleSeed)
        text.object { text in
            writeIdentity(to: &text)
            if let effectiveFrom { text.member("effectiveFrom", effectiveFrom) }
            let more = titleCorrection > 0 ? " (đính chính)" : ""
            text.member(
                "title", "Công bố danh mục thủ tục hành chính trong lĩnh vực \(chance.one(of: Words.fields))\(more)")
            if isInternal {
                text.key("internal")
                text.raw("true")
            }
            if effectiveFrom == nil {
                text.member("condition", "Có hiệu lực cùng văn bản quy phạm pháp luật được công bố")
            }
        }
    }

    func writeIdentity(to text: inout JSONText) {
        text.member("issuer", issuer)
        text.member("number", number)
        text.member("signedOn", signedOn)
    }
}
