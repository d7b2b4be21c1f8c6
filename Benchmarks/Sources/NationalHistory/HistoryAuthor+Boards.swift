/// What hangs at communes.
extension HistoryAuthor {
    mutating func post(_ today: Day) throws {
        guard chance.perMille(20) else { return }
        // No commune of 1 July 2025 is named by a day before it.
        guard !nation.isMerged || today > Nation.merger + 30 else { return }
        let day = today + -chance.number(0...5)
        let commune = chance.one(of: Array(nation.lasting(on: chance.below(Provinces.old.count)))).code
        let begin = chance.below(max(standing[0].count - 40, 1))
        let listed = standing[0].dropFirst(begin).prefix(chance.number(10...40)).map { procedures[$0].code }
        if chance.perMille(700) {
            try submit(facts: 1, "posting") { text in
                text.member("commune", Nation.code(commune))
                text.member("postedOn", day)
                text.member("channel", "Bảng niêm yết tại trụ sở")
                text.key("procedures")
                text.list(listed) { text, code in text.object { $0.member("procedure", code) } }
            }
        } else {
            try submit(facts: 1, "observation") { text in
                text.member("commune", Nation.code(commune))
                text.member("observedOn", day)
                text.member("by", "Phòng Kiểm soát thủ tục hành chính")
                text.key("procedures")
                text.list(listed) { text, code in text.object { $0.member("procedure", code) } }
                text.member("findings", ["Bảng niêm yết còn thiếu mẫu đơn"])
            }
        }
    }
}
