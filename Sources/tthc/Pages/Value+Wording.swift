import Events

extension Value {
    /// A component in a few words: for a cell of a table.
    func brief(_ component: Component) -> String {
        switch self {
        case .text(let text): return word(component, text)
        case .integer(let integer): return String(integer)
        case .flag(let flag): return flag ? say("có", "yes") : say("không", "no")
        case .list(let list):
            switch component {
            case .dossier: return say("\(list.count) thành phần", "\(list.count) item(s)")
            case .steps: return say("\(list.count) bước", "\(list.count) step(s)")
            default: return list.map { $0.brief(component) }.joined(separator: ", ")
            }
        case .object:
            return lines(component).joined(separator: "; ")
        }
    }

    /// A component in full: one line for each of its items.
    func lines(_ component: Component) -> [String] {
        switch self {
        case .list(let list): return list.map { $0.lines(component).joined(separator: "; ") }
        case .object(let members):
            if component == .timeLimit { return [timeLimitWording] }
            if component == .fees { return [feeWording] }
            return [
                (members.entries.filter { isHead($0.key) }
                    + members.entries.filter { !isHead($0.key) && $0.value != .integer(0) })
                    .map {
                        isHead($0.key)
                            ? $0.value.brief(component) : "\(Self.label($0.key)): \($0.value.part($0.key, component))"
                    }
                    .joined(separator: "; ")
            ]
        default: return [brief(component)]
        }
    }

    /// One key of an item in words.
    private func part(_ key: String, _ component: Component) -> String {
        switch (key, text) {
        case ("timeLimit", nil): timeLimitWording
        case ("fee", nil): feeWording
        default: brief(component)
        }
    }

    private func isHead(_ key: String) -> Bool { ["item", "channel", "number", "text"].contains(key) }

    private var timeLimitWording: String {
        if let text = self["text"]?.text, !text.isEmpty { return text }
        return "\(self["value"]?.integer ?? 0) \(TimeUnit.wording(self["unit"]?.text ?? ""))"
    }

    private var feeWording: String {
        let currency = self["currency"]?.text ?? "VND"
        let unit = currency == "VND" ? say("đồng", "VND") : currency
        let text = self["text"]?.text.flatMap { $0.isEmpty ? nil : $0 }
        let amount = text == nil ? self["amount"]?.integer.map { "\(Self.grouped($0)) \(unit)" } : nil
        let parts = [
            self["case"]?.text.map { "\($0):" }, amount, text, self["basis"]?.text.map { "(\($0))" },
        ]
        return parts.compactMap { $0 }.joined(separator: " ")
    }

    /// `70.000`, as amounts are written in Viet Nam.
    private static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var index = digits.count - 3
        while index > 0 {
            digits.insert(".", at: digits.index(digits.startIndex, offsetBy: index))
            index -= 3
        }
        return digits
    }

    private func word(_ component: Component, _ text: String) -> String {
        switch (component, text) {
        case (.levels, "ministry"): say("cấp bộ", "ministry")
        case (.levels, "province"): say("cấp tỉnh", "province")
        case (.levels, "commune"): say("cấp xã", "commune")
        case (.role, "resolve"): say("giải quyết", "resolve")
        case (.role, "receive"): say("tiếp nhận", "receive")
        case (.channels, "inPerson"): say("trực tiếp", "in person")
        case (.channels, "online"): say("trực tuyến", "online")
        case (.channels, "post"): say("bưu chính", "post")
        case (.onlineLevel, "full"): say("toàn trình", "full")
        case (.onlineLevel, "partial"): say("một phần", "partial")
        case (.onlineLevel, "information"): say("cung cấp thông tin", "information")
        case (.postalService, "receive"): say("tiếp nhận", "receive")
        case (.postalService, "return"): say("trả kết quả", "return")
        case (.postalService, "both"): say("tiếp nhận và trả kết quả", "both")
        case (.postalService, "none"): say("không", "none")
        default: CivilDate(text)?.dayMonthYear ?? text
        }
    }

    private static func label(_ key: String) -> String {
        switch key {
        case "originals": say("bản chính", "originals")
        case "copies": say("bản sao", "copies")
        case "form": say("mẫu", "form")
        case "case": say("trường hợp", "case")
        case "timeLimit": say("thời hạn", "time limit")
        case "fee": say("phí", "fee")
        case "note": say("ghi chú", "note")
        case "title": say("trích yếu", "title")
        case "issuer": say("cơ quan ban hành", "issuer")
        case "signedOn": say("ngày ký", "signed on")
        case "effectiveFrom": say("hiệu lực từ", "effective from")
        case "effectiveUntil": say("đến hết ngày", "effective until")
        default: key
        }
    }
}
